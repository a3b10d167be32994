/**
 * Seeded generator of uniform numbers: PCG-like mixing of a 32-bit counter (the "mulberry" family), enough for
 * perturbing searches and drawing test instances, the same on every machine.
 */
export type Random = () => number;

/** Numbers in [0, 1) with 32 random bits; the same seed gives the same sequence. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number 0 … below - 1. */
export function randomBelow(random: Random, below: number): number {
  return Math.floor(random() * below);
}
