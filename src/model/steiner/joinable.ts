/** Whether a problem has an answer at all. */
import type { SteinerInput } from './steiner-problem.ts';

/** Two vertices that must be joined and cannot be; undefined where all can. */
export function unjoinable({
  nodeCount,
  ends,
  prizes,
}: Pick<SteinerInput, 'nodeCount' | 'ends' | 'prizes'>): readonly [number, number] | undefined {
  const up = Int32Array.from({ length: nodeCount }, (_, v) => v);
  const top = (start: number) => {
    let v = start;
    while (up[v] !== v) {
      up[v] = up[up[v]!]!;
      v = up[v]!;
    }
    return v;
  };
  for (let i = 0; i < ends.length; i += 2) up[top(ends[i]!)] = top(ends[i + 1]!);
  const first = prizes.indexOf(Infinity);
  if (first < 0) return undefined;
  for (let v = first + 1; v < nodeCount; v++) {
    if (prizes[v] === Infinity && top(v) !== top(first)) return [first, v];
  }
  return undefined;
}
