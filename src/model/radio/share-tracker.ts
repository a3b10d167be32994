/** Follows when prefectures reach shares of their people, what that takes, and what stops them while they are short. */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import { FISCAL_YEARS, YEAR_COUNT } from '../parameter.ts';
import { BINDINGS, COST_ITEMS, type ShareReached } from './radio-outcome.ts';

/** Why no further site was built in a year. */
export type Stop = 'stations' | 'budget' | 'leastPeople';
const ITEMS = COST_ITEMS.length;
const BACKHAUL = COST_ITEMS.indexOf('backhaul');
const LEAST_PEOPLE = BINDINGS.indexOf('leastPeople');

/** Per prefecture, and what it holds by COST_ITEMS in rows of prefectures. */
export interface ShareTracker {
  /** What was built until now. */
  readonly siteCount: Uint32Array;
  readonly itemYen: Float64Array;
  /** Index into BINDINGS: why its block takes no more this year; `reached` where it does. */
  readonly closed: Uint8Array;
  readonly shares: readonly TrackedShare[];
}

/** What was built until the share was reached, or until now. */
interface TrackedShare {
  readonly share: number;
  readonly isReached: Uint8Array;
  readonly siteCount: Uint32Array;
  readonly itemYen: Float64Array;
  readonly binding: Uint8Array;
}

export function createShareTracker(atlas: Atlas, shares: readonly number[]): ShareTracker {
  const { count } = atlas.prefectures;
  return {
    siteCount: new Uint32Array(count),
    itemYen: new Float64Array(count * ITEMS),
    closed: new Uint8Array(count),
    shares: shares.map((share) => ({
      share,
      isReached: new Uint8Array(count),
      siteCount: new Uint32Array(count),
      itemYen: new Float64Array(count * ITEMS),
      binding: new Uint8Array(count),
    })),
  };
}

/** Coverage of a prefecture as it stands. */
export function lookAtShares(
  tracker: ShareTracker,
  prefecture: number,
  covered: number,
  population: number,
): void {
  for (const each of tracker.shares) {
    if (each.isReached[prefecture] === 1 || covered < each.share * population) continue;
    each.isReached[prefecture] = 1;
    noteUntilNow(tracker, each, prefecture);
  }
}

export function trackSite(
  { siteCount, itemYen }: ShareTracker,
  prefecture: number,
  stationYen: number,
  towerYen: number,
  ownBackhaulYen: number,
): void {
  siteCount[prefecture]!++;
  itemYen[prefecture * ITEMS]! += stationYen;
  itemYen[prefecture * ITEMS + 1]! += towerYen;
  itemYen[prefecture * ITEMS + BACKHAUL]! += ownBackhaulYen;
}

/** The prefecture's block takes no more this year. */
export function closePrefecture(
  { closed }: ShareTracker,
  prefecture: number,
  binding: 'blockStations' | 'blockBudget',
): void {
  closed[prefecture] = BINDINGS.indexOf(binding);
}

/** @param bound per prefecture: 0 where no candidate is left that gains enough */
export function endYearOfShares(tracker: ShareTracker, stop: Stop, bound: Float64Array): void {
  for (const each of tracker.shares) {
    for (let p = 0; p < bound.length; p++) {
      if (each.isReached[p] === 1) continue;
      each.binding[p] = bindingOf(tracker, p, stop, bound[p] === 0);
      noteUntilNow(tracker, each, p);
    }
  }
  tracker.closed.fill(0);
}

function noteUntilNow({ siteCount, itemYen }: ShareTracker, share: TrackedShare, p: number): void {
  share.siteCount[p] = siteCount[p]!;
  for (let at = p * ITEMS; at < (p + 1) * ITEMS; at++) share.itemYen[at] = itemYen[at]!;
}

/** Index into BINDINGS. */
function bindingOf({ itemYen, closed }: ShareTracker, p: number, stop: Stop, isExhausted: boolean): number {
  if (isExhausted) return LEAST_PEOPLE;
  if (closed[p] !== 0) return closed[p]!;
  if (stop !== 'budget') return BINDINGS.indexOf(stop);
  const own = itemYen.subarray(p * ITEMS, (p + 1) * ITEMS);
  const isLargest = own[BACKHAUL]! > 0 && own.every((yen) => yen <= own[BACKHAUL]!);
  return BINDINGS.indexOf(isLargest ? 'backhaul' : 'budget');
}

/** @param fiscalYear per share: per prefecture, the year in which it is reached, 0 for never */
export function sharesOf({ shares }: ShareTracker, fiscalYear: readonly Uint16Array[]): ShareReached[] {
  return shares.map(({ isReached: _, ...each }, i) => ({ ...each, fiscalYear: fiscalYear[i]! }));
}

/** Per prefecture: the first fiscal year at whose end the share of people is reached; 0 for never. */
export function yearsReached(
  atlas: Atlas,
  demand: Demand,
  covered: Float64Array,
  share: number,
): Uint16Array {
  const { count, prefecture } = atlas.municipalities;
  const reached = new Uint16Array(atlas.prefectures.count);
  const missing = new Float64Array(reached.length);
  for (let y = 0; y < YEAR_COUNT; y++) {
    missing.fill(0);
    countMissing(missing, prefecture, demand.population, covered, share, y * count);
    for (let p = 0; p < reached.length; p++) {
      if (reached[p] === 0 && missing[p]! <= 0) reached[p] = FISCAL_YEARS[y]!;
    }
  }
  return reached;
}

/** @param row where the year's municipalities begin */
function countMissing(
  missing: Float64Array,
  prefecture: Uint8Array,
  population: Float64Array,
  covered: Float64Array,
  share: number,
  row: number,
): void {
  for (let m = 0; m < prefecture.length; m++) {
    missing[prefecture[m]!]! += share * population[row + m]! - covered[row + m]!;
  }
}
