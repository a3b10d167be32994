/** Regional data-centre hubs: where they stand, in what order they open, and how far everybody is from the next. */
import type { Atlas } from '../atlas.ts';
import type { BackboneOutcome } from '../backbone/backbone-outcome.ts';
import { powerShares, RING_TARGET_FISCAL_YEAR, simulateCables } from '../backbone/simulate-backbone.ts';
import { networkReliability, summariseDisasters } from '../backbone/summarise-resilience.ts';
import type { Demand } from '../demand.ts';
import { createKept, type Kept } from '../kept.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS, LAST_FISCAL_YEAR, valueInYear, YEAR_COUNT } from '../parameter.ts';
import type { ParameterValues } from '../parameters.ts';
import { PAYERS } from '../payer.ts';
import { createPlanBuilder } from '../plan.ts';
import { ProblemError } from '../problem.ts';
import type { Steps } from '../progress.ts';
import { createColumnKeeper } from '../same-columns.ts';
import { hubYen } from './hub-cost.ts';
import { hubLoad } from './hub-load.ts';
import { largeHubs, limitPeople, nearestHubs, sumByHub } from './hub-people.ts';
import { createHubRoutes, type HubRoutes } from './hub-routes.ts';
import { hubRules, hubSites, inPrefectures, powerLimits } from './hub-rules.ts';
import type { HubsOutcome } from './hubs-outcome.ts';
import { type HubsParameters, TOKYO_AREA_PREFECTURES } from './hubs-parameters.ts';
import { openGreedily } from './median-greedy.ts';
import type { MedianProblem } from './median-problem.ts';
import { solveMedian } from './p-median.ts';
import { joined, rulesInTheWay } from './rules-in-the-way.ts';

/** A closer proof tells a planner nothing. */
const SITING_OPTIONS = { gap: 0.005, rounds: 200 } as const;
/** Rules far apart leave a gap that a short search closes; what people by hub leave it would not. */
const NODES_UNDER_RULES = 120;

interface Keeper {
  readonly kept: Kept;
  readonly sameCandidates: (now: readonly number[]) => readonly number[];
}

/** Routes, distances, cables and disasters stay as they are under most levers. */
const known = new WeakMap<Atlas, Keeper>();

function keeperOf(atlas: Atlas): Keeper {
  let keeper = known.get(atlas);
  if (keeper === undefined) {
    keeper = { kept: createKept(), sameCandidates: createColumnKeeper() };
    known.set(atlas, keeper);
  }
  return keeper;
}

/**
 * @param demand over FISCAL_YEARS
 * @throws if the demand is of other years.
 */
