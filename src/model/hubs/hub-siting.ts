/** Where the hubs of a scenario stand and in what order they open: the part of a run that takes longest. */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import { createKept, type Kept } from '../kept.ts';
import { FIRST_FISCAL_YEAR } from '../parameter.ts';
import type { ParameterValues } from '../parameters.ts';
import { type Problem, ProblemError } from '../problem.ts';
import type { Steps } from '../progress.ts';
import { createHubRoutes, type HubRoutes } from './hub-routes.ts';
import { hubRules, hubSites, inPrefectures } from './hub-rules.ts';
import { HUBS_PARAMETERS, type HubsParameters, TOKYO_AREA_PREFECTURES } from './hubs-parameters.ts';
import { createLatencyRows, type LatencyRows } from './latency-rows.ts';
import { greedyOpening, openGreedily } from './median-greedy.ts';
import type { MedianProblem } from './median-problem.ts';
import { solveMedian } from './p-median.ts';
import { joined, rulesInTheWay } from './rules-in-the-way.ts';

/** A closer proof tells a planner nothing. */
const SITING_OPTIONS = { gap: 0.005, rounds: 200 } as const;
/** Rules far apart leave a gap that a short search closes; what people by hub leave it would not. */
const NODES_UNDER_RULES = 120;

/** What of a siting stays under most levers. */
export interface SitingKept {
  readonly kept: Kept;
  /** One for every number of hubs that the lever can ask for. */
  readonly sitings: Kept;
  /** Sites change with the number of hubs where the Osaka area opens to them: there and back are two. */
  readonly candidates: Kept;
}

export function createSitingKept(): SitingKept {
  const { minimum, maximum } = HUBS_PARAMETERS['hubs.count'];
  return { kept: createKept(), sitings: createKept(maximum - minimum + 1), candidates: createKept(2) };
}

/** What hubs are sited for, before anybody asks how many. */
export interface SitingBasis {
  readonly routes: HubRoutes;
  readonly rows: LatencyRows;
  /** Municipalities with a place. */
  readonly located: readonly number[];
  /** People per municipality that the hubs are sited for. */
  readonly weight: Float64Array;
  /** Municipalities where any of them live. */
  readonly clients: readonly number[];
  readonly sitedPeople: number;
}

export interface Siting {
  /** Municipalities that hold a hub, in the order in which they open. */
  readonly sites: readonly number[];
  /** People × milliseconds. */
  readonly objective: number;
  readonly lowerBound: number;
}

/** Why rules leave no room. */
export interface NoSiting {
  readonly problem: Problem;
}

export function sitingBasis(
  { kept }: SitingKept,
  atlas: Atlas,
  demand: Demand,
  parameters: ParameterValues,
): SitingBasis {
  const { count, lat, lon } = atlas.municipalities;
  const located = kept.get('located', [], {}, () =>
    Array.from({ length: count }, (_, m) => m).filter((m) => !Number.isNaN(lat[m]! + lon[m]!)),
  );
  const weight = kept.get('weight', [demand], parameters, (read) => {
    const isTokyo = inPrefectures(atlas, TOKYO_AREA_PREFECTURES);
    const tokyo = read['hubs.tokyoDemandShare'];
    return peopleIn(demand, read['hubs.demandFiscalYear'], count).map(
      (value, m) => (isTokyo[m] === 1 ? tokyo : 1) * value,
    );
  });
  const routes = kept.get('routes', [], parameters, (read) => createHubRoutes(atlas, read));
  return kept.get('basis', [weight, routes], {}, () => {
    const clients = located.filter((m) => weight[m]! > 0);
    const sitedPeople = clients.reduce((sum, m) => sum + weight[m]!, 0);
    return { routes, rows: createLatencyRows(routes, count), located, weight, clients, sitedPeople };
  });
}

/** Per municipality; a view of the demand. */
export function peopleIn(demand: Demand, fiscalYear: number, count: number): Float64Array {
  const from = (fiscalYear - FIRST_FISCAL_YEAR) * count;
  return demand.population.subarray(from, from + count);
}

/** @throws ProblemError where rules leave no room, and for codes that there are not */
export function* siteHubs(
  own: SitingKept,
  atlas: Atlas,
  basis: SitingBasis,
  parameters: HubsParameters,
): Steps<Siting> {
  const answer = yield* findSiting(own, atlas, basis, parameters);
  if ('problem' in answer) throw new ProblemError(answer.problem);
  return answer;
}

/**
 * The siting of a scenario, found once for every number of hubs. Each is found from nothing, never from a neighbour's, so
 * that it does not matter which came first.
 */
export function findSiting(
  own: SitingKept,
  atlas: Atlas,
  basis: SitingBasis,
  parameters: HubsParameters,
): Steps<Siting | NoSiting> {
  return own.sitings.steps('siting', [basis], parameters, (read) => computeSiting(own, atlas, basis, read));
}

function* computeSiting(
  { candidates: known }: SitingKept,
  atlas: Atlas,
  basis: SitingBasis,
  parameters: HubsParameters,
): Steps<Siting | NoSiting> {
  const { routes, rows, weight, clients, sitedPeople } = basis;
  const hosts = hubSites(atlas, parameters);
  const { fixed } = hosts;
  const candidates = known.get('candidates', [hosts.candidates.join()], {}, () => hosts.candidates);
  const rules = hubRules(atlas, parameters, hosts);
  const problems = yield* rulesInTheWay(atlas, parameters, hosts, rules, sitedPeople);
  if (problems.length > 0) return { problem: joined(problems) };
  const p = parameters['hubs.count'];
  const fiscalYear = parameters['hubs.demandFiscalYear'];
  const most = parameters['hubs.mostPeople'];
  const latencyMs = new Float64Array(weight.length);
  const distances = known.get('distances', [basis, candidates, fiscalYear], {}, () =>
    medianProblem(basis, candidates, (site) => routes.from(site, fiscalYear, latencyMs)),
  );
  const problem: MedianProblem = {
    ...distances,
    p,
    fixed,
    ...(rules === undefined ? {} : { rules }),
    ...(most >= sitedPeople
      ? {}
      : { capacity: { amount: Float64Array.from(clients, (m) => weight[m]!), most } }),
  };
  const nodes = problem.rules !== undefined && problem.capacity === undefined ? NODES_UNDER_RULES : 0;
  const greedy = (most: number) =>
    known.get('greedy', [distances, fixed.join()], {}, () => greedyOpening({ ...distances, fixed }))(most);
  const { facilities, objective, lowerBound } = yield* solveMedian(problem, {
    ...SITING_OPTIONS,
    nodes,
    greedy,
  });
  const chosen = Array.from(facilities, (j) => candidates[j]!);
  const opened = openGreedily({
    ...medianProblem(basis, chosen, (site) => rows.from(site, fiscalYear)),
    p,
  });
  return { sites: opened.map((j) => chosen[j]!), objective, lowerBound };
}

/** @param from latencies from a site to every municipality */
function medianProblem(
  { clients, weight }: SitingBasis,
  sites: readonly number[],
  from: (site: number) => Float64Array,
): Omit<MedianProblem, 'p'> {
  const clientCount = clients.length;
  const cost = new Float64Array(clientCount * sites.length);
  let k = 0;
  for (const site of sites) {
    const latencyMs = from(site);
    for (let i = 0; i < clientCount; i++, k++) cost[k] = weight[clients[i]!]! * latencyMs[clients[i]!]!;
  }
  return { clientCount, facilityCount: sites.length, cost };
}
