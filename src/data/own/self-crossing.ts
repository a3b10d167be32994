/** Whether an outline crosses itself: segments in the order of their western ends, each against those it may meet. */
export type Ring = readonly (readonly [number, number])[];

/** Comparisons after which the answer is left open: only outlines made to be slow need more. */
const MAX_COMPARISONS = 40e6;

/**
 * The first place where two segments cross, each in its inside. Outlines that only touch themselves are left alone:
 * official ones do.
 * @param ring closed, its last point equal to its first
 * @returns 'open' where it was not decided
 */
export function selfCrossing(ring: Ring): readonly [number, number] | 'open' | undefined {
  const count = ring.length - 1;
  const west = new Float64Array(count);
  for (let i = 0; i < count; i++) west[i] = Math.min(ring[i]![0], ring[i + 1]![0]);
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => west[a]! - west[b]!);
  let comparisons = 0;
  for (let i = 0; i < count; i++) {
    const s = order[i]!;
    const [a, b] = [ring[s]!, ring[s + 1]!];
    const east = Math.max(a[0], b[0]);
    const south = Math.min(a[1], b[1]);
    const north = Math.max(a[1], b[1]);
    for (let k = i + 1; k < count && west[order[k]!]! < east; k++) {
      if (++comparisons > MAX_COMPARISONS) return 'open';
      const t = order[k]!;
      const [c, d] = [ring[t]!, ring[t + 1]!];
      if (Math.max(c[1], d[1]) < south || Math.min(c[1], d[1]) > north) continue;
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return a;
    }
  }
  return undefined;
}

type Point = readonly [number, number];

function side(a: Point, b: Point, p: Point): number {
  return Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]));
}
