/**
 * Reference attenuation below free space: line of sight, diffraction or troposcatter, whichever rules at the path's
 * distance (Hufford, The ITS Irregular Terrain Model, the Algorithm, section 4; ERL 79-ITS 67, section 3).
 */
import { naturalLogarithm } from '../natural-logarithm.ts';
import { fitDiffraction, transitionScaleM } from './diffraction.ts';
import { ITM_WARNINGS } from './itm-codes.ts';
import type { ItmLaw } from './itm-link.ts';
import type { ItmPath } from './itm-path.ts';
import { sightLossDb } from './line-of-sight.ts';
import { scatterGainDb, scatterLossDb, UNDEFINED_SCATTER_DB } from './troposcatter.ts';

export const MODE_LINE_OF_SIGHT = 1;
export const MODE_DIFFRACTION = 2;
export const MODE_TROPOSCATTER = 3;

const ERROR_IMPEDANCE = 1013;
const ERROR_EARTH = 1016;
const ERROR_REFRACTIVITY_SMALL = 1021;
const ERROR_REFRACTIVITY_LARGE = 1022;

/**
 * Fills the diffraction line, mode, warnings and `referenceDb` of a path whose horizons and effective heights stand.
 * Returns 0, or the return code that says why there is no attenuation. `inArea`: horizons are estimates.
 */
export function referenceAttenuation(law: ItmLaw, path: ItmPath, inArea: boolean): number {
  const { earthRadiusM, horizonTxM, horizonRxM, distanceM } = path;
  const smoothTxM = Math.sqrt(2 * path.effectiveTxM * earthRadiusM);
  const smoothRxM = Math.sqrt(2 * path.effectiveRxM * earthRadiusM);
  path.smoothHorizonsM = smoothTxM + smoothRxM;
  path.horizonsM = horizonTxM + horizonRxM;
  path.sightAngle = -Math.max(path.angleTx + path.angleRx, -path.horizonsM / earthRadiusM);

  let warnings = path.warnings;
  if (Math.abs(path.angleTx) > 0.2) warnings |= ITM_WARNINGS.txHorizonAngle;
  if (Math.abs(path.angleRx) > 0.2) warnings |= ITM_WARNINGS.rxHorizonAngle;
  if (horizonTxM < 0.1 * smoothTxM) warnings |= ITM_WARNINGS.txHorizonNear;
  if (horizonRxM < 0.1 * smoothRxM) warnings |= ITM_WARNINGS.rxHorizonNear;
  if (horizonTxM > 3 * smoothTxM) warnings |= ITM_WARNINGS.txHorizonFar;
  if (horizonRxM > 3 * smoothRxM) warnings |= ITM_WARNINGS.rxHorizonFar;

  if (path.surfaceRefractivity < 150) return ERROR_REFRACTIVITY_SMALL;
  if (path.surfaceRefractivity > 400) return ERROR_REFRACTIVITY_LARGE;
  if (path.surfaceRefractivity < 250) warnings |= ITM_WARNINGS.surfaceRefractivity;
  if (earthRadiusM < 4_000_000 || earthRadiusM > 13_333_333) return ERROR_EARTH;
  if (law.impedanceReal <= Math.abs(law.impedanceImaginary)) return ERROR_IMPEDANCE;

  if (distanceM < Math.abs(path.effectiveTxM - path.effectiveRxM) / 0.2) {
    warnings |= ITM_WARNINGS.distanceTooSmall1;
  }
  if (distanceM < 1e3) warnings |= ITM_WARNINGS.distanceTooSmall2;
  if (distanceM > 1e6) warnings |= ITM_WARNINGS.distanceTooBig1;
  if (distanceM > 2e6) warnings |= ITM_WARNINGS.distanceTooBig2;
  path.warnings = warnings;

  fitDiffraction(law, path, inArea);
  const attenuationDb =
    distanceM < path.smoothHorizonsM ? withinHorizon(law, path) : beyondHorizon(law, path);
  path.referenceDb = Math.max(0, attenuationDb);
  return 0;
}

