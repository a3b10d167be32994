/**
 * Who was served at the end of each year with published figures: in every prefecture the dearest cells are unserved,
 * as many as the published (or estimated) coverage leaves, to the household. One order serves all years, so what is
 * unserved in a year was unserved in every year before. The cell at the border between served and unserved is served
 * in part.
 */
import type { Atlas } from '../atlas.ts';
import { createDemand } from '../demand.ts';
import { completeFibreCoverage, nationalFigures, type PublishedFibre } from './published-fibre.ts';

export interface FibreBaseline {
  readonly published: PublishedFibre;
  /**
   * Per cell: index into `published.fiscalYears` of the first year from whose end on it is wholly served; their
   * number where it is not yet.
   */
  readonly servedFrom: Uint8Array;
  /** Cells served in part at the end of a year, at most one per prefecture and year. */
  readonly partial: readonly PartialCell[];
  /** published years × municipalities: households at the 2020 level that nothing serves. */
  readonly unservedHouseholds: Float64Array;
}

export interface PartialCell {
  /** Index into `published.fiscalYears`. */
  readonly year: number;
  readonly cell: number;
  /** 0–1, of the cell's households. */
  readonly unservedShare: number;
}

/**
 * @param order all cells, cheapest to serve first
 * @throws if no national figure is published.
 */
export function createBaseline(atlas: Atlas, order: Uint32Array): FibreBaseline {
  const figures = nationalFigures(atlas.published);
  if (figures.length === 0) throw new Error('Expected published national fibre coverage, got none.');
  const years = figures.map(({ fiscalYear }) => fiscalYear);
  // Published years end with the census of 2025, so the pace of the projection after it does not matter.
  const demand = createDemand(atlas, years, { projectionPace: 1 });
  const prefectures = atlas.prefectures.count;
  const { prefecture, count: municipalities } = atlas.municipalities;
  const households = new Float64Array(years.length * prefectures);
  for (let y = 0; y < years.length; y++) {
    for (let m = 0; m < municipalities; m++) {
      households[y * prefectures + prefecture[m]!]! += demand.households[y * municipalities + m]!;
    }
  }
  const factors = years.map((_, y) =>
    demand.householdFactor.subarray(y * municipalities, (y + 1) * municipalities),
  );
  const prior = new Float64Array(years.length * prefectures);
  figures.forEach(({ coverage }, y) => {
    const row = households.subarray(y * prefectures, (y + 1) * prefectures);
    const total = row.reduce((a, b) => a + b, 0);
    const unserved = dearestByPrefecture(atlas, order, factors[y]!, (1 - coverage) * total);
    for (let p = 0; p < prefectures; p++) {
      prior[y * prefectures + p] = row[p]! > 0 ? unserved[p]! / row[p]! : 0;
    }
  });
  const published = completeFibreCoverage(atlas, figures, households, prior);
  const baseline = {
    published,
    servedFrom: new Uint8Array(order.length),
    partial: [] as PartialCell[],
    unservedHouseholds: new Float64Array(years.length * municipalities),
  };
  for (let y = 0; y < years.length; y++) {
    const target = new Float64Array(prefectures);
    for (let p = 0; p < prefectures; p++) {
      const at = y * prefectures + p;
      target[p] = (1 - published.coverage[at]!) * households[at]!;
    }
    leaveDearest(atlas, order, factors[y]!, target, y, baseline);
  }
  return baseline;
}

/** How many of the nation's `count` dearest households live in each prefecture. */
function dearestByPrefecture(
  atlas: Atlas,
  order: Uint32Array,
  factor: Float64Array,
  count: number,
): Float64Array {
  const { municipality, households } = atlas.cells;
  const unserved = new Float64Array(atlas.prefectures.count);
  let left = count;
  for (let i = order.length - 1; i >= 0 && left > 0; i--) {
    const cell = order[i]!;
    const m = municipality[cell]!;
    const here = Math.min(left, households[cell]! * factor[m]!);
    unserved[atlas.municipalities.prefecture[m]!]! += here;
    left -= here;
  }
  return unserved;
}

/** Leaves the dearest cells of each prefecture unserved in year `y` until its target is met. */
function leaveDearest(
  atlas: Atlas,
  order: Uint32Array,
  factor: Float64Array,
  target: Float64Array,
  y: number,
  baseline: { servedFrom: Uint8Array; partial: PartialCell[]; unservedHouseholds: Float64Array },
): void {
  const { municipality, households } = atlas.cells;
  const { prefecture, count } = atlas.municipalities;
  const left = target.slice();
  for (let i = order.length - 1; i >= 0; i--) {
    const cell = order[i]!;
    const m = municipality[cell]!;
    const p = prefecture[m]!;
    if (left[p]! <= 0) continue;
    const here = households[cell]! * factor[m]!;
    const unservedShare = here > left[p]! ? left[p]! / here : 1;
    if (unservedShare < 1) baseline.partial.push({ year: y, cell, unservedShare });
    baseline.servedFrom[cell] = y + 1;
    baseline.unservedHouseholds[y * count + m]! += unservedShare * households[cell]!;
    left[p]! -= here;
  }
}
