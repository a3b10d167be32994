import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimumSpanningForest } from '../../../src/model/fibre/spanning-forest.ts';

interface Graph {
  readonly vertexCount: number;
  readonly edges: readonly { readonly from: number; readonly to: number; readonly weight: number }[];
  readonly roots: readonly number[];
}

/** Few different weights, so that ties are common. */
const randomGraph: fc.Arbitrary<Graph> = fc.integer({ min: 1, max: 12 }).chain((vertexCount) =>
  fc.record({
    vertexCount: fc.constant(vertexCount),
    edges: fc
      .uniqueArray(
        fc.record({
          from: fc.integer({ min: 0, max: vertexCount - 1 }),
          to: fc.integer({ min: 0, max: vertexCount - 1 }),
          weight: fc.integer({ min: 0, max: 6 }),
        }),
        { maxLength: 40, selector: ({ from, to }) => `${from} ${to}` },
      )
      .map((edges) => edges.filter(({ from, to }) => from < to)),
    roots: fc.uniqueArray(fc.integer({ min: 0, max: vertexCount - 1 }), { minLength: 1, maxLength: 3 }),
  }),
);

function forestOf({ vertexCount, edges, roots }: Graph) {
  const isRoot = new Uint8Array(vertexCount);
  for (const root of roots) isRoot[root] = 1;
  return minimumSpanningForest(
    { from: Uint32Array.from(edges, (e) => e.from), to: Uint32Array.from(edges, (e) => e.to) },
    Float32Array.from(edges, (e) => e.weight),
    isRoot,
  );
}

/** Total weight by Prim, and the vertices reached. */
function prim({ edges, roots }: Graph): { weight: number; reached: Set<number> } {
  const reached = new Set(roots);
  let weight = 0;
  for (;;) {
    let best = Number.POSITIVE_INFINITY;
    let next = -1;
    for (const { from, to, weight: w } of edges) {
      if (reached.has(from) === reached.has(to) || w >= best) continue;
      best = w;
      next = reached.has(from) ? to : from;
    }
    if (next < 0) return { weight, reached };
    reached.add(next);
    weight += best;
  }
}

describe('minimumSpanningForest', () => {
  it('weighs no more than Prim and reaches the same vertices', () => {
    fc.assert(
      fc.property(randomGraph, (graph) => {
        const { parent, parentEdge, sequence } = forestOf(graph);
        const reference = prim(graph);
        const hanging = [...parent.keys()].filter((v) => parent[v]! >= 0);
        expect(new Set([...graph.roots, ...hanging])).toEqual(reference.reached);
        expect(hanging.reduce((sum, v) => sum + graph.edges[parentEdge[v]!]!.weight, 0)).toBe(
          reference.weight,
        );
        expect([...sequence].sort((a, b) => a - b)).toEqual(hanging);
      }),
      { numRuns: 500 },
    );
  });

  it('hangs each vertex on an edge to its parent, parents first and subtrees in one piece', () => {
    fc.assert(
      fc.property(randomGraph, (graph) => {
        const { parent, parentEdge, sequence } = forestOf(graph);
        for (const root of graph.roots) expect(parent[root]).toBe(-1);
        const ancestors: number[] = [];
        for (const v of sequence) {
          const { from, to } = graph.edges[parentEdge[v]!]!;
          expect(new Set([from, to])).toEqual(new Set([v, parent[v]!]));
          // In preorder the parent is a root or one of the vertices on the way down to here.
          while (ancestors.length > 0 && ancestors.at(-1) !== parent[v]) ancestors.pop();
          if (ancestors.length === 0) expect(graph.roots).toContain(parent[v]);
          ancestors.push(v);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('asks for one finite weight per edge', () => {
    const edges = { from: Uint32Array.of(0), to: Uint32Array.of(1) };
    expect(() => minimumSpanningForest(edges, new Float32Array(2), Uint8Array.of(1, 0))).toThrow(
      'Expected one weight for each of 1 edges, got 2.',
    );
    for (const weight of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => minimumSpanningForest(edges, Float32Array.of(weight), Uint8Array.of(1, 0))).toThrow(
        'Expected finite weights',
      );
    }
  });
});
