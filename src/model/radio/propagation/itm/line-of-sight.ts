/** Two rays over rough ground, fading into diffraction as the terrain grows irregular (algorithm, section 4.3). */
import { exponential } from '../exponential.ts';
import { DB_PER_LN, naturalLogarithm } from '../natural-logarithm.ts';
import { heightDeviationM, roughnessM } from './diffraction.ts';
import type { ItmLaw } from './itm-link.ts';
import type { ItmPath } from './itm-path.ts';

/** Attenuation in dB below free space at a distance within the horizon; the diffraction line must stand. */
export function sightLossDb(law: ItmLaw, path: ItmPath, distanceM: number): number {
  const { waveNumber, impedanceReal, impedanceImaginary } = law;
  const { effectiveTxM, effectiveRxM, deltaHM } = path;
  const heights = effectiveTxM + effectiveRxM;
  const sinPsi = heights / Math.sqrt(distanceM * distanceM + heights * heights);

  // Reflection (sin ψ − Z) / (sin ψ + Z), weakened by roughness (equations 4.46 to 4.48).
  const deviation = heightDeviationM(roughnessM(distanceM, deltaHM));
  const weakening = exponential(-Math.min(10, waveNumber * deviation * sinPsi));
  const sum = sinPsi + impedanceReal;
  const denominator = sum * sum + impedanceImaginary * impedanceImaginary;
  const scale = weakening / denominator;
  let real =
    (sinPsi * sinPsi - impedanceReal * impedanceReal - impedanceImaginary * impedanceImaginary) * scale;
  let imaginary = -2 * sinPsi * impedanceImaginary * scale;
  const strength = real * real + imaginary * imaginary;
  if (strength < 0.25 || strength < sinPsi) {
    const raise = Math.sqrt(sinPsi / strength);
    real *= raise;
    imaginary *= raise;
  }

  // Phase between the rays (equations 4.49 and 4.50).
  let phase = (2 * waveNumber * effectiveTxM * effectiveRxM) / distanceM;
  if (phase > Math.PI / 2) phase = Math.PI - (Math.PI * Math.PI) / 4 / phase;
  const sumReal = Math.cos(phase) + real;
  const sumImaginary = -Math.sin(phase) + imaginary;
  const raysDb = -DB_PER_LN * naturalLogarithm(sumReal * sumReal + sumImaginary * sumImaginary);

  const diffractionDb = path.diffractionDb + path.diffractionDbPerM * distanceM;
  const weight = 1 / (1 + (law.fMhz * deltaHM) / Math.max(10e3, path.smoothHorizonsM));
  return weight * raysDb + (1 - weight) * diffractionDb;
}
