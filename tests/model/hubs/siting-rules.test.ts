import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignWithinCapacity } from '../../../src/model/hubs/capacitated-assignment.ts';
import { areInConflict, conflictsOf } from '../../../src/model/hubs/conflicts.ts';
import type { MedianProblem } from '../../../src/model/hubs/median-problem.ts';
import { openWithinRules } from '../../../src/model/hubs/open-within-rules.ts';
import { solveMedian } from '../../../src/model/hubs/p-median.ts';
import { searchWithinRules } from '../../../src/model/hubs/search-within-rules.ts';
import {
  allowsOpening,
  countIn,
  keepsRules,
  missingCount,
  type SitingRules,
  sitingRules,
} from '../../../src/model/hubs/siting-rules.ts';
import { finish } from '../../../src/model/progress.ts';

interface Case {
  readonly problem: MedianProblem;
  readonly rules: SitingRules;
}

/** Nine facilities on a line, in three blocks that ask for some and two areas that take only so many. */
const cases: fc.Arbitrary<Case> = fc
  .record({
    costs: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 54, maxLength: 54 }),
    lon: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 9, maxLength: 9 }),
    p: fc.integer({ min: 1, max: 4 }),
    least: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 3, maxLength: 3 }),
    most: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 2 }),
    apart: fc.constantFrom(0, 0, 5, 12, 30),
    fixed: fc.uniqueArray(fc.integer({ min: 0, max: 8 }), { maxLength: 2 }),
    overlap: fc.option(fc.integer({ min: 1, max: 2 })),
    most7: fc.option(fc.integer({ min: 8, max: 30 })),
  })
  .map(({ costs, lon, p, least, most, apart, fixed: wished, overlap, most7 }) => {
    const fixed = wished.slice(0, p);
    const flags = (is: (j: number) => boolean) => Uint8Array.from({ length: 9 }, (_, j) => (is(j) ? 1 : 0));
    const rules = sitingRules(
      [
        ...least.map((atLeast, b) => ({
          rule: 'least',
          isMember: flags((j) => j % 3 === b),
          atLeast,
          atMost: Infinity,
        })),
        ...most.map((atMost, a) => ({
          rule: 'most',
          isMember: flags((j) => Math.floor(j / 5) === a),
          atLeast: 0,
          atMost,
        })),
        // One that shares members with the blocks.
        ...(overlap === null
          ? []
          : [{ rule: 'least', isMember: flags((j) => j < 4), atLeast: overlap, atMost: Infinity }]),
      ],
      apart > 0 ? conflictsOf(9, (a, b) => Math.abs(lon[a]! - lon[b]!) < apart, fixed) : undefined,
    );
    const amount = Float64Array.of(3, 0, 5, 7, 2, 4);
    return {
      rules,
      problem: {
        clientCount: 6,
        facilityCount: 9,
        cost: Float64Array.from(costs),
        p,
        fixed,
        rules,
        ...(most7 !== null && p * most7 >= 21 && { capacity: { amount, most: most7 } }),
      },
    };
  });

function keeps({ problem, rules }: Case, open: readonly number[]): boolean {
  return (
    (problem.fixed ?? []).every((j) => open.includes(j)) &&
    rules.groups.every(({ isMember, atLeast, atMost }) => {
      const count = countIn(isMember, open);
      return count >= atLeast && count <= atMost;
    }) &&
    open.every((a) =>
      open.every((b) => rules.conflicts === undefined || !areInConflict(rules.conflicts, a, b)),
    )
  );
}

/** What open facilities cost; with capacities by the transportation problem, held to trial below. */
function costOf({ clientCount, cost, capacity }: MedianProblem, open: readonly number[]): number {
  if (capacity === undefined) {
    let sum = 0;
    for (let i = 0; i < clientCount; i++) sum += Math.min(...open.map((j) => cost[j * clientCount + i]!));
    return sum;
  }
  const { amount, most } = capacity;
  const unitCost = Float64Array.from(
    open.flatMap((j) => Array.from(amount, (each, i) => (each > 0 ? cost[j * clientCount + i]! / each : 0))),
  );
  // A client without an amount is served where it is cheapest.
  const still = amount.reduce(
    (sum, each, i) => sum + (each > 0 ? 0 : Math.min(...open.map((j) => cost[j * clientCount + i]!))),
    0,
  );
  return still + assignWithinCapacity(amount, unitCost, open.length, most).totalCost;
}

function bruteForce(each: Case): number {
  const { facilityCount, p } = each.problem;
  let best = Infinity;
  for (let set = 0; set < 1 << facilityCount; set++) {
    const open = Array.from({ length: facilityCount }, (_, j) => j).filter((j) => set & (1 << j));
    if (open.length === p && keeps(each, open)) best = Math.min(best, costOf(each.problem, open));
  }
  return best;
}

