import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadIntegerSolver } from '../../../src/data/integer-solver.ts';
import type { IntegerSolver } from '../../../src/model/hubs/integer-program.ts';
import { solveMedian } from '../../../src/model/hubs/p-median.ts';
import type { PlaceAnswer } from '../../../src/model/hubs/place-answer.ts';
import {
  missedCosts,
  PLACE_PROBLEMS,
  type PlaceInput,
  placeFacilities,
} from '../../../src/model/hubs/place-facilities.ts';
import { shortestPaths } from '../../../src/model/hubs/shortest-paths.ts';
import { finish } from '../../../src/model/progress.ts';
import { createRandom } from '../../../src/model/seeded-random.ts';
import { readRows, sharedPath } from '../../shared-data.ts';
import { type CostTable, readCapitals, readOrlib, readStores } from './siting-vectors.ts';

let solve: IntegerSolver;
beforeAll(async () => {
  solve = await loadIntegerSolver();
}, 30_000);

const never = () => false;
const nameClient = (index: number) => `client ${index}`;

function place(input: Omit<PlaceInput, 'nameClient'>): PlaceAnswer {
  const result = finish(placeFacilities({ ...input, nameClient }, never));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** What a set of open facilities is worth, straight from the definitions; undefined where it serves not everybody. */
function worthOf(input: Omit<PlaceInput, 'nameClient'>, open: readonly number[]): number | undefined {
  const { problem, clientCount, cost, weights, radius } = input;
  let sum = 0;
  let worst = 0;
  let reached = 0;
  for (let i = 0; i < clientCount; i++) {
    const nearest = Math.min(...open.map((j) => cost[j * clientCount + i]!));
    if (weights[i]! > 0) sum += weights[i]! * nearest;
    worst = Math.max(worst, nearest);
    if (nearest <= radius!) reached += weights[i]!;
    else if (problem === 'lscp') return undefined;
  }
  const value = { 'p-median': sum, 'p-center': worst, mclp: reached, lscp: open.length }[problem];
  return Number.isFinite(value) ? value : undefined;
}

function bestByTrial(input: Omit<PlaceInput, 'nameClient'>): number | undefined {
  let best: number | undefined;
  for (let set = 1; set < 1 << input.facilityCount; set++) {
    const open = Array.from({ length: input.facilityCount }, (_, j) => j).filter((j) => (set >> j) & 1);
    if (input.problem !== 'lscp' && open.length !== input.p) continue;
    const value = worthOf(input, open);
    if (value === undefined) continue;
    if (best === undefined || (input.problem === 'mclp' ? value > best : value < best)) best = value;
  }
  return best;
}

const small = fc
  .record({
    problem: fc.constantFrom(...PLACE_PROBLEMS),
    clientCount: fc.integer({ min: 1, max: 9 }),
    facilityCount: fc.integer({ min: 1, max: 8 }),
    p: fc.integer({ min: 1, max: 8 }),
    radius: fc.integer({ min: 0, max: 40 }),
    divisor: fc.constantFrom(1, 7),
    costs: fc.array(
      fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 0, max: 40 }) }, fc.constant(Infinity)),
      {
        minLength: 72,
        maxLength: 72,
      },
    ),
    weights: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 }),
  })
  .map(({ problem, clientCount, facilityCount, p, radius, divisor, costs, weights }) => ({
    problem,
    clientCount,
    facilityCount,
    cost: Float64Array.from({ length: clientCount * facilityCount }, (_, k) => costs[k]! / divisor),
    weights: Float64Array.from(weights.slice(0, clientCount)),
    p: Math.min(p, facilityCount),
    radius: radius / divisor,
  }));

