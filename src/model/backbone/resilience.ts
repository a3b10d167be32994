/**
 * Everything a reader can break, for one run and one fiscal year: cuts and disasters on the network as it then is, with
 * the people, exchanges and hubs of that year. Set up once, each question costs milliseconds.
 */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import { createHubRoutes } from '../hubs/hub-routes.ts';
import type { HubsOutcome } from '../hubs/hubs-outcome.ts';
import type { ParameterValues } from '../parameters.ts';
import { finish, type Steps } from '../progress.ts';
import { type Access, sumByNode } from './access.ts';
import type { BackboneNetwork } from './backbone-network.ts';
import { type Cut, type CutConsequences, type CutSetting, cutConsequences } from './cut-consequences.ts';
import { type DisasterMembers, sampleMembers } from './disaster-members.ts';
import { type Disaster, type Impact, impactOf } from './disaster-sets.ts';
import { hubLatencyUnderCut } from './hub-latency-under-cut.ts';
import type { Sampling } from './sampling.ts';
import { type ServiceHours, serviceOverHours } from './service-hours.ts';

export interface DisasterResult {
  readonly impact: Impact;
  readonly members: DisasterMembers;
  readonly service: ServiceHours;
}

/** What a cut means for nodes and people, and for every municipality's way to a hub. */
export interface CutEffects extends CutConsequences {
  /** Per municipality: one way to the nearest hub in service, as `hubLatencyUnderCut` gives it. */
  readonly hubLatencyMs: Float64Array;
}

export interface Resilience {
  readonly setting: CutSetting;
  readonly network: BackboneNetwork;
  readonly access: Access;
  /** Per node, 1 where a hub stands in the year. */
  readonly hasHub: Uint8Array;
  readonly cut: (cut: Cut) => CutEffects;
  readonly strike: (disaster: Disaster, sampling: Sampling) => DisasterResult;
  /** The same, step by step. */
  readonly strikeSteps: (disaster: Disaster, sampling: Sampling) => Steps<DisasterResult>;
}

export function createResilience(
  atlas: Atlas,
  demand: Demand,
  parameters: ParameterValues,
  hubs: Pick<HubsOutcome['hubs'], 'municipality' | 'openFiscalYear'>,
  fiscalYear: number,
): Resilience {
  const routes = createHubRoutes(atlas, parameters);
  const { network, access, msPerKm } = routes;
  const { count } = atlas.municipalities;
  const y = demand.fiscalYears.indexOf(fiscalYear);
  if (y < 0) throw new RangeError(`Expected a fiscal year of the demand, got ${fiscalYear}.`);
  const population = demand.population.subarray(y * count, (y + 1) * count);
  const households = demand.households.subarray(y * count, (y + 1) * count);
  const { nodes } = atlas.backbone;
  const serviceMs = Float64Array.from(nodes.isExchange, (is) => (is === 1 ? 0 : Infinity));
  const hasHub = new Uint8Array(nodes.count);
  const open: number[] = [];
  hubs.municipality.forEach((m, h) => {
    const opens = hubs.openFiscalYear[h]!;
    if (opens === 0 || opens > fiscalYear) return;
    open.push(m);
    const home = access.node[m * access.choices];
    if (home === undefined || home === 0xffff) return;
    hasHub[home] = 1;
    serviceMs[home] = Math.min(serviceMs[home]!, access.km[m * access.choices]! * msPerKm);
  });
  const setting: CutSetting = {
    network,
    fiscalYear,
    demand: {
      population: sumByNode(access, population, nodes.count),
      households: sumByNode(access, households, nodes.count),
    },
    serviceMs,
    trafficKbpsPerPerson: parameters['backbone.trafficKbpsPerPerson'],
  };
  function* strikeSteps(disaster: Disaster, sampling: Sampling): Steps<DisasterResult> {
    const impact = impactOf(atlas, disaster, parameters);
    const members = yield* sampleMembers(
      network,
      fiscalYear,
      impact,
      setting.demand.population,
      parameters,
      sampling,
    );
    return { impact, members, service: serviceOverHours(impact, members, access, population, parameters) };
  }
  return {
    setting,
    network,
    access,
    hasHub,
    cut: (cut) => ({
      ...cutConsequences(setting, cut),
      hubLatencyMs: hubLatencyUnderCut(
        routes,
        { municipality: open, fiscalYear, accessMs: parameters['hubs.accessMs'] },
        cut,
        count,
      ),
    }),
    strike: (disaster, sampling) => finish(strikeSteps(disaster, sampling)),
    strikeSteps,
  };
}
