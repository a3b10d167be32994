/** A seeded generator for everything that samples: sfc32 (C. Doty-Humphrey, PractRand), 128 bits of state. */
export type Random = () => number;

/** @returns numbers 0 ≤ x < 1 with 32 bits, the same for the same seed on every machine */
export function createRandom(seed: number): Random {
  let a = seed >>> 0;
  let b = Math.floor(seed / 2 ** 32) >>> 0;
  let c = 0x9e3779b9;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // Seeds that differ little give streams that differ much only after some rounds.
  for (let round = 0; round < 16; round++) next();
  return next;
}
