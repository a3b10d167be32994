import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drain } from '../../../src/model/steiner/drain.ts';
import { buildSteinerGraph } from '../../../src/model/steiner/graph.ts';
import { partsAround } from '../../../src/model/steiner/hub-parts.ts';
import { createQuickSteiner, quickSteinerTree } from '../../../src/model/steiner/quick-tree.ts';
import { cheapestOfPairs } from '../../../src/model/steiner/simple-edges.ts';
import { TreeBuilder } from '../../../src/model/steiner/tree-builder.ts';

/** Graphs with many edges at vertex 0, which must be joined, and few others: they fall into parts without it. */
const graphs = fc
  .record({
    prizes: fc.array(fc.nat(6), { minLength: 1, maxLength: 14 }),
    atHub: fc.array(fc.tuple(fc.nat(13), fc.nat(5)), { maxLength: 16 }),
    others: fc.array(fc.tuple(fc.nat(13), fc.nat(13), fc.nat(5)), { maxLength: 14 }),
  })
  .map(({ prizes, atHub, others }) => {
    const nodeCount = prizes.length + 1;
    const vertex = (v: number) => 1 + (v % prizes.length);
    const all = [
      ...atHub.map(([v, cost]) => [0, vertex(v), cost] as const),
      ...others.map(([a, b, cost]) => [vertex(a), vertex(b), cost] as const),
    ];
    const given = Int32Array.from(all.flatMap((edge) => edge.slice(0, 2)));
    const costs = Float64Array.from(all, ([, , cost]) => cost);
    const kept = [...cheapestOfPairs(nodeCount, given, costs)];
    return {
      nodeCount,
      ends: Int32Array.from(kept.flatMap((e) => [given[2 * e]!, given[2 * e + 1]!])),
      edgeCost: Float64Array.from(kept, (e) => costs[e]!),
      prizes: Float64Array.of(Infinity, ...prizes),
    };
  });

const sorted = (values: Int32Array) => [...values].sort((a, b) => a - b);

describe('parts around a hub', () => {
  it('hold every slot of the hub once, and no edge but those of the hub leads from one to another', () => {
    fc.assert(
      fc.property(graphs, ({ nodeCount, ends, edgeCost }) => {
        const graph = buildSteinerGraph(nodeCount, ends, edgeCost);
        const { slots, start } = partsAround(graph, 0);
        expect(sorted(slots)).toEqual(Array.from({ length: graph.offsets[1]! }, (_, k) => k));
        const reached = Array.from({ length: start.length - 1 }, (_, p) => {
          const part = new Set(Array.from(slots.subarray(start[p]!, start[p + 1]!), (k) => graph.target[k]!));
          for (const v of part) {
            for (let k = graph.offsets[v]!; k < graph.offsets[v + 1]!; k++) {
              if (graph.target[k] !== 0) part.add(graph.target[k]!);
            }
          }
          return part;
        });
        expect(reached.reduce((sum, part) => sum + part.size, 0)).toBe(
          new Set(reached.flatMap((part) => [...part])).size,
        );
      }),
    );
  });

  it('give the trees of a search of the whole', () => {
    fc.assert(
      fc.property(graphs, fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }), (given, chosen) => {
        const graph = buildSteinerGraph(given.nodeCount, given.ends, given.edgeCost);
        const whole = new TreeBuilder(graph, given.prizes);
        const inParts = new TreeBuilder(graph, given.prizes, partsAround(graph, 0));
        const flags = Uint8Array.from({ length: given.nodeCount }, (_, v) => (v === 0 || chosen[v] ? 1 : 0));
        for (const build of [
          (builder: TreeBuilder) => builder.growTree(0, flags, graph.cost),
          (builder: TreeBuilder) => builder.spanBest(0, flags),
        ]) {
          const [a, b] = [build(whole), build(inParts)];
          expect(b.cost).toBe(a.cost);
          expect(sorted(b.nodes)).toEqual(sorted(a.nodes));
          expect(sorted(b.edges)).toEqual(sorted(a.edges));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('and what else is found once for a graph serve any prizes after any others', () => {
    const prizes = fc.array(
      fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 15, maxLength: 15 }),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(graphs, prizes, fc.boolean(), ({ nodeCount, ends, edgeCost }, all, areWhole) => {
        const solve = createQuickSteiner({ nodeCount, ends, edgeCost });
        for (const each of all) {
          const given = Float64Array.from({ length: nodeCount }, (_, v) =>
            v === 0 && areWhole ? Infinity : areWhole ? Math.round(each[v]!) : each[v]!,
          );
          expect(drain(solve(given))).toEqual(quickSteinerTree({ nodeCount, ends, edgeCost, prizes: given }));
        }
      }),
      { numRuns: 300 },
    );
  });
});
