/**
 * What is put up where fibre does not come: terminals and stations, for places left out from the first year after the
 * baseline on, for places that fibre just does not reach in time in the last year of the horizon. No programme here pays
 * for it, so operators do; running it is not in these sums (`technologyCosts` has it).
 */
import type { Atlas } from '../atlas.ts';
import { LAST_FISCAL_YEAR } from '../parameter.ts';
import { createPlanBuilder, type Plan } from '../plan.ts';
import { PLANNED } from './build-order.ts';
import type { FibreBasis } from './fibre-basis.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import type { LeverReading } from './lever-reading.ts';
import { cheapestWireless, FWA, type TechnologyCosts } from './technology.ts';

export interface WirelessPlan {
  readonly fwa: Plan;
  readonly satellite: Plan;
}

export function wirelessPlan(
  atlas: Atlas,
  basis: FibreBasis,
  costs: TechnologyCosts,
  parameters: FibreParameters,
  { status, workYear }: LeverReading,
): WirelessPlan {
  const { tail, places, baselineFiscalYear } = basis;
  const fwa = createPlanBuilder(atlas.municipalities.count);
  const satellite = createPlanBuilder(atlas.municipalities.count);
  for (let i = 0; i < workYear.length; i++) {
    const households = tail.households[i]!;
    if (workYear[i]! > 0 || households === 0) continue;
    const year = status[i] === PLANNED ? LAST_FISCAL_YEAR : baselineFiscalYear + 1;
    if (cheapestWireless(costs, i) === FWA) {
      const sharing = Math.min(
        parameters['fibre.fwaHouseholdsPerStation'],
        Math.max(1, places.householdsInReach[i]!),
      );
      const each = parameters['fibre.fwaTerminalYen'] + parameters['fibre.fwaStationYen'] / sharing;
      fwa.add(year, places.municipality[i]!, households, [0, 0, Math.round(households * each)]);
    } else {
      const yen = Math.round(households * parameters['fibre.satelliteTerminalYen']);
      satellite.add(year, places.municipality[i]!, households, [0, 0, yen]);
    }
  }
  return { fwa: fwa.build(), satellite: satellite.build() };
}