describe('placeFacilities', () => {
  it('finds and proves the best of all choices, or says that there is none', () => {
    fc.assert(
      fc.property(small, (input) => {
        const best = bestByTrial(input);
        const result = finish(placeFacilities({ ...input, nameClient }, never));
        if (best === undefined) {
          expect(result.ok).toBe(false);
          if (!result.ok) expect(result.problems[0]!.kind).toBe('infeasible');
          return;
        }
        if (!result.ok) throw new Error(JSON.stringify(result.problems));
        const { objective, facilities, lowerBound, upperBound, proved, gap } = result.value;
        expect(objective).toBeCloseTo(best, 9);
        expect(worthOf(input, [...facilities])).toBeCloseTo(objective, 9);
        if (input.problem !== 'lscp') expect(new Set(facilities).size).toBe(input.p);
        expect(lowerBound).toBeLessThanOrEqual(best + 1e-9);
        if (upperBound !== undefined) expect(upperBound).toBeGreaterThanOrEqual(best - 1e-9);
        expect({ proved, gap }).toEqual({ proved: true, gap: 0 });
      }),
      { numRuns: 600 },
    );
  });

  it('proves maximal coverings by their integer program, also when stopped at once', () => {
    fc.assert(
      fc.property(small, fc.boolean(), (each, isStopped) => {
        const input = { ...each, problem: 'mclp' as const };
        const best = bestByTrial(input)!;
        const result = finish(placeFacilities({ ...input, nameClient }, () => isStopped, solve));
        if (!result.ok) throw new Error(JSON.stringify(result.problems));
        const { objective, facilities, upperBound, proved, boundBy } = result.value;
        expect(worthOf(input, [...facilities])).toBeCloseTo(objective, 9);
        expect(new Set(facilities).size).toBe(input.p);
        expect(objective).toBeLessThanOrEqual(best + 1e-9);
        expect(upperBound).toBeGreaterThanOrEqual(best - 1e-9);
        expect(boundBy).toBe('program');
        if (proved || !isStopped) expect([objective, proved]).toEqual([expect.closeTo(best, 9), true]);
      }),
      { numRuns: 300 },
    );
  });

  it('proves a maximal covering of 300 vertices that the own search leaves open', () => {
    const count = 300;
    const next = createRandom(5);
    const edges = Array.from({ length: 2 * count }, (_, k) => {
      const from = k < count - 1 ? k + 1 : Math.floor(next() * count);
      return [
        from,
        Math.floor(next() * (k < count - 1 ? k + 1 : count)),
        1 + Math.floor(next() * 20),
      ] as const;
    });
    const cost = shortestPaths(count, edges);
    const weights = Float64Array.from({ length: count }, () => 1 + Math.floor(next() * 100));
    const input = { problem: 'mclp', clientCount: count, facilityCount: count, cost, weights } as const;
    const asked = { ...input, p: 30, radius: 10, nameClient };
    const result = finish(placeFacilities(asked, never, solve));
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const { objective, upperBound, facilities, proved } = result.value;
    expect([proved, upperBound]).toEqual([true, objective]);
    expect(facilities).toHaveLength(30);
    const again = finish(placeFacilities(asked, never, solve));
    expect(again).toEqual(result);
    const rounds = finish(
      solveMedian({ ...input, p: 30, cost: missedCosts(asked) }, { gap: 0, rounds: 300 }),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    // Two independent methods: the bound of the one holds for the answer of the other.
    expect(objective).toBeLessThanOrEqual(total - rounds.lowerBound + 1e-6);
    expect(objective).toBeGreaterThanOrEqual(total - rounds.objective);
  });

  it('is never worse off with one facility more', () => {
    fc.assert(
      fc.property(small, (input) => {
        fc.pre(input.problem !== 'lscp' && input.p < input.facilityCount && bestByTrial(input) !== undefined);
        const fewer = place(input).objective;
        const more = place({ ...input, p: input.p + 1 }).objective;
        if (input.problem === 'mclp') expect(more).toBeGreaterThanOrEqual(fewer);
        else expect(more).toBeLessThanOrEqual(fewer + 1e-9);
      }),
      { numRuns: 200 },
    );
  });

  it('gives a valid bound and p facilities when stopped at once', () => {
    fc.assert(
      fc.property(small, (input) => {
        const best = bestByTrial(input);
        fc.pre(best !== undefined);
        const result = finish(placeFacilities({ ...input, nameClient }, () => true));
        if (!result.ok) throw new Error(JSON.stringify(result.problems));
        expect(result.value.lowerBound).toBeLessThanOrEqual(best! + 1e-9);
        expect(result.value.upperBound ?? best!).toBeGreaterThanOrEqual(best! - 1e-9);
        if (input.problem !== 'lscp') expect(new Set(result.value.facilities).size).toBe(input.p);
      }),
      { numRuns: 300 },
    );
  });

  it('says what cannot be met and what would relax it', () => {
    const base = { clientCount: 2, facilityCount: 2, weights: Float64Array.of(1, 1), nameClient };
    const problemOf = (input: Partial<PlaceInput>) => {
      const full = {
        ...base,
        cost: Float64Array.of(0, 5, 5, 0),
        problem: 'p-median',
        ...input,
      } as PlaceInput;
      const result = finish(placeFacilities(full, never));
      return result.ok ? undefined : result.problems[0];
    };
    expect(problemOf({ p: 3 })).toMatchObject({ kind: 'infeasible', what: 'p', got: '3' });
    expect(problemOf({})).toMatchObject({ kind: 'missing', what: 'p' });
    expect(problemOf({ problem: 'mclp', p: 1 })).toMatchObject({ kind: 'missing', what: 'radius' });
    const apart = Float64Array.of(0, Infinity, Infinity, 0);
    expect(problemOf({ cost: apart, p: 1 })).toMatchObject({
      kind: 'infeasible',
      what: 'p',
      expected: expect.stringContaining('at least 2'),
    });
    const far = { problem: 'lscp', cost: Float64Array.of(1, 5, 6, 4), radius: 3 } as const;
    expect(problemOf(far)).toMatchObject({
      kind: 'infeasible',
      what: 'radius',
      expected: expect.stringContaining('raise the radius to 4'),
      got: 'none within 3 of client 1 (nearest: 4)',
    });
  });
});

describe('shortestPaths', () => {
  it('equals Floyd and Warshall, a repeated edge taking its last cost', () => {
    const graph = fc.integer({ min: 1, max: 9 }).chain((n) =>
      fc.record({
        n: fc.constant(n),
        edges: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.nat(20)), { maxLength: 25 }),
      }),
    );
    fc.assert(
      fc.property(graph, ({ n, edges }) => {
        const expected = new Float64Array(n * n).fill(Infinity);
        for (const [u, v, cost] of edges) expected[u * n + v] = expected[v * n + u] = cost;
        for (let v = 0; v < n; v++) expected[v * n + v] = 0;
        for (let via = 0; via < n; via++) {
          for (let k = 0; k < n * n; k++) {
            const through = expected[Math.floor(k / n) * n + via]! + expected[via * n + (k % n)]!;
            if (through < expected[k]!) expected[k] = through;
          }
        }
        expect(shortestPaths(n, edges)).toEqual(expected);
      }),
    );
  });
});

