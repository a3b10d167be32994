/** Clutter loss, Recommendation ITU-R P.2108-1: height gain of a terminal, terrestrial and slant statistical models. */
import { failure, type Problem, type Result, success } from '../../problem.ts';
import { normalQuantilePct } from './normal-quantile.ts';
import { knifeEdgeDb } from './p526.ts';
import { notFinite, outsideRange, outsideRanges, type ValidityRange } from './validity.ts';

/** 1 water, 2 open or rural, 3 suburban, 4 urban, 5 trees or forest, 6 dense urban. */
export type ClutterType = 1 | 2 | 3 | 4 | 5 | 6;

/** Representative clutter heights in metres (Table 3 of P.2108-1, as in P.1812). */
export const CLUTTER_HEIGHT_M: Readonly<Record<ClutterType, number>> = {
  1: 10,
  2: 10,
  3: 10,
  4: 15,
  5: 15,
  6: 20,
};
/** Street width where it is not known. */
export const DEFAULT_STREET_WIDTH_M = 27;

export const P2108_HEIGHT_GAIN_VALIDITY = {
  fGhz: { minimum: 0.03, maximum: 3, unit: 'GHz' },
} as const satisfies Record<string, ValidityRange>;
export const P2108_TERRESTRIAL_VALIDITY = {
  fGhz: { minimum: 0.5, maximum: 67, unit: 'GHz' },
  dKm: { minimum: 0.25, maximum: Infinity, unit: 'km' },
} as const satisfies Record<string, ValidityRange>;
/** Limits of section 3.3; at 0° the formula still holds, at 90° the loss is what the spread leaves. */
export const P2108_SLANT_VALIDITY = {
  fGhz: { minimum: 10, maximum: 100, unit: 'GHz' },
  elevationDeg: { minimum: 0, maximum: 90, unit: '°' },
} as const satisfies Record<string, ValidityRange>;

export interface HeightGain {
  readonly fGhz: number;
  /** Height of the terminal above ground. */
  readonly hM: number;
  readonly streetWidthM: number;
  /** Representative height of the clutter. */
  readonly clutterM: number;
  readonly clutter: ClutterType;
}

function positive(where: string, values: Readonly<Record<string, number>>): Problem[] {
  const problems: Problem[] = [];
  for (const what in values) {
    const value = values[what]!;
    if (!(value > 0)) {
      problems.push({ kind: 'out-of-range', what, where, expected: 'more than 0 m', got: `${value} m` });
    }
  }
  return problems;
}

/** Additional loss in dB of a terminal below the clutter around it (section 3.1); 0 above the clutter. */
export function clutterHeightGainDb(terminal: HeightGain): Result<number> {
  const { fGhz, hM, streetWidthM, clutterM, clutter } = terminal;
  const where = 'p2108 height gain';
  const problems = notFinite(where, { fGhz, hM, streetWidthM, clutterM });
  if (problems.length > 0) return failure(...problems);
  const frequency = outsideRange(where, 'fGhz', P2108_HEIGHT_GAIN_VALIDITY.fGhz, fGhz);
  if (frequency !== undefined) problems.push(frequency);
  problems.push(...positive(where, { hM, streetWidthM, clutterM }));
  if (CLUTTER_HEIGHT_M[clutter] === undefined) {
    const expected = 'an integer from 1 to 6';
    problems.push({ kind: 'wrong-value', what: 'clutter', where, expected, got: String(clutter) });
  }
  if (problems.length > 0) return failure(...problems);

  if (hM >= clutterM) return success(0);
  if (clutter <= 2) {
    // Equation 2b: nothing stands up to diffract over.
    return success(-(21.8 + 6.2 * Math.log10(fGhz)) * Math.log10(hM / clutterM));
  }
  const dropM = clutterM - hM;
  const angleDeg = (Math.atan(dropM / streetWidthM) * 180) / Math.PI;
  const nu = 0.342 * Math.sqrt(fGhz) * Math.sqrt(dropM * angleDeg);
  return success(knifeEdgeDb(nu) - 6.03);
}

