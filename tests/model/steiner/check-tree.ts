import type { SteinerInput } from '../../../src/model/steiner/steiner-problem.ts';
import type { SteinerAnswer } from '../../../src/model/steiner/steiner-search.ts';

/**
 * What is wrong with an answer: not a tree, not over edges of the graph, not of the stated cost, a vertex missing that
 * must be joined, or bounds out of order. Empty where nothing is.
 */
export function faultsOf(
  input: SteinerInput,
  answer: Pick<SteinerAnswer, 'objective' | 'lowerBound' | 'nodes' | 'edges'>,
): string[] {
  const { ends, edgeCost, prizes } = input;
  const { nodes, edges, objective, lowerBound } = answer;
  const faults: string[] = [];
  const chosen = new Set(nodes);
  if (nodes.length === 0) faults.push('no vertex');
  if (chosen.size !== nodes.length) faults.push('a vertex twice');
  if (new Set(edges).size !== edges.length) faults.push('an edge twice');
  if (edges.length !== nodes.length - 1) faults.push(`${nodes.length} vertices but ${edges.length} edges`);
  const up = new Map(Array.from(nodes, (v) => [v, v]));
  const top = (start: number): number => {
    let v = start;
    while (up.get(v) !== v) v = up.get(v)!;
    return v;
  };
  let sum = 0;
  for (const e of edges) {
    const u = ends[2 * e]!;
    const v = ends[2 * e + 1]!;
    if (!chosen.has(u) || !chosen.has(v)) faults.push(`edge ${e} leaves the tree`);
    else if (top(u) === top(v)) faults.push(`edge ${e} closes a circle`);
    else up.set(top(u), top(v));
    sum += edgeCost[e]!;
  }
  prizes.forEach((prize, v) => {
    if (!chosen.has(v)) sum += prize;
  });
  if (!(Math.abs(sum - objective) <= 1e-9 * Math.max(1, sum)))
    faults.push(`cost ${sum}, stated ${objective}`);
  if (!(lowerBound <= objective)) faults.push(`lower bound ${lowerBound} above ${objective}`);
  return faults;
}
