import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '../shared-data.ts';
import { callDenen } from './call-denen.ts';

async function answers(inputs: readonly object[]) {
  const { output } = await callDenen(['place'], inputs.map((input) => JSON.stringify(input)).join('\n'));
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('denen place', () => {
  const line = {
    n: 4,
    edges: [
      [1, 2, 9],
      [2, 3, 2],
      [3, 4, 5],
      [1, 2, 1],
    ],
  };

  it('answers the four problems on a graph, naming its vertices from 1', async () => {
    const [median, center, mclp, lscp] = await answers([
      { problem: 'p-median', p: 1, graph: line, weights: [1, 1, 1, 5] },
      { problem: 'p-center', p: 2, graph: line },
      { problem: 'mclp', p: 1, radius: 2, graph: line, weights: [4, 1, 1, 5] },
      { problem: 'lscp', radius: 2, graph: line },
    ]);
    // From vertex 4: 8 + 7 + 5 + 0; the repeated edge 1–2 costs 1, its last.
    expect(median).toMatchObject({ objective: 20, facilities: [4], lowerBound: 20, gap: 0, proved: true });
    expect(center).toMatchObject({ objective: 2, proved: true });
    expect(center.facilities).toContain(4);
    expect(mclp).toMatchObject({ objective: 6, facilities: [2], lowerBound: 6, upperBound: 6, proved: true });
    expect([median, center, mclp, lscp].map(({ provedBy }) => provedBy)).toEqual([
      'denen',
      'denen',
      'HiGHS',
      'denen',
    ]);
    expect(lscp).toMatchObject({ objective: 2, facilities: [2, 4], lowerBound: 2, proved: true });
  });

  it('numbers the facilities of a matrix from 0, clients being its rows', async () => {
    const costs = [
      [1, 9, 4],
      [7, null, 4],
    ];
    const [one, two] = await answers([
      { problem: 'p-median', p: 1, costs },
      { problem: 'p-median', p: 2, costs, weights: [1, 2] },
    ]);
    expect(one).toMatchObject({ objective: 8, proved: true });
    expect(two).toMatchObject({ objective: 9, facilities: [0, 2], proved: true });
  });

  it('keeps to rules, and proves that', async () => {
    const costs = [
      [0, 1, 9, 9],
      [1, 0, 9, 9],
      [9, 9, 0, 3],
      [9, 9, 3, 0],
    ];
    const between = costs;
    const base = { problem: 'p-median', p: 2, costs };
    const lines = await answers([
      base,
      { ...base, excluded: [2], fixed: [1] },
      { ...base, groups: [{ facilities: [0, 1], atLeast: 2 }] },
      { ...base, separation: 9, between, weights: [3, 1, 1, 1] },
      { ...base, capacity: 3, weights: [4, 0, 1, 1] },
      { ...base, capacity: 4, weights: [1, 2, 3, 2], split: false },
      { problem: 'lscp', radius: 3, costs, groups: [{ facilities: [0, 1, 3], atMost: 1 }] },
      { problem: 'p-center', p: 2, costs, excluded: [1, 2] },
      { problem: 'mclp', p: 1, radius: 1, costs, capacity: 2, weights: [2, 2, 1, 1], split: false },
      {
        problem: 'p-median',
        p: 1,
        graph: {
          n: 3,
          edges: [
            [1, 2, 1],
            [2, 3, 5],
          ],
        },
        fixed: [3],
      },
    ]);
    expect(lines.map(({ objective, proved }) => [objective, proved])).toEqual([
      [4, true],
      [4, true],
      [18, true],
      [4, true],
      [12, true],
      [27, true],
      [2, true],
      [3, true],
      [2, true],
      [11, true],
    ]);
    expect(lines[9].facilities).toEqual([3]);
  });

  it('says which rule cannot be kept and what would relax it', async () => {
    const costs = [
      [0, 1, 9],
      [1, 0, 9],
      [9, 9, 0],
    ];
    const base = { problem: 'p-median', p: 2, costs };
    const lines = await answers([
      { ...base, separation: 10, between: costs },
      { ...base, capacity: 1 },
      { ...base, fixed: [0, 1], groups: [{ facilities: [2], atLeast: 1 }] },
      { ...base, fixed: [7] },
      { ...base, separation: 1 },
      { ...base, fixed: [1], excluded: [1] },
    ]);
    expect(lines.map(({ problem: { kind, what, expected } }) => `${kind} ${what}: ${expected}`)).toEqual([
      'infeasible separation: at most 9, or p at most 1',
      'infeasible capacity: at least 1.5, for 2 facilities to serve a weight of 3; raise it or p',
      'infeasible groups.0.atLeast: at most 0, or fixed fewer, or p at least 3',
      'out-of-range fixed: facilities 0 to 2',
      'inconsistent between: 3 rows of 3 distances between facilities, for "separation"',
      'inconsistent excluded: facilities that are not fixed as well',
    ]);
  });

  it('says what is wrong and goes on with the other lines', async () => {
    const costs = [
      [0, 1],
      [1, 0],
    ];
    const lines = await answers([
      { problem: 'p-median', p: 3, costs },
      { problem: 'p-median', p: 1, costs, weights: [1] },
      { problem: 'p-median', p: 1 },
      { problem: 'p-center', p: 1, graph: { n: 2, edges: [] } },
      { problem: 'lscp', radius: 0.5, costs: [[1, 2]] },
      { problem: 'mclp', p: 1, costs },
      { problem: 'p-median', p: 1, costs: [[1, 2], [1]] },
      { problem: 'p-median', p: 1, graph: { n: 2, edges: [[0, 1, 1]] } },
      { problem: 'p-median', p: 1, costs: [[-1]] },
      { problem: 'median', p: 1, costs },
      { problem: 'p-center', p: 1, costs },
    ]);
    const found = lines.map(({ problem }) => problem && `${problem.kind} ${problem.what} ${problem.where}`);
    expect(found).toEqual([
      'infeasible p line 1',
      'inconsistent weights line 2',
      'inconsistent costs line 3',
      'infeasible p line 4',
      'infeasible radius line 5',
      'missing radius line 6',
      'inconsistent costs.1 line 7',
      'out-of-range graph.edges.0 line 8',
      'out-of-range costs.0.0 line 9',
      'wrong-value problem line 10',
      undefined,
    ]);
    expect((await callDenen(['place', '--seconds', 'x'], '{}')).code).toBe(2);
  });

  const graph = sharedPath('vectors/orlib/pmed20.txt');
  it.skipIf(graph === undefined)('stops in time with a bound that holds', async () => {
    const [n, count, p, ...rest] = readFileSync(graph!, 'utf8').trim().split(/\s+/).map(Number);
    const edges = Array.from({ length: count! }, (_, e) => rest.slice(3 * e, 3 * e + 3));
    const input = JSON.stringify({ problem: 'p-median', p, graph: { n, edges } });
    const { output } = await callDenen(['place', '--seconds', '0.001'], input);
    const answer = JSON.parse(output);
    expect(answer.facilities).toHaveLength(p!);
    expect(answer.lowerBound).toBeLessThanOrEqual(1789);
    expect(answer.objective).toBeGreaterThanOrEqual(1789);
    expect(answer.proved).toBe(false);
  });
});
