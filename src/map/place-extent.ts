/** Where to look when a place is to be shown: the box around nearly all of its people. */
import type { Atlas } from '../model/atlas.ts';
import { COLUMNS_PER_DEGREE, ORIGIN_LON, ROWS_PER_DEGREE } from '../model/lattice.ts';
import type { Area } from '../state/app-state.ts';
import { cellBounds, type GeoBounds } from './cell-picking.ts';

/**
 * Share of a place's people that may stand outside the box on each side (assumption). Without it, Tōkyō would be shown
 * with a thousand kilometres of sea, for the sake of its islands.
 */
const OUTSIDE_SHARE = 0.003;

/**
 * @returns undefined for a place where nobody lives
 */
export function placeExtent(atlas: Atlas, place: Area): GeoBounds | undefined {
  const { lattice, cells, municipalities, prefectures } = atlas;
  if (place.level === 'cell') return cellBounds(lattice, place.index);
  const holderOf = (m: number) => {
    if (place.level === 'municipality') return m;
    const prefecture = municipalities.prefecture[m]!;
    return place.level === 'prefecture' ? prefecture : prefectures.block[prefecture]!;
  };
  const isInside = Uint8Array.from({ length: municipalities.count }, (_, m) =>
    Number(holderOf(m) === place.index),
  );
  const rows = new Float64Array(65536);
  const columns = new Float64Array(65536);
  let total = 0;
  for (let i = 0; i < lattice.cellCount; i++) {
    if (isInside[cells.municipality[i]!] === 0) continue;
    const people = cells.population[i]!;
    rows[lattice.row[i]!]! += people;
    columns[lattice.column[i]!]! += people;
    total += people;
  }
  if (total === 0) return undefined;
  const [south, north] = middle(rows, total);
  const [west, east] = middle(columns, total);
  return {
    west: ORIGIN_LON + west / COLUMNS_PER_DEGREE,
    south: south / ROWS_PER_DEGREE,
    east: ORIGIN_LON + (east + 1) / COLUMNS_PER_DEGREE,
    north: (north + 1) / ROWS_PER_DEGREE,
  };
}

/** First and last index once the outer people on either side are left out. */
function middle(counts: Float64Array, total: number): [first: number, last: number] {
  const outside = total * OUTSIDE_SHARE;
  let first = 0;
  for (let sum = counts[0]!; sum <= outside; sum += counts[first]!) first++;
  let last = counts.length - 1;
  for (let sum = counts[last]!; sum <= outside; sum += counts[last]!) last--;
  return [first, last];
}
