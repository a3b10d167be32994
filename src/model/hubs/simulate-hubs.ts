/**
 * Regional data-centre hubs: where they stand, in what order they open, and how far everybody is from the next. Every
 * step is kept by what it reads, and what comes out the same is the same object: a lever costs what it changes.
 */
import type { Atlas } from '../atlas.ts';
import { readBackbone } from '../backbone/read-backbone.ts';
import type { Demand } from '../demand.ts';
import { createKept, type Kept } from '../kept.ts';
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import type { ParameterValues } from '../parameters.ts';
import type { Steps } from '../progress.ts';
import { keepingSame } from '../same-columns.ts';
import { hubCosts } from './hub-cost.ts';
import { latencyByYear, openingYears, peopleWithin } from './hub-latency.ts';
import { hubLoad } from './hub-load.ts';
import { largeHubs, limitPeople, nearestHubs, sumByHub } from './hub-people.ts';
import { powerLimits } from './hub-rules.ts';
import {
  createSitingKept,
  findSiting,
  peopleIn,
  type Siting,
  type SitingBasis,
  type SitingKept,
  siteHubs,
  sitingBasis,
} from './hub-siting.ts';
import type { HubsOutcome } from './hubs-outcome.ts';
import { HUBS_PARAMETERS } from './hubs-parameters.ts';

interface Keeper {
  readonly siting: SitingKept;
  readonly kept: Kept;
  readonly backbone: Kept;
  last: HubsOutcome | undefined;
}

const keepers = new WeakMap<Atlas, Keeper>();

function keeperOf(atlas: Atlas): Keeper {
  let keeper = keepers.get(atlas);
  if (keeper === undefined) {
    keeper = { siting: createSitingKept(), kept: createKept(4), backbone: createKept(), last: undefined };
    keepers.set(atlas, keeper);
  }
  return keeper;
}

/**
 * @param demand over FISCAL_YEARS
 * @throws if the demand is of other years; ProblemError where rules leave no room for the hubs.
 */
export function* simulateHubs(atlas: Atlas, demand: Demand, parameters: ParameterValues): Steps<HubsOutcome> {
  assertYears(demand);
  const keeper = keeperOf(atlas);
  yield { phase: 'hubs.distances', fraction: 0 };
  const basis = sitingBasis(keeper.siting, atlas, demand, parameters);
  const steps = siteHubs(keeper.siting, atlas, basis, parameters);
  let step = steps.next();
  for (; !step.done; step = steps.next()) {
    yield { phase: step.value.phase, fraction: 0.2 + 0.7 * step.value.fraction };
  }
  yield { phase: 'hubs.years', fraction: 0.9 };
  const { costs, ...own } = readHubs(keeper.kept, atlas, { demand, basis, siting: step.value }, parameters);
  yield { phase: 'hubs.resilience', fraction: 0.95 };
  const backbone = readBackbone(keeper.backbone, atlas, demand, basis.routes, own.hubs, parameters);
  keeper.last = keepingSame(keeper.last, { ...own, backbone, ...costs });
  return keeper.last;
}

/** All numbers of hubs that the lever can ask for. */
const HUB_COUNTS: readonly number[] = Array.from(
  { length: HUBS_PARAMETERS['hubs.count'].maximum },
  (_, k) => k + HUBS_PARAMETERS['hubs.count'].minimum,
);

/**
 * Finds the sitings of other numbers of hubs, those near the scenario's own first, so that moving the lever waits for
 * none. What is found stays found where this is broken off; where nothing is left to find it ends at once.
 * @throws as `simulateHubs` for codes that there are not
 */
export function* prepareHubs(
  atlas: Atlas,
  demand: Demand,
  parameters: ParameterValues,
  counts: readonly number[] = HUB_COUNTS,
): Steps<void> {
  assertYears(demand);
  const { siting } = keeperOf(atlas);
  const basis = sitingBasis(siting, atlas, demand, parameters);
  const away = (count: number) => Math.abs(count - parameters['hubs.count']);
  const nearestFirst = [...counts].sort((a, b) => away(a) - away(b) || b - a);
  for (const [done, count] of nearestFirst.entries()) {
    const steps = findSiting(siting, atlas, basis, { ...parameters, 'hubs.count': count });
    while (!steps.next().done) yield { phase: 'hubs.median', fraction: done / counts.length };
  }
}

