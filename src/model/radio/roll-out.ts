/**
 * The roll-out after the baseline: year by year, within money and number of sites of the nation and of each block,
 * always the site that newly counts most people per yen among the prefectures whose turn it is.
 */
import { findFootprint, visitFootprint } from '../coverage/footprints.ts';
import { isCounted } from '../coverage/served-squares.ts';
import type { Demand } from '../demand.ts';
import { centreLat, centreLon } from '../lattice.ts';
import { valueInYear } from '../parameter.ts';
import type { Progress, Steps } from '../progress.ts';
import { type BuiltSite, inSquare } from './built-site.ts';
import { bestCandidate, type CandidateQueue, raise, removeBest } from './candidate-queue.ts';
import { coverageInYear } from './coverage-in-year.ts';
import type { OpenCountry } from './open-country.ts';
import type { BuildableSite } from './own-sites.ts';
import { BUILDS } from './radio-outcome.ts';
import type { RadioParameters } from './radio-parameters.ts';
import { beginState, endState, type PricedCountry, type RollOutState } from './roll-out-state.ts';
import { createShareTracker, type ShareTracker, type Stop } from './share-tracker.ts';
import { backhaulAt, backhaulYen, itemsYen, type SitePrices } from './site-cost.ts';

const SITES_PER_STEP = 1000;
const ALONE = BUILDS.indexOf('alone');
const SHARED = BUILDS.indexOf('shared');
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
  /** Per site: its candidate; -1 for the user's own. */
  readonly candidate: readonly number[];
  /** Site s first counts the cells `fresh[freshStart[s]] … fresh[freshStart[s + 1] - 1]`. */
  readonly freshStart: readonly number[];
  readonly fresh: readonly number[];
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
  const { open, prices, tower, fibre, carried, ownSites } = priced;
  const { field, kinds, kind, prefecture, sets } = open;
  const { isJoined } = carried;
  const { atlas } = field;
  const { municipality, population } = atlas.cells;
  const prefectureOf = atlas.municipalities.prefecture;
  const prefectures = atlas.prefectures.count;
  const { block } = atlas.prefectures;
  const added = new Float64Array(prefectures);
  const turn: Turn = {
    bound: new Float64Array(prefectures).fill(Number.POSITIVE_INFINITY),
    isBelow: new Uint8Array(prefectures),
    isClosed: new Uint8Array(prefectures),
  };
  const least = parameters['radio.minimumPeoplePerSite'];
  const sharedBuildShare = parameters['radio.sharedBuildShare'];
  const floor =
    parameters['radio.objective'] === 'prefecture-floor-first' ? parameters['radio.prefectureFloor'] : 0;
  const shares = createShareTracker(atlas, TOLD_SHARES);
  const state = beginState(priced);
  const { queue, coveredPopulation, metres } = state;
  const sites: BuiltSite[] = [];
  const candidates: number[] = [];
  const freshStart: number[] = [0];
  const fresh: number[] = [];
  let fundsYen = 0;
  let sharedDue = 0;
  /** People at the 2020 level in the cells that came to count last. */
  const takeFresh = (from: number): number => {
    freshStart.push(fresh.length);
    let people = 0;
    for (let at = from; at < fresh.length; at++) {
      const own = population[fresh[at]!]!;
      coveredPopulation[municipality[fresh[at]!]!]! += own;
      people += own;
    }
    return people;
  };
  for (const [y, fiscalYear] of fiscalYears.entries()) {
    if (y > 0 && bringFibre(priced, state, fibre.nearer[y - 1]!)) turn.bound.fill(Number.POSITIVE_INFINITY);
    for (const own of ownSites) {
      if (own.fiscalYear !== fiscalYear) continue;
      const from = fresh.length;
      serveOwn(open, state, own, fresh);
      const site = ownBuilt(own, prices, takeFresh(from));
      sites.push(site);
      candidates.push(-1);
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
      const i = nextSite(queue, turn, least);
      stop = 'leastPeople';
      if (i < 0) break;
      const p = prefecture[i]!;
      const itemYen = itemsYen(prices, tower[i]!, isJoined[i]!, metres[i]!);
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
      const from = fresh.length;
      serve(open, state, i, fresh);
      const addedPopulation = takeFresh(from);
      added.fill(0);
      for (let at = from; at < fresh.length; at++) {
        const m = municipality[fresh[at]!]!;
        added[prefectureOf[m]!]! += factor[m]! * population[fresh[at]!]!;
      }
      let build = ALONE;
      if (open.isSubsidised[i] === 1) {
        sharedDue += sharedBuildShare;
        if (sharedDue >= 1 - 1e-9) {
          build = SHARED;
          sharedDue -= 1;
        }
      }
      const { cell, lat, lon, municipality: own } = inSquare(atlas, sets.candidateCell[i]!);
      sites.push({
        cell,
        lat,
        lon,
        municipality: own,
        fiscalYear,
        kind: kinds[kind[i]!]!,
        tower: tower[i]!,
        build,
        backhaul: backhaulAt(prices, isJoined[i]!, metres[i]!),
        backhaulM: metres[i]!,
        itemYen,
        costYen,
        addedPopulation,
        property: carried.property[i]!,
        own: -1,
      });
      candidates.push(i);
      fundsYen -= costYen;
      permitted--;
      blocks.take(block[p]!, costYen);
      shares.build(p, itemYen);
      for (let q = 0; q < prefectures; q++) {
        if (added[q] === 0) continue;
        covered[q]! += added[q]!;
        settle(q);
      }
      if (permitted < 1) stop = 'stations';
      if (sites.length % SITES_PER_STEP === 0) yield report((y + 0.5) / fiscalYears.length);
    }
    shares.endYear(fiscalYear, stop, (p) => turn.bound[p] === 0);
  }
  const result = { coveredPopulation: coveredPopulation.slice(), shares };
  endState(priced, state);
  return { sites, candidate: candidates, freshStart, fresh, ...result };
}

