import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareReliability } from '../../../src/model/backbone/all-terminal-reliability.ts';
import { createGraph } from '../../../src/model/backbone/graph.ts';
import { createReliabilityReader } from '../../../src/model/backbone/reliability-interval.ts';
import { connectionSampler } from '../../../src/model/backbone/sampled-connection.ts';
import { countMembers, linksFrom, spreadMembers } from '../../../src/model/backbone/spread-members.ts';
import { createRandom } from '../../../src/model/seeded-random.ts';

const graphs = fc.integer({ min: 1, max: 9 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    ends: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { maxLength: 20 }).map((pairs) => pairs.flat()),
  }),
);
const words = fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { minLength: 20, maxLength: 20 });
/** Certain links among them: what cannot happen must not change the order of sums. */
const chances = fc.array(fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })), {
  minLength: 20,
  maxLength: 20,
});

/** Textbook: nodes that a start reaches over the links that stand. */
function reach(
  n: number,
  ends: readonly number[],
  stands: (link: number) => boolean,
  start: number,
): Set<number> {
  const reached = new Set([start]);
  for (let round = 0; round < n; round++) {
    for (let k = 0; k < ends.length / 2; k++) {
      const [a, b] = [ends[2 * k]!, ends[2 * k + 1]!];
      if (stands(k) && (reached.has(a) || reached.has(b))) reached.add(a).add(b);
    }
  }
  return reached;
}

describe('32 members at once', () => {
  it('reach what each of them reaches by itself', () => {
    fc.assert(
      fc.property(graphs, words, fc.nat(8), ({ n, ends }, up, from) => {
        const [graph, start] = [createGraph(n, ends), from % n];
        const links = linksFrom(graph, start);
        expect([...links].sort((a, b) => a - b)).toEqual(
          Array.from({ length: graph.linkCount }, (_, k) => k),
        );
        const isReached = new Int32Array(n);
        isReached[start] = -1;
        spreadMembers(graph, links, Int32Array.from(up.slice(0, graph.linkCount)), isReached);
        for (let b = 0; b < 32; b++) {
          const own = reach(n, ends, (k) => ((up[k]! >>> b) & 1) === 1, start);
          expect(isReached.map((word) => (word >>> b) & 1)).toEqual(
            Int32Array.from({ length: n }, (_, node) => (own.has(node) ? 1 : 0)),
          );
        }
      }),
    );
  });

  it('are counted', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (word) => {
        const bits = [...(word >>> 0).toString(2)].filter((bit) => bit === '1').length;
        expect(countMembers(word)).toBe(bits);
      }),
    );
  });
});

describe('one graph under many probabilities', () => {
  it('has the members of a fresh draw, connected or not as each is by itself', () => {
    fc.assert(
      fc.property(graphs, fc.array(chances, { minLength: 1, maxLength: 3 }), ({ n, ends }, moves) => {
        const graph = createGraph(n, ends);
        const sampling = { members: 70, seed: 5 };
        const count = connectionSampler(graph, sampling);
        for (const all of moves) {
          const up = Float64Array.from(all.slice(0, graph.linkCount));
          const random = createRandom(sampling.seed);
          let connected = 0;
          for (let member = 0; member < sampling.members; member++) {
            const stands = Array.from(up, (chance) => random() < chance);
            if (reach(n, ends, (k) => stands[k]!, 0).size === n) connected++;
          }
          expect(count(up)).toBe(connected);
        }
      }),
    );
  });

  it('has the very reliability of a graph that was asked for the first time', () => {
    fc.assert(
      fc.property(graphs, fc.array(chances, { minLength: 2, maxLength: 4 }), ({ n, ends }, moves) => {
        const graph = createGraph(n, ends);
        const solve = prepareReliability(graph)!;
        const read = createReliabilityReader(graph, { members: 100, seed: 3 });
        for (const all of moves) {
          const up = Float64Array.from(all.slice(0, graph.linkCount));
          expect(solve(up)).toBe(prepareReliability(graph)!(up));
          expect(read(up)).toEqual(createReliabilityReader(graph, { members: 100, seed: 3 })(up));
        }
      }),
    );
  });
});
