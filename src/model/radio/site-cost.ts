/** What a new site costs and who pays it. */
import type { Atlas } from '../atlas.ts';
import { FIRST_FISCAL_YEAR, type ValuesOf, valueInYear, YEAR_COUNT } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import { createPlanBuilder, type Plan } from '../plan.ts';
import { ENVIRONMENT_CLASSES } from './link-budget.ts';
import type { RADIO_PARAMETERS } from './radio-parameters.ts';
import type { BuiltSite } from './site-builder.ts';

type RadioParameters = ValuesOf<typeof RADIO_PARAMETERS>;

/**
 * Whole yen by environment class. In towns a site stands on a roof with fibre in the street; in the country the mean
 * site carries its share of new towers and its fibre.
 */
export function siteCostsYen(parameters: RadioParameters): number[] {
  const station = parameters['radio.stationCostYen'];
  const tower = parameters['radio.newTowerShare'] * parameters['radio.newTowerCostYen'];
  const rural = station + tower + parameters['radio.ruralBackhaulCostYen'];
  return ENVIRONMENT_CLASSES.map((environment) => Math.round(environment === 'rural' ? rural : station));
}

/**
 * Who pays for the planned sites: years × PAYERS in whole yen, and the plan by municipality and year. The state grants
 * its share in disadvantaged areas in build order while its money lasts; what a year leaves over is carried on.
 * @param planned by rising fiscal year, all within `fiscalYears`
 * @param environmentOf environment class of a site, by cell
 */
export function payForSites(
  atlas: Atlas,
  planned: readonly BuiltSite[],
  fiscalYears: readonly number[],
  environmentOf: (cell: number) => number,
  parameters: RadioParameters,
): { readonly costYen: Float64Array; readonly plan: Plan } {
  const costYen = new Float64Array(YEAR_COUNT * PAYERS.length);
  const plan = createPlanBuilder(atlas.municipalities.count);
  const stateShare = stateShareOf(parameters);
  let grantYen = 0;
  let next = 0;
  for (const fiscalYear of fiscalYears) {
    grantYen += valueInYear(parameters['radio.annualStateBudgetYen'], fiscalYear);
    for (; next < planned.length && planned[next]!.fiscalYear === fiscalYear; next++) {
      const site = planned[next]!;
      const share = isSubsidised(atlas, site.cell, environmentOf(site.cell)) ? stateShare : 0;
      const state = Math.min(Math.round(site.costYen * share), Math.floor(grantYen));
      const municipality =
        share > 0 ? Math.round((site.costYen - state) * parameters['radio.municipalityShare']) : 0;
      const payersYen = [state, municipality, site.costYen - state - municipality];
      grantYen -= state;
      payersYen.forEach((yen, k) => {
        costYen[(fiscalYear - FIRST_FISCAL_YEAR) * PAYERS.length + k]! += yen;
      });
      plan.add(fiscalYear, atlas.cells.municipality[site.cell]!, site.addedPopulation, payersYen);
    }
  }
  return { costYen, plan: plan.build() };
}

/** Of a subsidised site, 0–1: some are built by several operators together, some by one alone. */
function stateShareOf(parameters: RadioParameters): number {
  const shared = parameters['radio.sharedBuildShare'];
  return (
    shared * parameters['radio.subsidyShareShared'] + (1 - shared) * parameters['radio.subsidyShareAlone']
  );
}

/**
 * Whether the state's programme for disadvantaged areas pays a part: anywhere in a wholly disadvantaged municipality,
 * and at rural sites of a partly disadvantaged one (assumption: its disadvantaged part is the rural one).
 */
function isSubsidised(atlas: Atlas, cell: number, environment: number): boolean {
  const kind = atlas.municipalities.disadvantaged[atlas.cells.municipality[cell]!]!;
  return kind === 'full' || (kind === 'partial' && ENVIRONMENT_CLASSES[environment] === 'rural');
}
