/** Regional data-centre hubs: where they stand, in what order they open, and how far everybody is from the next. */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS, valueInYear, YEAR_COUNT } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import { createPlanBuilder } from '../plan.ts';
import type { Steps } from '../progress.ts';
import { distanceM, geocentricM } from './ellipsoid-distance.ts';
import type { HubsOutcome } from './hubs-outcome.ts';
import { type HubsParameters, TOKYO_AREA_PREFECTURES } from './hubs-parameters.ts';
import { openGreedily } from './median-greedy.ts';
import type { MedianProblem } from './median-problem.ts';
import { solveMedian } from './p-median.ts';

const LIGHT_KM_PER_MS = 299.792458;
/** A closer proof tells a planner nothing. */
const SITING_OPTIONS = { gap: 0.005, rounds: 200 } as const;

/**
 * @param demand over FISCAL_YEARS
 * @throws if the demand is of other years.
 */
export function* simulateHubs(atlas: Atlas, demand: Demand, parameters: HubsParameters): Steps<HubsOutcome> {
  if (demand.fiscalYears[0] !== FIRST_FISCAL_YEAR || demand.fiscalYears.length !== YEAR_COUNT) {
    throw new Error(
      `Expected demand of FY${FIRST_FISCAL_YEAR} and ${YEAR_COUNT} years, got ${demand.fiscalYears}.`,
    );
  }
  const { count, lat, lon } = atlas.municipalities;
  const points = geocentricM(lat, lon);
  const yearStart = (parameters['hubs.demandFiscalYear'] - FIRST_FISCAL_YEAR) * count;
  const people = demand.population.subarray(yearStart, yearStart + count);
  const isTokyo = tokyoArea(atlas);
  const weight = people.map(
    (value, m) => (isTokyo[m] === 1 ? parameters['hubs.tokyoDemandShare'] : 1) * value,
  );
  const located = Array.from({ length: count }, (_, m) => m).filter((m) => !Number.isNaN(lat[m]! + lon[m]!));
  const clients = located.filter((m) => weight[m]! > 0);
  const candidates = located.filter((m) => isTokyo[m] === 0);
  const p = Math.min(parameters['hubs.count'], candidates.length);
  const msPerM = routeMsPerM(parameters);

  yield { phase: 'hubs.distances', fraction: 0 };
  const problem = medianProblem(points, clients, candidates, weight, msPerM, p);
  const steps = solveMedian(problem, SITING_OPTIONS);
  let step = steps.next();
  for (; !step.done; step = steps.next()) {
    yield { phase: step.value.phase, fraction: 0.2 + 0.7 * step.value.fraction };
  }
  const siting = step.value;

  yield { phase: 'hubs.years', fraction: 0.9 };
  const chosen = Array.from(siting.facilities, (j) => candidates[j]!);
  const sites = openGreedily(medianProblem(points, clients, chosen, weight, msPerM, p)).map(
    (j) => chosen[j]!,
  );
  const openFiscalYear = openingYears(p, parameters);
  const latencyMs = latencyByYear(points, located, sites, openFiscalYear, msPerM, parameters, count);
  const assignedPopulation = assignPeople(points, located, sites, people);
  const isLarge = largest(assignedPopulation, parameters['hubs.largeCount']);
  const powerMw = Float64Array.from(
    isLarge,
    (large) => parameters[large === 1 ? 'hubs.largeMw' : 'hubs.smallMw'],
  );
  const within = withinLimit(demand, latencyMs, parameters['hubs.latencyLimitMs'], count);
  return {
    hubs: { municipality: Uint16Array.from(sites), openFiscalYear, assignedPopulation, powerMw, isLarge },
    nearestHubLatencyMs: latencyMs,
    populationWithinLimit: within.people,
    populationShareWithinLimit: within.share,
    objective: siting.objective,
    lowerBound: siting.lowerBound,
    gap: siting.gap,
    ...costs(sites, openFiscalYear, powerMw, assignedPopulation, parameters, count),
  };
}

