/** The Bullington part of diffraction: one equivalent knife edge for the whole profile (section 4.3.1 of P.1812). */
import { exponential } from '../exponential.ts';
import { naturalLogarithm } from '../natural-logarithm.ts';
import type { P1812Law } from './p1812-link.ts';
import type { P1812Path } from './p1812-path.ts';

const BULGE = 500;
const KNIFE_EDGE_SCALE = 20 / Math.LN10;

/**
 * Fills the greatest diffraction parameters (eq. 15) over terrain, over terrain and clutter, and over the smooth
 * surface; where the path is in line of sight over terrain, its horizons as well, at the point that obstructs most.
 */
export function fillNu(
  law: P1812Law,
  path: P1812Path,
  dKm: Float64Array,
  hM: Float64Array,
  clutterM: Float64Array,
  pointCount: number,
): void {
  const last = pointCount - 1;
  const { distanceKm: distance, txAslM: hts, diffractionTxM, diffractionRxM } = path;
  const climb = (path.rxAslM - hts) / distance;
  const smoothClimb = (diffractionRxM - diffractionTxM) / distance;
  const medianBulge = BULGE / law.medianEarthKm;
  const ductingBulge = BULGE / law.ductingEarthKm;
  let terrainNu = -Infinity;
  let terrainIndex = 1;
  let medianNu = -Infinity;
  let ductingNu = -Infinity;
  let smoothMedianNu = -Infinity;
  let smoothDuctingNu = -Infinity;
  for (let i = 1; i < last; i++) {
    const d = dKm[i]!;
    const product = d * (distance - d);
    const scale = 1 / Math.sqrt(product);
    const medianM = medianBulge * product;
    const ductingM = ductingBulge * product;
    const terrain = hM[i]! - hts - climb * d;
    const top = terrain + clutterM[i]!;
    const smooth = diffractionTxM + smoothClimb * d;
    const terrainAt = (terrain + medianM) * scale;
    if (terrainAt >= terrainNu) {
      terrainNu = terrainAt;
      terrainIndex = i;
    }
    medianNu = Math.max(medianNu, (top + medianM) * scale);
    ductingNu = Math.max(ductingNu, (top + ductingM) * scale);
    smoothMedianNu = Math.max(smoothMedianNu, (medianM - smooth) * scale);
    smoothDuctingNu = Math.max(smoothDuctingNu, (ductingM - smooth) * scale);
  }
  const unit = nuUnit(law, distance);
  path.terrainNu = terrainNu * unit;
  path.medianNu = medianNu * unit;
  path.ductingNu = ductingNu * unit;
  path.smoothMedianNu = smoothMedianNu * unit;
  path.smoothDuctingNu = smoothDuctingNu * unit;
  if (path.horizonTxIndex === 0) {
    path.horizonTxIndex = terrainIndex;
    path.horizonRxIndex = terrainIndex;
    path.horizonTxKm = dKm[terrainIndex]!;
    path.horizonRxKm = distance - path.horizonTxKm;
  }
}

/** √(0.002 · d / λ): what a height over √(d1 · d2) is multiplied by to make a diffraction parameter. */
export function nuUnit(law: P1812Law, distanceKm: number): number {
  return Math.sqrt((0.002 * distanceKm) / law.wavelengthM);
}

/**
 * Bullington loss in dB (eqs 14 to 21) for antennas at `txM` and `rxM` above the same level, the steepest slopes
 * from either over what stands between them, and the greatest diffraction parameter.
 */
export function bullingtonDb(
  law: P1812Law,
  distanceKm: number,
  txM: number,
  rxM: number,
  slopeTx: number,
  slopeRx: number,
  greatestNu: number,
): number {
  const direct = (rxM - txM) / distanceKm;
  let nu = greatestNu;
  if (slopeTx >= direct) {
    const pointKm = (rxM - txM + slopeRx * distanceKm) / (slopeTx + slopeRx);
    // An edge that just touches the line leaves 0 / 0: its parameter is 0.
    const between = pointKm > 0 && pointKm < distanceKm;
    const overM = (slopeTx - direct) * pointKm;
    nu = between ? (overM * nuUnit(law, distanceKm)) / Math.sqrt(pointKm * (distanceKm - pointKm)) : 0;
  }
  const edgeDb = knifeEdgeLossDb(nu);
  return edgeDb + (1 - exponential(-edgeDb / 6)) * (10 + 0.02 * distanceKm);
}

/** J(ν) of equation 12, as in P.526. */
function knifeEdgeLossDb(nu: number): number {
  if (nu <= -0.78) return 0;
  const shifted = nu - 0.1;
  return 6.9 + KNIFE_EDGE_SCALE * naturalLogarithm(Math.sqrt(shifted * shifted + 1) + shifted);
}

/**
 * Steepest slope from the transmitter over the bare smooth earth at the profile's own points: 500/a · (D − d) − h / d
 * rises to d = √(h · a / 500) and falls, so only the two points around it matter.
 */
export function smoothSlopeTx(
  dKm: Float64Array,
  pointCount: number,
  heightM: number,
  earthKm: number,
): number {
  const distance = dKm[pointCount - 1]!;
  const bulge = BULGE / earthKm;
  const i = firstAtLeast(dKm, pointCount, Math.sqrt(heightM / bulge));
  const d = dKm[i]!;
  const slope = bulge * (distance - d) - heightM / d;
  if (i === 1) return slope;
  const before = dKm[i - 1]!;
  return Math.max(slope, bulge * (distance - before) - heightM / before);
}

/** The same from the receiver. */
export function smoothSlopeRx(
  dKm: Float64Array,
  pointCount: number,
  heightM: number,
  earthKm: number,
): number {
  const distance = dKm[pointCount - 1]!;
  const bulge = BULGE / earthKm;
  const i = firstAtLeast(dKm, pointCount, distance - Math.sqrt(heightM / bulge));
  const d = dKm[i]!;
  const slope = bulge * d - heightM / (distance - d);
  if (i === 1) return slope;
  const before = dKm[i - 1]!;
  return Math.max(slope, bulge * before - heightM / (distance - before));
}

/** The first point between the ends at `wantedKm` or beyond, the last one where none is. */
function firstAtLeast(dKm: Float64Array, pointCount: number, wantedKm: number): number {
  let low = 1;
  let high = pointCount - 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (dKm[middle]! < wantedKm) low = middle + 1;
    else high = middle;
  }
  return low;
}
