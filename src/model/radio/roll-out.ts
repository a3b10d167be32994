/**
 * The roll-out after the baseline: year by year, within money and number of sites of the nation and of each block,
 * always the site that newly counts most people per yen among the prefectures whose turn it is.
 */
import type { Demand } from '../demand.ts';
import type { Progress, Steps } from '../progress.ts';
import { type NotedSites, sitesOf } from './build-notes.ts';
import type { FibreNearer } from './candidate-sources.ts';
import { cheapen, isQueued, type PlanQueue } from './plan-queue.ts';
import type { RadioParameters } from './radio-parameters.ts';
import { gainOfRank, type RankedCandidates } from './ranked-candidates.ts';
import { beginState, endState, type PricedCountry } from './roll-out-state.ts';
import { beginYear, buildNext, buildOwn, createRun, type RollOutRun } from './roll-out-year.ts';
import { createShareTracker, endYearOfShares, type ShareTracker } from './share-tracker.ts';
import { buildsOfPlan } from './shared-builds.ts';
import { backhaulYen, type SitePrices } from './site-cost.ts';
import { forgetBounds } from './site-turn.ts';

const SITES_PER_STEP = 500;
/** Shares of people whose reaching is told. */
export const TOLD_SHARES = [0.9, 0.99] as const;

export interface RollOutInputs {
  readonly demand: Demand;
  /** Years to plan, all within the demand's; those of the prices. */
  readonly fiscalYears: readonly number[];
}

/** Sites of the plan and of the user, in build order. */
export interface RollOut extends NotedSites {
  /** Cells that come to count, and the same as indices of the open country's. */
  readonly fresh: Uint32Array;
  readonly freshOpen: Uint32Array;
  /** Per municipality: people at the 2020 level in cells that count at the end. */
  readonly coveredPopulation: Float64Array;
  readonly shares: ShareTracker;
}

export function* rollOut(
  priced: PricedCountry,
  inputs: RollOutInputs,
  parameters: RadioParameters,
  report: (fraction: number) => Progress,
): Steps<RollOut> {
  const plan = yield* rollOutSites(priced, inputs, parameters, report);
  const build = buildsOfPlan(plan, priced.open, parameters['radio.sharedBuildShare']);
  return { ...plan, sites: { ...plan.sites, build } };
}

/** The same before it is said which of the plan's own sites are shared, which changes nothing else. */
export function* rollOutSites(
  priced: PricedCountry,
  { demand, fiscalYears }: RollOutInputs,
  parameters: RadioParameters,
  report: (fraction: number) => Progress,
): Steps<RollOut> {
  const { open, prices, sources, ownSites } = priced;
  const shares = createShareTracker(open.field.atlas, TOLD_SHARES);
  const state = beginState(priced, parameters['radio.minimumPeoplePerSite']);
  const run = createRun(priced, state, shares, parameters);
  try {
    for (const [y, fiscalYear] of fiscalYears.entries()) {
      if (y > 0 && bringFibre(prices, open.ranked, state.queue, sources.nearer[y - 1]!))
        forgetBounds(run.turn);
      ownSites.forEach((site, n) => {
        if (site.fiscalYear === fiscalYear) buildOwn(run, n, site);
      });
      yield report(y / fiscalYears.length);
      beginYear(run, demand, fiscalYear, parameters);
      while (buildSome(run)) yield report((y + 0.5) / fiscalYears.length);
      endYearOfShares(shares, run.stop, run.turn.bound);
    }
    const freshOpen = state.fresh.slice(0, state.freshCount);
    const fresh = cellsOf(freshOpen, open.openCell);
    const coveredPopulation = state.coveredPopulation.slice();
    return { ...sitesOf(priced, state.notes), fresh, freshOpen, shares, coveredPopulation };
  } finally {
    // Also where the steps are ended before their time.
    endState(priced, state);
  }
}

/** @returns false where the year has come to its end */
function buildSome(run: RollOutRun): boolean {
  for (let n = 0; n < SITES_PER_STEP; n++) if (!buildNext(run)) return false;
  return true;
}

function cellsOf(open: Uint32Array, openCell: Uint32Array): Uint32Array {
  const cells = new Uint32Array(open.length);
  for (let at = 0; at < cells.length; at++) cells[at] = openCell[open[at]!]!;
  return cells;
}

/** Brings fibre as near to the candidates as it is in a year. @returns whether any price changed that still matters */
function bringFibre(
  prices: SitePrices,
  ranked: RankedCandidates,
  queue: PlanQueue,
  nearer: FibreNearer,
): boolean {
  bringNearer(queue, nearer);
  const { rank, beforeM, metres } = nearer;
  for (let n = 0; n < rank.length; n++) {
    if (isCheaper(prices, beforeM[n]!, metres[n]!) && gainOfRank(ranked, queue.left, rank[n]!) > 0)
      return true;
  }
  return false;
}

function bringNearer(queue: PlanQueue, { place, metres }: FibreNearer): void {
  for (let n = 0; n < place.length; n++) {
    const q = place[n]!;
    if (q < 0) continue;
    queue.metres[q] = metres[n]!;
    if (isQueued(queue, q)) cheapen(queue, q);
  }
}

function isCheaper(prices: SitePrices, beforeM: number, metres: number): boolean {
  return backhaulYen(prices, metres) !== backhaulYen(prices, beforeM);
}
