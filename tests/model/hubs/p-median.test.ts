import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greedyOpening, openGreedily } from '../../../src/model/hubs/median-greedy.ts';
import { interchange } from '../../../src/model/hubs/median-interchange.ts';
import { type MedianProblem, openFacilities } from '../../../src/model/hubs/median-problem.ts';
import { solveMedian } from '../../../src/model/hubs/p-median.ts';
import { finish } from '../../../src/model/progress.ts';
import { bestByTrial, costOf } from './median-reference.ts';

const EXACT = { gap: 0, rounds: 400 };

/** Small problems of either whole or broken costs, some with facilities that must be open. */
const smallProblem = fc
  .record({
    clientCount: fc.integer({ min: 1, max: 9 }),
    facilityCount: fc.integer({ min: 1, max: 9 }),
    p: fc.integer({ min: 1, max: 9 }),
    fixed: fc.uniqueArray(fc.integer({ min: 0, max: 8 }), { maxLength: 2 }),
    whole: fc.boolean(),
    seed: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 81, maxLength: 81 }),
  })
  .map(({ clientCount, facilityCount, p, fixed, whole, seed }): MedianProblem => {
    const open = Math.min(p, facilityCount);
    return {
      clientCount,
      facilityCount,
      cost: Float64Array.from({ length: clientCount * facilityCount }, (_, k) => seed[k]! / (whole ? 1 : 7)),
      p: open,
      fixed: fixed.filter((j) => j < facilityCount).slice(0, open),
    };
  });

describe('solveMedian', () => {
  it('names p facilities, fixed ones among them, that cost what it says and no less than its bound', () => {
    fc.assert(
      fc.property(smallProblem, (problem) => {
        const solution = finish(solveMedian(problem, EXACT));
        expect(new Set(solution.facilities).size).toBe(problem.p);
        for (const j of problem.fixed!) expect(solution.facilities).toContain(j);
        expect(solution.objective).toBeCloseTo(costOf(problem, solution.facilities), 9);
        const best = bestByTrial(problem);
        expect(solution.objective).toBeGreaterThanOrEqual(best - 1e-9);
        expect(solution.lowerBound).toBeLessThanOrEqual(best + 1e-9);
        if (solution.gap === 0) expect(solution.objective).toBeCloseTo(best, 9);
      }),
      { numRuns: 300 },
    );
  });

  it('never costs more with one facility more', () => {
    fc.assert(
      fc.property(smallProblem, (problem) => {
        fc.pre(problem.p < problem.facilityCount);
        const fewer = bestByTrial(problem);
        const more = finish(solveMedian({ ...problem, p: problem.p + 1 }, EXACT));
        expect(more.lowerBound).toBeLessThanOrEqual(fewer + 1e-9);
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same answer twice', () => {
    fc.assert(
      fc.property(smallProblem, (problem) => {
        expect(finish(solveMedian(problem, EXACT))).toEqual(finish(solveMedian(problem, EXACT)));
      }),
      { numRuns: 50 },
    );
  });

  it('says what it expected', () => {
    const problem = { clientCount: 1, facilityCount: 2, cost: new Float64Array(2), p: 3 };
    expect(() => finish(solveMedian(problem, EXACT))).toThrow(
      'Expected a number of facilities from 1 to 2, got 3.',
    );
    expect(() => finish(solveMedian({ ...problem, p: 1, cost: new Float64Array(3) }, EXACT))).toThrow(
      'Expected 1 × 2 costs, got 3.',
    );
    expect(() => finish(solveMedian({ ...problem, p: 1, fixed: [2] }, EXACT))).toThrow(
      'fixed facilities below 2',
    );
  });
});

describe('greedyOpening', () => {
  it('opens for any number what it opens from the start, whatever was asked before', () => {
    fc.assert(
      fc.property(smallProblem, fc.array(fc.nat(100), { minLength: 1, maxLength: 4 }), (problem, asked) => {
        const greedy = greedyOpening(problem);
        const least = Math.max(1, problem.fixed!.length);
        for (const each of asked) {
          const p = least + (each % (problem.facilityCount - least + 1));
          expect(greedy(p)).toEqual(openGreedily({ ...problem, p }));
        }
      }),
    );
  });
});

describe('interchange', () => {
  it('ends where no swap of one facility costs less', () => {
    fc.assert(
      fc.property(smallProblem, (problem) => {
        const isFixed = new Uint8Array(problem.facilityCount);
        for (const j of problem.fixed!) isFixed[j] = 1;
        const open = openFacilities(problem, openGreedily(problem));
        const all = Array.from({ length: problem.facilityCount }, (_, j) => j);
        const objective = interchange(problem, open, all, isFixed);
        expect(objective).toBeCloseTo(costOf(problem, open.facilities), 9);
        for (const out of open.facilities) {
          if (isFixed[out] === 1) continue;
          for (const j of all) {
            if (open.facilities.includes(j)) continue;
            const swapped = Array.from(open.facilities, (k) => (k === out ? j : k));
            expect(costOf(problem, swapped)).toBeGreaterThanOrEqual(objective - 1e-9);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
