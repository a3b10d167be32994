/** Follows when prefectures reach shares of their people, what that takes, and what stops them while they are short. */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import { FISCAL_YEARS, YEAR_COUNT } from '../parameter.ts';
import { BINDINGS, type Binding, COST_ITEMS, type ShareReached } from './radio-outcome.ts';

/** Why no further site was built in a year. */
export type Stop = 'stations' | 'budget' | 'leastPeople';
const BACKHAUL = COST_ITEMS.indexOf('backhaul');

export interface ShareTracker {
  /** Coverage of a prefecture as it stands. */
  look(prefecture: number, covered: number, population: number): void;
  build(prefecture: number, itemYen: readonly number[]): void;
  /** The prefecture's block takes no more this year. */
  close(prefecture: number, binding: 'blockStations' | 'blockBudget'): void;
  /** @param isExhausted whether a prefecture has no candidate left that gains enough */
  endYear(fiscalYear: number, stop: Stop, isExhausted: (prefecture: number) => boolean): void;
  /** @param fiscalYear per share: per prefecture, the year in which it is reached, 0 for never */
  results(fiscalYear: readonly Uint16Array[]): ShareReached[];
}

export function createShareTracker(atlas: Atlas, shares: readonly number[]): ShareTracker {
  const { count } = atlas.prefectures;
  const items = COST_ITEMS.length;
  const siteCount = new Uint32Array(count);
  const itemYen = new Float64Array(count * items);
  const closed: (Binding | undefined)[] = new Array(count).fill(undefined);
  const reached = shares.map((share) => ({
    share,
    isReached: new Uint8Array(count),
    siteCount: new Uint32Array(count),
    itemYen: new Float64Array(count * items),
    binding: new Uint8Array(count),
  }));
  const bindingOf = (p: number, stop: Stop, isExhausted: boolean): Binding => {
    if (isExhausted) return 'leastPeople';
    const ownClosed = closed[p];
    if (ownClosed !== undefined) return ownClosed;
    if (stop !== 'budget') return stop;
    const own = itemYen.subarray(p * items, (p + 1) * items);
    const isLargest = own[BACKHAUL]! > 0 && own.every((yen) => yen <= own[BACKHAUL]!);
    return isLargest ? 'backhaul' : 'budget';
  };
  return {
    look(p, covered, population) {
      for (const each of reached) {
        if (each.isReached[p] === 1 || covered < each.share * population) continue;
        each.isReached[p] = 1;
        each.siteCount[p] = siteCount[p]!;
        each.itemYen.set(itemYen.subarray(p * items, (p + 1) * items), p * items);
      }
    },
    build(p, yen) {
      siteCount[p]!++;
      for (let k = 0; k < items; k++) itemYen[p * items + k]! += yen[k]!;
    },
    close(p, binding) {
      closed[p] = binding;
    },
    endYear(_fiscalYear, stop, isExhausted) {
      for (const each of reached) {
        for (let p = 0; p < count; p++) {
          if (each.isReached[p] === 1) continue;
          each.binding[p] = BINDINGS.indexOf(bindingOf(p, stop, isExhausted(p)));
          each.siteCount[p] = siteCount[p]!;
          each.itemYen.set(itemYen.subarray(p * items, (p + 1) * items), p * items);
        }
      }
      closed.fill(undefined);
    },
    results: (fiscalYear) =>
      reached.map(({ isReached: _, ...each }, i) => ({ ...each, fiscalYear: fiscalYear[i]! })),
  };
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
  for (let y = 0; y < YEAR_COUNT; y++) {
    const missing = new Float64Array(reached.length);
    for (let m = 0; m < count; m++) {
      missing[prefecture[m]!]! += share * demand.population[y * count + m]! - covered[y * count + m]!;
    }
    for (let p = 0; p < reached.length; p++) {
      if (reached[p] === 0 && missing[p]! <= 0) reached[p] = FISCAL_YEARS[y]!;
    }
  }
  return reached;
}
