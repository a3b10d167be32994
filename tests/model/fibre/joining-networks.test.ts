import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPrizeCollecting, keepWorthy } from '../../../src/model/fibre/joining-networks.ts';
import { ratioOrder } from '../../../src/model/fibre/ratio-order.ts';
import { finish } from '../../../src/model/progress.ts';

interface Graph {
  readonly vertexCount: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly costYen: Float32Array;
  readonly prize: Float64Array;
}

/** Connected graphs of up to seven vertices, several edges between two of them allowed. */
const graphs: fc.Arbitrary<Graph> = fc
  .record({
    vertices: fc.array(
      fc.record({
        up: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        cost: fc.integer({ min: 0, max: 9 }),
        prize: fc.integer({ min: 0, max: 12 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    more: fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 0, max: 9 })), { maxLength: 6 }),
  })
  .map(({ vertices, more }) => {
    const vertexCount = vertices.length + 1;
    const edges = [
      ...vertices.map(({ up, cost }, i) => [Math.floor(up * (i + 1)), i + 1, cost] as const),
      ...more.filter(([a, b]) => a !== b && a < vertexCount && b < vertexCount),
    ];
    return {
      vertexCount,
      from: Uint32Array.from(edges, ([a]) => a),
      to: Uint32Array.from(edges, ([, b]) => b),
      costYen: Float32Array.from(edges, ([, , cost]) => cost),
      prize: Float64Array.from([0, ...vertices.map(({ prize }) => prize)]),
    };
  });

/** The cheapest tree with the root and the prizes that it leaves out, over all sets of vertices. */
function cheapest({ vertexCount, from, to, costYen, prize }: Graph): number {
  let best = Number.POSITIVE_INFINITY;
  const byCost = [...costYen.keys()].sort((a, b) => costYen[a]! - costYen[b]!);
  for (let set = 1; set < 1 << vertexCount; set += 2) {
    const component = Array.from({ length: vertexCount }, (_, v) => v);
    let cost = 0;
    let parts = 0;
    for (let v = 0; v < vertexCount; v++) {
      if ((set & (1 << v)) !== 0) parts++;
      else cost += prize[v]!;
    }
    for (const e of byCost) {
      const [a, b] = [from[e]!, to[e]!];
      if ((set & (1 << a)) === 0 || (set & (1 << b)) === 0 || component[a] === component[b]) continue;
      const [keep, drop] = [component[a]!, component[b]!];
      for (let v = 0; v < vertexCount; v++) if (component[v] === drop) component[v] = keep;
      cost += costYen[e]!;
      parts--;
    }
    if (parts === 1) best = Math.min(best, cost);
  }
  return best;
}

/** Where a household is worth a yen. */
const collect = (tail: Parameters<typeof createPrizeCollecting>[0]) =>
  finish(createPrizeCollecting(tail)(1, { phase: '', fraction: 0 }));

describe('collecting prizes', () => {
  it('finds a network no worse than its bound, and none is better than that, on any small graph', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        // Each vertex is a place of as many households as its prize, worth a yen each, served for nothing.
        const size = graph.vertexCount - 1;
        const households = graph.prize.slice(1);
        const found = collect({
          households,
          ...starForest(graph),
          graph: { ...graph, position: Int32Array.from({ length: graph.vertexCount }, (_, v) => v - 1) },
        });
        const exact = cheapest(graph);
        expect(found.lowerBoundYen).toBeLessThanOrEqual(exact + 1e-6);
        expect(found.objectiveYen).toBeGreaterThanOrEqual(exact - 1e-6);
        expect(found.objectiveYen).toBeLessThanOrEqual(found.forestObjectiveYen + 1e-6);
        const total = households.reduce((a, b) => a + b, 0);
        expect(found.costYen + total - found.households).toBeCloseTo(found.objectiveYen, 6);
        expect(found.cells).toBeLessThanOrEqual(size);
      }),
      { numRuns: 500 },
    );
  });

  it('only passes through a place that costs more to serve than it is worth', () => {
    const found = collect({
      households: Float64Array.of(1, 20),
      edgeYen: Float64Array.of(3, 4),
      costYen: Float64Array.of(103, 6),
      parentAt: Int32Array.of(-1, 0),
      graph: {
        vertexCount: 3,
        from: Uint32Array.of(0, 1),
        to: Uint32Array.of(1, 2),
        costYen: Float32Array.of(3, 4),
        position: Int32Array.of(-1, 0, 1),
      },
    });
    expect(found).toMatchObject({ households: 20, cells: 1, costYen: 9, objectiveYen: 10, gap: 0 });
    expect(found.forestObjectiveYen).toBe(10);
  });
});

