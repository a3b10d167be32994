/** Land area of the inhabited cells. */
import type { Atlas } from '../atlas.ts';
import { meridianRadiusM, primeVerticalRadiusM } from '../grs80.ts';
import { COLUMNS_PER_DEGREE, centreLat, ROWS_PER_DEGREE } from '../lattice.ts';

/** Land area of each cell on the ellipsoid, km². */
export function cellLandAreaKm2({ lattice, cells }: Pick<Atlas, 'lattice' | 'cells'>): Float32Array {
  const areaKm2 = new Float32Array(lattice.cellCount);
  const step = Math.PI / 180;
  for (let r = 0; r < lattice.rowCount; r++) {
    const lat = centreLat(lattice.rowMin + r) * step;
    const squareKm2 =
      (meridianRadiusM(lat) * primeVerticalRadiusM(lat) * Math.cos(lat) * step * step) /
      (ROWS_PER_DEGREE * COLUMNS_PER_DEGREE * 1e6);
    for (let cell = lattice.rowOffsets[r]!; cell < lattice.rowOffsets[r + 1]!; cell++) {
      areaKm2[cell] = (squareKm2 * cells.landShare[cell]!) / 255;
    }
  }
  return areaKm2;
}
