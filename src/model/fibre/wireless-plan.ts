/**
 * What is put up where fibre does not come: terminals and stations, for places left out from the first year after the
 * baseline on, for places that fibre just does not reach in time in the last year of the horizon. No programme here pays
 * for it, so operators do; running it is not in these sums (`technologyCosts` has it).
 */
import { LAST_FISCAL_YEAR } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import type { Plan, PlanBuilder } from '../plan.ts';
import { PLANNED } from './build-order.ts';
import type { FibreBasis } from './fibre-basis.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import type { RollOut } from './roll-out.ts';
import { FWA } from './technology.ts';

const OPERATOR = PAYERS.indexOf('operator');

export interface WirelessPlan {
  readonly fwa: Plan;
  readonly satellite: Plan;
}

/**
 * @param wireless per position: index into TECHNOLOGIES of the cheapest without fibre
 * @param builders two empty ones
 */
export function wirelessPlan(
  [fwa, satellite]: readonly [PlanBuilder, PlanBuilder],
  basis: FibreBasis,
  wireless: Uint8Array,
  parameters: FibreParameters,
  { status, workYear }: Pick<RollOut, 'status' | 'workYear'>,
): WirelessPlan {
  const { tail, places, baselineFiscalYear } = basis;
  const carried = parameters['fibre.fwaHouseholdsPerStation'];
  const terminalYen = parameters['fibre.fwaTerminalYen'];
  const stationYen = parameters['fibre.fwaStationYen'];
  const satelliteYen = parameters['fibre.satelliteTerminalYen'];
  const payersYen = new Float64Array(PAYERS.length);
  for (let i = 0; i < workYear.length; i++) {
    const households = tail.households[i]!;
    if (workYear[i]! > 0 || households === 0) continue;
    const year = status[i] === PLANNED ? LAST_FISCAL_YEAR : baselineFiscalYear + 1;
    const isFwa = wireless[i] === FWA;
    const sharing = Math.min(carried, Math.max(1, places.householdsInReach[i]!));
    const eachYen = isFwa ? terminalYen + stationYen / sharing : satelliteYen;
    payersYen[OPERATOR] = Math.round(households * eachYen);
    (isFwa ? fwa : satellite).add(year, places.municipality[i]!, households, payersYen);
  }
  return { fwa: fwa.build(), satellite: satellite.build() };
}