export interface TerrestrialClutter {
  readonly fGhz: number;
  /** Length of the whole path. */
  readonly dKm: number;
  /** Percentage of places with no more loss than the answer, above 0 and below 100. */
  readonly pPct: number;
}

/** No path loses more than one of this length, for all that the spread is wider on shorter ones. */
const SATURATION_KM = 2;
/** Spread of the long-path and the short-path term. */
const SIGMA_LONG_DB = 4;
const SIGMA_SHORT_DB = 6;

/** Loss in dB to add at one end among urban or suburban clutter (section 3.2). */
export function terrestrialClutterLossDb(path: TerrestrialClutter): Result<number> {
  const { fGhz, dKm, pPct } = path;
  const where = 'p2108 terrestrial';
  const problems = notFinite(where, { fGhz, dKm, pPct });
  if (problems.length > 0) return failure(...problems);
  for (const problem of [
    outsideRange(where, 'fGhz', P2108_TERRESTRIAL_VALIDITY.fGhz, fGhz),
    outsideRange(where, 'dKm', P2108_TERRESTRIAL_VALIDITY.dKm, dKm),
  ]) {
    if (problem !== undefined) problems.push(problem);
  }
  if (!(pPct > 0 && pPct < 100)) {
    const expected = 'a percentage above 0 and below 100';
    problems.push({ kind: 'out-of-range', what: 'pPct', where, expected, got: String(pPct) });
  }
  if (problems.length > 0) return failure(...problems);

  return success(Math.min(terrestrialDb(fGhz, dKm, pPct), terrestrialDb(fGhz, SATURATION_KM, pPct)));
}

function terrestrialDb(fGhz: number, dKm: number, pPct: number): number {
  const logF = Math.log10(fGhz);
  const longDb = -2 * Math.log10(10 ** (-5 * logF - 12.5) + 10 ** -16.5);
  const shortDb = 32.98 + 23.9 * Math.log10(dKm) + 3 * logF;
  const long = 10 ** (-0.2 * longDb);
  const short = 10 ** (-0.2 * shortDb);
  const sigma = Math.sqrt((SIGMA_LONG_DB ** 2 * long + SIGMA_SHORT_DB ** 2 * short) / (long + short));
  return -5 * Math.log10(long + short) + sigma * normalQuantilePct(pPct);
}

export interface SlantClutter {
  readonly fGhz: number;
  /** Elevation of the aircraft or satellite seen from the terminal. */
  readonly elevationDeg: number;
  /** Percentage of places with no more loss than the answer, above 0 and below 100. */
  readonly pPct: number;
}

/** Loss in dB to add at a terminal among clutter on a path to an aircraft, a platform or a satellite (section 3.3). */
export function slantClutterLossDb(path: SlantClutter): Result<number> {
  const { fGhz, elevationDeg, pPct } = path;
  const where = 'p2108 slant';
  const problems = notFinite(where, { fGhz, elevationDeg, pPct });
  if (problems.length > 0) return failure(...problems);
  problems.push(...outsideRanges(where, P2108_SLANT_VALIDITY, { fGhz, elevationDeg }));
  if (!(pPct > 0 && pPct < 100)) {
    const expected = 'a percentage above 0 and below 100';
    problems.push({ kind: 'out-of-range', what: 'pPct', where, expected, got: String(pPct) });
  }
  if (problems.length > 0) return failure(...problems);

  const k1 = 93 * fGhz ** 0.175;
  const angle = 0.05 * (1 - elevationDeg / 90) + (Math.PI * elevationDeg) / 180;
  const base = (-k1 * Math.log1p(-pPct / 100)) / Math.tan(angle);
  // At the zenith the cotangent is nothing but rounding, the exponent exactly 0.
  const medianDb = Math.max(0, base) ** ((0.5 * (90 - elevationDeg)) / 90);
  return success(medianDb - 1 + 0.6 * normalQuantilePct(pPct));
}
