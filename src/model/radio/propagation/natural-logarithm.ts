/**
 * Natural logarithm by table and short series. Math.log is a call out of compiled code and may differ in its last
 * bits between engines; this one is inlined into the loops, about twice as fast there, and the same everywhere.
 *
 * x = 2^e · c · (1 + r) with c the middle of one of 128 intervals of [1, 2), so |r| ≤ 2^-8 and five terms of
 * ln(1 + r) leave an error below 1e-15.
 */
const INTERVALS = 128;
const inverseCentre = new Float64Array(INTERVALS);
const centreLn = new Float64Array(INTERVALS);
for (let i = 0; i < INTERVALS; i++) {
  const centre = 1 + (i + 0.5) / INTERVALS;
  inverseCentre[i] = 1 / centre;
  centreLn[i] = Math.log(centre);
}

/** Indexed by the twelve bits of sign and exponent; NaN wherever those do not belong to a normal positive number. */
const SIGNS_AND_EXPONENTS = 4096;
const EXPONENT_BIAS = 1023;
const EXPONENT_MAXIMUM = 2046;
const inversePower = new Float64Array(SIGNS_AND_EXPONENTS).fill(Number.NaN);
const powerLn = new Float64Array(SIGNS_AND_EXPONENTS);
for (let e = 1; e <= EXPONENT_MAXIMUM; e++) {
  inversePower[e] = 2 ** (EXPONENT_BIAS - e);
  powerLn[e] = (e - EXPONENT_BIAS) * Math.LN2;
}

const asNumber = new Float64Array([1]);
const asWords = new Uint32Array(asNumber.buffer);
/** Which half of a double holds sign and exponent depends on the machine's byte order. */
const HIGH = asWords[1] === 0 ? 0 : 1;

/** 10 · log10 x = DB_PER_LN · ln x. */
export const DB_PER_LN = 10 / Math.LN10;

/** ln x within 1e-15 plus one unit in the last place; NaN for zero, subnormal, negative and non-finite x. */
export function naturalLogarithm(x: number): number {
  asNumber[0] = x;
  const high = asWords[HIGH]!;
  const exponent = high >>> 20;
  const interval = (high >>> 13) & (INTERVALS - 1);
  const r = x * inversePower[exponent]! * inverseCentre[interval]! - 1;
  const series = r * (1 + r * (-1 / 2 + r * (1 / 3 + r * (-1 / 4 + r * (1 / 5)))));
  return powerLn[exponent]! + (centreLn[interval]! + series);
}
