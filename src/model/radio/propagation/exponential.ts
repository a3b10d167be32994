/**
 * Exponential and powers by table and short series, for the reasons naturalLogarithm has: inlined, several times as
 * fast as Math.exp and Math.pow in a loop, and the same in every engine.
 *
 * x = (64 e + k) · ln 2 / 64 + r with |r| ≤ 0.0054, so exp x = 2^e · 2^(k/64) · exp r and five terms of exp r leave an
 * error below 1e-15 of the result.
 */
import { naturalLogarithm } from './natural-logarithm.ts';

const PARTS = 64;
const PARTS_PER_LN = PARTS / Math.LN2;
/** ln 2 / 64 in two pieces: multiples of the first, short, one are exact. */
const STEP_HIGH = Math.round((Math.LN2 / PARTS) * 2 ** 38) / 2 ** 38;
const STEP_LOW = -6.563929801064195e-13;
const fraction = new Float64Array(PARTS);
for (let k = 0; k < PARTS; k++) fraction[k] = 2 ** (k / PARTS);

/** Beyond this results come near the ends of the number range. */
const REACH = 700;
const POWER_BIAS = 1024;
const power2 = new Float64Array(2 * POWER_BIAS);
for (let e = 0; e < power2.length; e++) power2[e] = 2 ** (e - POWER_BIAS);

/** exp x for any x; relative error below 1e-15 within ±700. */
export function exponential(x: number): number {
  if (!(x > -REACH && x < REACH)) return Math.exp(x);
  const whole = Math.floor(x * PARTS_PER_LN + 0.5);
  const r = x - whole * STEP_HIGH - whole * STEP_LOW;
  const series = 1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120)))));
  const index = whole | 0;
  return power2[(index >> 6) + POWER_BIAS]! * (fraction[index & (PARTS - 1)]! * series);
}

/** base^exponent for a positive normal base; NaN for other bases, 0 included. */
export function power(base: number, exponent: number): number {
  return exponential(exponent * naturalLogarithm(base));
}
