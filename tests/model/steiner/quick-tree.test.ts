import { describe, expect, it } from 'vitest';
import { QUICK_EFFORT, quickSteinerTree } from '../../../src/model/steiner/quick-tree.ts';
import { randomSource } from '../../../src/model/steiner/random-source.ts';
import type { SteinerInput } from '../../../src/model/steiner/steiner-problem.ts';
import { leastObjective } from './brute-force.ts';
import { faultsOf } from './check-tree.ts';
import { handwriting, nearPoints, randomGraph, streets } from './steiner-instances.ts';

describe('quick Steiner tree', () => {
  it('never states a bound above the best of all sets of vertices, nor a tree below it', () => {
    for (let seed = 1; seed <= 400; seed++) {
      const random = randomSource(seed);
      const nodeCount = 3 + Math.floor(random() * 6);
      const plain = randomGraph(seed, { nodeCount, edgeCount: nodeCount, terminals: 2, highestPrize: 12 });
      const prizes = plain.prizes.map((prize) => (random() < 0.2 ? Infinity : prize));
      for (const input of [plain, { ...plain, prizes }]) {
        const answer = quickSteinerTree(input);
        const least = leastObjective(input);
        expect(faultsOf(input, answer)).toEqual([]);
        expect(answer.objective).toBeGreaterThanOrEqual(least);
        expect(answer.lowerBound).toBeLessThanOrEqual(least);
      }
    }
  });

  it('takes the cheapest of parallel edges and none from a vertex to itself', () => {
    const input = {
      nodeCount: 3,
      ends: Int32Array.of(0, 0, 0, 1, 1, 0, 1, 2, 2, 1, 1, 2),
      edgeCost: Float64Array.of(0, 5, 3, 2, 7, 2),
      prizes: Float64Array.of(Infinity, 0, Infinity),
    };
    const answer = quickSteinerTree(input);
    expect(faultsOf(input, answer)).toEqual([]);
    expect([answer.objective, answer.lowerBound, [...answer.edges].sort()]).toEqual([5, 5, [2, 3]]);
  });

  const inputs: Record<string, SteinerInput> = {
    streets: streets(1, { rows: 30, columns: 30, customers: 20, prizeScale: 1e5 }),
    'near points': nearPoints(1, { nodeCount: 1500, degree: 8, terminals: 300, prizeScale: 5e4 }),
    handwriting: handwriting(1, { rows: 60, columns: 100, everywhere: true, prizeScale: 0.4 }),
  };
  for (const [name, input] of Object.entries(inputs)) {
    it(`gives ${name} a tree close to its bound, the same each time`, () => {
      const answer = quickSteinerTree(input);
      expect(faultsOf(input, answer)).toEqual([]);
      expect(answer.gap).toBeLessThan(0.06);
      expect(quickSteinerTree(input)).toEqual(answer);
      const unsearched = quickSteinerTree(input, { ...QUICK_EFFORT, searchWork: 0 });
      expect(unsearched.objective).toBeGreaterThanOrEqual(answer.objective);
    });
  }

  it('says that vertices cannot be joined by an infinite objective', () => {
    const prizes = Float64Array.of(Infinity, 0, Infinity);
    const answer = quickSteinerTree({
      nodeCount: 3,
      ends: Int32Array.of(0, 1),
      edgeCost: Float64Array.of(1),
      prizes,
    });
    expect(answer.objective).toBe(Infinity);
  });
});
