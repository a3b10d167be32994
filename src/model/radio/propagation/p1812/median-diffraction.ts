/**
 * Diffraction for half of the time where nothing but the loss is wanted: the parts of the delta-Bullington model that
 * this loss needs, in the order in which they can make others needless. The same numbers as diffraction.ts gives.
 */
import { bullingtonDb, nuUnit, smoothSlopeRx, smoothSlopeTx } from './bullington.ts';
import type { P1812Law } from './p1812-link.ts';
import type { P1812Path } from './p1812-path.ts';
import { sphericalEarthDb } from './spherical-earth.ts';

const BULGE = 500;

/**
 * Fills the greatest diffraction parameter over terrain and clutter where no slope stands above the line between the
 * antennas, and the horizons where the terrain alone does not; elsewhere equations 16 to 20 need neither.
 */
export function fillSightNu(
  law: P1812Law,
  path: P1812Path,
  dKm: Float64Array,
  hM: Float64Array,
  clutterM: Float64Array,
  pointCount: number,
): void {
  const { distanceKm: distance, txAslM: hts } = path;
  const climb = (path.rxAslM - hts) / distance;
  const seeksHorizon = path.horizonTxIndex === 0;
  if (!seeksHorizon && path.medianSlopeTx >= climb) return;
  const last = pointCount - 1;
  const medianBulge = BULGE / law.medianEarthKm;
  let terrainNu = -Infinity;
  let terrainIndex = 1;
  let medianNu = -Infinity;
  for (let i = 1; i < last; i++) {
    const d = dKm[i]!;
    const product = d * (distance - d);
    const scale = 1 / Math.sqrt(product);
    const medianM = medianBulge * product;
    const terrain = hM[i]! - hts - climb * d;
    const terrainAt = (terrain + medianM) * scale;
    if (terrainAt >= terrainNu) {
      terrainNu = terrainAt;
      terrainIndex = i;
    }
    medianNu = Math.max(medianNu, (terrain + clutterM[i]! + medianM) * scale);
  }
  const unit = nuUnit(law, distance);
  path.terrainNu = terrainNu * unit;
  path.medianNu = medianNu * unit;
  if (!seeksHorizon) return;
  path.horizonTxIndex = terrainIndex;
  path.horizonRxIndex = terrainIndex;
  path.horizonTxKm = dKm[terrainIndex]!;
  path.horizonRxKm = distance - path.horizonTxKm;
}

/** Fills the diffraction losses of which equation 42 and, at half of the time, equation 43 are made. */
export function fillMedianDiffraction(
  law: P1812Law,
  path: P1812Path,
  dKm: Float64Array,
  pointCount: number,
): void {
  const { distanceKm, diffractionTxM, diffractionRxM, medianSlopeTx, medianSlopeRx } = path;
  const { medianEarthKm, medianEarthRoot } = law;
  const overTerrainDb = bullingtonDb(
    law,
    distanceKm,
    path.txAslM,
    path.rxAslM,
    medianSlopeTx,
    medianSlopeRx,
    path.medianNu,
  );
  const sphericalDb = sphericalEarthDb(
    law,
    distanceKm,
    diffractionTxM,
    diffractionRxM,
    medianEarthKm,
    medianEarthRoot,
    path.seaShare,
  );
  // Equation 39 takes the smooth path's loss off the spherical earth's; none is below 0.
  const smoothDb = sphericalDb > 0 ? smoothPathDb(law, path, dKm, pointCount) : 0;
  path.diffraction50Db = overTerrainDb + Math.max(0, sphericalDb - smoothDb);
  path.diffractionDb = path.diffraction50Db;
}

function smoothPathDb(law: P1812Law, path: P1812Path, dKm: Float64Array, pointCount: number): number {
  const { distanceKm, diffractionTxM: txM, diffractionRxM: rxM } = path;
  const { medianEarthKm } = law;
  const slopeTx = smoothSlopeTx(dKm, pointCount, txM, medianEarthKm);
  const slopeRx = smoothSlopeRx(dKm, pointCount, rxM, medianEarthKm);
  const nu = slopeTx >= (rxM - txM) / distanceKm ? 0 : smoothNu(law, distanceKm, txM, rxM, dKm, pointCount);
  return bullingtonDb(law, distanceKm, txM, rxM, slopeTx, slopeRx, nu);
}

/** Greatest diffraction parameter over the bare smooth earth at the profile's points. */
function smoothNu(
  law: P1812Law,
  distanceKm: number,
  txM: number,
  rxM: number,
  dKm: Float64Array,
  pointCount: number,
): number {
  const climb = (rxM - txM) / distanceKm;
  const bulge = BULGE / law.medianEarthKm;
  let greatest = -Infinity;
  for (let i = 1; i < pointCount - 1; i++) {
    const d = dKm[i]!;
    const product = d * (distanceKm - d);
    greatest = Math.max(greatest, (bulge * product - txM - climb * d) / Math.sqrt(product));
  }
  return greatest * nuUnit(law, distanceKm);
}
