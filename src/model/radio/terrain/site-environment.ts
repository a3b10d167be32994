/**
 * Environment class of a site anywhere, from how densely people live within 1 km of it. The roll-out's own rule
 * (environment.ts) looks besides, for a rural site, over its whole range; here a place beside a town may thus be rural.
 */
import { meridianPoint } from '../../grs80.ts';
import { centreLat, centreLon, columnAt, type Lattice, lowerBound, rowAt } from '../../lattice.ts';
import { ENVIRONMENT_CLASSES } from '../link-budget.ts';
import { type Bearing, createRayOrigin, takeBearing } from './ray.ts';

const SURROUNDINGS_M = 1000;
const SURROUNDINGS_KM2 = Math.PI;
/** Rows and columns that hold 1 km between 20° and 46° of latitude. */
const ROWS = 3;
const COLUMNS = 3;

/**
 * Index into ENVIRONMENT_CLASSES.
 * @param thresholdsPerKm2 least density of each class but the last, denser first
 */
export function environmentAt(
  lattice: Lattice,
  population: ArrayLike<number>,
  thresholdsPerKm2: readonly number[],
  lat: number,
  lon: number,
): number {
  const origin = createRayOrigin(lat, lon);
  const bearing: Bearing = { distanceM: 0, azimuth: 0 };
  const row = rowAt(lat);
  const column = columnAt(lon);
  let people = 0;
  for (let r = row - ROWS; r <= row + ROWS; r++) {
    const { axisM, polarM } = meridianPoint(centreLat(r));
    const end = lowerBound(lattice, r, column + COLUMNS + 1);
    for (let i = lowerBound(lattice, r, column - COLUMNS); i < end; i++) {
      takeBearing(origin, axisM, polarM, centreLon(lattice.column[i]!) - lon, bearing);
      if (bearing.distanceM <= SURROUNDINGS_M) people += population[i]!;
    }
  }
  const density = people / SURROUNDINGS_KM2;
  const k = thresholdsPerKm2.findIndex((least) => density >= least);
  return k < 0 ? ENVIRONMENT_CLASSES.length - 1 : k;
}
