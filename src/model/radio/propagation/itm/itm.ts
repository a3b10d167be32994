/**
 * Irregular Terrain Model (Longley–Rice), version 1.2.2 algorithm with the return codes of the NTIA implementation:
 * basic transmission loss over a terrain profile (point to point) or over terrain known by its irregularity (area).
 */

import { failure, type Problem, type Result, success } from '../../../problem.ts';
import { exponential } from '../exponential.ts';
import { DB_PER_LN, naturalLogarithm } from '../natural-logarithm.ts';
import { notFinite } from '../validity.ts';
import { ITM_SUCCESS, ITM_SUCCESS_WITH_WARNINGS } from './itm-codes.ts';
import { type ItmLaw, type ItmLink, itmProblem, prepareItm } from './itm-link.ts';
import { createItmPath, type ItmPath } from './itm-path.ts';
import { referenceAttenuation } from './reference-attenuation.ts';
import { type RunningGround, runningGroundOf } from './running-ground.ts';
import { evenHorizonAngle, evenHorizonM, readTerrain } from './terrain.ts';
import { attenuationAtDeviatesDb } from './variability.ts';

export { ITM_WARNING_LIMITS, ITM_WARNINGS, type ItmWarning, itmWarningNames } from './itm-codes.ts';
export { ITM_ADVISED, ITM_VALIDITY, type ItmLaw, type ItmLink, prepareItm } from './itm-link.ts';
export { createItmPath, type ItmPath } from './itm-path.ts';

export interface ItmLoss {
  readonly lossDb: number;
  /** 0, or 1 where `warnings` has flags set. */
  readonly rc: number;
  /** Flags of ITM_WARNINGS. */
  readonly warnings: number;
  /** 1 line of sight, 2 diffraction, 3 troposcatter. */
  readonly mode: number;
}

/** Heights above sea level at equal steps from transmitter to receiver; at least two. */
export interface ItmProfile {
  readonly stepM: number;
  readonly hM: readonly number[] | Float64Array;
}

export type ItmSiting = 0 | 1 | 2;

export interface ItmArea {
  readonly dKm: number;
  /** Terrain irregularity Δh. */
  readonly deltaHM: number;
  /** 0 random, 1 careful, 2 very careful. */
  readonly txSiting: ItmSiting;
  readonly rxSiting: ItmSiting;
}

/** Curvature of the actual earth, 1/m, about that of 6370 km. */
const EARTH_CURVATURE = 157e-9;

/** Effective earth for a surface refractivity in N-units (NBS Technical Note 101, eq. 4.4). */
function effectiveEarthM(surfaceRefractivity: number): number {
  return 1 / (EARTH_CURVATURE * (1 - 0.04665 * exponential(surfaceRefractivity / 179.3)));
}

/**
 * Loss in dB over the first `pointCount` points of a profile, whose running sums must stand; everything else about the path stands in `path` afterwards.
 * NaN where the model has no value: `path.rc` is 1000 or more where the reference says so, 0 for heights that are not
 * finite, 1 where horizons are so near and the ground so conductive that smooth-earth diffraction breaks down.
 * Allocates nothing.
 * @throws where the profile has fewer than two points, or the step is not positive.
 */
export function itmPathLossDb(
  law: ItmLaw,
  stepM: number,
  ground: RunningGround,
  pointCount: number,
  path: ItmPath,
): number {
  const { sumM } = ground;
  if (!(pointCount >= 2 && pointCount < sumM.length && stepM > 0)) {
    throw new Error(
      `Expected 2 to ${sumM.length - 1} points a positive step apart, got ${pointCount} points ${stepM} m apart.`,
    );
  }
  const intervals = pointCount - 1;
  if (!Number.isFinite(sumM[pointCount]!)) {
    path.rc = ITM_SUCCESS;
    path.mode = 0;
    return Number.NaN;
  }
  // The mean height leaves a tenth out at either end.
  const skipped = Math.trunc(0.1 * intervals);
  const sum = sumM[pointCount - skipped]! - sumM[skipped]!;
  const meanM = sum / (pointCount - 2 * skipped);
  path.surfaceRefractivity = law.n0 * exponential(-meanM / 9460);
  path.earthRadiusM = effectiveEarthM(path.surfaceRefractivity);
  readTerrain(path, law.hTxM, law.hRxM, stepM, ground, intervals);
  return lossOverDb(law, path, false);
}

