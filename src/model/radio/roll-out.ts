/**
 * The roll-out after the baseline: year by year, within money and number of sites of the nation and of each block,
 * always the site that newly counts most people per yen among the prefectures whose turn it is.
 */
import type { Demand } from '../demand.ts';
import { valueInYear } from '../parameter.ts';
import type { Progress, Steps } from '../progress.ts';
import { createBlockCaps } from './block-caps.ts';
import type { BuiltSite } from './built-site.ts';
import type { FibreNearer } from './candidate-sources.ts';
import { coverageInYear } from './coverage-in-year.ts';
import { ALONE, ownBuilt, type PlacedSite, SHARED, sitesOf } from './placed-site.ts';
import { cheapen, isQueued, type PlanQueue, removeBest } from './plan-queue.ts';
import type { RadioParameters } from './radio-parameters.ts';
import { gainOfRank, type RankedCandidates } from './ranked-candidates.ts';
import { beginState, endState, type PricedCountry } from './roll-out-state.ts';
import { serve, serveOwn } from './serve-site.ts';
import { createShareTracker, type ShareTracker, type Stop } from './share-tracker.ts';
import { backhaulYen, itemsYen, type SitePrices } from './site-cost.ts';
import { createTurn, nextSite } from './site-turn.ts';

const SITES_PER_STEP = 1000;
/** Shares of people whose reaching is told. */
export const TOLD_SHARES = [0.9, 0.99] as const;

export interface RollOutInputs {
  readonly demand: Demand;
  /** Years to plan, all within the demand's; those of the prices. */
  readonly fiscalYears: readonly number[];
}

export interface RollOut {
  /** Of the plan and of the user, in build order. */
  readonly sites: readonly BuiltSite[];
  /** Per site: its candidate, and that one's rank; -1 for the user's own. */
  readonly candidate: readonly number[];
  readonly rank: readonly number[];
  /** Site s first counts the cells `fresh[freshStart[s]] … fresh[freshStart[s + 1] - 1]`. */
  readonly freshStart: readonly number[];
  readonly fresh: Uint32Array;
  /** The same cells as indices of the open country's. */
  readonly freshOpen: Uint32Array;
  /** Per municipality: people at the 2020 level in cells that count at the end. */
  readonly coveredPopulation: Float64Array;
  readonly shares: ShareTracker;
}