function tokyoArea({ municipalities, prefectures }: Atlas): Uint8Array {
  return Uint8Array.from(municipalities.prefecture, (p) =>
    TOKYO_AREA_PREFECTURES.includes(prefectures.code[p]!) ? 1 : 0,
  );
}

/** One way on the route, per metre of straight distance: light in glass, and hops that come with the length. */
function routeMsPerM(parameters: HubsParameters): number {
  const msPerKm = parameters['hubs.refractiveIndex'] / LIGHT_KM_PER_MS + parameters['hubs.hopMs'] / 100;
  return (msPerKm * parameters['hubs.detourRatio']) / 1000;
}

function medianProblem(
  points: Float64Array,
  clients: readonly number[],
  candidates: readonly number[],
  weight: Float64Array,
  msPerM: number,
  p: number,
): MedianProblem {
  const clientCount = clients.length;
  const cost = new Float64Array(clientCount * candidates.length);
  for (let j = 0, k = 0; j < candidates.length; j++) {
    for (let i = 0; i < clientCount; i++, k++) {
      cost[k] = weight[clients[i]!]! * msPerM * distanceM(points, clients[i]!, candidates[j]!);
    }
  }
  return { clientCount, facilityCount: candidates.length, cost, p };
}

function openingYears(p: number, parameters: HubsParameters): Uint16Array {
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

/** years × municipalities. Hubs only open, so each year takes the year before and the hubs that are new. */
function latencyByYear(
  points: Float64Array,
  located: readonly number[],
  sites: readonly number[],
  openFiscalYear: Uint16Array,
  msPerM: number,
  parameters: HubsParameters,
  count: number,
): Float64Array {
  const latencyMs = new Float64Array(YEAR_COUNT * count).fill(Number.NaN);
  const nearest = new Float64Array(count).fill(Number.NaN);
  FISCAL_YEARS.forEach((fiscalYear, y) => {
    sites.forEach((site, h) => {
      if (openFiscalYear[h] !== fiscalYear) return;
      for (const m of located) {
        const ms = parameters['hubs.accessMs'] + msPerM * distanceM(points, site, m);
        if (!(nearest[m]! <= ms)) nearest[m] = ms;
      }
    });
    latencyMs.set(nearest, y * count);
  });
  return latencyMs;
}

function assignPeople(
  points: Float64Array,
  located: readonly number[],
  sites: readonly number[],
  people: Float64Array,
): Float64Array {
  const assigned = new Float64Array(sites.length);
  for (const m of located) {
    let nearest = 0;
    for (let h = 1; h < sites.length; h++) {
      if (distanceM(points, m, sites[h]!) < distanceM(points, m, sites[nearest]!)) nearest = h;
    }
    assigned[nearest]! += people[m]!;
  }
  return assigned;
}

/** 1 for the `count` largest, ties to the earlier. */
function largest(values: Float64Array, count: number): Uint8Array {
  const order = Array.from(values.keys()).sort((a, b) => values[b]! - values[a]! || a - b);
  const isLarge = new Uint8Array(values.length);
  for (const h of order.slice(0, count)) isLarge[h] = 1;
  return isLarge;
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
    const hubYen = Math.round(powerMw[h]! * parameters['hubs.yenPerMw']);
    const stateYen = Math.min(
      Math.floor(hubYen * parameters['hubs.subsidyShare']),
      Math.round(parameters['hubs.subsidyCapYen']),
    );
    // Municipalities pay nothing towards a data centre under the fund's rules.
    const payersYen = [stateYen, 0, hubYen - stateYen];
    const row = (fiscalYear - FIRST_FISCAL_YEAR) * PAYERS.length;
    payersYen.forEach((yen, payer) => {
      costYen[row + payer]! += yen;
    });
    plan.add(fiscalYear, sites[h]!, assignedPopulation[h]!, payersYen);
  });
  return { costYen, plan: plan.build() };
}
