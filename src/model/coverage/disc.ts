/**
 * Which 125 m squares lie within range of a site: their centres are within `rangeM` on the GRS80 ellipsoid.
 *
 * Two points at axis distances p₀, p and polar heights z₀, z whose longitudes differ by Δλ are a chord c apart with
 *   c² = (p − p₀)² + (z − z₀)² + 4 p₀ p sin²(Δλ / 2).
 * A geodesic of length s and normal curvature κ has the chord c² = s² (1 − (sκ)²/12 + (sκ)⁴/360 …). On one row of
 * squares everything but Δλ is known (Euler gives κ for the azimuth at which the circle meets the row), so the row's
 * span comes out in closed form, and a disc costs one square root per row. The half-width is right within 1e-5 m up to
 * 10 km and a millimetre up to 100 km.
 */

import { meridianPoint, RADIANS_PER_DEGREE } from '../grs80.ts';
import { COLUMNS_PER_DEGREE, type Lattice, ORIGIN_LON, ROWS_PER_DEGREE } from '../lattice.ts';

/** 125 m squares along one side of a 500 m square. */
export const PARTS_PER_SIDE = 4;
export const PART_ROWS_PER_DEGREE = ROWS_PER_DEGREE * PARTS_PER_SIDE;
export const PART_COLUMNS_PER_DEGREE = COLUMNS_PER_DEGREE * PARTS_PER_SIDE;
const HALF_ANGLE_TO_PARTS = (2 * PART_COLUMNS_PER_DEGREE) / RADIANS_PER_DEGREE;
/** A lattice column is 16 bits wide. */
const LAST_PART_COLUMN = 0x10000 * PARTS_PER_SIDE - 1;
/** Beyond this the closed form is no longer good to a metre. */
export const MAXIMUM_RANGE_M = 500_000;

/** The rows of 125 m squares that a lattice spans, in the meridian plane, and the spans of one disc at a time. */
export interface DiscWorkspace {
  /** First row of 125 m squares, 960 to a degree. */
  readonly partRowMin: number;
  /** Per row from there: axis distance of its centres, 1 / axis distance, polar height. */
  readonly axisM: Float64Array;
  readonly inverseAxis: Float64Array;
  readonly polarM: Float64Array;
  /** The disc's rows are `from` … `to - 1`, counted from partRowMin. */
  from: number;
  to: number;
  /** By row from partRowMin: westernmost and easternmost column in the disc; west > east where there is none. */
  readonly west: Int32Array;
  readonly east: Int32Array;
}

export function createDiscWorkspace(lattice: Lattice): DiscWorkspace {
  const rows = lattice.rowCount * PARTS_PER_SIDE;
  const partRowMin = lattice.rowMin * PARTS_PER_SIDE;
  const axisM = new Float64Array(rows);
  const inverseAxis = new Float64Array(rows);
  const polarM = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const point = meridianPoint((partRowMin + i + 0.5) / PART_ROWS_PER_DEGREE);
    axisM[i] = point.axisM;
    inverseAxis[i] = 1 / point.axisM;
    polarM[i] = point.polarM;
  }
  const west = new Int32Array(rows);
  return { partRowMin, axisM, inverseAxis, polarM, from: 0, to: 0, west, east: new Int32Array(rows) };
}

/**
 * Computes the disc's rows and spans into the workspace.
 * @param lat, lon degrees
 * @param rangeM 0 – MAXIMUM_RANGE_M
 * @throws RangeError for values outside or not finite.
 */
export function computeDisc(workspace: DiscWorkspace, lat: number, lon: number, rangeM: number): void {
  if (!(Math.abs(lat) <= 90 && Number.isFinite(lon) && rangeM >= 0 && rangeM <= MAXIMUM_RANGE_M)) {
    throw new RangeError(
      `Expected |lat| ≤ 90, a finite lon and 0 ≤ rangeM ≤ ${MAXIMUM_RANGE_M}, got ${lat}, ${lon}, ${rangeM}.`,
    );
  }
  const { partRowMin, axisM, inverseAxis, polarM, west, east } = workspace;
  const site = meridianPoint(lat);
  // The circle's north and south ends, with a hundredth to spare: rows beyond it come out empty.
  const reach = (rangeM * site.meridianCurvature * 1.01 * PART_ROWS_PER_DEGREE) / RADIANS_PER_DEGREE;
  const middle = lat * PART_ROWS_PER_DEGREE - partRowMin;
  const from = Math.max(0, Math.floor(middle - reach));
  const to = Math.min(axisM.length, Math.floor(middle + reach) + 1);
  workspace.from = from;
  workspace.to = Math.max(from, to);
  const centre = (lon - ORIGIN_LON) * PART_COLUMNS_PER_DEGREE - 0.5;
  const siteAxisM = site.axisM;
  const sitePolarM = site.polarM;
  const range2 = rangeM * rangeM;
  const transverse = site.transverseCurvature;
  // Below a millimetre the curvature is nothing, and the quotient might not be finite.
  const bend = rangeM > 1e-3 ? (site.meridianCurvature - transverse) / range2 : 0;
  const quarterInverseAxis = 0.25 / siteAxisM;
  for (let row = from; row < to; row++) {
    const rise = polarM[row]! - sitePolarM;
    const swing = axisM[row]! - siteAxisM;
    const meridian2 = rise * rise + swing * swing;
    const curvature = transverse + bend * meridian2;
    const angle2 = range2 * curvature * curvature;
    const chord2 = range2 * (1 - angle2 * (1 / 12 - angle2 * (1 / 360)));
    const sine2 = (chord2 - meridian2) * quarterInverseAxis * inverseAxis[row]!;
    const half = sine2 >= 0 ? arcsine(sine2) * HALF_ANGLE_TO_PARTS : -1;
    west[row] = Math.ceil(Math.max(centre - half, 0));
    east[row] = Math.floor(Math.min(centre + half, LAST_PART_COLUMN));
  }
}

/** arcsin of a square root, by series where it is short (error below 1e-13), else by the library. */
function arcsine(sine2: number): number {
  if (sine2 > 0.0025) return Math.asin(Math.min(1, Math.sqrt(sine2)));
  return Math.sqrt(sine2) * (1 + sine2 * (1 / 6 + sine2 * (3 / 40 + sine2 * (15 / 336))));
}