export function* simulateHubs(atlas: Atlas, demand: Demand, parameters: ParameterValues): Steps<HubsOutcome> {
  if (demand.fiscalYears[0] !== FIRST_FISCAL_YEAR || demand.fiscalYears.length !== YEAR_COUNT) {
    throw new Error(
      `Expected demand of FY${FIRST_FISCAL_YEAR} and ${YEAR_COUNT} years, got ${demand.fiscalYears}.`,
    );
  }
  const { count, lat, lon } = atlas.municipalities;
  const demandYear = parameters['hubs.demandFiscalYear'];
  const yearStart = (demandYear - FIRST_FISCAL_YEAR) * count;
  const people = demand.population.subarray(yearStart, yearStart + count);
  const { kept, sameCandidates } = keeperOf(atlas);
  const weight = kept.get('weight', [demand], parameters, (read) => {
    const isTokyo = inPrefectures(atlas, TOKYO_AREA_PREFECTURES);
    const [tokyo, from] = [
      read['hubs.tokyoDemandShare'],
      (read['hubs.demandFiscalYear'] - FIRST_FISCAL_YEAR) * count,
    ];
    return demand.population
      .subarray(from, from + count)
      .map((value, m) => (isTokyo[m] === 1 ? tokyo : 1) * value);
  });
  const located = Array.from({ length: count }, (_, m) => m).filter((m) => !Number.isNaN(lat[m]! + lon[m]!));
  const clients = kept.get('clients', [weight], {}, () => located.filter((m) => weight[m]! > 0));
  const hosts = hubSites(atlas, parameters);
  const candidates = sameCandidates(hosts.candidates);
  const { fixed } = hosts;
  const p = parameters['hubs.count'];

  yield { phase: 'hubs.distances', fraction: 0 };
  const routes = kept.get('routes', [], parameters, (read) => createHubRoutes(atlas, read));
  const rules = hubRules(atlas, parameters, hosts);
  const sitedPeople = clients.reduce((sum, m) => sum + weight[m]!, 0);
  const problems = yield* rulesInTheWay(atlas, parameters, hosts, rules, sitedPeople);
  if (problems.length > 0) throw new ProblemError(joined(problems));
  const most = parameters['hubs.mostPeople'];
  const problem: MedianProblem = {
    ...kept.get('distances', [routes, clients, candidates, weight], parameters, (read) =>
      medianProblem(routes, read['hubs.demandFiscalYear'], clients, candidates, weight),
    ),
    p,
    fixed,
    ...(rules === undefined ? {} : { rules }),
    ...(most >= sitedPeople
      ? {}
      : { capacity: { amount: Float64Array.from(clients, (m) => weight[m]!), most } }),
  };
  const nodes = problem.rules !== undefined && problem.capacity === undefined ? NODES_UNDER_RULES : 0;
  const steps = solveMedian(problem, { ...SITING_OPTIONS, nodes });
  let step = steps.next();
  for (; !step.done; step = steps.next()) {
    yield { phase: step.value.phase, fraction: 0.2 + 0.7 * step.value.fraction };
  }
  const siting = step.value;

  yield { phase: 'hubs.years', fraction: 0.9 };
  const chosen = Array.from(siting.facilities, (j) => candidates[j]!);
  const sites = openGreedily({ ...medianProblem(routes, demandYear, clients, chosen, weight), p }).map(
    (j) => chosen[j]!,
  );
  const openFiscalYear = openingYears(p, parameters);
  const latencyMs = latencyByYear(routes, sites, openFiscalYear, parameters['hubs.accessMs'], count);
  const nearest = nearestHubs(routes, located, sites, count);
  const limited = limitPeople(routes, demandYear, { clients, sites, weight, sitedPeople }, parameters);
  const assignedPopulation = limited?.load ?? sumByHub(nearest, sites.length, people);
  const isLarge = largeHubs(assignedPopulation, sites, powerLimits(atlas, parameters), parameters);
  const powerMw = Float64Array.from(
    isLarge,
    (large) => parameters[large === 1 ? 'hubs.largeMw' : 'hubs.smallMw'],
  );
  const within = withinLimit(demand, latencyMs, parameters['hubs.latencyLimitMs'], count);
  const hubs = {
    municipality: Uint16Array.from(sites),
    openFiscalYear,
    assignedPopulation,
    powerMw,
    isLarge,
  };
  const objective = limited?.totalCost ?? siting.objective;
  yield { phase: 'hubs.resilience', fraction: 0.95 };
  const backbone: BackboneOutcome = {
    ...kept.get('cables', [routes, demand], parameters, () =>
      simulateCables(atlas, demand, routes.network, routes.access),
    ),
    ...powerShares(atlas, {
      powerMw,
      openFiscalYear,
      municipality: sites,
      existingMw: parameters['hubs.existingMw'],
      existingShare: parameters['hubs.existingTokyoOsakaShare'],
    }),
    reliability: kept.get('reliability', [routes], parameters, (read) =>
      [RING_TARGET_FISCAL_YEAR, LAST_FISCAL_YEAR].map((fiscalYear) =>
        networkReliability(routes.network, read, fiscalYear),
      ),
    ),
    // Which hubs stand changes nobody's service: what is cut off is told by the network alone.
    disasters: kept.get('disasters', [demand], parameters, (read) => summariseDisasters(atlas, demand, read)),
  };
  return {
    hubs,
    nearestHubLatencyMs: latencyMs,
    populationWithinLimit: within.people,
    populationShareWithinLimit: within.share,
    load: hubLoad(
      atlas,
      people,
      parameters,
      {
        municipality: sites,
        powerMw,
        isOpen: Uint8Array.from(openFiscalYear, (opens) => (opens > 0 && opens <= demandYear ? 1 : 0)),
        nearest,
      },
      demandYear,
    ),
    objective,
    lowerBound: siting.lowerBound,
    gap: objective > 0 ? (objective - siting.lowerBound) / objective : 0,
    backbone,
    ...costs(sites, openFiscalYear, powerMw, assignedPopulation, parameters, count),
  };
}

