/** Radio-climatic zones along a path, and how often its air ducts (sections 3.3, 3.6 and Table 5 of P.1812). */
import { exponential, power } from '../exponential.ts';
import type { P1812Path } from './p1812-path.ts';

export const ZONE_SEA = 1;
export const ZONE_COASTAL = 3;
export const ZONE_INLAND = 4;

/**
 * Fills share over sea and longest stretches over land and inland. A point stands for the way to the middle of its
 * neighbours; `zone` of undefined is inland throughout.
 */
export function readZones(
  path: P1812Path,
  dKm: Float64Array,
  zone: Uint8Array | undefined,
  pointCount: number,
): void {
  const last = pointCount - 1;
  const distanceKm = path.distanceKm;
  if (zone === undefined) {
    path.seaShare = 0;
    path.longestLandKm = distanceKm;
    path.longestInlandKm = distanceKm;
    return;
  }
  let seaKm = 0;
  let longestLand = 0;
  let longestInland = 0;
  let landFrom = 0;
  let inlandFrom = 0;
  let before = zone[0]!;
  for (let i = 1; i <= pointCount; i++) {
    const after = i <= last ? zone[i]! : 0;
    if (after === before) continue;
    const boundary = i <= last ? (dKm[i - 1]! + dKm[i]!) / 2 : dKm[last]!;
    if (before === ZONE_SEA) seaKm += boundary - landFrom;
    else if (after === ZONE_SEA || after === 0) longestLand = Math.max(longestLand, boundary - landFrom);
    if (before === ZONE_INLAND) longestInland = Math.max(longestInland, boundary - inlandFrom);
    // `landFrom` is where the present stretch of sea, or of land of either zone, began.
    if (before === ZONE_SEA || after === ZONE_SEA) landFrom = boundary;
    inlandFrom = boundary;
    before = after;
  }
  path.seaShare = seaKm / distanceKm;
  path.longestLandKm = longestLand;
  path.longestInlandKm = longestInland;
}

/** 1 − exp(−4.12·10⁻⁴ · dlm^2.41), equation 3. */
export function inlandness(longestInlandKm: number): number {
  return longestInlandKm > 0 ? 1 - exponential(-4.12e-4 * power(longestInlandKm, 2.41)) : 0;
}

/** Fills β0, the percentage of time with lapse rates above 100 N-units/km in the lowest 100 m (eqs 2 to 5). */
export function fillDucting(path: P1812Path): void {
  const tau = inlandness(path.longestInlandKm);
  const shore = exponential((-Math.LN10 * path.longestLandKm) / (16 - 6.6 * tau));
  const inland = exponential(-5 * Math.LN10 * (0.496 + 0.354 * tau));
  const mu1 = Math.min(1, power(shore + inland, 0.2));
  const latitude = Math.abs(path.latitudeDeg);
  path.ductingPct =
    latitude <= 70
      ? exponential(Math.LN10 * (1.67 - 0.015 * latitude)) * power(mu1, 0.065 + 0.0176 * latitude)
      : 4.17 * power(mu1, 1.3);
}
