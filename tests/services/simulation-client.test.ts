import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Atlas } from '../../src/model/atlas.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { PARTS } from '../../src/model/part-inputs.ts';
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

  it('never shows a bound with another plan than its own, and ends with what its last part has shown', async () => {
    const atlas = await committedAtlas();
    const country = smallCountry(atlas.published);
    const parts = new Map<number, PartOutcomes>();
    const partsOf = (budget: number): PartOutcomes => {
      const parameters = { 'radio.annualBudgetYen': budget };
      const { fibre, hubs, radio } = runSmallCountry(country, { ...defaultScenario(), parameters });
      return { fibre, hubs, radio, radioBound: radio.bound!, radioBaseline: {} as never };
    };
    for (const budget of [1e9, 9e9]) parts.set(budget, partsOf(budget));
    const pool = {
      ...delayedPool().pool,
      open: async () => ({ ok: true, value: country.atlas }) as const,
      async run(_runId, { parameters }, { onPart }) {
        const own = parts.get(parameters['radio.annualBudgetYen'] as number)!;
        const told: Partial<PartOutcomes> = {};
        await Promise.resolve();
        for (const part of PARTS) {
          Object.assign(told, { [part]: own[part] });
          onPart(part, { ...told });
          await new Promise((resolve) => setTimeout(resolve));
        }
        return success(own);
      },
    } satisfies WorkerPool;
    const client = createSimulationClient(pool);
    await client.open('');
    for (const budget of [1e9, 9e9]) {
      const shown: Outcome[] = [];
      const scenario = { ...defaultScenario(), parameters: { 'radio.annualBudgetYen': budget } };
      const result = await client.run(
        scenario,
        () => {},
        (partial) => shown.push(partial),
      );
      const { radioBound } = parts.get(budget)!;
      expect(shown.length).toBeGreaterThan(budget === 1e9 ? 0 : 1);
      for (const { radio } of shown) expect([undefined, radioBound]).toContain(radio.bound);
      expect(result.ok && result.value.radio.bound).toBe(radioBound);
      const last = shown.at(-1);
      if (last?.radio.bound !== undefined && result.ok) expect(result.value).toBe(last);
    }
  }, 60_000);

  it('tells of a part that comes out the same while another is under way, and once for what comes together', async () => {
    const country = smallCountry((await committedAtlas()).published);
    const { fibre, hubs, radio } = runSmallCountry(country, defaultScenario());
    const own: PartOutcomes = { fibre, hubs, radio, radioBound: radio.bound!, radioBaseline: {} as never };
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