export function* rollOut(
  priced: PricedCountry,
  { demand, fiscalYears }: RollOutInputs,
  parameters: RadioParameters,
  report: (fraction: number) => Progress,
): Steps<RollOut> {
  const { open, prices, sources, ownSites } = priced;
  const { atlas } = open.field;
  const { municipality, people: peopleOf } = open;
  const prefectureOf = atlas.municipalities.prefecture;
  const prefectures = atlas.prefectures.count;
  const { block } = atlas.prefectures;
  const added = new Float64Array(prefectures);
  const turn = createTurn(prefectures);
  const least = parameters['radio.minimumPeoplePerSite'];
  const sharedBuildShare = parameters['radio.sharedBuildShare'];
  const floor =
    parameters['radio.objective'] === 'prefecture-floor-first' ? parameters['radio.prefectureFloor'] : 0;
  const shares = createShareTracker(atlas, TOLD_SHARES);
  const state = beginState(priced, least);
  const { queue, coveredPopulation, fresh } = state;
  const built: (PlacedSite | BuiltSite)[] = [];
  const freshStart: number[] = [0];
  let fundsYen = 0;
  let sharedDue = 0;
  /** People at the 2020 level in the cells that came to count last. */
  const takeFresh = (from: number): number => {
    freshStart.push(state.freshCount);
    let people = 0;
    for (let at = from; at < state.freshCount; at++) {
      const own = peopleOf[fresh[at]!]!;
      coveredPopulation[municipality[fresh[at]!]!]! += own;
      people += own;
    }
    return people;
  };
  /** Prefectures of the cells that came to count last. */
  const lifted: number[] = [];
  const lift = (from: number, covered: Float64Array, factor: Float64Array): void => {
    lifted.length = 0;
    for (let at = from; at < state.freshCount; at++) {
      const m = municipality[fresh[at]!]!;
      const q = prefectureOf[m]!;
      if (!lifted.includes(q)) lifted.push(q);
      added[q]! += factor[m]! * peopleOf[fresh[at]!]!;
    }
    for (const q of lifted) {
      covered[q]! += added[q]!;
      added[q] = 0;
    }
  };
  for (const [y, fiscalYear] of fiscalYears.entries()) {
    if (y > 0 && bringFibre(prices, open.ranked, queue, sources.nearer[y - 1]!))
      turn.bound.fill(Number.POSITIVE_INFINITY);
    for (const own of ownSites) {
      if (own.fiscalYear !== fiscalYear) continue;
      const from = state.freshCount;
      serveOwn(open, state, own);
      const site = ownBuilt(own, prices, takeFresh(from));
      built.push(site);
      shares.build(prefectureOf[own.municipality]!, site.itemYen);
    }
    turn.isClosed.fill(0);
    yield report(y / fiscalYears.length);
    fundsYen += valueInYear(parameters['radio.annualBudgetYen'], fiscalYear);
    let permitted = valueInYear(parameters['radio.stationsPerYear'], fiscalYear);
    const blocks = createBlockCaps(atlas.blocks.count, fundsYen, permitted, parameters);
    const year = demand.fiscalYears.indexOf(fiscalYear);
    const { covered, population: people, factor } = coverageInYear(atlas, coveredPopulation, demand, year);
    const settle = (p: number) => {
      turn.isBelow[p] = covered[p]! < floor * people[p]! ? 1 : 0;
      shares.look(p, covered[p]!, people[p]!);
    };
    for (let p = 0; p < prefectures; p++) settle(p);
    let stop: Stop = 'stations';
    while (permitted >= 1) {
      const place = nextSite(queue, turn);
      stop = 'leastPeople';
      if (place < 0) break;
      const source = sources.source[place]!;
      const p = sources.group[source]!;
      const itemYen = itemsYen(
        prices,
        sources.tower[source]!,
        sources.isJoined[source]!,
        queue.metres[place]!,
      );
      const costYen = itemYen[0]! + itemYen[1]! + itemYen[2]!;
      stop = 'budget';
      if (costYen > fundsYen) break;
      const closed = blocks.refuses(block[p]!, costYen);
      if (closed !== undefined) {
        for (let q = 0; q < prefectures; q++) {
          if (block[q] !== block[p]) continue;
          turn.isClosed[q] = 1;
          shares.close(q, closed);
        }
        continue;
      }
      removeBest(queue, p);
      const from = state.freshCount;
      serve(open, state, sources.rank[place]!);
      const addedPopulation = takeFresh(from);
      let build = ALONE;
      if (sources.isSubsidised[place] === 1) {
        sharedDue += sharedBuildShare;
        if (sharedDue >= 1 - 1e-9) {
          build = SHARED;
          sharedDue -= 1;
        }
      }
      built.push({
        place,
        fiscalYear,
        build,
        backhaulM: queue.metres[place]!,
        itemYen,
        costYen,
        addedPopulation,
      });
      fundsYen -= costYen;
      permitted--;
      blocks.take(block[p]!, costYen);
      shares.build(p, itemYen);
      lift(from, covered, factor);
      for (const q of lifted) settle(q);
      if (permitted < 1) stop = 'stations';
      if (built.length % SITES_PER_STEP === 0) yield report((y + 0.5) / fiscalYears.length);
    }
    shares.endYear(fiscalYear, stop, (p) => turn.bound[p] === 0);
  }
  const freshOpen = fresh.slice(0, state.freshCount);
  const cells = new Uint32Array(freshOpen.length);
  for (let at = 0; at < cells.length; at++) cells[at] = open.openCell[freshOpen[at]!]!;
  const result = { ...sitesOf(priced, built), freshStart, fresh: cells, freshOpen, shares };
  endState(priced, state);
  return { ...result, coveredPopulation: coveredPopulation.slice() };
}

/** Brings fibre as near to the candidates as it is in a year. @returns whether any price changed that still matters */
function bringFibre(
  prices: SitePrices,
  ranked: RankedCandidates,
  queue: PlanQueue,
  nearer: FibreNearer,
): boolean {
  const { metres } = queue;
  const { place } = nearer;
  for (let n = 0; n < place.length; n++) {
    const q = place[n]!;
    if (q < 0) continue;
    metres[q] = nearer.metres[n]!;
    if (isQueued(queue, q)) cheapen(queue, q);
  }
  for (let n = 0; n < place.length; n++) {
    if (backhaulYen(prices, nearer.metres[n]!) === backhaulYen(prices, nearer.beforeM[n]!)) continue;
    if (gainOfRank(ranked, queue.left, nearer.rank[n]!) > 0) return true;
  }
  return false;
}
