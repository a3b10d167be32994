/** Numbers of places in one fiscal year, from year × municipality tables. */
import type { Atlas } from '../../model/atlas.ts';
import { createDemand, type Demand } from '../../model/demand.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS } from '../../model/parameter.ts';
import { totalsByPrefecture } from '../../model/place-totals.ts';
import type { LayerInput, PlaceLevel } from './layer-definition.ts';

export function yearIndexOf(fiscalYear: number): number {
  return fiscalYear - FIRST_FISCAL_YEAR;
}

export function placeCount(atlas: Atlas, level: PlaceLevel): number {
  return level === 'municipality' ? atlas.municipalities.count : atlas.prefectures.count;
}

/**
 * The row of a fiscal year, by municipality or summed by prefecture.
 * @param values length years · municipalities
 */
export function placeSums(
  atlas: Atlas,
  values: Float64Array | Uint32Array,
  level: PlaceLevel,
  fiscalYear: number,
): Float64Array | Uint32Array {
  const { count } = atlas.municipalities;
  const start = yearIndexOf(fiscalYear) * count;
  const row = values.subarray(start, start + count);
  return level === 'municipality' ? row : totalsByPrefecture(atlas, row);
}

export function areaKm2(atlas: Atlas, level: PlaceLevel): Float64Array {
  const { areaKm2 } = atlas.municipalities;
  return level === 'municipality' ? areaKm2 : totalsByPrefecture(atlas, areaKm2);
}

const publishedDemand = new WeakMap<Atlas, Demand>();

/** The demand of the outcome, or that of the published projection until there is one. */
export function demandOfInput({ atlas, outcome }: LayerInput): Demand {
  if (outcome !== undefined) return outcome.demand;
  let demand = publishedDemand.get(atlas);
  if (demand === undefined) {
    demand = createDemand(atlas, FISCAL_YEARS, { projectionPace: 1 });
    publishedDemand.set(atlas, demand);
  }
  return demand;
}

/**
 * First fiscal year from which part / whole holds the goal to the end of the horizon; Infinity where it is not held.
 * @param part length years · municipalities
 * @param out length of the place table
 */
export function goalFiscalYears(
  atlas: Atlas,
  part: Float64Array,
  whole: Float64Array,
  goal: number,
  level: PlaceLevel,
  out: Float64Array,
): void {
  const missed = new Uint8Array(out.length);
  out.fill(Number.POSITIVE_INFINITY);
  for (let y = FISCAL_YEARS.length - 1; y >= 0; y--) {
    const fiscalYear = FISCAL_YEARS[y]!;
    const parts = placeSums(atlas, part, level, fiscalYear);
    const wholes = placeSums(atlas, whole, level, fiscalYear);
    for (let i = 0; i < out.length; i++) {
      if (missed[i] === 1) continue;
      if (parts[i]! >= wholes[i]! * goal - wholes[i]! * 1e-12) out[i] = fiscalYear;
      else missed[i] = 1;
    }
  }
}
