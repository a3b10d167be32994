/** The figures on resilience that go into every outcome: reliability of the network, and the plan's disasters. */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import type { ParameterValues } from '../parameters.ts';
import { type BackboneNetwork, linksInService, subgraph } from './backbone-network.ts';
import type { DisasterSummary, NetworkReliability } from './backbone-outcome.ts';
import type { BackboneParameters } from './backbone-parameters.ts';
import { disasterSet } from './disaster-sets.ts';
import { reliabilityInterval } from './reliability-interval.ts';
import { createResilience } from './resilience.ts';

const HOURS_PER_YEAR = 8760;
const SAMPLING = { members: 20_000, seed: 20_220_329 } as const;
const DISASTER_SAMPLING = { members: 500, seed: 20_220_329 } as const;
/** Hubs serve as exchanges where cables are cut; no strike asks for them. */
const NO_HUBS = { municipality: new Uint16Array(0), openFiscalYear: new Uint16Array(0) };
export const DISASTER_SETS = ['nankai', 'tokyoInland', 'chishima', 'tokyoBlackout'] as const;

/** Share of the time that a link stands: breaks a year × hours each lasts. */
export function linkAvailability(network: BackboneNetwork, parameters: BackboneParameters): Float64Array {
  return network.lengthKm.map((km, k) => {
    const kind = network.isSubmarine[k] === 1 ? 'cable' : 'trunk';
    const breaks = (km / 1000) * parameters[`backbone.${kind}CutsPer1000Km`];
    return Math.max(0, 1 - (breaks * parameters[`backbone.${kind}RepairHours`]) / HOURS_PER_YEAR);
  });
}

export function networkReliability(
  network: BackboneNetwork,
  parameters: BackboneParameters,
  fiscalYear: number,
): NetworkReliability {
  const { graph, link } = subgraph(network.graph, linksInService(network, fiscalYear));
  const availability = linkAvailability(network, parameters);
  const up = Float64Array.from(link, (k) => availability[k]!);
  return { fiscalYear, ...reliabilityInterval(graph, up, SAMPLING) };
}

export function summariseDisasters(
  atlas: Atlas,
  demand: Demand,
  parameters: ParameterValues,
): DisasterSummary[] {
  const fiscalYear = parameters['hubs.demandFiscalYear'];
  const resilience = createResilience(atlas, demand, parameters, NO_HUBS, fiscalYear);
  return DISASTER_SETS.map((id) => {
    const { members, service } = resilience.strike(disasterSet(id, parameters), DISASTER_SAMPLING);
    const sorted = members.peopleCutOff.slice().sort();
    return {
      id,
      fiscalYear,
      meanPeopleCutOff: members.meanPeopleCutOff,
      peopleCutOff95: sorted[Math.floor(0.95 * sorted.length)]!,
      radioService: service.nationRadio,
      fibreService: service.nationFibre,
    };
  });
}
