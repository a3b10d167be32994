/** The figures on resilience that go into every outcome: reliability of the network, and the plan's disasters. */
import type { Atlas } from '../atlas.ts';
import type { HubRoutes } from '../hubs/hub-routes.ts';
import type { Kept } from '../kept.ts';
import { finish } from '../progress.ts';
import { type BackboneNetwork, linksInService, subgraph } from './backbone-network.ts';
import type { DisasterSummary, NetworkReliability } from './backbone-outcome.ts';
import type { BackboneParameters } from './backbone-parameters.ts';
import { sampleMembers } from './disaster-members.ts';
import type { DisasterParameters } from './disaster-parameters.ts';
import { disasterSet, impactOf, shakingOf } from './disaster-sets.ts';
import { keepDraws } from './member-draws.ts';
import { createReliabilityReader } from './reliability-interval.ts';
import { nationOverHours } from './service-hours.ts';

const HOURS_PER_YEAR = 8760;
const SAMPLING = { members: 20_000, seed: 20_220_329 } as const;
const DISASTER_SAMPLING = { members: 500, seed: 20_220_329 } as const;
export const DISASTER_SETS = ['nankai', 'tokyoInland', 'chishima', 'tokyoBlackout'] as const;

/** Share of the time that a link stands: breaks a year × hours each lasts. */
export function linkAvailability(network: BackboneNetwork, parameters: BackboneParameters): Float64Array {
  return network.lengthKm.map((km, k) => {
    const kind = network.isSubmarine[k] === 1 ? 'cable' : 'trunk';
    const breaks = (km / 1000) * parameters[`backbone.${kind}CutsPer1000Km`];
    return Math.max(0, 1 - (breaks * parameters[`backbone.${kind}RepairHours`]) / HOURS_PER_YEAR);
  });
}

/** Reliability of the links in service, for one assumption on breaks and repairs after another. */
export function reliabilityInYear(
  network: BackboneNetwork,
  fiscalYear: number,
): (parameters: BackboneParameters) => NetworkReliability {
  const { graph, link } = subgraph(network.graph, linksInService(network, fiscalYear));
  const read = createReliabilityReader(graph, SAMPLING);
  return (parameters) => {
    const availability = linkAvailability(network, parameters);
    return { fiscalYear, ...read(Float64Array.from(link, (k) => availability[k]!)) };
  };
}

/** Where people live, for strikes in one year. */
export interface StruckPeople {
  readonly fiscalYear: number;
  readonly byMunicipality: Float64Array;
  readonly byNode: Float64Array;
}

/**
 * The plan's disasters. Which hubs stand changes nobody's service: what is cut off is told by the network alone.
 * @param kept holds what each assumption leaves: shaking, the members' luck, who is cut off in each
 */
export function summariseDisasters(
  kept: Kept,
  atlas: Atlas,
  { network, access }: Pick<HubRoutes, 'network' | 'access'>,
  people: StruckPeople,
  parameters: DisasterParameters,
): DisasterSummary[] {
  const { nodeCount, linkCount } = network.graph;
  const draws = kept.get('draws', [nodeCount, linkCount], {}, () =>
    keepDraws(nodeCount, linkCount, DISASTER_SAMPLING),
  );
  return DISASTER_SETS.map((id) => {
    const shaking = kept.get(`shaking ${id}`, [], parameters, (read) =>
      shakingOf(atlas, disasterSet(id, read)),
    );
    const impact = kept.get(`impact ${id}`, [shaking], parameters, (read) =>
      impactOf(atlas, disasterSet(id, read), read, shaking),
    );
    const { fiscalYear, byMunicipality, byNode } = people;
    const { nodeIntensity, linkBreaks } = impact;
    const members = kept.get(
      `members ${id}`,
      [network, people, nodeIntensity, linkBreaks],
      parameters,
      (read) => finish(sampleMembers(network, fiscalYear, impact, byNode, read, DISASTER_SAMPLING, draws)),
    );
    return kept.get(`summary ${id}`, [impact, members, access], parameters, (read) => {
      const service = nationOverHours(impact, members, access, byMunicipality, read);
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
  });
}