describe('siting under rules', () => {
  it('keeps to every rule, and its bound lies below the best of all sets that do', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 100 }), (each, rounds) => {
        const least = bruteForce(each);
        if (openWithinRules(each.problem, each.rules) === undefined) return;
        const answer = finish(solveMedian(each.problem, { gap: 0, rounds }));
        expect(keeps(each, [...answer.facilities])).toBe(true);
        expect(answer.lowerBound).toBeLessThanOrEqual(least + 1e-6);
        expect(answer.objective).toBeGreaterThanOrEqual(least - 1e-6);
      }),
      { numRuns: 500 },
    );
  });

  it('finds and proves the best of all sets where it branches', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const least = bruteForce(each);
        if (least === Infinity) return;
        const answer = finish(solveMedian(each.problem, { gap: 0, rounds: 30, nodes: Infinity }));
        expect(answer.objective).toBeCloseTo(least, 6);
        expect(answer.gap).toBeLessThan(1e-9);
      }),
      { numRuns: 500 },
    );
  });

  it('finds a set wherever one exists, and proves that there is none elsewhere', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const answer = searchWithinRules(each.problem, each.rules, Infinity);
        if (bruteForce(each) === Infinity) {
          expect(answer).toBe('none');
          expect(openWithinRules(each.problem, each.rules)).toBeUndefined();
          return;
        }
        expect(keeps(each, answer as readonly number[])).toBe(true);
        expect(openWithinRules(each.problem, each.rules)).toBeDefined();
        expect(searchWithinRules(each.problem, each.rules, 0)).toBe('unknown');
      }),
      { numRuns: 500 },
    );
  });

  it('opens in the order of the textbook greedy: each time the least cost, of equals the first', () => {
    fc.assert(
      fc.property(cases, ({ problem, rules }) => {
        const { cost, p, fixed = [] } = problem;
        const costOf = (open: readonly number[]) =>
          [0, 1, 2, 3, 4, 5].reduce((sum, i) => sum + Math.min(...open.map((j) => cost[j * 6 + i]!)), 0);
        const open = [...fixed];
        while (open.length < p) {
          const missing = missingCount(rules, open);
          const possible = Array.from({ length: 9 }, (_, j) => j).filter(
            (j) =>
              !open.includes(j) &&
              allowsOpening(rules, open, j) &&
              (missing < p - open.length || missingCount(rules, [...open, j]) < missing),
          );
          if (possible.length === 0) return;
          const costs = possible.map((j) => costOf([...open, j]));
          open.push(possible[costs.indexOf(Math.min(...costs))]!);
        }
        if (keepsRules(rules, open)) expect(openWithinRules(problem, rules)).toEqual(open);
      }),
      { numRuns: 300 },
    );
  });

  it('without any rule in force is the plain problem', () => {
    fc.assert(
      fc.property(cases, ({ problem }) => {
        const { rules: _, ...plain } = problem;
        const none = sitingRules([]);
        const a = finish(solveMedian({ ...plain, rules: none }, { gap: 0, rounds: 100 }));
        const b = finish(solveMedian(plain, { gap: 0, rounds: 100 }));
        expect(Math.abs(a.objective - b.objective)).toBeLessThanOrEqual(
          Math.max(a.objective - a.lowerBound, b.objective - b.lowerBound),
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('assignWithinCapacity', () => {
  const assignments = fc.record({
    costs: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 18, maxLength: 18 }),
    room: fc.integer({ min: 2, max: 6 }),
  });

  it('is the best of all assignments of unit clients', () => {
    fc.assert(
      fc.property(assignments, ({ costs, room }) => {
        const unitCost = Float64Array.from(costs);
        const { totalCost, load, amount } = assignWithinCapacity(
          new Float64Array(6).fill(1),
          unitCost,
          3,
          room,
        );
        let best = Infinity;
        for (let code = 0; code < 3 ** 6; code++) {
          const to = Array.from({ length: 6 }, (_, i) => Math.floor(code / 3 ** i) % 3);
          if ([0, 1, 2].some((h) => to.filter((each) => each === h).length > room)) continue;
          best = Math.min(
            best,
            to.reduce((sum, h, i) => sum + unitCost[h * 6 + i]!, 0),
          );
        }
        expect(totalCost).toBeCloseTo(best, 6);
        expect(Math.max(...load)).toBeLessThanOrEqual(room + 1e-6);
        for (let i = 0; i < 6; i++) expect(amount[i]! + amount[6 + i]! + amount[12 + i]!).toBeCloseTo(1, 9);
      }),
      { numRuns: 200 },
    );
  });

  it('refuses more than all can serve', () => {
    expect(() => assignWithinCapacity(Float64Array.of(3, 4), new Float64Array(4), 2, 3)).toThrow(
      'Expected at most 6, got 7.',
    );
  });
});