/** A curve k0 + k1·d + k2·ln d through line-of-sight losses at two distances and diffraction at the smooth horizon. */
function withinHorizon(law: ItmLaw, path: ItmPath): number {
  path.mode = MODE_LINE_OF_SIGHT;
  const { smoothHorizonsM: dMax, horizonsM, diffractionDb, diffractionDbPerM } = path;
  const atMax = diffractionDb + diffractionDbPerM * dMax;

  // ERL 79-ITS 67, equations 3.16a and 3.16d.
  let d0 = 0.04 * law.fMhz * path.effectiveTxM * path.effectiveRxM;
  let d1: number;
  if (diffractionDb >= 0) {
    d0 = Math.min(d0, 0.5 * horizonsM);
    d1 = d0 + 0.25 * (horizonsM - d0);
  } else {
    d1 = Math.max(-diffractionDb / diffractionDbPerM, 0.25 * horizonsM);
  }
  const at1 = sightLossDb(law, path, d1);

  let k1 = 0;
  let k2 = 0;
  let usesBoth = false;
  if (d0 < d1) {
    const at0 = sightLossDb(law, path, d0);
    const logMax = naturalLogarithm(dMax / d0);
    // Equations 3.20 and 3.21.
    const numerator = (dMax - d0) * (at1 - at0) - (d1 - d0) * (atMax - at0);
    const denominator = (dMax - d0) * naturalLogarithm(d1 / d0) - (d1 - d0) * logMax;
    k2 = Math.max(0, numerator / denominator);
    usesBoth = diffractionDb > 0 || k2 > 0;
    if (usesBoth) {
      k1 = (atMax - at0 - k2 * logMax) / (dMax - d0);
      if (k1 < 0) {
        k1 = 0;
        k2 = Math.max(0, atMax - at0) / logMax;
        if (k2 === 0) k1 = diffractionDbPerM;
      }
    }
  }
  if (!usesBoth) {
    k2 = 0;
    k1 = Math.max(0, atMax - at1) / (dMax - d1);
    if (k1 === 0) k1 = diffractionDbPerM;
  }
  // Equation 3.19, written as the difference from the value at the smooth horizon.
  return atMax + k1 * (path.distanceM - dMax) + k2 * naturalLogarithm(path.distanceM / dMax);
}

/** Diffraction, or from where its line crosses that of forward scatter on, scatter (algorithm, section 4.4). */
function beyondHorizon(law: ItmLaw, path: ItmPath): number {
  const { distanceM, diffractionDb, diffractionDbPerM } = path;
  const d5 = path.horizonsM + 200e3;
  const d6 = path.horizonsM + 400e3;
  const gain6 = scatterGainDb(law, path, d6, Number.NaN);
  const at6 = scatterLossDb(law, path, d6, gain6);
  const gain5 = scatterGainDb(law, path, d5, gain6);
  const at5 = scatterLossDb(law, path, d5, gain5);

  if (at5 < UNDEFINED_SCATTER_DB) {
    const slope = (at6 - at5) / 200e3;
    const reach =
      path.horizonsM + 1.088 * transitionScaleM(law, path.earthRadiusM) * naturalLogarithm(law.fMhz);
    const crossing = (at5 - diffractionDb - slope * d5) / (diffractionDbPerM - slope);
    const start = Math.max(path.smoothHorizonsM, reach, crossing);
    if (distanceM > start) {
      path.mode = MODE_TROPOSCATTER;
      return diffractionDb + diffractionDbPerM * start + slope * (distanceM - start);
    }
  }
  // Where scatter is undefined the reference still calls a path of more than 10,000 km scattered.
  path.mode = at5 < UNDEFINED_SCATTER_DB || distanceM <= 10e6 ? MODE_DIFFRACTION : MODE_TROPOSCATTER;
  return diffractionDb + diffractionDbPerM * distanceM;
}
