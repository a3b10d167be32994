/**
 * 5G population coverage of the union of operators by prefecture and fiscal year: published where it was published,
 * elsewhere estimated so that the nation's published figure and every published bound hold.
 */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import { totalsByPrefecture } from '../place-totals.ts';

/** years × prefectures, row by year. */
export interface PublishedCoverage {
  readonly fiscalYears: readonly number[];
  /** Population coverage 0–1. */
  readonly coverage: Float64Array;
  /** 1 where the figure is published, 0 where it is estimated from the national figure and published bounds. */
  readonly measured: Uint8Array;
  /** Per year: the published national figure 0–1. */
  readonly national: Float64Array;
}

const METRIC = 'g5_popcov';
/** Prefectures by year are published from here on; their last year is the baseline. */
const FIRST_PUBLISHED = 2021;
/** Common gap where nothing is known before or after; the national figure scales it. */
const UNKNOWN_GAP = 0.1;

/**
 * Estimates by shrinking: from one year to the next every unknown prefecture's gap to full coverage changes by the same
 * factor, and no coverage falls. The factor is the one that gives the national figure, weighted with the people of
 * the year; bounds cut what it would overstep.
 * @param demand must hold the published years
 * @throws where the published figures contradict each other.
 */
export function publishedCoverage(atlas: Atlas, demand: Demand): PublishedCoverage {
  const nation = atlas.published.filter(({ metric, prefecture }) => metric === METRIC && prefecture < 0);
  const fiscalYears = nation
    .map(({ fiscalYear }) => fiscalYear)
    .filter((year) => year >= FIRST_PUBLISHED)
    .sort((a, b) => a - b);
  const count = atlas.prefectures.count;
  const national = Float64Array.from(
    fiscalYears,
    (year) => nation.find(({ fiscalYear }) => fiscalYear === year)!.value,
  );
  const size = fiscalYears.length * count;
  const coverage = new Float64Array(size).fill(Number.NaN);
  const measured = new Uint8Array(size);
  for (const { metric, fiscalYear, prefecture, value } of atlas.published) {
    const y = fiscalYears.indexOf(fiscalYear);
    if (metric !== METRIC || prefecture < 0 || y < 0) continue;
    coverage[y * count + prefecture] = value;
    measured[y * count + prefecture] = 1;
  }
  const { low, high } = bounds(atlas, fiscalYears, coverage, measured);
  const people = totalsByPrefecture(atlas, demand.population);
  fiscalYears.forEach((year, y) => {
    const demandYear = demand.fiscalYears.indexOf(year);
    if (demandYear < 0) throw new Error(`Expected demand of FY${year}, got ${demand.fiscalYears}.`);
    estimateYear({
      y,
      count,
      target: national[y]!,
      weight: people.subarray(demandYear * count, (demandYear + 1) * count),
      coverage,
      measured,
      low,
      high,
    });
  });
  return { fiscalYears, coverage, measured, national };
}

/** Published bounds, drawn tighter by what is published in later years: coverage never falls. */
function bounds(
  atlas: Atlas,
  fiscalYears: readonly number[],
  coverage: Float64Array,
  measured: Uint8Array,
): { low: Float64Array; high: Float64Array } {
  const count = atlas.prefectures.count;
  const low = new Float64Array(coverage.length);
  const high = new Float64Array(coverage.length).fill(1);
  for (const bound of atlas.publishedBounds) {
    const y = fiscalYears.indexOf(bound.fiscalYear);
    if (bound.metric !== METRIC || bound.prefecture < 0 || y < 0) continue;
    const at = y * count + bound.prefecture;
    low[at] = Math.max(low[at]!, bound.low);
    high[at] = Math.min(high[at]!, bound.high);
  }
  for (let at = coverage.length - 1; at >= 0; at--) {
    if (measured[at] === 1) {
      low[at] = coverage[at]!;
      high[at] = coverage[at]!;
    } else if (at + count < coverage.length) {
      high[at] = Math.min(high[at]!, high[at + count]!);
    }
  }
  return { low, high };
}

interface YearEstimate {
  readonly y: number;
  readonly count: number;
  readonly target: number;
  readonly weight: Float64Array;
  readonly coverage: Float64Array;
  readonly measured: Uint8Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

function estimateYear({ y, count, target, weight, coverage, measured, low, high }: YearEstimate): void {
  const row = y * count;
  const gap = new Float64Array(count);
  for (let p = 0; p < count; p++) {
    if (measured[row + p] === 1) continue;
    if (y > 0) {
      low[row + p] = Math.max(low[row + p]!, coverage[row + p - count]!);
      gap[p] = 1 - coverage[row + p - count]!;
    } else {
      gap[p] = 1 - nextMeasured(coverage, measured, p, count);
    }
  }
  const fill = (factor: number): number => {
    let part = 0;
    let whole = 0;
    for (let p = 0; p < count; p++) {
      if (measured[row + p] === 0) {
        const wanted = 1 - factor * gap[p]!;
        coverage[row + p] = Math.max(low[row + p]!, Math.min(high[row + p]!, wanted));
      }
      part += weight[p]! * coverage[row + p]!;
      whole += weight[p]!;
    }
    return whole > 0 ? part / whole : target;
  };
  // A greater factor is less coverage; beyond these ends every value stands on a bound.
  let least = 0;
  let most = 1e6;
  for (let step = 0; step < 200; step++) {
    const middle = (least + most) / 2;
    if (fill(middle) >= target) least = middle;
    else most = middle;
  }
  fill(least);
}

/** The prefecture's first published figure, or a common gap where it has none. */
function nextMeasured(coverage: Float64Array, measured: Uint8Array, p: number, count: number): number {
  for (let at = p; at < coverage.length; at += count) if (measured[at] === 1) return coverage[at]!;
  return 1 - UNKNOWN_GAP;
}