function medianProblem(
  routes: HubRoutes,
  fiscalYear: number,
  clients: readonly number[],
  candidates: readonly number[],
  weight: Float64Array,
): Omit<MedianProblem, 'p'> {
  const clientCount = clients.length;
  const cost = new Float64Array(clientCount * candidates.length);
  const latencyMs = new Float64Array(weight.length);
  for (let j = 0, k = 0; j < candidates.length; j++) {
    routes.from(candidates[j]!, fiscalYear, latencyMs);
    for (let i = 0; i < clientCount; i++, k++) cost[k] = weight[clients[i]!]! * latencyMs[clients[i]!]!;
  }
  return { clientCount, facilityCount: candidates.length, cost };
}

/** Per hub, in the order of opening: its fiscal year, 0 for never. */
export function openingYears(p: number, parameters: HubsParameters): Uint16Array {
  const openFiscalYear = new Uint16Array(p);
  let opened = 0;
  for (const fiscalYear of FISCAL_YEARS) {
    for (
      let left = valueInYear(parameters['hubs.openPerYear'], fiscalYear);
      left >= 1 && opened < p;
      left--
    ) {
      openFiscalYear[opened++] = fiscalYear;
    }
  }
  return openFiscalYear;
}

/** years × municipalities. Hubs and links only come into service, so no year is worse than the one before. */
function latencyByYear(
  routes: HubRoutes,
  sites: readonly number[],
  openFiscalYear: Uint16Array,
  accessMs: number,
  count: number,
): Float64Array {
  const latencyMs = new Float64Array(YEAR_COUNT * count).fill(Number.NaN);
  const fromHub = new Float64Array(count);
  FISCAL_YEARS.forEach((fiscalYear, y) => {
    const nearest = latencyMs.subarray(y * count, (y + 1) * count);
    sites.forEach((site, h) => {
      if (openFiscalYear[h] === 0 || openFiscalYear[h]! > fiscalYear) return;
      routes.from(site, fiscalYear, fromHub);
      for (let m = 0; m < count; m++) {
        const ms = accessMs + fromHub[m]!;
        if (!(nearest[m]! <= ms)) nearest[m] = ms;
      }
    });
  });
  return latencyMs;
}

function withinLimit(
  demand: Demand,
  latencyMs: Float64Array,
  limitMs: number,
  count: number,
): { people: Float64Array; share: Float64Array } {
  const people = new Float64Array(YEAR_COUNT);
  const share = new Float64Array(YEAR_COUNT);
  for (let y = 0; y < YEAR_COUNT; y++) {
    let total = 0;
    for (let at = y * count; at < (y + 1) * count; at++) {
      total += demand.population[at]!;
      if (latencyMs[at]! <= limitMs) people[y]! += demand.population[at]!;
    }
    share[y] = total > 0 ? people[y]! / total : 0;
  }
  return { people, share };
}

function costs(
  sites: readonly number[],
  openFiscalYear: Uint16Array,
  powerMw: Float64Array,
  assignedPopulation: Float64Array,
  parameters: HubsParameters,
  municipalityCount: number,
): Pick<HubsOutcome, 'costYen' | 'plan'> {
  const costYen = new Float64Array(YEAR_COUNT * PAYERS.length);
  const plan = createPlanBuilder(municipalityCount);
  openFiscalYear.forEach((fiscalYear, h) => {
    if (fiscalYear === 0) return;
    const allYen = hubYen(powerMw[h]!, parameters);
    const stateYen = Math.min(
      Math.floor(allYen * parameters['hubs.subsidyShare']),
      Math.round(parameters['hubs.subsidyCapYen']),
    );
    // Municipalities pay nothing towards a data centre under the fund's rules.
    const payersYen = [stateYen, 0, allYen - stateYen];
    const row = (fiscalYear - FIRST_FISCAL_YEAR) * PAYERS.length;
    payersYen.forEach((yen, payer) => {
      costYen[row + payer]! += yen;
    });
    plan.add(fiscalYear, sites[h]!, assignedPopulation[h]!, payersYen);
  });
  return { costYen, plan: plan.build() };
}
