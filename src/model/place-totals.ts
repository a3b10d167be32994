/** Sums of year × municipality tables over larger places. */
import type { Atlas } from './atlas.ts';

/**
 * year × municipality → year × prefecture.
 * @param values length years · municipalities, row by year
 */
export function totalsByPrefecture(atlas: Atlas, values: Float64Array | Uint32Array): Float64Array {
  return totalsByGroup(values, atlas.municipalities.prefecture, atlas.prefectures.count);
}

const prefecturesOfColumns = new WeakMap<
  Float64Array,
  { readonly atlas: Atlas; readonly totals: Float64Array }
>();
const yearsOfColumns = new WeakMap<Float64Array, Float64Array>();

/**
 * The same of a column of an outcome or a demand, kept for as long as there is that column.
 * @param column must never change
 */
export function columnByPrefecture(atlas: Atlas, column: Float64Array): Float64Array {
  let known = prefecturesOfColumns.get(column);
  if (known?.atlas !== atlas) {
    known = { atlas, totals: totalsByPrefecture(atlas, column) };
    prefecturesOfColumns.set(column, known);
  }
  return known.totals;
}

/** One total per year of such a column, kept likewise. @param column must never change */
export function columnByYear(column: Float64Array, years: number): Float64Array {
  let known = yearsOfColumns.get(column);
  if (known?.length !== years) {
    known = totalsByYear(column, years);
    yearsOfColumns.set(column, known);
  }
  return known;
}

/** year × prefecture → year × block. */
export function totalsByBlock(atlas: Atlas, byPrefecture: Float64Array): Float64Array {
  return totalsByGroup(byPrefecture, atlas.prefectures.block, atlas.blocks.count);
}

/** One total per year. */
export function totalsByYear(values: Float64Array | Uint32Array, years: number): Float64Array {
  const width = values.length / years;
  const totals = new Float64Array(years);
  for (let y = 0; y < years; y++) for (let i = 0; i < width; i++) totals[y]! += values[y * width + i]!;
  return totals;
}

function totalsByGroup(
  values: Float64Array | Uint32Array,
  group: Uint8Array,
  groupCount: number,
): Float64Array {
  const width = group.length;
  if (values.length % width !== 0) {
    throw new Error(`Expected whole rows of ${width} values, got ${values.length} values.`);
  }
  const years = values.length / width;
  const totals = new Float64Array(years * groupCount);
  for (let y = 0; y < years; y++) {
    for (let i = 0; i < width; i++) totals[y * groupCount + group[i]!]! += values[y * width + i]!;
  }
  return totals;
}

/** part / whole element by element; an empty place counts as wholly covered, as the published figures do. */
export function shares(part: Float64Array, whole: Float64Array): Float64Array {
  const result = new Float64Array(part.length);
  for (let i = 0; i < part.length; i++) result[i] = whole[i]! > 0 ? part[i]! / whole[i]! : 1;
  return result;
}