/** A spanning forest of the graph as a tail has it: vertices as positions, joined in their order where they can be. */
function starForest({ vertexCount, from, to, costYen }: Graph) {
  const size = vertexCount - 1;
  const parentAt = new Int32Array(size).fill(-1);
  const edgeYen = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  for (let e = 0; e < from.length; e++) {
    const low = Math.min(from[e]!, to[e]!);
    const high = Math.max(from[e]!, to[e]!);
    if (costYen[e]! < edgeYen[high - 1]!) {
      edgeYen[high - 1] = costYen[e]!;
      parentAt[high - 1] = low - 1;
    }
  }
  return { parentAt, edgeYen, costYen: edgeYen };
}

const forest = fc
  .array(
    fc.record({
      parent: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      value: fc.integer({ min: 0, max: 9 }),
      cost: fc.integer({ min: 0, max: 9 }),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((cells) => ({
    parentAt: Int32Array.from(cells, ({ parent }, i) => Math.floor(parent * (i + 1)) - 1),
    value: Float64Array.from(cells, ({ value }) => value),
    cost: Float64Array.from(cells, ({ cost }) => cost),
  }));

describe('keepWorthy', () => {
  it('is the best set closed under parents (brute force up to nine cells)', () => {
    fc.assert(
      fc.property(forest, ({ parentAt, value, cost }) => {
        const worth = (isIn: (i: number) => boolean) =>
          value.reduce((sum, each, i) => sum + (isIn(i) ? each - cost[i]! : 0), 0);
        let best = 0;
        for (let set = 0; set < 1 << value.length; set++) {
          const isIn = (i: number) => (set & (1 << i)) !== 0;
          if (parentAt.every((up, i) => !isIn(i) || up < 0 || isIn(up))) best = Math.max(best, worth(isIn));
        }
        const kept = keepWorthy(value, cost, parentAt);
        kept.forEach((is, i) => {
          if (is === 1 && parentAt[i]! >= 0) expect(kept[parentAt[i]!]).toBe(1);
        });
        expect(worth((i) => kept[i] === 1)).toBe(best);
      }),
      { numRuns: 500 },
    );
  });

  it('is worth what the curve gives up to that price', () => {
    fc.assert(
      fc.property(forest, fc.integer({ min: 1, max: 10 }), ({ parentAt, value, cost }, price) => {
        const vertices = Uint32Array.from(value, (_, i) => i);
        const { order, blockEnd, blockPrice } = ratioOrder(vertices, parentAt, value, cost);
        let byCurve = 0;
        for (let block = 0, i = 0; block < blockEnd.length && blockPrice[block]! <= price; block++) {
          for (; i < blockEnd[block]!; i++) byCurve += price * value[order[i]!]! - cost[order[i]!]!;
        }
        const kept = keepWorthy(
          value.map((each) => each * price),
          cost,
          parentAt,
        );
        const byTree = kept.reduce((sum, is, i) => sum + is * (price * value[i]! - cost[i]!), 0);
        expect(byTree).toBeCloseTo(byCurve, 9);
      }),
      { numRuns: 500 },
    );
  });
});
