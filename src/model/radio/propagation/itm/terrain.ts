/**
 * What the Irregular Terrain Model takes from a terrain profile: horizons, effective heights and irregularity
 * (Hufford, A Guide to the Use of the ITS Irregular Terrain Model, NTIA 82-100, sections 5 and 6; ESSA technical
 * report ERL 79-ITS 67, section 2.2). Profiles are heights `hM[0 … intervals]` at equal steps of `stepM`.
 */
import { exponential } from '../exponential.ts';
import type { ItmPath } from './itm-path.ts';
import type { RunningGround } from './running-ground.ts';
import { tenthSpread } from './tenth-spread.ts';

/** Fills horizons, effective heights and irregularity of `path` for antennas `txM` and `rxM` above the ground. */
export function readTerrain(
  path: ItmPath,
  txM: number,
  rxM: number,
  stepM: number,
  ground: RunningGround,
  intervals: number,
): void {
  const { hM } = ground;
  const distanceM = intervals * stepM;
  path.distanceM = distanceM;
  findHorizons(path, txM, rxM, stepM, ground, intervals);

  // Terrain next to an antenna is left out: as far as 15 times its height, or a tenth of the way to its horizon.
  const startM = Math.min(15 * txM, 0.1 * path.horizonTxM);
  const endM = distanceM - Math.min(15 * rxM, 0.1 * path.horizonRxM);
  path.deltaHM = irregularity(path, startM, endM, stepM, hM);

  const { fit } = path;
  if (path.horizonTxM + path.horizonRxM > 1.5 * distanceM) {
    fitLine(fit, stepM, ground, intervals, startM, endM);
    path.effectiveTxM = txM + Math.max(0, hM[0]! - fit[0]!);
    path.effectiveRxM = rxM + Math.max(0, hM[intervals]! - fit[1]!);
    smoothHorizons(path);
  } else {
    fitLine(fit, stepM, ground, intervals, startM, 0.9 * path.horizonTxM);
    path.effectiveTxM = txM + Math.max(0, hM[0]! - fit[0]!);
    fitLine(fit, stepM, ground, intervals, distanceM - 0.9 * path.horizonRxM, endM);
    path.effectiveRxM = rxM + Math.max(0, hM[intervals]! - fit[1]!);
  }
}

/** The steepest ray from each antenna over the curved terrain, or to the other antenna where nothing is steeper. */
function findHorizons(
  path: ItmPath,
  txM: number,
  rxM: number,
  stepM: number,
  { hM, topM }: RunningGround,
  intervals: number,
): void {
  const distanceM = path.distanceM;
  const drop = 1 / (2 * path.earthRadiusM);
  const zTx = hM[0]! + txM;
  const zRx = hM[intervals]! + rxM;
  const climb = (zRx - zTx) / distanceM;

  // A point is steeper where (h − z) / d − d / 2a exceeds the angle: multiplied out, few points need the division. Once
  // the ray rises and nothing to come is higher than it, nothing to come is steeper.
  let angle = climb - distanceM * drop;
  let horizonM = distanceM;
  let fromM = 0;
  const top = topM[intervals]! - zTx;
  for (let i = 1; i < intervals; i++) {
    // Summed, as the reference does: the windows below are cut to whole steps, and a tenth of a horizon of ten steps
    // is one step more or less by its last bit.
    fromM += stepM;
    const above = hM[i]! - zTx;
    const rayM = fromM * (angle + fromM * drop);
    if (above > rayM) {
      angle = above / fromM - fromM * drop;
      horizonM = fromM;
    } else if (top <= rayM && angle >= 0) break;
  }
  path.angleTx = angle;
  path.horizonTxM = horizonM;

  angle = -climb - distanceM * drop;
  let horizon = 0;
  fromM = 0;
  for (let i = intervals - 1; i > 0; i--) {
    fromM += stepM;
    const above = hM[i]! - zRx;
    const rayM = fromM * (angle + fromM * drop);
    // Of points that are equally steep the farthest counts, as where the reference comes to it first.
    if (above >= rayM && (above > rayM || horizon > 0)) {
      angle = above / fromM - fromM * drop;
      horizon = i;
    } else if (angle >= 0 && topM[i]! - zRx < rayM) break;
  }
  path.angleRx = angle;
  path.horizonRxM = leftM(distanceM, stepM, horizon);
}

/** What is left of a distance after so many steps, each taken off by itself as the reference does. */
function leftM(distanceM: number, stepM: number, steps: number): number {
  if (Number.isInteger(stepM)) return distanceM - steps * stepM;
  let left = distanceM;
  for (let i = 0; i < steps; i++) left -= stepM;
  return left;
}

