/** The backbone's part of an outcome, where each result is kept by what it reads. */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import type { HubRoutes } from '../hubs/hub-routes.ts';
import type { HubsOutcome } from '../hubs/hubs-outcome.ts';
import type { Kept } from '../kept.ts';
import { FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR } from '../parameter.ts';
import type { ParameterValues } from '../parameters.ts';
import { sumByNode } from './access.ts';
import type { BackboneOutcome } from './backbone-outcome.ts';
import { powerShares, RING_TARGET_FISCAL_YEAR, simulateCables } from './simulate-backbone.ts';
import { reliabilityInYear, type StruckPeople, summariseDisasters } from './summarise-resilience.ts';

const RELIABILITY_YEARS = [RING_TARGET_FISCAL_YEAR, LAST_FISCAL_YEAR];

/** @param kept for this atlas alone */
export function readBackbone(
  kept: Kept,
  atlas: Atlas,
  demand: Demand,
  routes: HubRoutes,
  { powerMw, openFiscalYear, municipality }: HubsOutcome['hubs'],
  parameters: ParameterValues,
): BackboneOutcome {
  const { network, access } = routes;
  const cables = kept.get('cables', [routes, demand], {}, () =>
    simulateCables(atlas, demand, network, access),
  );
  const shares = kept.get('shares', [powerMw, openFiscalYear, municipality], parameters, (read) =>
    powerShares(atlas, {
      powerMw,
      openFiscalYear,
      municipality,
      existingMw: read['hubs.existingMw'],
      existingShare: read['hubs.existingTokyoOsakaShare'],
    }),
  );
  const readReliability = kept.get('links', [network], {}, () =>
    RELIABILITY_YEARS.map((fiscalYear) => reliabilityInYear(network, fiscalYear)),
  );
  const reliability = kept.get('reliability', [readReliability], parameters, (read) =>
    readReliability.map((inYear) => inYear(read)),
  );
  const people = kept.get('people', [routes, demand], parameters, (read): StruckPeople => {
    const fiscalYear = read['hubs.demandFiscalYear'];
    const { count } = atlas.municipalities;
    const from = (fiscalYear - FIRST_FISCAL_YEAR) * count;
    const byMunicipality = demand.population.subarray(from, from + count);
    return {
      fiscalYear,
      byMunicipality,
      byNode: sumByNode(access, byMunicipality, atlas.backbone.nodes.count),
    };
  });
  const disasters = summariseDisasters(kept, atlas, routes, people, parameters);
  return { ...cables, ...shares, reliability, disasters };
}
