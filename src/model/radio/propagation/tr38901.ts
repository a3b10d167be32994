/**
 * Path loss of 3GPP TR 38.901 V17 clause 7.4: UMa, UMi (street canyon) and RMa, line of sight or not, the
 * probability of line of sight, and the loss into buildings.
 *
 * For given frequency and heights each loss is `constant + slope · ln(d3D²) + linear · d3D`, with one set of
 * coefficients before and one beyond the breakpoint. `prepareTr38901` folds everything else into the coefficients
 * once, so a link costs one logarithm and one square root.
 */
import { failure, type Problem, type Result, success } from '../../problem.ts';
import { naturalLogarithm } from './natural-logarithm.ts';
import { prepareTr38901, TR38901_VALIDITY, type Tr38901Law, type Tr38901Link } from './tr38901-law.ts';
import { outsideRange } from './validity.ts';

export {
  prepareTr38901,
  RMA_LOS_MAXIMUM_M,
  TR38901_SHADOW_DB,
  TR38901_VALIDITY,
  type Tr38901Law,
  type Tr38901Link,
  type Tr38901Scenario,
} from './tr38901-law.ts';

export type SightCondition = 'los' | 'nlos';
/** Building type of Table 7.4.3-2: 'low' is ordinary glass and concrete, 'high' infrared-reflecting glass. */
export type PenetrationClass = 'low' | 'high';

export interface Tr38901Loss {
  readonly losDb: number;
  readonly nlosDb: number;
  /** Probability 0–1 that the link has line of sight. */
  readonly pLos: number;
  /** Building penetration loss, to be added to either loss; depth inside the building not included. */
  readonly o2iLowDb: number;
  readonly o2iHighDb: number;
  readonly warnings: readonly Problem[];
}

/** Loss in dB at one horizontal distance in metres (Table 7.4.1-1); non-line-of-sight is never below line of sight. */
export function tr38901LossDb(law: Tr38901Law, condition: SightCondition, d2dM: number): number {
  const d3dSquared = d2dM * d2dM + law.heightGapSquaredM2;
  const logDistance = naturalLogarithm(d3dSquared);
  const losDb =
    d2dM > law.breakpointM
      ? law.farDb + law.farSlope * logDistance
      : law.nearDb + law.nearSlope * logDistance + law.nearLinear * Math.sqrt(d3dSquared);
  return condition === 'los' ? losDb : Math.max(losDb, law.nlosDb + law.nlosSlope * logDistance);
}

/**
 * Loss of many links of one family: `lossDb[i]` for `d2dM[i]`, both of the same length. Returns `lossDb`.
 * Distances are the caller's to keep within TR38901_VALIDITY; NaN stays NaN, and so does the loss between two ends
 * at one point.
 * @throws where the columns differ in length.
 */
export function fillTr38901LossDb(
  law: Tr38901Law,
  condition: SightCondition,
  d2dM: Float64Array,
  lossDb: Float64Array,
): Float64Array {
  if (lossDb.length !== d2dM.length) {
    throw new Error(`Expected ${d2dM.length} losses, one per distance, got ${lossDb.length}.`);
  }
  const coefficients = Float64Array.of(
    law.breakpointM,
    law.heightGapSquaredM2,
    law.nearDb,
    law.nearSlope,
    law.nearLinear,
    law.farDb,
    law.farSlope,
    // With line of sight the third line lies below the other two everywhere.
    condition === 'nlos' ? law.nlosDb : -Infinity,
    condition === 'nlos' ? law.nlosSlope : 0,
  );
  fillLosses(coefficients, d2dM, lossDb);
  return lossDb;
}

/** Numbers read from a typed array stay unboxed in the loop, those read from an object do not: twice the speed. */
function fillLosses(coefficients: Float64Array, d2dM: Float64Array, lossDb: Float64Array): void {
  const breakpoint = coefficients[0]!;
  const gap = coefficients[1]!;
  const near = coefficients[2]!;
  const nearSlope = coefficients[3]!;
  const nearLinear = coefficients[4]!;
  const far = coefficients[5]!;
  const farSlope = coefficients[6]!;
  const blocked = coefficients[7]!;
  const blockedSlope = coefficients[8]!;
  for (let i = 0; i < d2dM.length; i++) {
    const d2d = d2dM[i]!;
    const squared = d2d * d2d + gap;
    const l = naturalLogarithm(squared);
    const los =
      d2d > breakpoint ? far + farSlope * l : near + nearSlope * l + nearLinear * Math.sqrt(squared);
    lossDb[i] = Math.max(los, blocked + blockedSlope * l);
  }
}

/** Probability 0–1 of line of sight at a horizontal distance in metres, for outdoor terminals (Table 7.4.2-1). */
export function tr38901LosProbability(law: Tr38901Law, d2dM: number): number {
  if (law.scenario === 'RMa') return d2dM <= 10 ? 1 : Math.exp(-(d2dM - 10) / 1000);
  if (d2dM <= 18) return 1;
  const near = 18 / d2dM;
  if (law.scenario === 'UMi') return near + Math.exp(-d2dM / 36) * (1 - near);
  const ground = near + Math.exp(-d2dM / 63) * (1 - near);
  const raised = 1 + law.losHeightGain * (d2dM / 100) ** 3 * Math.exp(-d2dM / 150);
  return Math.min(1, ground * raised);
}

/** Loss through an outer wall in dB at `fGhz` (Tables 7.4.3-1 and 7.4.3-2), without the depth inside. */
export function tr38901PenetrationDb(penetration: PenetrationClass, fGhz: number): number {
  const concreteDb = 5 + 4 * fGhz;
  const glassDb = penetration === 'low' ? 2 + 0.2 * fGhz : 23 + 0.3 * fGhz;
  const glassShare = penetration === 'low' ? 0.3 : 0.7;
  return (
    5 - 10 * Math.log10(glassShare * 10 ** (-glassDb / 10) + (1 - glassShare) * 10 ** (-concreteDb / 10))
  );
}

/** dB lost per metre of horizontal depth inside the building, Table 7.4.3-2. */
export const TR38901_INDOOR_DB_PER_M = 0.5;
/** One standard deviation of the penetration loss, Table 7.4.3-2. */
export const TR38901_PENETRATION_SIGMA_DB: Readonly<Record<PenetrationClass, number>> = {
  low: 4.4,
  high: 6.5,
};

/** Everything about one link; refused as `prepareTr38901` refuses, and where both ends are at the same point. */
export function tr38901(link: Tr38901Link & { readonly d2dM: number }): Result<Tr38901Loss> {
  const prepared = prepareTr38901(link);
  if (!prepared.ok) return prepared;
  const law = prepared.value;
  const { scenario, d2dM, fGhz } = link;
  const where = `tr38901 ${scenario}`;
  if (!Number.isFinite(d2dM) || d2dM < 0 || (d2dM === 0 && law.heightGapSquaredM2 === 0)) {
    const expected = 'a distance of 0 m or more between two different points';
    return failure({ kind: 'wrong-value', what: 'd2dM', where, expected, got: String(d2dM) });
  }
  const beyond = outsideRange(where, 'd2dM', TR38901_VALIDITY[scenario].d2dM, d2dM);
  return success({
    losDb: tr38901LossDb(law, 'los', d2dM),
    nlosDb: tr38901LossDb(law, 'nlos', d2dM),
    pLos: tr38901LosProbability(law, d2dM),
    o2iLowDb: tr38901PenetrationDb('low', fGhz),
    o2iHighDb: tr38901PenetrationDb('high', fGhz),
    warnings: beyond === undefined ? law.warnings : [...law.warnings, beyond],
  });
}
