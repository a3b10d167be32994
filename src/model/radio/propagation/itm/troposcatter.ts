/** Forward scatter from the troposphere (NBS Technical Note 101, chapter 9; algorithm, equations 4.63 to 4.67). */
import { exponential } from '../exponential.ts';
import { DB_PER_LN, naturalLogarithm } from '../natural-logarithm.ts';
import type { ItmLaw } from './itm-link.ts';
import type { ItmPath } from './itm-path.ts';

/** From this loss on, scatter is undefined: both antennas are too low for the wavelength (algorithm, page 11). */
export const UNDEFINED_SCATTER_DB = 1000;
/** A frequency gain above this at the nearer distance gives way to that of the farther one (algorithm, page 12). */
const GAIN_LIMIT_DB = 15;

const SCALE_HEIGHT_M = 1755.6;
const SECOND_SCALE_HEIGHT_M = 8000;

/**
 * Frequency gain H0 in dB at a distance, Infinity where scatter is undefined. `farGainDb` is the gain already found
 * at a farther distance, NaN where this is the first.
 */
export function scatterGainDb(law: ItmLaw, path: ItmPath, distanceM: number, farGainDb: number): number {
  if (farGainDb > GAIN_LIMIT_DB) return farGainDb;
  const { effectiveTxM, effectiveRxM, surfaceRefractivity: n } = path;
  const angle = path.angleTx + path.angleRx + distanceM / path.earthRadiusM;
  const rTx = 2 * law.waveNumber * angle * effectiveTxM;
  const rRx = 2 * law.waveNumber * angle * effectiveRxM;
  if (rTx < 0.2 && rRx < 0.2) return Infinity;

  const difference = path.horizonTxM - path.horizonRxM;
  const apart = Math.abs(difference);
  const heightRatio = difference < 0 ? effectiveTxM / effectiveRxM : effectiveRxM / effectiveTxM;
  // TN 101 equation 9.5, with asymmetries held between 0.1 and 10 (algorithm, page 16).
  const asymmetry = (distanceM - apart) / (distanceM + apart);
  const q = Math.min(Math.max(0.1, heightRatio / asymmetry), 10);
  const s = Math.max(0.1, asymmetry);

  const crossingM = ((distanceM - apart) * (distanceM + apart) * angle * 0.25) / distanceM;
  const share = Math.min(1.7, crossingM / SECOND_SCALE_HEIGHT_M);
  const cube = share * share * share;
  const damping = exponential(-cube * cube);
  const efficiency = (crossingM / SCALE_HEIGHT_M) * (1 + (0.031 - 2.32e-3 * n + 5.67e-6 * n * n) * damping);

  const mean = (gainCurveDb(rTx, efficiency) + gainCurveDb(rRx, efficiency)) / 2;
  const unevenness = 6 * (0.6 - Math.log10(Math.max(efficiency, 1))) * Math.log10(s) * Math.log10(q);
  let gainDb = Math.max(0, mean + Math.min(mean, unevenness));
  if (efficiency < 1) {
    const edge = (1 + Math.SQRT2 / rTx) * (1 + Math.SQRT2 / rRx);
    const sum = rTx + rRx;
    const limitDb = DB_PER_LN * naturalLogarithm((edge * edge * sum) / (sum + 2 * Math.SQRT2));
    gainDb = efficiency * gainDb + (1 - efficiency) * limitDb;
  }
  return gainDb > GAIN_LIMIT_DB && farGainDb >= 0 ? farGainDb : gainDb;
}

/** Scatter attenuation in dB below free space for a frequency gain; above UNDEFINED_SCATTER_DB where undefined. */
export function scatterLossDb(law: ItmLaw, path: ItmPath, distanceM: number, gainDb: number): number {
  if (gainDb === Infinity) return UNDEFINED_SCATTER_DB + 1;
  const angle = distanceM / path.earthRadiusM - path.sightAngle;
  const reach = angle * distanceM;
  const squared = angle * angle;
  const angleDb = DB_PER_LN * naturalLogarithm(law.fMhz * squared * squared);
  const airDb = 0.1 * (path.surfaceRefractivity - 301) * exponential(-reach / 40e3);
  return attenuationDb(reach) + angleDb - airDb + gainDb;
}

/** F(θd), algorithm equation 6.9. */
function attenuationDb(reachM: number): number {
  if (reachM <= 10e3) return 133.4 + 0.332e-3 * reachM - DB_PER_LN * naturalLogarithm(reachM);
  if (reachM <= 70e3) return 104.6 + 0.212e-3 * reachM - 0.25 * DB_PER_LN * naturalLogarithm(reachM);
  return 71.8 + 0.157e-3 * reachM + 0.5 * DB_PER_LN * naturalLogarithm(reachM);
}

const GAIN_FOURTH = [25, 80, 177, 395, 705] as const;
const GAIN_SQUARE = [24, 45, 68, 80, 105] as const;

/** H0 for equal antennas, between the curves of scattering efficiency 1 to 5 (algorithm, equation 6.13). */
function gainCurveDb(r: number, efficiency: number): number {
  const bounded = Math.min(Math.max(efficiency, 1), 5);
  const lower = Math.trunc(bounded);
  const share = bounded - lower;
  const lowerDb = gainAtDb(lower - 1, r);
  return share === 0 ? lowerDb : (1 - share) * lowerDb + share * gainAtDb(lower, r);
}

function gainAtDb(curve: number, r: number): number {
  const inverse = 1 / (r * r);
  return DB_PER_LN * naturalLogarithm(1 + (GAIN_FOURTH[curve]! * inverse + GAIN_SQUARE[curve]!) * inverse);
}
