import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finish } from '../../../src/model/progress.ts';
import { createCoverSearch } from '../../../src/model/radio/improve-cover.ts';
import { type BudgetedCover, dualBound } from '../../../src/model/radio/plan-bound.ts';

/** A dozen candidates over a dozen targets in two groups, and the plan that a greedy makes of their money. */
const problems = fc
  .record({
    sets: fc.array(fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 5 }), {
      minLength: 2,
      maxLength: 10,
    }),
    weight: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 12, maxLength: 12 }),
    cost: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 10, maxLength: 10 }),
    money: fc.tuple(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 25 })),
  })
  .map(({ sets, weight, cost, money }): BudgetedCover => {
    const start = new Uint32Array(sets.length + 1);
    sets.forEach((set, i) => {
      start[i + 1] = start[i]! + set.length;
    });
    return {
      sets: {
        candidateCell: Uint32Array.from(sets.keys()),
        start,
        member: Uint32Array.from(sets.flat()),
        targetCell: Uint32Array.from(weight.keys()),
        weight: Float64Array.from(weight),
        candidateOf: Int32Array.from(sets.keys()),
      },
      costYen: Float64Array.from(cost.slice(0, sets.length)),
      group: Uint8Array.from(sets, (_, i) => i % 2),
      moneyYen: Float64Array.from(money),
    };
  });

function covered({ sets }: BudgetedCover, chosen: readonly number[]): number {
  const targets = new Set(
    chosen.flatMap((i) => [...sets.member.subarray(sets.start[i]!, sets.start[i + 1]!)]),
  );
  return [...targets].reduce((sum, j) => sum + sets.weight[j]!, 0);
}

function isAffordable({ costYen, group, moneyYen }: BudgetedCover, chosen: readonly number[]): boolean {
  const left = moneyYen.slice();
  for (const i of chosen) left[group[i]!]! -= costYen[i]!;
  return left.every((yen) => yen >= 0);
}

/** Most that any choice covers, all choices tried. */
function best(problem: BudgetedCover): number {
  const count = problem.costYen.length;
  let most = 0;
  for (let bits = 0; bits < 1 << count; bits++) {
    const chosen = Array.from({ length: count }, (_, i) => i).filter((i) => (bits & (1 << i)) !== 0);
    if (isAffordable(problem, chosen)) most = Math.max(most, covered(problem, chosen));
  }
  return most;
}

function greedy(problem: BudgetedCover): number[] {
  const chosen: number[] = [];
  for (;;) {
    let pick = -1;
    let most = 0;
    for (let i = 0; i < problem.costYen.length; i++) {
      if (!isAffordable(problem, [...chosen, i]) || chosen.includes(i)) continue;
      const key = (covered(problem, [...chosen, i]) - covered(problem, chosen)) / problem.costYen[i]!;
      if (key > most) {
        most = key;
        pick = i;
      }
    }
    if (pick < 0) return chosen;
    chosen.push(pick);
  }
}

describe('the bound of a plan', () => {
  it('is never below what the best choice for the money covers, after any number of rounds', () => {
    fc.assert(
      fc.property(problems, fc.integer({ min: 1, max: 15 }), (problem, rounds) => {
        const bound = finish(dualBound(problem, greedy(problem), rounds, () => ({ phase: '', fraction: 0 })));
        expect(bound).toBeGreaterThanOrEqual(best(problem) - 1e-9);
      }),
      { numRuns: 300 },
    );
  });

  it('holds for any plan, however bad', () => {
    fc.assert(
      fc.property(problems, fc.infiniteStream(fc.boolean()), (problem, coins) => {
        const chosen = Array.from(problem.costYen.keys()).filter(() => coins.next().value === true);
        const bound = finish(dualBound(problem, chosen, 5, () => ({ phase: '', fraction: 0 })));
        expect(bound).toBeGreaterThanOrEqual(best(problem) - 1e-9);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the local search', () => {
  it('keeps within the money of every group, never covers less, and says what it covers', () => {
    fc.assert(
      fc.property(problems, fc.nat(), fc.integer({ min: 0, max: 60 }), (problem, seed, moves) => {
        const plan = greedy(problem);
        const search = createCoverSearch(problem, plan, seed);
        const before = search.covered();
        expect(before).toBe(covered(problem, plan));
        search.move(moves);
        const chosen = search.chosen();
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(isAffordable(problem, chosen)).toBe(true);
        expect(search.covered()).toBe(covered(problem, chosen));
        expect(search.covered()).toBeGreaterThanOrEqual(before);
        expect(search.covered()).toBeLessThanOrEqual(best(problem));
      }),
      { numRuns: 300 },
    );
  });

  it('takes the same steps for the same seed, in one go or in pieces', () => {
    fc.assert(
      fc.property(problems, fc.nat(), (problem, seed) => {
        const whole = createCoverSearch(problem, greedy(problem), seed);
        const pieces = createCoverSearch(problem, greedy(problem), seed);
        whole.move(40);
        for (const count of [1, 9, 30]) pieces.move(count);
        expect(pieces.chosen()).toEqual(whole.chosen());
      }),
    );
  });
});
