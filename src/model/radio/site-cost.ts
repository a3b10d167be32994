/** What a new site costs and who pays it. */
import type { Atlas } from '../atlas.ts';
import type { ValuesOf } from '../parameter.ts';
import { ENVIRONMENT_CLASSES } from './link-budget.ts';
import type { RADIO_PARAMETERS } from './radio-parameters.ts';

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
 * Whether the state's programme for disadvantaged areas pays a part: anywhere in a wholly disadvantaged municipality,
 * and at rural sites of a partly disadvantaged one (assumption: its disadvantaged part is the rural one).
 */
export function isSubsidised(atlas: Atlas, cell: number, environment: number): boolean {
  const { disadvantaged } = atlas.municipalities;
  const kind = disadvantaged[atlas.cells.municipality[cell]!]!;
  return kind === 'full' || (kind === 'partial' && ENVIRONMENT_CLASSES[environment] === 'rural');
}

/** Yen of each of PAYERS (state, municipality, operator): whole, and adding up to the cost. */
export function splitCostYen(
  costYen: number,
  subsidised: boolean,
  parameters: RadioParameters,
): [number, number, number] {
  if (!subsidised) return [0, 0, costYen];
  const shared = parameters['radio.sharedBuildShare'];
  const stateShare =
    shared * parameters['radio.subsidyShareShared'] + (1 - shared) * parameters['radio.subsidyShareAlone'];
  const state = Math.round(costYen * stateShare);
  const municipality = Math.round((costYen - state) * parameters['radio.municipalityShare']);
  return [state, municipality, costYen - state - municipality];
}
