import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allTerminalReliability } from '../../../src/model/backbone/all-terminal-reliability.ts';
import { createGraph } from '../../../src/model/backbone/graph.ts';
import { fold, reliabilityInterval } from '../../../src/model/backbone/reliability-interval.ts';

const SAMPLING = { members: 4000, seed: 11 };
const graphs = fc.integer({ min: 1, max: 8 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    edges: fc.array(
      fc.tuple(
        fc.nat(n - 1),
        fc.nat(n - 1),
        fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
      ),
      { maxLength: 16 },
    ),
  }),
);
const ends = (edges: readonly (readonly number[])[]) => edges.flatMap((edge) => edge.slice(0, 2));
const chances = (edges: readonly (readonly number[])[]) => Float64Array.from(edges, (edge) => edge[2]!);

describe('reliabilityInterval', () => {
  it('folds a graph without changing its reliability', () => {
    fc.assert(
      fc.property(graphs, ({ n, edges }) => {
        const graph = createGraph(n, ends(edges));
        const folded = fold(graph, chances(edges));
        const rest = allTerminalReliability(folded.graph, folded.up)!;
        expect(folded.factor * rest).toBeCloseTo(allTerminalReliability(graph, chances(edges))!, 11);
        expect(folded.graph.nodeCount).toBeLessThanOrEqual(n);
      }),
      { numRuns: 300 },
    );
  });

  it('is never lowered by a link more', () => {
    fc.assert(
      fc.property(graphs, fc.nat(7), fc.nat(7), ({ n, edges }, a, b) => {
        const more = [...edges, [a % n, b % n, 0.5]];
        const before = reliabilityInterval(createGraph(n, ends(edges)), chances(edges), SAMPLING);
        const after = reliabilityInterval(createGraph(n, ends(more)), chances(more), SAMPLING);
        expect(before.isExact && after.isExact).toBe(true);
        expect(after.low).toBeGreaterThanOrEqual(before.low - 1e-12);
      }),
    );
  });

  // A torus of 64 nodes: too many for subsets, too wide for a frontier of eleven.
  it('holds the answer in an interval where it is sampled', () => {
    const edges: [number, number, number][] = [];
    for (let row = 0; row < 8; row++) {
      for (let column = 0; column < 8; column++) {
        edges.push([8 * row + column, 8 * row + ((column + 1) % 8), 0.9]);
        edges.push([8 * row + column, 8 * ((row + 1) % 8) + column, 0.9]);
      }
    }
    const { low, high, isExact } = reliabilityInterval(
      createGraph(64, ends(edges)),
      chances(edges),
      SAMPLING,
    );
    expect(isExact).toBe(false);
    // Nearly all of what fails is a single node cut off: 64 × 0.1⁴.
    expect(low).toBeLessThan(1 - 64 * 1e-4 + 1e-4);
    expect(high).toBeGreaterThan(1 - 64 * 1e-4 - 1e-3);
    expect(high - low).toBeLessThan(0.01);
  });
});
