import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Atlas } from '../../../src/model/atlas.ts';
import { createDemand, type Demand } from '../../../src/model/demand.ts';
import type { HubsOutcome } from '../../../src/model/hubs/hubs-outcome.ts';
import { prepareHubs, simulateHubs } from '../../../src/model/hubs/simulate-hubs.ts';
import { FISCAL_YEARS } from '../../../src/model/parameter.ts';
import { type ParameterChanges, parameterSpec, resolveParameters } from '../../../src/model/parameters.ts';
import { ProblemError } from '../../../src/model/problem.ts';
import { finish } from '../../../src/model/progress.ts';
import { parameterMoves } from '../../random-scenario.ts';
import { committedAtlas } from '../committed-atlas.ts';
import { digest } from '../digest.ts';

let atlas: Atlas;
let demand: Demand;
const run = (changes: ParameterChanges, own = atlas): HubsOutcome =>
  finish(simulateHubs(own, demand, resolveParameters(changes)));
/** An atlas that nobody has asked before. */
const fresh = (): Atlas => ({ ...atlas });

beforeAll(async () => {
  atlas = await committedAtlas();
  demand = createDemand(atlas, FISCAL_YEARS, { projectionPace: 1 });
}, 60_000);

/** Levers of hubs, cables and disasters that a hand drags. */
const moves = parameterMoves.filter(({ id }) => {
  const { group, structural } = parameterSpec(id);
  return group === 'hubs' && !structural;
});

/** Levers that change people, ways or links under all that is kept, and yet leave room for hubs. */
const UNDERNEATH: readonly string[] = [
  'hubs.demandFiscalYear',
  'hubs.tokyoDemandShare',
  'hubs.largeCount',
  'hubs.hopMs',
  'backbone.japanSeaFiscalYear',
];
const anyMoves = fc.oneof(
  { weight: 4, arbitrary: moves },
  { weight: 1, arbitrary: parameterMoves.filter(({ id }) => UNDERNEATH.includes(id)) },
);

/** Every table and column of an outcome, by its way from the top. */
function partsOf(value: object, way = ''): [string, object][] {
  if (ArrayBuffer.isView(value)) return [[way, value]];
  const inner = Object.entries(value).filter(([, each]) => typeof each === 'object' && each !== null);
  return [[way, value], ...inner.flatMap(([key, each]) => partsOf(each, `${way}/${key}`))];
}

describe('levers of hubs, one after another', () => {
  it('give what a run that knows of none before gives', () => {
    fc.assert(
      fc.property(fc.array(anyMoves, { minLength: 1, maxLength: 8 }), (levers) => {
        let changes: ParameterChanges = {};
        for (const { id, value } of levers) {
          changes = { ...changes, [id]: value };
          run(changes);
        }
        expect(digest(run(changes))).toBe(digest(run(changes, fresh())));
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('hand out the same object for whatever stays the same', () => {
    fc.assert(
      fc.property(moves, moves, (first, second) => {
        const before = run({ [first.id]: first.value });
        const digests = new Map(partsOf(before).map(([way, each]) => [way, digest(each)]));
        const parts = new Map(partsOf(before));
        for (const [way, each] of partsOf(run({ [first.id]: first.value, [second.id]: second.value }))) {
          if (parts.has(way))
            expect([way, each === parts.get(way)]).toEqual([way, digest(each) === digests.get(way)]);
        }
        // And nothing was written into what was handed out.
        for (const [way, each] of partsOf(before)) expect(digest(each)).toBe(digests.get(way));
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('have a number of hubs at once, and the same ones, where sitings were prepared', () => {
    // The Osaka area is closed to three and open to five, and rules leave no room for twelve.
    const changes: ParameterChanges = { 'hubs.osakaShareCap': 0.05, 'hubs.gridAreaMostMw': 10 };
    const own = fresh();
    const prepare = () => prepareHubs(own, demand, resolveParameters(changes), [3, 5, 6, 12]);
    // Broken off once: what was found by then need not be found again.
    const firstSteps = prepare();
    for (let k = 0; k < 8; k++) firstSteps.next();
    finish(prepare());
    expect(prepare().next().done).toBe(true);
    const answer = (at: Atlas, count: number): { digest: string; phases: string[] } => {
      const phases: string[] = [];
      try {
        const steps = simulateHubs(at, demand, resolveParameters({ ...changes, 'hubs.count': count }));
        let step = steps.next();
        for (; !step.done; step = steps.next()) phases.push(step.value.phase);
        return { digest: digest(step.value), phases };
      } catch (error) {
        if (error instanceof ProblemError) return { digest: JSON.stringify(error.problem), phases };
        throw error;
      }
    };
    for (const count of [6, 3, 12, 5]) {
      const prepared = answer(own, count);
      expect(prepared.phases).not.toContain('hubs.median');
      expect(prepared.digest).toBe(answer(fresh(), count).digest);
    }
  }, 60_000);
});
