/** Who pays for what is built: the programme for disadvantaged areas (携帯電話等エリア整備事業), and the operators. */
import type { Atlas } from '../atlas.ts';
import { FIRST_FISCAL_YEAR, valueInYear, YEAR_COUNT } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import { ENVIRONMENT_CLASSES } from './link-budget.ts';
import { type PlannedSites, SHARED } from './planned-sites.ts';
import { type RadioPlan, TECHNOLOGIES, type Technology } from './radio-outcome.ts';
import type { RadioParameters } from './radio-parameters.ts';

/**
 * Splits the planned sites' cost. The state grants its share in disadvantaged areas in build order while its money
 * lasts; what a year leaves over is carried on.
 * @param planned by rising fiscal year, all within `fiscalYears`
 * @returns sites × PAYERS, whole yen that add up to each site's cost
 */
export function payersOfSites(
  atlas: Atlas,
  planned: PlannedSites,
  fiscalYears: readonly number[],
  parameters: RadioParameters,
): Float64Array {
  const yen = new Float64Array(planned.count * PAYERS.length);
  const rules: PayerRules = {
    shareAlone: parameters['radio.subsidyShareAlone'],
    shareShared: parameters['radio.subsidyShareShared'],
    municipalityShare: parameters['radio.municipalityShare'],
  };
  let grantYen = 0;
  let next = 0;
  for (const fiscalYear of fiscalYears) {
    grantYen += valueInYear(parameters['radio.annualStateBudgetYen'], fiscalYear);
    for (; next < planned.count && planned.fiscalYear[next] === fiscalYear; next++) {
      grantYen -= splitSite(atlas, planned, next, rules, grantYen, yen);
    }
  }
  return yen;
}

interface PayerRules {
  readonly shareAlone: number;
  readonly shareShared: number;
  readonly municipalityShare: number;
}

/** @param yen sites × PAYERS, the site's own filled @returns what the state pays */
function splitSite(
  atlas: Atlas,
  { municipality: municipalityOf, environment, build, costYen: costs }: PlannedSites,
  s: number,
  { shareAlone, shareShared, municipalityShare }: PayerRules,
  grantYen: number,
  yen: Float64Array,
): number {
  const costYen = costs[s]!;
  const subsidised = isSubsidised(atlas, municipalityOf[s]!, environment[s]!);
  const share = subsidised ? (build[s] === SHARED ? shareShared : shareAlone) : 0;
  const state = Math.min(Math.round(costYen * share), Math.floor(grantYen));
  const municipality = subsidised ? Math.round((costYen - state) * municipalityShare) : 0;
  const row = s * PAYERS.length;
  yen[row] = state;
  yen[row + 1] = municipality;
  yen[row + 2] = costYen - state - municipality;
  return state;
}

/**
 * Whether the state's programme for disadvantaged areas pays a part: anywhere in a wholly disadvantaged municipality,
 * and at rural sites of a partly disadvantaged one (assumption: its disadvantaged part is the rural one).
 * @param environment index into ENVIRONMENT_CLASSES
 */
export function isSubsidised(atlas: Atlas, municipality: number, environment: number): boolean {
  const kind = atlas.municipalities.disadvantaged[municipality]!;
  return kind === 'full' || (kind === 'partial' && ENVIRONMENT_CLASSES[environment] === 'rural');
}

/** years × PAYERS, whole yen. @param planned by rising fiscal year, all within `fiscalYears` */
export function sitesCostByYear(
  atlas: Atlas,
  planned: PlannedSites,
  fiscalYears: readonly number[],
  parameters: RadioParameters,
): Float64Array {
  return paidByYear(planned, payersOfSites(atlas, planned, fiscalYears, parameters));
}

/** years × PAYERS, whole yen. @param yen sites × PAYERS */
export function paidByYear({ count, fiscalYear }: PlannedSites, yen: Float64Array): Float64Array {
  const total = new Float64Array(YEAR_COUNT * PAYERS.length);
  for (let s = 0; s < count; s++) addPaid(total, yen, s, fiscalYear[s]!);
  return total;
}

function addPaid(total: Float64Array, yen: Float64Array, s: number, fiscalYear: number): void {
  const row = (fiscalYear - FIRST_FISCAL_YEAR) * PAYERS.length;
  for (let k = 0; k < PAYERS.length; k++) total[row + k]! += yen[s * PAYERS.length + k]!;
}

/** years × PAYERS, of the technologies that are wanted. */
export function costByYear(plan: RadioPlan, isWanted: (technology: Technology) => boolean): Float64Array {
  const total = new Float64Array(YEAR_COUNT * PAYERS.length);
  for (let i = 0; i < plan.fiscalYear.length; i++) {
    if (isWanted(TECHNOLOGIES[plan.technology[i]!]!)) addPaid(total, plan.costYen, i, plan.fiscalYear[i]!);
  }
  return total;
}
