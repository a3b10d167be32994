import type { SteinerInput } from '../../../src/model/steiner/steiner-problem.ts';

/** The least objective over all sets of vertices that hold together: minimum spanning tree + prizes left out. */
export function leastObjective({ nodeCount, ends, edgeCost, prizes }: SteinerInput): number {
  const byCost = Array.from(edgeCost.keys()).sort((a, b) => edgeCost[a]! - edgeCost[b]!);
  let least = Infinity;
  for (let set = 1; set < 1 << nodeCount; set++) {
    let sum = 0;
    let parts = 0;
    for (let v = 0; v < nodeCount; v++) {
      if ((set >> v) & 1) parts++;
      else sum += prizes[v]!;
    }
    const up = Array.from({ length: nodeCount }, (_, v) => v);
    const top = (v: number): number => (up[v] === v ? v : top(up[v]!));
    for (const e of byCost) {
      const u = ends[2 * e]!;
      const v = ends[2 * e + 1]!;
      if (((set >> u) & 1) === 0 || ((set >> v) & 1) === 0 || top(u) === top(v)) continue;
      up[top(u)] = top(v);
      sum += edgeCost[e]!;
      parts--;
    }
    if (parts === 1) least = Math.min(least, sum);
  }
  return least;
}
