/** Who pays for what is built: the programme for disadvantaged areas (携帯電話等エリア整備事業), and the operators. */
import type { Atlas } from '../atlas.ts';
import { FIRST_FISCAL_YEAR, valueInYear, YEAR_COUNT } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import type { BuiltSite } from './built-site.ts';
import { ENVIRONMENT_CLASSES } from './link-budget.ts';
import { BUILDS, type RadioPlan, TECHNOLOGIES, type Technology } from './radio-outcome.ts';
import type { RadioParameters } from './radio-parameters.ts';

const SHARED = BUILDS.indexOf('shared');

/**
 * Splits the planned sites' cost. The state grants its share in disadvantaged areas in build order while its money
 * lasts; what a year leaves over is carried on.
 * @param planned by rising fiscal year, all within `fiscalYears`
 * @returns sites × PAYERS, whole yen that add up to each site's cost
 */
export function payersOfSites(
  atlas: Atlas,
  planned: readonly BuiltSite[],
  fiscalYears: readonly number[],
  parameters: RadioParameters,
): Float64Array {
  const yen = new Float64Array(planned.length * PAYERS.length);
  let grantYen = 0;
  let next = 0;
  for (const fiscalYear of fiscalYears) {
    grantYen += valueInYear(parameters['radio.annualStateBudgetYen'], fiscalYear);
    for (; next < planned.length && planned[next]!.fiscalYear === fiscalYear; next++) {
      const { municipality: own, kind, build, costYen } = planned[next]!;
      const subsidised = isSubsidised(atlas, own, kind.environment);
      const share = subsidised
        ? parameters[build === SHARED ? 'radio.subsidyShareShared' : 'radio.subsidyShareAlone']
        : 0;
      const state = Math.min(Math.round(costYen * share), Math.floor(grantYen));
      const municipality = subsidised
        ? Math.round((costYen - state) * parameters['radio.municipalityShare'])
        : 0;
      grantYen -= state;
      yen.set([state, municipality, costYen - state - municipality], next * PAYERS.length);
    }
  }
  return yen;
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
  planned: readonly BuiltSite[],
  fiscalYears: readonly number[],
  parameters: RadioParameters,
): Float64Array {
  return paidByYear(planned, payersOfSites(atlas, planned, fiscalYears, parameters));
}

/** years × PAYERS, whole yen. @param yen sites × PAYERS */
export function paidByYear(planned: readonly BuiltSite[], yen: Float64Array): Float64Array {
  const total = new Float64Array(YEAR_COUNT * PAYERS.length);
  for (let s = 0; s < planned.length; s++) {
    const row = (planned[s]!.fiscalYear - FIRST_FISCAL_YEAR) * PAYERS.length;
    for (let k = 0; k < PAYERS.length; k++) total[row + k]! += yen[s * PAYERS.length + k]!;
  }
  return total;
}

/** years × PAYERS, of the technologies that are wanted. */
export function costByYear(plan: RadioPlan, isWanted: (technology: Technology) => boolean): Float64Array {
  const total = new Float64Array(YEAR_COUNT * PAYERS.length);
  for (let i = 0; i < plan.fiscalYear.length; i++) {
    if (!isWanted(TECHNOLOGIES[plan.technology[i]!]!)) continue;
    const row = (plan.fiscalYear[i]! - FIRST_FISCAL_YEAR) * PAYERS.length;
    for (let k = 0; k < PAYERS.length; k++) total[row + k]! += plan.costYen[i * PAYERS.length + k]!;
  }
  return total;
}
