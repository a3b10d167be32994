/** The plan's answer about fibre in numbers: when each goal is met, at whose cost, and what is left. Pure. */
import type { Outcome } from '../../../model/outcome.ts';
import { PAYERS, type Payer } from '../../../model/payer.ts';
import type { Target } from '../../../model/target.ts';

export interface GoalAnswer {
  readonly target: Target;
  /** Fiscal year from which the goal is held; 0 where it is not within the horizon. */
  readonly metFiscalYear: number;
  /** All payers from the baseline to that year, or to the end of the horizon where it is not met. */
  readonly byPayer: Readonly<Record<Payer, number>>;
  readonly totalYen: number;
  /** Households short at the goal's own year; 0 where it is met. */
  readonly shortfallHouseholds: number;
}

export function goalAnswers(outcome: Outcome): readonly GoalAnswer[] {
  const last = outcome.fiscalYears.at(-1)!;
  return outcome.targets
    .filter(({ target }) => target.metric === 'fibreHouseholdCoverage')
    .map(({ target, metFiscalYear, shortfallCount }) => {
      const byPayer = costUntil(outcome, metFiscalYear === 0 ? last : metFiscalYear);
      const totalYen = PAYERS.reduce((sum, payer) => sum + byPayer[payer], 0);
      return { target, metFiscalYear, byPayer, totalYen, shortfallHouseholds: shortfallCount };
    });
}

/** From the baseline to the end of the fiscal year. */
export function costUntil({ fibre, fiscalYears }: Outcome, fiscalYear: number): Record<Payer, number> {
  const sums = PAYERS.map((_, k) =>
    fiscalYears.reduce(
      (sum, year, y) => (year <= fiscalYear ? sum + fibre.costYen[y * PAYERS.length + k]! : sum),
      0,
    ),
  );
  return Object.fromEntries(PAYERS.map((payer, k) => [payer, sums[k]!])) as Record<Payer, number>;
}

/** Households without fibre at the end of a fiscal year. */
export function householdsLeft({ fibre, demand, fiscalYears }: Outcome, fiscalYear: number): number {
  const y = fiscalYears.indexOf(fiscalYear);
  const count = demand.households.length / fiscalYears.length;
  let left = 0;
  for (let m = y * count; m < (y + 1) * count; m++) {
    left += demand.households[m]! - fibre.servedHouseholds[m]!;
  }
  return left;
}