const orlib = sharedPath('vectors/orlib');
const optima = sharedPath('vectors/orlib_pmed_optima.csv');

describe('OR-Library (J. E. Beasley, 1990), proved', () => {
  const instances = optima ? readRows(optima).slice(0, 20) : [];
  it.skipIf(!orlib || !optima).each(instances)(
    '$instance: p-median $pmedian_opt, p-center $pcenter_opt',
    (row) => {
      const table = readOrlib(`${orlib}/${row.instance}.txt`);
      expect(place({ ...table, problem: 'p-median' })).toMatchObject({
        objective: Number(row.pmedian_opt),
        lowerBound: Number(row.pmedian_opt),
        proved: true,
      });
      expect(place({ ...table, problem: 'p-center' })).toMatchObject({
        objective: Number(row.pcenter_opt),
        lowerBound: Number(row.pcenter_opt),
        proved: true,
      });
    },
  );
});

const expected = sharedPath('vectors/facility_location_expected.csv');
const stores = sharedPath('vectors/sf205x16_network_distance.csv');
const capitals = sharedPath('vectors/japan47_points.csv');

describe('objectives proved by an exact solver', () => {
  const rows = expected
    ? readRows(expected).filter((row) =>
        (PLACE_PROBLEMS as readonly string[]).includes(row.model!.toLowerCase()),
      )
    : [];
  it.skipIf(!expected || !stores || !capitals).each(rows)(
    '$dataset, $model, p = $p, radius $radius',
    (row) => {
      const table: CostTable = row.dataset!.startsWith('sf205')
        ? readStores(stores!)
        : readCapitals(capitals!);
      const answer = place({
        ...table,
        problem: row.model!.toLowerCase() as PlaceInput['problem'],
        ...(row.p ? { p: Number(row.p) } : {}),
        ...(row.radius ? { radius: Number(row.radius) } : {}),
      });
      // Some reference objectives are rounded to the millimetre.
      expect(Math.abs(answer.objective / Number(row.objective) - 1)).toBeLessThan(1e-7);
      expect(answer.lowerBound).toBeLessThanOrEqual(Number(row.objective) * (1 + 1e-7));
      expect(answer.proved).toBe(true);
    },
  );
});
