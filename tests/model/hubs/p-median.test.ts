import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openGreedily } from '../../../src/model/hubs/median-greedy.ts';
import { interchange } from '../../../src/model/hubs/median-interchange.ts';
import { type MedianProblem, openFacilities } from '../../../src/model/hubs/median-problem.ts';
import { solveMedian } from '../../../src/model/hubs/p-median.ts';
import { finish } from '../../../src/model/progress.ts';
import { readRows, sharedPath } from '../../shared-data.ts';
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

  it('serves each client from its nearest open facility', () => {
    fc.assert(
      fc.property(smallProblem, (problem) => {
        const { assignment, facilities } = finish(solveMedian(problem, EXACT));
        for (let i = 0; i < problem.clientCount; i++) {
          expect(facilities).toContain(assignment[i]);
          const own = problem.cost[assignment[i]! * problem.clientCount + i]!;
          for (const j of facilities)
            expect(own).toBeLessThanOrEqual(problem.cost[j * problem.clientCount + i]!);
        }
      }),
      { numRuns: 100 },
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

const orlib = sharedPath('vectors/orlib');
const optima = sharedPath('vectors/orlib_pmed_optima.csv');

describe('OR-Library p-median (J. E. Beasley, 1990)', () => {
  const instances = optima ? readRows(optima).slice(0, 20) : [];
  it.skipIf(!orlib || !optima).each(instances)('$instance: $pmedian_opt', ({ instance, pmedian_opt }) => {
    const problem = readOrlib(`${orlib}/${instance}.txt`);
    const solution = finish(solveMedian(problem, { gap: 0, rounds: 600 }));
    const optimum = Number(pmedian_opt);
    expect(solution.lowerBound).toBeLessThanOrEqual(optimum);
    expect(solution.objective).toBe(optimum);
    expect(solution.gap).toBeLessThan(0.01);
  });
});

/** Vertices from 1; distances are shortest paths; a repeated edge takes its last cost. */
function readOrlib(path: string): MedianProblem {
  const [n = 0, edges = 0, p = 0, ...rest] = readFileSync(path, 'utf8').trim().split(/\s+/).map(Number);
  const cost = new Float64Array(n * n).fill(Number.POSITIVE_INFINITY);
  for (let v = 0; v < n; v++) cost[v * n + v] = 0;
  for (let e = 0; e < edges; e++) {
    const [u, v, w] = [rest[3 * e]! - 1, rest[3 * e + 1]! - 1, rest[3 * e + 2]!];
    cost[u * n + v] = w;
    cost[v * n + u] = w;
  }
  for (let via = 0; via < n; via++) {
    for (let u = 0; u < n; u++) {
      for (let v = 0; v < n; v++) {
        cost[u * n + v] = Math.min(cost[u * n + v]!, cost[u * n + via]! + cost[via * n + v]!);
      }
    }
  }
  return { clientCount: n, facilityCount: n, cost, p };
}

const expected = sharedPath('vectors/facility_location_expected.csv');
const stores = sharedPath('vectors/sf205x16_network_distance.csv');
const capitals = sharedPath('vectors/japan47_points.csv');

describe('proved p-median objectives', () => {
  const rows = expected
    ? readRows(expected).filter((row) => row.problem === 'p-median' || row.model === 'p-median')
    : [];
  it.skipIf(!expected || !stores || !capitals).each(rows)('$dataset, p = $p', (row) => {
    const problem = row.dataset!.startsWith('sf205') ? readStores(stores!) : readCapitals(capitals!);
    const solution = finish(solveMedian({ ...problem, p: Number(row.p) }, EXACT));
    const optimum = Number(row.objective);
    expect(Math.abs(solution.objective / optimum - 1)).toBeLessThan(1e-6);
    expect(solution.lowerBound).toBeLessThanOrEqual(optimum * (1 + 1e-9));
  });
});

function readStores(path: string): Omit<MedianProblem, 'p'> {
  const rows = readRows(path);
  const names = [...new Set(rows.map((row) => row.name!))];
  const clients = [...new Set(rows.map((row) => row.DestinationName!))];
  const cost = new Float64Array(names.length * clients.length);
  const clientIndex = new Map(clients.map((name, i) => [name, i]));
  for (const row of rows) {
    const at = names.indexOf(row.name!) * clients.length + clientIndex.get(row.DestinationName!)!;
    cost[at] = Number(row.distance) * Number(row.demand);
  }
  return { clientCount: clients.length, facilityCount: names.length, cost };
}

/** The reference is by haversine on the mean sphere, R = 6,371,008.8 m. */
function readCapitals(path: string): Omit<MedianProblem, 'p'> {
  const points = readRows(path).map((row) => ({
    lat: (Number(row.lat) * Math.PI) / 180,
    lon: (Number(row.lon) * Math.PI) / 180,
    people: Number(row.pop_2020_census),
  }));
  const cost = Float64Array.from({ length: points.length ** 2 }, (_, k) => {
    const a = points[Math.floor(k / points.length)]!;
    const b = points[k % points.length]!;
    const h =
      Math.sin((a.lat - b.lat) / 2) ** 2 +
      Math.cos(a.lat) * Math.cos(b.lat) * Math.sin((a.lon - b.lon) / 2) ** 2;
    return 2 * 6371008.8 * Math.asin(Math.sqrt(h)) * b.people;
  });
  return { clientCount: points.length, facilityCount: points.length, cost };
}
