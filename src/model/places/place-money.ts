/** What the programmes build in a set of municipalities, who pays, and under which class of the subsidy rules. */
import type { Atlas } from '../atlas.ts';
import { SUBSIDY_AREAS, type SubsidyArea } from '../fibre/who-pays.ts';
import type { Outcome } from '../outcome.ts';
import { PAYERS } from '../payer.ts';
import type { Plan } from '../plan.ts';
import { TECHNOLOGIES as RADIO_TECHNOLOGIES } from '../radio/radio-outcome.ts';

/** The works that a place can have, in the order in which they are told. */
export const WORKS = ['fibre', 'fixedWireless', 'satellite', 'cableConversion', 'radio', 'beyond'] as const;
export type WorksKind = (typeof WORKS)[number];

export interface WorksMoney {
  readonly kind: WorksKind;
  /** By PAYERS, whole yen, over the whole horizon. */
  readonly payersYen: readonly number[];
  /** Their sum. */
  readonly costYen: number;
  /** Cells, sites or terminals' squares, as the plan counts them. */
  readonly works: number;
  readonly firstFiscalYear: number;
  readonly lastFiscalYear: number;
}

/** Kinds of works with at least one row of the plan in these municipalities. */
export function moneyOfPlace(
  { fibre, radio }: Outcome,
  municipalities: readonly number[],
): readonly WorksMoney[] {
  const inside = new Set(municipalities);
  const isMast = (i: number) => RADIO_TECHNOLOGIES[radio.plan.technology[i]!] === '5g';
  const plans: Readonly<Record<WorksKind, readonly [Plan, (i: number) => boolean]>> = {
    fibre: [fibre.plan, everyRow],
    fixedWireless: [fibre.wirelessPlan.fwa, everyRow],
    satellite: [fibre.wirelessPlan.satellite, everyRow],
    cableConversion: [fibre.cableConversion.plan, everyRow],
    radio: [radio.plan, isMast],
    beyond: [radio.plan, (i) => !isMast(i)],
  };
  return WORKS.flatMap((kind): WorksMoney[] => {
    const [plan, isOfKind] = plans[kind];
    const payersYen = PAYERS.map(() => 0);
    let works = 0;
    let first = Number.POSITIVE_INFINITY;
    let last = 0;
    plan.municipality.forEach((m, i) => {
      if (!inside.has(m) || !isOfKind(i)) return;
      PAYERS.forEach((_, k) => {
        payersYen[k]! += plan.costYen[i * PAYERS.length + k]!;
      });
      works += plan.works[i]!;
      first = Math.min(first, plan.fiscalYear[i]!);
      last = Math.max(last, plan.fiscalYear[i]!);
    });
    if (last === 0) return [];
    const costYen = payersYen.reduce((sum, yen) => sum + yen, 0);
    return [{ kind, payersYen, costYen, works, firstFiscalYear: first, lastFiscalYear: last }];
  });
}

function everyRow(): boolean {
  return true;
}

export interface SubsidyClass {
  readonly area: SubsidyArea;
  /** Left without fibre at the baseline, at the 2020 level. */
  readonly households: number;
}

/** Classes with households, the most favoured first. */
export function subsidyClasses({ fibre }: Outcome, municipalities: readonly number[]): SubsidyClass[] {
  return SUBSIDY_AREAS.map((area, k) => ({
    area,
    households: municipalities.reduce(
      (sum, m) => sum + fibre.leftBySubsidyArea[m * SUBSIDY_AREAS.length + k]!,
      0,
    ),
  }))
    .filter(({ households }) => households > 0)
    .reverse();
}

/** Classes under which the programmes look at one municipality. */
export interface Conditions {
  readonly disadvantaged: Atlas['municipalities']['disadvantaged'][number];
  readonly depopulated: Atlas['municipalities']['depopulated'][number];
  /** NaN where there is none. */
  readonly fiscalIndex: number;
}

export function conditionsOf({ municipalities }: Atlas, municipality: number): Conditions {
  return {
    disadvantaged: municipalities.disadvantaged[municipality]!,
    depopulated: municipalities.depopulated[municipality]!,
    fiscalIndex: municipalities.fiscalIndex[municipality]!,
  };
}
