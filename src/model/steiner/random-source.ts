/** A seeded source of numbers 0 ≤ x < 1. */
export type RandomSource = () => number;

/** Counter-based mixing of 32 bits (the finalizer of MurmurHash3): short, and good enough to break ties and to vary a search. */
export function randomSource(seed: number): RandomSource {
  let counter = seed >>> 0;
  return () => {
    counter = (counter + 0x9e3779b9) >>> 0;
    let x = counter;
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
    x ^= x >>> 16;
    return (x >>> 0) / 4294967296;
  };
}

/** A random order of 0 … length − 1. */
export function randomPermutation(length: number, random: RandomSource): Int32Array {
  const order = Int32Array.from({ length }, (_, i) => i);
  for (let i = length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const swapped = order[i]!;
    order[i] = order[j]!;
    order[j] = swapped;
  }
  return order;
}
