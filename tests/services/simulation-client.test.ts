import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Atlas } from '../../src/model/atlas.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { ParameterChanges } from '../../src/model/parameters.ts';
import { PARTS, type Part } from '../../src/model/part-inputs.ts';
import { failure, type Result, success } from '../../src/model/problem.ts';
import { defaultScenario, type Scenario } from '../../src/model/scenario.ts';
import type { PartOutcomes } from '../../src/model/simulate.ts';
import { createSimulationClient } from '../../src/services/simulation-client.ts';
import type { WorkerPool } from '../../src/services/worker-pool.ts';
import { committedAtlas } from '../model/committed-atlas.ts';
import { runSmallCountry, smallCountry } from '../small-country.ts';

/** A pool whose answers the test releases in any order, to stand for slow and reordering workers. */
function delayedPool() {
  const waiting = new Map<string, () => void>();
  const cancelled: number[] = [];
  const pool: WorkerPool = {
    open: async () => ({ ok: true, value: {} as Atlas }),
    run: (runId, scenario) =>
      new Promise<Result<PartOutcomes>>((resolve) => {
        waiting.set(scenario.name, () =>
          resolve(
            failure({
              kind: 'internal',
              what: `run ${runId}`,
              where: scenario.name,
              expected: '',
              got: 'answered',
            }),
          ),
        );
      }),
    whatIf: () => Promise.reject(new Error('not asked here')),
    cancelWhatIf() {},
    searchRadioPlan: () => Promise.reject(new Error('not asked here')),
    endSearch() {},
    cancelSearch() {},
    cancel: (runId) => {
      cancelled.push(runId);
    },
  };
  return { pool, waiting, cancelled };
}

const named = (name: string): Scenario => ({ ...defaultScenario(), name });
const kindOf = (result: Result<Outcome>) => (result.ok ? 'ok' : result.problems[0]!.kind);

/** An outcome as it is joined from its parts. */
function partsOf({ fibre, hubs, radio }: Outcome): PartOutcomes {
  const { operators, bound } = radio;
  return {
    ...{ fibre, fibreJoining: fibre.joining, hubs, radioBaseline: {} as never },
    ...{ radio, radioOperators: operators, radioBound: bound! },
  };
}

/** What tells one part of a small country from another's. */
const contentOf = (part: Part, { fibre, hubs, radio, ...own }: PartOutcomes) =>
  ({
    fibre: fibre.plan,
    hubs: hubs.plan,
    radio: radio.plan,
    fibreJoining: own.fibreJoining,
    radioOperators: own.radioOperators,
    radioBound: own.radioBound,
    radioBaseline: undefined,
  })[part];

/** Few sites, so that the limit binds. */
const BUDGETS: readonly ParameterChanges[] = [60e6, 90e6].map((budget) => ({
  'radio.minimumPeoplePerSite': 1,
  'radio.annualBudgetYen': budget,
}));

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));
const cancelled = failure({ kind: 'cancelled', what: '', where: '', expected: '', got: '' });

