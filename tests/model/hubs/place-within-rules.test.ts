import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadIntegerSolver } from '../../../src/data/integer-solver.ts';
import { assignWithinCapacity } from '../../../src/model/hubs/capacitated-assignment.ts';
import type { IntegerSolver } from '../../../src/model/hubs/integer-program.ts';
import { PLACE_PROBLEMS, type PlaceInput } from '../../../src/model/hubs/place-facilities.ts';
import type { PlaceRules } from '../../../src/model/hubs/place-rules.ts';
import { placeWithinRules } from '../../../src/model/hubs/place-within-rules.ts';
import { finish } from '../../../src/model/progress.ts';

let solve: IntegerSolver;
beforeAll(async () => {
  solve = await loadIntegerSolver();
}, 30_000);

const never = () => false;

interface Case {
  readonly input: PlaceInput;
  readonly rules: PlaceRules;
}

const FACILITIES = 6;
const CLIENTS = 5;
const subset = (maxLength: number) => fc.uniqueArray(fc.nat(FACILITIES - 1), { maxLength });

const cases: fc.Arbitrary<Case> = fc
  .record({
    problem: fc.constantFrom(...PLACE_PROBLEMS),
    p: fc.integer({ min: 1, max: 4 }),
    radius: fc.integer({ min: 5, max: 30 }),
    costs: fc.array(
      fc.oneof(
        { weight: 15, arbitrary: fc.integer({ min: 0, max: 30 }) },
        fc.constant(Number.POSITIVE_INFINITY),
      ),
      { minLength: FACILITIES * CLIENTS, maxLength: FACILITIES * CLIENTS },
    ),
    weights: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: CLIENTS, maxLength: CLIENTS }),
    fixed: subset(2),
    excluded: subset(2),
    groups: fc.array(
      fc.record({
        facilities: subset(4).filter(({ length }) => length > 0),
        atLeast: fc.nat(2),
        more: fc.nat(2),
      }),
      { maxLength: 2 },
    ),
    separation: fc.constantFrom(0, 4, 8),
    places: fc.array(fc.nat(20), { minLength: FACILITIES, maxLength: FACILITIES }),
    capacity: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 3, max: 14 })),
    isSplit: fc.boolean(),
  })
  .map(({ problem, p, radius, costs, weights, places, groups, fixed, excluded, ...rest }) => ({
    input: {
      problem,
      clientCount: CLIENTS,
      facilityCount: FACILITIES,
      cost: Float64Array.from(costs),
      weights: Float64Array.from(weights),
      p,
      radius,
      nameClient: String,
    },
    rules: {
      ...rest,
      fixed,
      excluded: excluded.filter((j) => !fixed.includes(j)),
      groups: groups.map(({ facilities, atLeast, more }) => ({
        facilities,
        atLeast,
        atMost: more === 2 ? Infinity : atLeast + more,
      })),
      between: Float64Array.from({ length: FACILITIES ** 2 }, (_, k) =>
        Math.abs(places[Math.floor(k / FACILITIES)]! - places[k % FACILITIES]!),
      ),
    },
  }));

function keeps({ input, rules }: Case, open: readonly number[]): boolean {
  const { fixed, excluded, groups, separation, between } = rules;
  return (
    (input.problem === 'lscp' || open.length === input.p) &&
    fixed.every((j) => open.includes(j)) &&
    !excluded.some((j) => open.includes(j)) &&
    groups.every(({ facilities, atLeast, atMost }) => {
      const count = facilities.filter((j) => open.includes(j)).length;
      return count >= atLeast && count <= atMost;
    }) &&
    open.every((a) =>
      open.every(
        (b) =>
          a === b || (fixed.includes(a) && fixed.includes(b)) || between![a * FACILITIES + b]! >= separation,
      ),
    )
  );
}

/** Best value of open facilities when each client goes to one of them, by trial; undefined where none serves. */
function unsplit({ input, rules }: Case, open: readonly number[]): number | undefined {
  const { problem, cost, weights, radius } = input;
  let best: number | undefined;
  const load = new Float64Array(open.length);
  const visit = (i: number, sum: number, worst: number): void => {
    if (i === CLIENTS) {
      const value = { 'p-median': sum, mclp: sum, 'p-center': worst, lscp: open.length }[problem];
      if (best === undefined || (problem === 'mclp' ? value > best : value < best)) best = value;
      return;
    }
    const isIdle = weights[i] === 0 && (problem === 'p-median' || problem === 'mclp');
    if (isIdle || problem === 'mclp') visit(i + 1, sum, worst);
    if (isIdle) return;
    open.forEach((j, s) => {
      const here = cost[j * CLIENTS + i]!;
      if (here === Infinity || load[s]! + weights[i]! > rules.capacity) return;
      if ((problem === 'mclp' || problem === 'lscp') && here > radius!) return;
      load[s]! += weights[i]!;
      visit(i + 1, sum + weights[i]! * (problem === 'mclp' ? 1 : here), Math.max(worst, here));
      load[s]! -= weights[i]!;
    });
  };
  visit(0, 0, 0);
  return best;
}