/** Loss in dB in area mode, for estimated horizons (algorithm, section 3.1). Otherwise as `itmPathLossDb`. */
export function itmAreaLossDb(law: ItmLaw, area: ItmArea, path: ItmPath): number {
  path.surfaceRefractivity = law.n0;
  path.earthRadiusM = effectiveEarthM(law.n0);
  path.distanceM = area.dKm * 1000;
  path.deltaHM = area.deltaHM;
  path.effectiveTxM = sitedHeightM(law.hTxM, area.txSiting, area.deltaHM);
  path.effectiveRxM = sitedHeightM(law.hRxM, area.rxSiting, area.deltaHM);
  path.horizonTxM = evenHorizonM(path.effectiveTxM, area.deltaHM, path.earthRadiusM);
  path.horizonRxM = evenHorizonM(path.effectiveRxM, area.deltaHM, path.earthRadiusM);
  path.angleTx = evenHorizonAngle(path.effectiveTxM, path.horizonTxM, area.deltaHM, path.earthRadiusM);
  path.angleRx = evenHorizonAngle(path.effectiveRxM, path.horizonRxM, area.deltaHM, path.earthRadiusM);
  return lossOverDb(law, path, true);
}

/** Effective height of an antenna whose place was chosen with some care (algorithm, eq. 3.2). */
function sitedHeightM(heightM: number, siting: ItmSiting, deltaHM: number): number {
  if (siting === 0) return heightM;
  const care = (siting === 1 ? 4 : 9) * (heightM < 5 ? Math.sin(0.1 * Math.PI * heightM) : 1);
  return heightM + (1 + care) * exponential(-Math.min(20, (2 * heightM) / Math.max(1e-3, deltaHM)));
}

function lossOverDb(law: ItmLaw, path: ItmPath, inArea: boolean): number {
  path.mode = 0;
  path.warnings = law.warnings;
  path.rc = referenceAttenuation(law, path, inArea);
  if (path.rc !== ITM_SUCCESS) return Number.NaN;
  path.freeSpaceDb = 32.45 + 2 * DB_PER_LN * naturalLogarithm((law.fMhz * path.distanceM) / 1000);
  if (path.warnings !== 0) path.rc = ITM_SUCCESS_WITH_WARNINGS;
  return attenuationAtDeviatesDb(law, path) + path.freeSpaceDb;
}

function finished(lossDb: number, path: ItmPath): Result<ItmLoss> {
  const { rc, warnings, mode, surfaceRefractivity, earthRadiusM } = path;
  if (rc <= ITM_SUCCESS_WITH_WARNINGS && !Number.isFinite(lossDb)) {
    const what = 'fMhz, epsilon, sigma, hM';
    const expected = 'horizons that smooth-earth diffraction can be computed from';
    const got = `horizons at ${path.horizonTxM.toFixed(0)} m and ${path.horizonRxM.toFixed(0)} m`;
    return failure({ kind: 'infeasible', what, where: 'itm', expected, got });
  }
  if (rc <= ITM_SUCCESS_WITH_WARNINGS) return success({ lossDb, rc, warnings, mode });
  const got = `${surfaceRefractivity.toFixed(1)} N-units, ${(earthRadiusM / 1000).toFixed(0)} km`;
  return failure(itmProblem(rc, got));
}

/** Point-to-point loss of one link over one profile, or why there is none. */
export function itm(link: ItmLink, profile: ItmProfile): Result<ItmLoss> {
  const prepared = prepareItm(link);
  if (!prepared.ok) return prepared;
  const problems = profileProblems(profile);
  if (problems.length > 0) return failure(...problems);
  const path = createItmPath();
  const ground = runningGroundOf(profile.hM);
  return finished(itmPathLossDb(prepared.value, profile.stepM, ground, profile.hM.length, path), path);
}

function profileProblems({ stepM, hM }: ItmProfile): Problem[] {
  const problems: Problem[] = [];
  const where = 'itm';
  if (!(stepM > 0 && Number.isFinite(stepM))) {
    problems.push({
      kind: 'wrong-value',
      what: 'stepM',
      where,
      expected: 'more than 0 m',
      got: String(stepM),
    });
  }
  if (hM.length < 2) {
    const got = `${hM.length}`;
    problems.push({ kind: 'wrong-value', what: 'hM', where, expected: 'two heights or more', got });
  }
  const bad = hM.findIndex((h) => !Number.isFinite(h));
  if (bad >= 0) {
    const got = String(hM[bad]);
    problems.push({ kind: 'wrong-value', what: `hM[${bad}]`, where, expected: 'a finite number', got });
  }
  return problems;
}

/** Area-mode loss of one link, or why there is none. */
export function itmArea(link: ItmLink, area: ItmArea): Result<ItmLoss> {
  const prepared = prepareItm(link);
  if (!prepared.ok) return prepared;
  const { dKm, deltaHM, txSiting, rxSiting } = area;
  const unusable = notFinite('itm area', { dKm, deltaHM, txSiting, rxSiting });
  if (unusable.length > 0) return failure(...unusable);
  if (!(dKm > 0)) return failure(itmProblem(1017, String(dKm)));
  if (!(deltaHM >= 0)) return failure(itmProblem(1018, String(deltaHM)));
  if (![0, 1, 2].includes(txSiting)) return failure(itmProblem(1019, String(txSiting)));
  if (![0, 1, 2].includes(rxSiting)) return failure(itmProblem(1020, String(rxSiting)));
  const path = createItmPath();
  return finished(itmAreaLossDb(prepared.value, area, path), path);
}