describe('latest wins', () => {
  it('only the newest request is answered, in whatever order the workers answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), async (order) => {
        const { pool, waiting } = delayedPool();
        const client = createSimulationClient(pool);
        await client.open('');
        const runs = order.map((_, i) => client.run(named(`${i}`), () => {}));
        for (const i of order) waiting.get(`${i}`)!();
        const kinds = (await Promise.all(runs)).map(kindOf);
        expect(kinds.slice(0, -1).every((kind) => kind === 'cancelled')).toBe(true);
        expect(kinds.at(-1)).toBe('internal');
      }),
    );
  });

  it('a cancelled run is dropped even when its answer was already under way', async () => {
    const { pool, waiting, cancelled } = delayedPool();
    const client = createSimulationClient(pool);
    await client.open('');
    const run = client.run(named('a'), () => {});
    client.cancel();
    waiting.get('a')!();
    expect(kindOf(await run)).toBe('cancelled');
    expect(cancelled).toContain(1);
  });

  it('says so when asked to run without an atlas', async () => {
    const client = createSimulationClient(delayedPool().pool);
    expect(kindOf(await client.run(named('a'), () => {}))).toBe('internal');
  });

  it('never shows the part of another scenario unmarked, nor any bound but its own', async () => {
    const country = smallCountry((await committedAtlas()).published);
    const { lat, lon } = runSmallCountry(country).radio.sites;
    const site = { name: '', lat: lat[0]!, lon: lon[0]!, band: 'n77', fiscalYear: 2027 } as const;
    const told = [
      ...BUDGETS.map((parameters) => ({ parameters })),
      { parameters: { 'fibre.annualStateBudgetYen': 1e6, 'radio.local5gPerYear': 3 } },
      { parameters: { 'fibre.valuePerHouseholdYen': 1e5 } },
      { parameters: {}, sites: [{ ...site, operators: ['docomo'] as const }] },
      { parameters: {}, sites: [{ ...site, operators: ['kddi'] as const }] },
    ].map((changes): readonly [Scenario, PartOutcomes] => {
      const scenario = { ...defaultScenario(), ...changes };
      return [scenario, partsOf(runSmallCountry(country, scenario))];
    });
    /** In which order parts come, and how many tasks pass before each. */
    const runs = fc.record({
      of: fc.constantFrom(...told),
      order: fc.shuffledSubarray([...PARTS], { minLength: PARTS.length }),
      pauses: fc.array(fc.nat(2), { minLength: PARTS.length, maxLength: PARTS.length }),
      /** Tasks until the next move; a run that is overtaken meanwhile has nothing more to say. */
      until: fc.nat(12),
    });
    let partials = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(runs, { minLength: 1, maxLength: 5 }), async (script) => {
        let newest = 0;
        const pool = {
          ...delayedPool().pool,
          open: async () => ({ ok: true, value: country.atlas }) as const,
          async run(runId, scenario, { onPart }) {
            newest = runId;
            const { order, pauses } = script[runId - 1]!;
            const own = told.find(([each]) => each === scenario)![1];
            const there: Partial<PartOutcomes> = {};
            for (const [i, part] of order.entries()) {
              for (let pause = 0; pause < pauses[i]!; pause++) await nextTask();
              if (runId !== newest) return cancelled;
              Object.assign(there, { [part]: own[part] });
              onPart(part, { ...there });
            }
            return success(own);
          },
        } satisfies WorkerPool;
        const client = createSimulationClient(pool);
        await client.open('');
        const results: Promise<Result<Outcome>>[] = [];
        for (const { of, until } of script) {
          const [scenario, own] = of;
          const check = (outcome: Outcome, oldParts: readonly Part[]) => {
            expect(outcome.scenario).toBe(scenario);
            const shown = partsOf(outcome);
            for (const part of PARTS) {
              if (oldParts.includes(part) || part === 'radioBaseline') continue;
              expect(contentOf(part, shown), part).toBe(contentOf(part, own));
            }
            if (oldParts.includes('radioBound'))
              expect([undefined, own.radioBound]).toContain(outcome.radio.bound);
          };
          const result = client.run(
            scenario,
            () => {},
            (outcome, oldParts) => {
              expect(oldParts.length).toBeGreaterThan(0);
              partials++;
              check(outcome, oldParts);
            },
          );
          results.push(result);
          void result.then((ended) => ended.ok && check(ended.value, []));
          for (let task = 0; task < until; task++) await nextTask();
        }
        const ended = await Promise.all(results);
        expect(ended.at(-1)!.ok).toBe(true);
        for (const result of ended) if (!result.ok) expect(kindOf(result)).toBe('cancelled');
      }),
      { numRuns: 60 },
    );
    expect(partials).toBeGreaterThan(100);
  }, 60_000);

  it('shows a new plan at once, with what comes later as it was and named as old, and without a bound', async () => {
    const country = smallCountry((await committedAtlas()).published);
    const outcomes = BUDGETS.map((parameters) =>
      partsOf(runSmallCountry(country, { ...defaultScenario(), parameters })),
    );
    const pool = {
      ...delayedPool().pool,
      open: async () => ({ ok: true, value: country.atlas }) as const,
      async run(runId, _scenario, { onPart }) {
        const there: Partial<PartOutcomes> = {};
        for (const part of PARTS) {
          Object.assign(there, { [part]: outcomes[runId - 1]![part] });
          onPart(part, { ...there });
          await nextTask();
        }
        return success(outcomes[runId - 1]!);
      },
    } satisfies WorkerPool;
    const client = createSimulationClient(pool);
    await client.open('');
    const [first, second] = outcomes as [PartOutcomes, PartOutcomes];
    const shown: [Outcome, readonly Part[]][] = [];
    for (const parameters of BUDGETS) {
      shown.length = 0;
      await client.run(
        { ...defaultScenario(), parameters },
        () => {},
        (...partial) => shown.push(partial),
      );
    }
    expect(second.radioOperators).not.toBe(first.radioOperators);
    const [partial, oldParts] = shown.find(([{ radio }]) => radio.sites === second.radio.sites)!;
    expect(oldParts).toEqual(['radioOperators', 'fibreJoining', 'radioBound']);
    expect(partial.radio.operators).toBe(first.radioOperators);
    expect(partial.fibre.joining).toBe(first.fibreJoining);
    expect(partial.radio.bound).toBeUndefined();
  }, 60_000);

  it('tells of a part that comes out the same while another is under way, and once for what comes together', async () => {
    const country = smallCountry((await committedAtlas()).published);
    const own = partsOf(runSmallCountry(country));
    let release: () => void = () => {};
    const pool = {
      ...delayedPool().pool,
      open: async () => ({ ok: true, value: country.atlas }) as const,
      async run(_runId, _scenario, { onPart }) {
        const told: Partial<PartOutcomes> = {};
        for (const part of PARTS) {
          if (part === 'radioBound') await new Promise<void>((resolve) => (release = resolve));
          Object.assign(told, { [part]: own[part] });
          onPart(part, told);
        }
        return success(own);
      },
    } satisfies WorkerPool;
    const client = createSimulationClient(pool);
    await client.open('');
    const after = () => new Promise((resolve) => setTimeout(resolve, 5));
    const told: string[] = [];
    for (const count of [5, 6]) {
      told.length = 0;
      const scenario = { ...defaultScenario(), parameters: { 'hubs.count': count } };
      const running = client.run(
        scenario,
        () => {},
        (outcome, oldParts) => told.push(`${outcome.scenario.parameters['hubs.count']} ${oldParts.join()}`),
      );
      await after();
      expect(told).toEqual([`${count} radioBound`]);
      release();
      expect((await running).ok).toBe(true);
      expect(told).toHaveLength(1);
    }
  }, 60_000);
});