/** Brings fibre as near to the candidates as it is in a year. @returns whether any price changed */
function bringFibre(
  { open, prices, tower }: PricedCountry,
  { queue, metres }: RollOutState,
  { candidate, metres: nearerM }: PricedCountry['fibre']['nearer'][number],
): boolean {
  const perCost = queue.perCost!;
  let isChanged = false;
  for (let n = 0; n < candidate.length; n++) {
    const i = candidate[n]!;
    if (queue.gain[i]! <= 0) continue;
    const isCheaper = backhaulYen(prices, nearerM[n]!) !== backhaulYen(prices, metres[i]!);
    metres[i] = nearerM[n]!;
    if (!isCheaper) continue;
    isChanged = true;
    const [stationYen, towerYen, ownBackhaulYen] = itemsYen(prices, tower[i]!, 1, nearerM[n]!);
    perCost[i] = 1 / Math.max(1, stationYen! + towerYen! + ownBackhaulYen!);
    raise(queue, open.prefecture[i]!, i);
  }
  return isChanged;
}

/** Adds a site's squares, and takes the cells that come to count out of all gains. @param fresh gets those cells */
function serve(open: OpenCountry, state: RollOutState, i: number, fresh: number[]): void {
  const { field, footprints, sets, kinds, kind } = open;
  const { row, column } = field.layout.lattice;
  const cell = sets.candidateCell[i]!;
  const [lat, lon] = [centreLat(row[cell]!), centreLon(column[cell]!)];
  findFootprint(footprints, i, lat, lon, kinds[kind[i]!]!.rangeM);
  const { place, mask } = footprints;
  const end = footprints.end[i]!;
  for (let at = footprints.start[i]!; at < end; at++) servePlace(open, state, place[at]!, mask[at]!, fresh);
}

/** The same of a site of the user's, which stands where it likes. */
function serveOwn(
  open: OpenCountry,
  state: RollOutState,
  { lat, lon, kind }: BuildableSite,
  fresh: number[],
): void {
  visitFootprint(open.footprints, lat, lon, kind.rangeM, (place, mask) => {
    servePlace(open, state, place, mask, fresh);
  });
}

/** @param o open cell @param mask its squares that are served now */
function servePlace(
  { sets, openCell, targetOf, countingStart, counting }: OpenCountry,
  { served, queue: { gain } }: RollOutState,
  o: number,
  mask: number,
  fresh: number[],
): void {
  const before = served[o]!;
  const after = before | mask;
  if (after === before) return;
  served[o] = after;
  if (!isCounted(after) || isCounted(before)) return;
  fresh.push(openCell[o]!);
  const j = targetOf[o]!;
  if (j < 0) return;
  const people = sets.weight[j]!;
  const last = countingStart[j + 1]!;
  for (let each = countingStart[j]!; each < last; each++) gain[counting[each]!]! -= people;
}

function ownBuilt(own: BuildableSite, prices: SitePrices, addedPopulation: number): BuiltSite {
  const { isShared, isJoined, metres, ...site } = own;
  const itemYen = itemsYen(prices, own.tower, isJoined, metres);
  return {
    ...site,
    build: isShared ? SHARED : ALONE,
    backhaul: backhaulAt(prices, isJoined, metres),
    backhaulM: metres,
    itemYen,
    costYen: itemYen[0]! + itemYen[1]! + itemYen[2]!,
    addedPopulation,
  };
}

/** What one block may still take of the year's sites and money; a share of 1 is no limit. */
function createBlockCaps(count: number, fundsYen: number, permitted: number, parameters: RadioParameters) {
  const yen = new Float64Array(count).fill(parameters['radio.blockBudgetShare'] * fundsYen);
  const sites = new Float64Array(count).fill(parameters['radio.blockStationShare'] * permitted);
  return {
    refuses(block: number, costYen: number): 'blockStations' | 'blockBudget' | undefined {
      if (sites[block]! < 1) return 'blockStations';
      return yen[block]! < costYen ? 'blockBudget' : undefined;
    },
    take(block: number, costYen: number): void {
      sites[block]! -= 1;
      yen[block]! -= costYen;
    },
  };
}

interface Turn {
  /** Per prefecture: no candidate there has a greater key; kept up to date, 0 where none is left. */
  readonly bound: Float64Array;
  /** 1 for prefectures below the floor. */
  readonly isBelow: Uint8Array;
  /** 1 for prefectures whose block has had its part of the year. */
  readonly isClosed: Uint8Array;
}

/** Best candidate of the open prefectures below the floor; of all open ones where none of those has one; or -1. */
function nextSite(queue: CandidateQueue, { bound, isBelow, isClosed }: Turn, least: number): number {
  for (;;) {
    let best = -1;
    for (let p = 0; p < bound.length; p++) {
      if (bound[p] === 0 || isClosed[p] === 1) continue;
      const ahead = best < 0 || isBelow[p]! > isBelow[best]!;
      if (ahead || (isBelow[p] === isBelow[best] && bound[p]! > bound[best]!)) best = p;
    }
    if (best < 0) return -1;
    const slot = bestCandidate(queue, best);
    if (slot >= 0 && queue.gain[slot]! < least) {
      // A cheaper site behind it may still gain enough.
      removeBest(queue, best);
      continue;
    }
    const key = slot < 0 ? 0 : queue.key[queue.start[best]!]!;
    if (key === bound[best]) return slot;
    bound[best] = key;
  }
}
