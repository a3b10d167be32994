import { COLUMNS_PER_DEGREE, ROWS_PER_DEGREE } from '../../src/model/lattice.ts';
import { metresPerStep } from './nearest-municipality.ts';

/** Degrees. */
export interface Centre {
  readonly lat: number;
  readonly lon: number;
}

/** Assumption: this many neighbours make a comparison that fits one screen. */
export const NEIGHBOUR_COUNT = 5;

/**
 * For every centre the indices of the nearest others, nearest first, ties to the lower index. Metres on the ellipsoid
 * by its radii at the mean latitude of the two.
 */
export function nearestCentres(centres: readonly Centre[], count = NEIGHBOUR_COUNT): number[][] {
  return centres.map((from, i) => {
    const nearest: { readonly index: number; readonly distanceM: number }[] = [];
    centres.forEach((to, index) => {
      if (index === i) return;
      const distanceM = distanceBetween(from, to);
      if (nearest.length === count && distanceM >= nearest[count - 1]!.distanceM) return;
      const at = nearest.findIndex((other) => distanceM < other.distanceM);
      nearest.splice(at < 0 ? nearest.length : at, 0, { index, distanceM });
      if (nearest.length > count) nearest.pop();
    });
    return nearest.map(({ index }) => index);
  });
}

function distanceBetween(a: Centre, b: Centre): number {
  const step = metresPerStep(((a.lat + b.lat) / 2) * ROWS_PER_DEGREE);
  return Math.hypot(
    (a.lat - b.lat) * ROWS_PER_DEGREE * step.row,
    (a.lon - b.lon) * COLUMNS_PER_DEGREE * step.column,
  );
}
