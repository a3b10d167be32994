/** Building entry loss, Recommendation ITU-R P.2109-2. */
import { failure, type Problem, type Result, success } from '../../problem.ts';
import { normalQuantilePct } from './normal-quantile.ts';
import { notFinite, outsideRange, type ValidityRange } from './validity.ts';

/** 1 traditional, 2 thermally efficient (metallised glass, foil-backed panels). */
export type BuildingType = 1 | 2;

export interface BuildingEntry {
  readonly fGhz: number;
  /** Percentage of buildings and places with no more loss than the answer, above 0 and below 100. */
  readonly pPct: number;
  readonly building: BuildingType;
  /** Elevation of the path at the façade, −90 to 90°. */
  readonly elevationDeg: number;
}

export const P2109_VALIDITY = {
  fGhz: { minimum: 0.08, maximum: 100, unit: 'GHz' },
  elevationDeg: { minimum: -90, maximum: 90, unit: '°' },
} as const satisfies Record<string, ValidityRange>;

/** Table 1: median on horizontal paths r + s·log f + t·(log f)², its spread u + v·log f, second law w … z likewise. */
const COEFFICIENTS = {
  1: { r: 12.64, s: 3.72, t: 0.96, u: 9.6, v: 2, w: 9.1, x: -3, y: 4.5, z: -2 },
  2: { r: 28.19, s: -3, t: 8.48, u: 13.5, v: 3.8, w: 27.8, x: -2.9, y: 9.4, z: -2.1 },
} as const;
/** Median increase per degree of elevation, equation 3. */
const DB_PER_DEGREE = 0.212;
/** Third term C of equation 1. */
const FLOOR_DB = -3;

/** Loss in dB not exceeded with the given probability (equations 1 to 8), or what is outside the recommendation. */
export function buildingEntryLossDb(entry: BuildingEntry): Result<number> {
  const { fGhz, pPct, building, elevationDeg } = entry;
  const where = 'p2109';
  const problems: Problem[] = notFinite(where, { fGhz, pPct, elevationDeg });
  if (problems.length > 0) return failure(...problems);
  for (const problem of [
    outsideRange(where, 'fGhz', P2109_VALIDITY.fGhz, fGhz),
    outsideRange(where, 'elevationDeg', P2109_VALIDITY.elevationDeg, elevationDeg),
  ]) {
    if (problem !== undefined) problems.push(problem);
  }
  if (!(pPct > 0 && pPct < 100)) {
    const expected = 'a percentage above 0 and below 100';
    problems.push({ kind: 'out-of-range', what: 'pPct', where, expected, got: String(pPct) });
  }
  const k = COEFFICIENTS[building];
  if (k === undefined) {
    const expected = '1 (traditional) or 2 (thermally efficient)';
    problems.push({ kind: 'wrong-value', what: 'building', where, expected, got: String(building) });
  }
  if (problems.length > 0) return failure(...problems);

  const logF = Math.log10(fGhz);
  const deviate = normalQuantilePct(pPct);
  const median = k.r + k.s * logF + k.t * logF * logF + DB_PER_DEGREE * Math.abs(elevationDeg);
  const a = deviate * (k.u + k.v * logF) + median;
  const b = deviate * (k.y + k.z * logF) + k.w + k.x * logF;
  return success(10 * Math.log10(10 ** (a / 10) + 10 ** (b / 10) + 10 ** (FLOOR_DB / 10)));
}