function split({ input, rules }: Case, open: readonly number[]): number | undefined {
  const { cost, weights } = input;
  const unitCost = Float64Array.from(open.flatMap((j) => [...cost.subarray(j * CLIENTS, (j + 1) * CLIENTS)]));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total > open.length * rules.capacity) return undefined;
  return assignWithinCapacity(weights, unitCost, open.length, rules.capacity).totalCost;
}

function bestByTrial(each: Case, worthOf: typeof unsplit): number | undefined {
  let best: number | undefined;
  for (let set = 1; set < 1 << FACILITIES; set++) {
    const open = Array.from({ length: FACILITIES }, (_, j) => j).filter((j) => (set >> j) & 1);
    const value = keeps(each, open) ? worthOf(each, open) : undefined;
    if (value === undefined) continue;
    if (best === undefined || (each.input.problem === 'mclp' ? value > best : value < best)) best = value;
  }
  return best;
}

/** Where trial of whole clients is the answer, or that of split ones is easy. */
function expectedOf(each: Case): { value: number | undefined } | undefined {
  const { input, rules } = each;
  if (rules.capacity === Infinity || !rules.isSplit) return { value: bestByTrial(each, unsplit) };
  if (input.problem === 'p-median' && input.cost.every(Number.isFinite))
    return { value: bestByTrial(each, split) };
  return undefined;
}

describe('placeWithinRules', () => {
  it('finds and proves the best of all answers within the rules, or says that there is none', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const expected = expectedOf(each);
        const result = finish(placeWithinRules(each.input, each.rules, solve, never));
        if (expected !== undefined && expected.value === undefined) {
          expect(result.ok).toBe(false);
          if (!result.ok) expect(result.problems[0]!.kind).toBe('infeasible');
          return;
        }
        if (!result.ok) {
          // With split clients an answer may exist where whole ones find none, but not the other way round.
          expect(bestByTrial(each, unsplit)).toBeUndefined();
          return;
        }
        const { objective, facilities, lowerBound, upperBound, proved } = result.value;
        expect(keeps(each, [...facilities])).toBe(true);
        expect(proved).toBe(true);
        expect(lowerBound).toBeLessThanOrEqual(objective + 1e-6);
        const whole = bestByTrial(each, unsplit);
        if (expected !== undefined) {
          expect(objective).toBeCloseTo(expected.value!, 5);
          expect(lowerBound).toBeLessThanOrEqual(expected.value! + 1e-5);
        } else if (whole !== undefined) {
          if (each.input.problem === 'mclp') expect(objective).toBeGreaterThanOrEqual(whole - 1e-5);
          else expect(objective).toBeLessThanOrEqual(whole + 1e-5);
        }
        if (upperBound !== undefined) expect(upperBound).toBeGreaterThanOrEqual(objective - 1e-6);
      }),
      { numRuns: 400 },
    );
  });

  it('gives bounds that hold when it is stopped at once', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const expected = expectedOf(each);
        if (expected?.value === undefined) return;
        const result = finish(placeWithinRules(each.input, each.rules, solve, () => true));
        if (!result.ok) {
          expect(result.problems[0]).toMatchObject({ kind: 'out-of-range', what: 'seconds' });
          return;
        }
        const { lowerBound, upperBound, facilities } = result.value;
        expect(keeps(each, [...facilities])).toBe(true);
        expect(lowerBound).toBeLessThanOrEqual(expected.value + 1e-5);
        if (upperBound !== undefined) expect(upperBound).toBeGreaterThanOrEqual(expected.value - 1e-5);
      }),
      { numRuns: 200 },
    );
  });

  it('names a change that does, wherever it says that nothing does', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const result = finish(placeWithinRules(each.input, each.rules, solve, never));
        if (result.ok || result.problems[0]!.what === 'rules') return;
        const { what, expected } = result.problems[0]!;
        const value = Number(/\d[\d.e-]*/.exec(expected)?.[0]);
        const [, g, side] = /groups\.(\d+)\.(\w+)/.exec(what) ?? [];
        const { input, rules } = each;
        const relaxed: Case =
          what === 'p' || what === 'radius'
            ? { rules, input: { ...input, [what]: value } }
            : what === 'fixed' || what === 'excluded'
              ? { input, rules: { ...rules, [what]: [] } }
              : side !== undefined
                ? {
                    input,
                    rules: {
                      ...rules,
                      groups: rules.groups.map((group, k) =>
                        k === Number(g) ? { ...group, [side]: value } : group,
                      ),
                    },
                  }
                : { input, rules: { ...rules, [what]: what === 'capacity' ? value + 1e-6 : value } };
        expect(finish(placeWithinRules(relaxed.input, relaxed.rules, solve, never)).ok).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
