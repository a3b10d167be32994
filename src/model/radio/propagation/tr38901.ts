/**
 * Path loss of 3GPP TR 38.901 V17 clause 7.4: UMa, UMi (street canyon) and RMa, line of sight or not, the
 * probability of line of sight, and the loss into buildings.
 *
 * For given frequency and heights each loss is `constant + slope · ln(d3D²) + linear · d3D`, with one set of
 * coefficients before and one beyond the breakpoint. `prepareTr38901` folds everything else into the coefficients
 * once, so a link costs one logarithm and no square root (RMa line of sight: one square root).
 */
import { failure, type Problem, type Result, success } from '../../problem.ts';
import { notFinite, outsideRange, outsideRanges, type ValidityRange } from './validity.ts';

export type Tr38901Scenario = 'UMa' | 'UMi' | 'RMa';
export type SightCondition = 'los' | 'nlos';
/** Building type of Table 7.4.3-2: 'low' is ordinary glass and concrete, 'high' infrared-reflecting glass. */
export type PenetrationClass = 'low' | 'high';

export interface Tr38901Link {
  readonly scenario: Tr38901Scenario;
  readonly fGhz: number;
  readonly hBsM: number;
  readonly hUtM: number;
  /** Average building height; RMa only, 5 m where absent. */
  readonly hBldgM?: number | undefined;
  /** Average street width; RMa only, 20 m where absent. */
  readonly streetWM?: number | undefined;
}

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

/** Coefficients of one link family; distances in metres, losses in dB, d3D² = d2D² + heightGap². */
export interface Tr38901Law {
  readonly scenario: Tr38901Scenario;
  /** Horizontal distance at which the line-of-sight slope changes. */
  readonly breakpointM: number;
  readonly heightGapSquaredM2: number;
  readonly nearDb: number;
  readonly nearSlope: number;
  /** dB per metre of d3D before the breakpoint; 0 but for RMa. */
  readonly nearLinear: number;
  readonly farDb: number;
  readonly farSlope: number;
  readonly nlosDb: number;
  readonly nlosSlope: number;
  /** C'(h_UT) of Table 7.4.2-1 times 5/4; 0 but for UMa above 13 m. */
  readonly losHeightGain: number;
  readonly warnings: readonly Problem[];
}

interface ScenarioValidity {
  readonly fGhz: ValidityRange;
  readonly d2dM: ValidityRange;
  readonly hBsM: ValidityRange;
  readonly hUtM: ValidityRange;
  readonly hBldgM: ValidityRange;
  readonly streetWM: ValidityRange;
}

const metres = (minimum: number, maximum: number): ValidityRange => ({ minimum, maximum, unit: 'm' });
const UNUSED = metres(-Infinity, Infinity);

/**
 * Applicability ranges of Table 7.4.1-1. A frequency outside is refused; distances and heights outside extrapolate
 * with a warning. RMa line of sight reaches 10 km, every other loss 5 km.
 */
export const TR38901_VALIDITY: Readonly<Record<Tr38901Scenario, ScenarioValidity>> = {
  UMa: {
    fGhz: { minimum: 0.5, maximum: 100, unit: 'GHz' },
    d2dM: metres(10, 5000),
    hBsM: metres(25, 25),
    hUtM: metres(1.5, 22.5),
    hBldgM: UNUSED,
    streetWM: UNUSED,
  },
  UMi: {
    fGhz: { minimum: 0.5, maximum: 100, unit: 'GHz' },
    d2dM: metres(10, 5000),
    hBsM: metres(10, 10),
    hUtM: metres(1.5, 22.5),
    hBldgM: UNUSED,
    streetWM: UNUSED,
  },
  RMa: {
    fGhz: { minimum: 0.5, maximum: 30, unit: 'GHz' },
    d2dM: metres(10, 5000),
    hBsM: metres(10, 150),
    hUtM: metres(1, 10),
    hBldgM: metres(5, 50),
    streetWM: metres(5, 50),
  },
};
/** Reach of RMa line of sight, Table 7.4.1-1. */
export const RMA_LOS_MAXIMUM_M = 10_000;
/** Shadow fading (one standard deviation of a log-normal), Table 7.4.1-1; RMa line of sight: before, beyond the breakpoint. */
export const TR38901_SHADOW_DB = {
  UMa: { los: 4, nlos: 6 },
  UMi: { los: 4, nlos: 7.82 },
  RMa: { los: 4, losBeyondBreakpoint: 6, nlos: 8 },
} as const;

