import { describe, expect, it } from 'vitest';
import { randomSource } from '../../../src/model/steiner/random-source.ts';
import { RegionSearch } from '../../../src/model/steiner/region-search.ts';
import { defineSteinerProblem, inInputUnit } from '../../../src/model/steiner/steiner-problem.ts';
import { TreeBuilder } from '../../../src/model/steiner/tree-builder.ts';
import { faultsOf } from './check-tree.ts';
import { nearPoints, randomGraph } from './steiner-instances.ts';

describe('search by regions', () => {
  const inputs = {
    'net of near points': nearPoints(1, { nodeCount: 1500, degree: 7, terminals: 300, prizeScale: 5e4 }),
    'random graph with prizes': randomGraph(2, {
      nodeCount: 1500,
      edgeCount: 3000,
      terminals: 300,
      highestPrize: 20,
    }),
    'random graph to be joined': randomGraph(3, { nodeCount: 1500, edgeCount: 3000, terminals: 150 }),
  };
  for (const [name, input] of Object.entries(inputs)) {
    it(`makes a tree of a ${name} cheaper, and it stays a tree of the stated cost`, () => {
      const problem = defineSteinerProblem(input);
      const { graph, prizes } = problem;
      const builder = new TreeBuilder(graph, prizes);
      let start = 0;
      for (let v = 1; v < graph.nodeCount; v++) if (prizes[v]! > prizes[start]!) start = v;
      const first = builder.growTree(start, new Uint8Array(graph.nodeCount).fill(1), graph.cost);
      const search = new RegionSearch(graph, prizes, builder, randomSource(1), 100);
      const shown: number[] = [];
      const steps = search.sweep(first, (tree) => shown.push(tree.cost));
      let step = steps.next();
      while (!step.done) step = steps.next();
      const best = step.value;
      expect(best.cost).toBeLessThan(first.cost);
      for (const cost of shown) expect(cost).toBeGreaterThanOrEqual(best.cost);
      const objective = inInputUnit(problem, best.cost);
      expect(faultsOf(input, { ...best, objective, lowerBound: 0 })).toEqual([]);
    });
  }
});