function assertYears({ fiscalYears }: Demand): void {
  if (fiscalYears[0] === FIRST_FISCAL_YEAR && fiscalYears.length === YEAR_COUNT) return;
  throw new Error(`Expected demand of FY${FIRST_FISCAL_YEAR} and ${YEAR_COUNT} years, got ${fiscalYears}.`);
}

interface Sited {
  readonly demand: Demand;
  readonly basis: SitingBasis;
  readonly siting: Siting;
}

/** All that is told of hubs once they have their places. */
function readHubs(
  kept: Kept,
  atlas: Atlas,
  { demand, basis, siting }: Sited,
  parameters: ParameterValues,
): Omit<HubsOutcome, 'backbone' | 'costYen' | 'plan'> & {
  readonly costs: Pick<HubsOutcome, 'costYen' | 'plan'>;
} {
  const { count } = atlas.municipalities;
  const { rows, located } = basis;
  const { sites, lowerBound } = siting;
  const openFiscalYear = kept.get('years', [], parameters, (read) => openingYears(read['hubs.count'], read));
  const nearestMs = kept.get('nearestMs', [rows, sites, openFiscalYear], {}, () =>
    latencyByYear(rows, sites, openFiscalYear, count),
  );
  const latencyMs = kept.get('latency', [nearestMs], parameters, (read) => {
    const accessMs = read['hubs.accessMs'];
    return nearestMs.map((ms) => accessMs + ms);
  });
  const nearest = kept.get('nearest', [rows, sites], {}, () => nearestHubs(rows, located, sites, count));
  const limited = kept.get('limited', [basis, sites], parameters, (read) => limitPeople(basis, sites, read));
  const assignedPopulation = kept.get(
    'assigned',
    [demand, nearest, limited],
    parameters,
    (read) =>
      limited?.load ??
      sumByHub(nearest, sites.length, peopleIn(demand, read['hubs.demandFiscalYear'], count)),
  );
  const isLarge = kept.get('large', [assignedPopulation, sites], parameters, (read) =>
    largeHubs(assignedPopulation, sites, powerLimits(atlas, read), read),
  );
  const powerMw = kept.get('power', [isLarge], parameters, (read) =>
    Float64Array.from(isLarge, (large) => read[large === 1 ? 'hubs.largeMw' : 'hubs.smallMw']),
  );
  const municipality = kept.get('municipality', [sites], {}, () => Uint16Array.from(sites));
  const hubs = { municipality, openFiscalYear, assignedPopulation, powerMw, isLarge };
  const within = kept.get('within', [demand, latencyMs], parameters, (read) =>
    peopleWithin(demand, latencyMs, read['hubs.latencyLimitMs']),
  );
  const load = kept.get('load', [demand, sites, powerMw, openFiscalYear, nearest], parameters, (read) => {
    const year = read['hubs.demandFiscalYear'];
    const isOpen = openFiscalYear.map((opens) => (opens > 0 && opens <= year ? 1 : 0));
    const loaded = { municipality: sites, powerMw, isOpen, nearest };
    return hubLoad(atlas, peopleIn(demand, year, count), read, loaded, year);
  });
  const costs = kept.get(
    'costs',
    [municipality, openFiscalYear, powerMw, assignedPopulation],
    parameters,
    (read) => hubCosts(hubs, read, count),
  );
  const objective = limited?.totalCost ?? siting.objective;
  return {
    hubs,
    nearestHubLatencyMs: latencyMs,
    populationWithinLimit: within.people,
    populationShareWithinLimit: within.share,
    load,
    objective,
    lowerBound,
    gap: objective > 0 ? (objective - lowerBound) / objective : 0,
    costs,
  };
}