/** Table 7.4.1-1 note 1 sets the speed of light to this. */
const LIGHT_M_PER_S = 3e8;
/** Effective environment height h_E. UMi: 1 m; UMa: 1 m is the table's certain value below 13 m and assumed above. */
const ENVIRONMENT_HEIGHT_M = 1;
const DEFAULT_BUILDING_M = 5;
const DEFAULT_STREET_M = 20;
/** log10(x) = LOG10_PER_LN · ln x. */
const LOG10_PER_LN = 1 / Math.LN10;

/** dB per unit of ln(d3D²) for a loss that grows by `perDecade` dB each decade of d3D. */
const slopeOf = (perDecade: number): number => (perDecade / 2) * LOG10_PER_LN;

/**
 * Coefficients for a frequency and heights, or why there are none: values that are not finite, a frequency outside
 * the model, an antenna not above the ground (RMa) or not above the environment height of 1 m (UMa, UMi).
 */
export function prepareTr38901(link: Tr38901Link): Result<Tr38901Law> {
  const { scenario, fGhz, hBsM, hUtM, hBldgM = DEFAULT_BUILDING_M, streetWM = DEFAULT_STREET_M } = link;
  const where = `tr38901 ${scenario}`;
  const validity = TR38901_VALIDITY[scenario];
  if (validity === undefined) {
    const expected = 'UMa, UMi or RMa';
    return failure({
      kind: 'wrong-value',
      what: 'scenario',
      where: 'tr38901',
      expected,
      got: String(scenario),
    });
  }
  const rural = scenario === 'RMa';
  const used = rural ? { fGhz, hBsM, hUtM, hBldgM, streetWM } : { fGhz, hBsM, hUtM };
  const problems = notFinite(where, used);
  if (problems.length > 0) return failure(...problems);

  const frequency = outsideRange(where, 'fGhz', validity.fGhz, fGhz);
  if (frequency !== undefined) problems.push(frequency);
  const floor = rural ? 0 : ENVIRONMENT_HEIGHT_M;
  const positive = rural ? used : { hBsM, hUtM };
  for (const [what, value] of Object.entries(positive)) {
    if (value <= floor && what !== 'fGhz') {
      problems.push({
        kind: 'out-of-range',
        what,
        where,
        expected: `more than ${floor} m`,
        got: `${value} m`,
      });
    }
  }
  if (problems.length > 0) return failure(...problems);

  const { hBsM: stationHeight, hUtM: terminalHeight } = validity;
  const warnings = outsideRanges(where, { hBsM: stationHeight, hUtM: terminalHeight }, { hBsM, hUtM });
  if (!rural) return success(urbanLaw(scenario, fGhz, hBsM, hUtM, warnings));
  const { hBldgM: building, streetWM: street } = validity;
  warnings.push(...outsideRanges(where, { hBldgM: building, streetWM: street }, { hBldgM, streetWM }));
  return success(ruralLaw(fGhz, hBsM, hUtM, hBldgM, streetWM, warnings));
}

function urbanLaw(
  scenario: 'UMa' | 'UMi',
  fGhz: number,
  hBsM: number,
  hUtM: number,
  warnings: readonly Problem[],
): Tr38901Law {
  const macro = scenario === 'UMa';
  const frequencyDb = 20 * Math.log10(fGhz);
  const heightGapSquaredM2 = (hBsM - hUtM) ** 2;
  const breakpointM =
    (4 * (hBsM - ENVIRONMENT_HEIGHT_M) * (hUtM - ENVIRONMENT_HEIGHT_M) * fGhz * 1e9) / LIGHT_M_PER_S;
  const nearDb = (macro ? 28 : 32.4) + frequencyDb;
  const nlosPerDecade = macro ? 39.08 : 35.3;
  const breakpointPower = macro ? 9 : 9.5;
  return {
    scenario,
    breakpointM,
    heightGapSquaredM2,
    nearDb,
    nearSlope: slopeOf(macro ? 22 : 21),
    nearLinear: 0,
    farDb: nearDb - breakpointPower * Math.log10(breakpointM ** 2 + heightGapSquaredM2),
    farSlope: slopeOf(40),
    nlosDb: macro
      ? 13.54 + frequencyDb - 0.6 * (hUtM - 1.5)
      : 22.4 + 21.3 * Math.log10(fGhz) - 0.3 * (hUtM - 1.5),
    nlosSlope: slopeOf(nlosPerDecade),
    losHeightGain: macro && hUtM > 13 ? 1.25 * ((hUtM - 13) / 10) ** 1.5 : 0,
    warnings,
  };
}

