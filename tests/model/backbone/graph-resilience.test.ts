import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allTerminalReliability } from '../../../src/model/backbone/all-terminal-reliability.ts';
import { cutStructure, edgeConnectivity } from '../../../src/model/backbone/cut-structure.ts';
import { createGraph } from '../../../src/model/backbone/graph.ts';
import { readRows, sharedPath } from '../../shared-data.ts';

const graphs = fc.integer({ min: 1, max: 7 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    edges: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { maxLength: 11 }),
  }),
);

function components(n: number, edges: readonly (readonly [number, number])[], without?: number): number {
  const group = Array.from({ length: n }, (_, i) => i);
  const find = (i: number): number => (group[i] === i ? i : find(group[i]!));
  for (const [a, b] of edges) if (a !== without && b !== without) group[find(a)] = find(b);
  return group.filter((_, i) => i !== without && find(i) === i).length;
}

describe('graph resilience', () => {
  const reference = sharedPath('vectors/graph_resilience.csv');
  it.skipIf(reference === undefined)('equals the reference rows', () => {
    for (const row of readRows(reference!)) {
      const edges = row['edges(u-v)']!.split(';').map(
        (edge) => edge.split('-').map(Number) as [number, number],
      );
      const graph = createGraph(Number(row.n), edges.flat());
      const cuts = cutStructure(graph);
      const named = cuts.bridges.map((link) => `${graph.from[link]}-${graph.to[link]}`).sort();
      expect(named).toEqual(row['bridges(u-v)']!.split(';').filter(Boolean).sort());
      expect(cuts.articulationPoints.map(String)).toEqual(
        row.articulation_points!.split(';').filter(Boolean),
      );
      expect(edgeConnectivity(graph)).toBe(Number(row.edge_connectivity));
      const reliability = allTerminalReliability(graph, new Float64Array(edges.length).fill(0.95))!;
      const expected = Number(row['all_terminal_reliability_p_edge_up_0.95(exact enumeration)']);
      expect(Math.abs(reliability - expected)).toBeLessThan(1e-10);
    }
  });

  it('finds the links and nodes whose loss adds a component, by removing each', () => {
    fc.assert(
      fc.property(graphs, ({ n, edges }) => {
        const whole = components(n, edges);
        const cuts = cutStructure(createGraph(n, edges.flat()));
        expect(cuts.componentCount).toBe(whole);
        const bridges = edges.flatMap((_, i) =>
          components(
            n,
            edges.filter((_, k) => k !== i),
          ) > whole
            ? [i]
            : [],
        );
        expect(cuts.bridges).toEqual(bridges);
        const isolated = (v: number) => !edges.some(([a, b]) => a !== b && (a === v || b === v));
        const points = Array.from({ length: n }, (_, v) => v).filter(
          (v) => !isolated(v) && components(n, edges, v) > whole,
        );
        expect(cuts.articulationPoints).toEqual(points);
      }),
    );
  });

  it('counts the least number of links to lose, by trying all sets', () => {
    fc.assert(
      fc.property(graphs, ({ n, edges }) => {
        let least = n < 2 ? 0 : Number.POSITIVE_INFINITY;
        for (let lost = 0; lost < 1 << edges.length && n >= 2; lost++) {
          const kept = edges.filter((_, i) => ((lost >> i) & 1) === 0);
          if (components(n, kept) > 1) least = Math.min(least, edges.length - kept.length);
        }
        expect(edgeConnectivity(createGraph(n, edges.flat()))).toBe(least);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the probability of being connected, by enumeration', () => {
    const chance = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(graphs, fc.array(chance, { minLength: 11, maxLength: 11 }), ({ n, edges }, chances) => {
        const up = Float64Array.from(edges, (_, i) => chances[i]!);
        let expected = 0;
        for (let standing = 0; standing < 1 << edges.length; standing++) {
          const kept = edges.filter((_, i) => ((standing >> i) & 1) === 1);
          if (components(n, kept) > 1) continue;
          expected += edges.reduce((p, _, i) => p * (((standing >> i) & 1) === 1 ? up[i]! : 1 - up[i]!), 1);
        }
        expect(allTerminalReliability(createGraph(n, edges.flat()), up)).toBeCloseTo(expected, 11);
      }),
      { numRuns: 60 },
    );
  });

  it('agrees with itself by subsets on a complete graph too dense for a frontier', () => {
    const n = 14;
    const edges: number[] = [];
    for (let a = 0; a < n; a++) for (let b = 0; b < a; b++) edges.push(a, b);
    const graph = createGraph(n, edges);
    // Gilbert's recursion for the complete graph with equal probabilities.
    const q = 0.6;
    const connected = [0, 1];
    const choose = (k: number, i: number): number => (i === 0 ? 1 : (choose(k - 1, i - 1) * k) / i);
    for (let k = 2; k <= n; k++) {
      let apart = 0;
      for (let i = 1; i < k; i++) apart += choose(k - 1, i - 1) * connected[i]! * q ** (i * (k - i));
      connected[k] = 1 - apart;
    }
    const up = new Float64Array(graph.linkCount).fill(1 - q);
    expect(allTerminalReliability(graph, up)).toBeCloseTo(connected[n]!, 11);
  });
});