/** Well within line of sight the horizons are those of an even earth of the same irregularity (algorithm, 3.3–3.4). */
function smoothHorizons(path: ItmPath): void {
  const { deltaHM, distanceM, earthRadiusM } = path;
  let horizonTx = evenHorizonM(path.effectiveTxM, deltaHM, earthRadiusM);
  let horizonRx = evenHorizonM(path.effectiveRxM, deltaHM, earthRadiusM);
  const together = horizonTx + horizonRx;
  if (together <= distanceM) {
    const raise = (distanceM / together) * (distanceM / together);
    path.effectiveTxM *= raise;
    path.effectiveRxM *= raise;
    horizonTx = evenHorizonM(path.effectiveTxM, deltaHM, earthRadiusM);
    horizonRx = evenHorizonM(path.effectiveRxM, deltaHM, earthRadiusM);
  }
  path.horizonTxM = horizonTx;
  path.horizonRxM = horizonRx;
  path.angleTx = evenHorizonAngle(path.effectiveTxM, horizonTx, deltaHM, earthRadiusM);
  path.angleRx = evenHorizonAngle(path.effectiveRxM, horizonRx, deltaHM, earthRadiusM);
}

/** Horizon distance of an effective height over terrain of irregularity Δh (algorithm, eq. 3.3). */
export function evenHorizonM(effectiveM: number, deltaHM: number, earthRadiusM: number): number {
  const smoothM = Math.sqrt(2 * effectiveM * earthRadiusM);
  return smoothM * exponential(-0.07 * Math.sqrt(deltaHM / Math.max(effectiveM, 5)));
}

/** Horizon angle that belongs to such a horizon (algorithm, eq. 3.4). */
export function evenHorizonAngle(
  effectiveM: number,
  horizonM: number,
  deltaHM: number,
  earthRadiusM: number,
): number {
  const smoothM = Math.sqrt(2 * effectiveM * earthRadiusM);
  return (0.65 * deltaHM * (smoothM / horizonM - 1) - 2 * effectiveM) / smoothM;
}

/** Up to so many points are summed one by one: a difference of running sums over few points would lose digits. */
const SUMMED_POINTS = 16;

/** Least squares over the points between two distances; `fit` gets the line's heights at both ends of the profile. */
function fitLine(
  fit: Float64Array,
  stepM: number,
  { hM, sumM, momentM }: RunningGround,
  intervals: number,
  startM: number,
  endM: number,
): void {
  let first = Math.trunc(Math.max(0, startM / stepM));
  let last = intervals - Math.trunc(Math.max(0, intervals - endM / stepM));
  if (last <= first) {
    first = Math.max(0, first - 1);
    last = intervals - Math.max(0, intervals - (last + 1));
  }
  const length = last - first;
  const middle = -0.5 * length;
  const firstH = hM[first]!;
  const lastH = hM[last]!;
  let sum = 0.5 * (firstH + lastH);
  let moment = 0.5 * (firstH - lastH) * middle;
  if (length > SUMMED_POINTS) {
    const within = sumM[last]! - sumM[first + 1]!;
    sum += within;
    moment += momentM[last]! - momentM[first + 1]! + (middle - first) * within;
  } else {
    let offset = middle;
    for (let i = first + 1; i < last; i++) {
      offset++;
      const h = hM[i]!;
      sum += h;
      moment += h * offset;
    }
  }
  const mean = sum / length;
  const slope = (moment * 12) / ((length * length + 2) * length);
  const centre = last + middle;
  fit[0] = mean - slope * centre;
  fit[1] = mean + slope * (intervals - centre);
}

/**
 * Interdecile range Δh of the terrain between two distances about its fitted line, as it would be on a path of any
 * length (ERL 79-ITS 67, eq. 3 inverted). The terrain is sampled anew at 35 to 245 even places.
 */
function irregularity(path: ItmPath, startM: number, endM: number, stepM: number, hM: Float64Array): number {
  const { samples } = path;
  const start = startM / stepM;
  const span = endM / stepM - start;
  if (!(span >= 2)) return 0;
  const tenth = Math.min(Math.max(4, Math.trunc(0.1 * (span + 8))), 25);
  const count = 10 * tenth - 5;
  const stride = span / (count - 1);

  // Heights from the first one on, so that the sum of squares keeps its digits.
  const level = hM[0]!;
  const centre = 0.5 * (count - 1);
  let sum = 0;
  let moment = 0;
  let squares = 0;
  // Counted in doubles from the middle on; the last sample stands before the last point, as `endM` does.
  const middle = start + centre * stride;
  let offset = -centre;
  for (let j = 0; j < count; j++) {
    const at = middle + offset * stride;
    const left = at | 0;
    const from = hM[left]!;
    const h = from + (hM[left + 1]! - from) * (at - left) - level;
    samples[j] = h;
    sum += h;
    moment += h * offset;
    squares += h * h;
    offset++;
  }
  // The trapezoidal sums of fitLine: half the weight at either end.
  const length = count - 1;
  const firstH = samples[0]!;
  const lastH = samples[length]!;
  const mean = (sum - 0.5 * (firstH + lastH)) / length;
  const trapezoidMoment = moment - 0.25 * length * (lastH - firstH);
  const slope = (trapezoidMoment * 12) / ((length * length + 2) * length);
  const base = mean - slope * centre;
  const variance = squares / count - mean * mean - (slope * slope * length * length) / 12;
  const spreadM = tenthSpread(samples, count, tenth, base, slope, Math.sqrt(Math.max(0, variance)));
  return spreadM / (1 - 0.8 * exponential(-(endM - startM) / 50e3));
}
