/**
 * What TR 38.901 V17 Table 7.4.1-1 says of one link family: where it holds, and the coefficients that frequency and
 * heights fold into.
 */
import { failure, type Problem, type Result, success } from '../../problem.ts';
import { DB_PER_LN } from './natural-logarithm.ts';
import { notFinite, outsideRange, outsideRanges, type ValidityRange } from './validity.ts';

export type Tr38901Scenario = 'UMa' | 'UMi' | 'RMa';

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

/** dB per unit of ln(d3D²) for a loss that grows by `perDecade` dB each decade of d3D. */
const slopeOf = (perDecade: number): number => (perDecade / 20) * DB_PER_LN;

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
