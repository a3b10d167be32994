/** Basic transmission loss from the mechanisms together (sections 4.2, 4.4, 4.6 and 4.9 of P.1812). */
import { exponential } from '../exponential.ts';
import { DB_PER_LN, naturalLogarithm } from '../natural-logarithm.ts';
import { anomalousLossDb } from './anomalous.ts';
import { fillNu } from './bullington.ts';
import { complementaryQuantile } from './complementary-quantile.ts';
import { fillDiffraction } from './diffraction.ts';
import { fillMedianDiffraction, fillSightNu } from './median-diffraction.ts';
import type { P1812Law } from './p1812-link.ts';
import type { P1812Path } from './p1812-path.ts';
import { fillRoughness, fillSurfaces, readProfile } from './profile-geometry.ts';
import { fillDucting, readZones, ZONE_SEA } from './zones.ts';

/** Slopes of the blends: angle 0.3 mrad, distance 20 km (eqs 57, 58), and the softness of minima (eq. 60). */
const ANGLE_MRAD = 0.3;
const ANGLE_SLOPE = 0.8;
const DISTANCE_KM = 20;
const DISTANCE_SLOPE = 0.5;
const SOFTNESS_DB = 2.5;

/**
 * Loss in dB not exceeded for p % of time and pL % of places over the first `pointCount` points of a profile:
 * distances in km rising from 0, terrain heights, heights of what stands on it, zones (undefined: inland). All else
 * about the path stands in `path` afterwards. NaN where a height is not finite. Allocates nothing.
 * @throws where there are fewer than three points, or fewer in a column than said.
 */
export function p1812PathLossDb(
  law: P1812Law,
  dKm: Float64Array,
  hM: Float64Array,
  clutterM: Float64Array,
  zone: Uint8Array | undefined,
  pointCount: number,
  latitudeDeg: number,
  path: P1812Path,
): number {
  const shortest = Math.min(dKm.length, hM.length, clutterM.length, zone?.length ?? pointCount);
  if (!(pointCount >= 3 && pointCount <= shortest)) {
    throw new Error(`Expected 3 to ${shortest} profile points, got ${pointCount}.`);
  }
  if (!readProfile(law, path, dKm, hM, clutterM, pointCount)) return Number.NaN;
  const last = pointCount - 1;
  path.latitudeDeg = latitudeDeg;
  readZones(path, dKm, zone, pointCount);
  fillDucting(path);
  fillSurfaces(law, path, hM[0]!, hM[last]!);
  if (law.isLossOnly) fillSightNu(law, path, dKm, hM, clutterM, pointCount);
  else fillNu(law, path, dKm, hM, clutterM, pointCount);
  fillRoughness(path, dKm, hM);

  // Equation 40.
  const { ductingPct } = path;
  path.timeFactor = law.pPct >= ductingPct ? law.timeQuantile / complementaryQuantile(ductingPct / 100) : 1;
  fillSight(law, path);
  if (law.isLossOnly) fillMedianDiffraction(law, path, dKm, pointCount);
  else fillDiffraction(law, path, dKm, pointCount);
  const txAtSea = zone !== undefined && zone[0] === ZONE_SEA;
  const rxAtSea = zone !== undefined && zone[last] === ZONE_SEA;
  path.anomalousDb = anomalousLossDb(law, path, txAtSea, rxAtSea);
  // Equation 44.
  path.scatterDb =
    law.scatterBaseDb + 2 * DB_PER_LN * naturalLogarithm(path.distanceKm) + 0.573 * path.angleMrad;
  blend(law, path);
  // Equations 67a and 69: places at sea do not vary.
  path.lossDb = Math.max(path.sightDb, path.halfPlacesDb + (rxAtSea ? 0 : law.placesDb));
  return path.lossDb;
}

/** Free space, and line of sight with multipath and focusing for p % and β0 % of time (eqs 8 to 11). */
function fillSight(law: P1812Law, path: P1812Path): void {
  const rise = (path.txAslM - path.rxAslM) / 1000;
  const squaredKm = path.distanceKm * path.distanceKm + rise * rise;
  path.freeSpaceDb = 92.4 + law.frequencyDb + DB_PER_LN * naturalLogarithm(squaredKm);
  const focusing = 2.6 * (1 - exponential(-0.1 * (path.horizonTxKm + path.horizonRxKm)));
  path.sightDb = path.freeSpaceDb + focusing * law.timeDecades;
  path.sightDuctingDb = path.freeSpaceDb + (focusing / Math.LN10) * naturalLogarithm(path.ductingPct / 50);
}

/** Equations 42, 43 and 57 to 63. */
function blend(law: P1812Law, path: P1812Path): void {
  path.angleFactor = fading((3 * ANGLE_SLOPE * (path.angleMrad - ANGLE_MRAD)) / ANGLE_MRAD);
  path.distanceFactor = fading((3 * DISTANCE_SLOPE * (path.distanceKm - DISTANCE_KM)) / DISTANCE_KM);
  path.diffracted50Db = path.freeSpaceDb + path.diffraction50Db;
  path.diffractedDb = path.sightDb + path.diffractionDb;
  const overLandDb = (1 - path.seaShare) * path.diffractionDb;
  path.minimumSightDb =
    law.pPct < path.ductingPct
      ? path.sightDb + overLandDb
      : path.diffracted50Db + (path.sightDuctingDb + overLandDb - path.diffracted50Db) * path.timeFactor;
  path.minimumAnomalousDb = softMaximumDb(path.anomalousDb, path.sightDb);
  path.enhancedDb =
    path.minimumAnomalousDb > path.diffractedDb
      ? path.diffractedDb
      : path.minimumAnomalousDb + (path.diffractedDb - path.minimumAnomalousDb) * path.distanceFactor;
  path.modifiedDb = path.enhancedDb + (path.minimumSightDb - path.enhancedDb) * path.angleFactor;
  // −5 · log10(10^(−0.2 a) + 10^(−0.2 b)), from the smaller loss on so that nothing underflows.
  const least = Math.min(path.scatterDb, path.modifiedDb);
  const apart = Math.abs(path.scatterDb - path.modifiedDb);
  path.halfPlacesDb = least - 0.5 * DB_PER_LN * Math.log1p(exponential((-2 * apart) / DB_PER_LN));
}

/** 1 − ½ (1 + tanh x), from 1 to 0 as x rises through 0. */
function fading(x: number): number {
  return 1 / (1 + exponential(2 * x));
}

/** η · ln(exp(a/η) + exp(b/η)) of equation 60, without overflow. */
function softMaximumDb(a: number, b: number): number {
  return Math.max(a, b) + SOFTNESS_DB * Math.log1p(exponential(-Math.abs(a - b) / SOFTNESS_DB));
}