function ruralLaw(
  fGhz: number,
  hBsM: number,
  hUtM: number,
  hBldgM: number,
  streetWM: number,
  warnings: readonly Problem[],
): Tr38901Law {
  const breakpointM = (2 * Math.PI * hBsM * hUtM * fGhz * 1e9) / LIGHT_M_PER_S;
  const roughness = hBldgM ** 1.72;
  const nearDb = 20 * Math.log10((40 * Math.PI * fGhz) / 3) - Math.min(0.044 * roughness, 14.77);
  const nearPerDecade = 20 + Math.min(0.03 * roughness, 10);
  const nearLinear = 0.002 * Math.log10(hBldgM);
  const distancePerDecade = 43.42 - 3.1 * Math.log10(hBsM);
  return {
    scenario: 'RMa',
    breakpointM,
    heightGapSquaredM2: (hBsM - hUtM) ** 2,
    nearDb,
    nearSlope: slopeOf(nearPerDecade),
    nearLinear,
    farDb: nearDb + (nearPerDecade - 40) * Math.log10(breakpointM) + nearLinear * breakpointM,
    farSlope: slopeOf(40),
    nlosDb:
      161.04 -
      7.1 * Math.log10(streetWM) +
      7.5 * Math.log10(hBldgM) -
      (24.37 - 3.7 * (hBldgM / hBsM) ** 2) * Math.log10(hBsM) -
      3 * distancePerDecade +
      20 * Math.log10(fGhz) -
      (3.2 * Math.log10(11.75 * hUtM) ** 2 - 4.97),
    nlosSlope: slopeOf(distancePerDecade),
    losHeightGain: 0,
    warnings,
  };
}

/** Loss in dB at one horizontal distance in metres (Table 7.4.1-1); non-line-of-sight is never below line of sight. */
export function tr38901LossDb(law: Tr38901Law, condition: SightCondition, d2dM: number): number {
  const d3dSquared = d2dM * d2dM + law.heightGapSquaredM2;
  const logDistance = Math.log(d3dSquared);
  const losDb =
    d2dM > law.breakpointM
      ? law.farDb + law.farSlope * logDistance
      : law.nearDb + law.nearSlope * logDistance + law.nearLinear * Math.sqrt(d3dSquared);
  if (condition === 'los') return losDb;
  const nlosDb = law.nlosDb + law.nlosSlope * logDistance;
  return Math.max(nlosDb, losDb);
}

/**
 * Loss of many links of one family: `lossDb[i]` for `d2dM[i]`, both of the same length. Returns `lossDb`.
 * Distances are the caller's to keep within TR38901_VALIDITY; NaN stays NaN.
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
  const { breakpointM, heightGapSquaredM2, nearDb, nearSlope, nearLinear, farDb, farSlope } = law;
  // A slope and constant that always lose turn the comparison off without a second loop.
  const nlosDb = condition === 'nlos' ? law.nlosDb : -Infinity;
  const nlosSlope = condition === 'nlos' ? law.nlosSlope : 0;
  for (let i = 0; i < d2dM.length; i++) {
    const d2d = d2dM[i]!;
    const d3dSquared = d2d * d2d + heightGapSquaredM2;
    const logDistance = Math.log(d3dSquared);
    const losDb =
      d2d > breakpointM
        ? farDb + farSlope * logDistance
        : nearDb + nearSlope * logDistance + nearLinear * Math.sqrt(d3dSquared);
    const blockedDb = nlosDb + nlosSlope * logDistance;
    lossDb[i] = Math.max(blockedDb, losDb);
  }
  return lossDb;
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
