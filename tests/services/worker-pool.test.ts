import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Atlas } from '../../src/model/atlas.ts';
import { isPlanPart, PARTS, type Part, PLAN_PARTS, partKey } from '../../src/model/part-inputs.ts';
import { failure, type Result, success } from '../../src/model/problem.ts';
import { defaultScenario, type Scenario } from '../../src/model/scenario.ts';
import type { PartOutcomes } from '../../src/model/simulate.ts';
import { DRAWN_MS } from '../../src/services/part-runner.ts';
import { createWorkerPool } from '../../src/services/worker-pool.ts';
import type { SimulationService } from '../../workers/simulation.service.ts';

/** What a fake part answers with: the inputs that it was computed from, as text. */
interface Trace {
  readonly trace: string;
  readonly servedFiscalYear?: Uint16Array;
}

/** The text that a run from scratch would answer with; radio takes its years from fibre's. */
function coldTrace(part: Part, scenario: Scenario): string {
  const own = `${part} ${partKey(part, scenario)}`;
  if (!isPlanPart(part)) return own;
  const [budget] = yearsOf(scenario);
  return `${own} after ${coldTrace('radioBaseline', scenario)} with ${budget}`;
}

/** Years that a few levers share, so that a change of fibre may leave them as they are. */
const yearsOf = ({ parameters }: Scenario) => {
  const budget = parameters['fibre.annualStateBudgetYen'];
  return Uint16Array.of(typeof budget === 'number' && budget > 5e9 ? 2025 : 2030);
};

interface Open {
  readonly part: Part;
  readonly finish: () => void;
  isCancelled: boolean;
}

/** Workers whose jobs end when the test says so; a cancelled one ends as such. */
function slowWorkers(count: number) {
  const open: Open[] = [];
  const started: Part[] = [];
  const prepared: unknown[] = [];
  let clock = 0;
  const service = (): SimulationService => {
    const jobs = new Map<number, Open>();
    return {
      open: async () => success({} as Atlas),
      adopt: () => {},
      runPart: (jobId, scenario, part, inputs) =>
        new Promise((resolve) => {
          started.push(part);
          const job: Open = {
            part,
            isCancelled: false,
            finish() {
              open.splice(open.indexOf(job), 1);
              jobs.delete(jobId);
              resolve((job.isCancelled ? cancelled : success(answer(part, scenario, inputs))) as never);
            },
          };
          jobs.set(jobId, job);
          open.push(job);
        }),
      lookAhead: (part, { parameters }) => void prepared.push([part, parameters['hubs.count']]),
      whatIf: () => Promise.reject(new Error('not asked here')),
      searchRadioPlan: () => Promise.reject(new Error('not asked here')),
      endSearch() {},
      cancel(jobId) {
        const job = jobs.get(jobId);
        if (job !== undefined) job.isCancelled = true;
      },
    };
  };
  const waits: { (): void; readonly ms: number }[] = [];
  const pool = createWorkerPool(Array.from({ length: count }, service), {
    wait: (ms) => new Promise((resolve) => waits.push(Object.assign(() => resolve(), { ms }))),
    now: () => clock,
    looksAhead: true,
  });
  return {
    ...{ pool, open, started, waits, prepared },
    pass(ms: number) {
      clock += ms;
    },
  };
}

const cancelled = failure({ kind: 'cancelled', what: '', where: '', expected: '', got: '' });

function answer(part: Part, scenario: Scenario, inputs: object): Trace {
  const own = `${part} ${partKey(part, scenario)}`;
  if (part === 'fibre') return { trace: own, servedFiscalYear: yearsOf(scenario) };
  if (!isPlanPart(part)) return { trace: own };
  const { baseline, fibreFiscalYear } = inputs as { baseline: Trace; fibreFiscalYear: Uint16Array };
  return { trace: `${own} after ${baseline.trace} with ${fibreFiscalYear[0]}` };
}

/** Lets everything that is ready go on. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const quiet = { onProgress: () => {}, onPart: () => {} };
const traces = (parts: PartOutcomes) => PARTS.map((part) => (parts[part] as unknown as Trace).trace);
const of = (parameters: Scenario['parameters']): Scenario => ({ ...defaultScenario(), parameters });

/** Levers of every part, among them one that changes fibre without changing its years. */
const moves = fc.oneof(
  fc.record({ 'fibre.annualStateBudgetYen': fc.constantFrom(1e9, 2e9, 6e9, 7e9) }),
  fc.record({ 'radio.annualBudgetYen': fc.constantFrom(1e11, 2e11) }),
  fc.record({ 'radio.edgeProbability': fc.constantFrom(0.8, 0.9) }),
  fc.record({ 'fibre.valuePerHouseholdYen': fc.constantFrom(1e6, 2e6) }),
  fc.record({ 'hubs.count': fc.constantFrom(5, 6, 7) }),
  fc.record({ 'economy.projectionPace': fc.constantFrom(0.5, 1) }),
);

describe('a pool of workers', () => {
  it('under any delays and orders, the last move is answered with what a run from scratch gives', async () => {
    const delays = fc.array(fc.nat(20), { minLength: 40, maxLength: 40 });
    const scripts = fc.array(fc.tuple(moves, fc.nat(4)), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), scripts, delays, async (count, script, picks) => {
        const { pool, open, waits, pass } = slowWorkers(count);
        await pool.open('');
        let scenario = defaultScenario();
        let at = 0;
        const step = async () => {
          pass(40 * (picks[at % picks.length]! % 5));
          const pick = picks[at++ % picks.length]!;
          if (waits.length > 0 && pick % 3 === 0) waits.shift()!();
          else open[pick % Math.max(1, open.length)]?.finish();
          await settle();
        };
        const runs: { scenario: Scenario; result: Promise<Result<PartOutcomes>> }[] = [];
        for (const [move, steps] of script) {
          scenario = of({ ...scenario.parameters, ...move });
          runs.push({ scenario, result: pool.run(runs.length + 1, scenario, quiet) });
          await settle();
          for (let i = 0; i < steps; i++) await step();
        }
        let ended = 0;
        for (const { result } of runs) void result.then(() => ended++);
        for (let i = 0; i < 400 && ended < runs.length; i++) await step();
        expect(ended).toBe(runs.length);
        for (const [i, run] of runs.entries()) {
          const result = await run.result;
          if (i === runs.length - 1) expect(result.ok).toBe(true);
          if (result.ok)
            expect(traces(result.value)).toEqual(PARTS.map((part) => coldTrace(part, run.scenario)));
          else expect(result.problems[0]!.kind).toBe('cancelled');
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  async function finishAll({ open, waits }: ReturnType<typeof slowWorkers>) {
    for (let i = 0; i < 40; i++) {
      for (const wait of waits.splice(0)) wait();
      for (const job of [...open]) job.finish();
      await settle();
    }
  }

  it('starts only the parts that a lever touches, and radio only where the years of fibre changed', async () => {
    const workers = slowWorkers(3);
    const { pool, started } = workers;
    await pool.open('');
    const startedBy = async (runId: number, scenario: Scenario) => {
      started.length = 0;
      const run = pool.run(runId, scenario, quiet);
      await settle();
      await finishAll(workers);
      expect((await run).ok).toBe(true);
      return [...started].sort();
    };
    expect(await startedBy(1, of({}))).toEqual([...PARTS].sort());
    expect(await startedBy(2, of({}))).toEqual([]);
    expect(await startedBy(3, of({ 'hubs.count': 7 }))).toEqual(['hubs']);
    const fibre = { 'hubs.count': 7, 'fibre.annualStateBudgetYen': 6e9 } as const;
    expect(await startedBy(4, of(fibre))).toEqual(['fibre', ...PLAN_PARTS].sort());
    expect(await startedBy(5, of({ ...fibre, 'fibre.annualStateBudgetYen': 7e9 }))).toEqual(['fibre']);
    const radio = { ...fibre, 'radio.annualBudgetYen': 1e11 } as const;
    expect(await startedBy(6, of({ ...radio, 'fibre.annualStateBudgetYen': 7e9 }))).toEqual(
      [...PLAN_PARTS].sort(),
    );
    // What stands beyond the masts moves no site.
    const beyond = { ...radio, 'radio.local5gPerYear': 3 } as const;
    expect(await startedBy(7, of(beyond))).toEqual(['fibre', 'radio']);
    const pace = { ...radio, 'economy.projectionPace': 0.5 } as const;
    expect(await startedBy(8, of(pace))).toEqual(PARTS.filter((part) => part !== 'fibreJoining').sort());
    const worth = { ...pace, 'fibre.valuePerHouseholdYen': 2e6 } as const;
    expect(await startedBy(9, of(worth))).toEqual(['fibreJoining']);
  });

  it('tells of the parts that stand while another is under way, and never of one that was overtaken', async () => {
    const workers = slowWorkers(2);
    const { pool, open } = workers;
    await pool.open('');
    const first = pool.run(1, of({}), quiet);
    await settle();
    await finishAll(workers);
    await first;
    const told: string[] = [];
    const listen = (name: string) => ({
      onProgress: () => {},
      onPart: (part: Part, parts: Partial<PartOutcomes>) =>
        told.push(`${name} ${part} ${Object.keys(parts).length}`),
    });
    const a = pool.run(2, of({ 'fibre.annualStateBudgetYen': 6e9 }), listen('a'));
    await settle();
    const b = pool.run(3, of({ 'fibre.annualStateBudgetYen': 7e9 }), listen('b'));
    await settle();
    told.length = 0;
    open.find(({ part }) => part === 'fibre')!.finish();
    await settle();
    expect(told).toEqual([]);
    open.find(({ part }) => part === 'fibre')!.finish();
    await settle();
    // Radio is still running.
    expect(told.every((line) => line.startsWith('b'))).toBe(true);
    expect(told).toContain('b fibre 4');
    await finishAll(workers);
    expect((await a).ok).toBe(false);
    expect((await b).ok).toBe(true);
  });

  it('starts a slow part at the first move, then waits until the lever rests and starts the newest only', async () => {
    const workers = slowWorkers(2);
    const { pool, open, started, waits, pass } = workers;
    await pool.open('');
    const run = async (runId: number, budget: number, ms: number) => {
      const result = pool.run(runId, of({ 'radio.annualBudgetYen': budget }), quiet);
      await settle();
      pass(ms);
      for (const job of [...open]) job.finish();
      await settle();
      return result;
    };
    const first = run(1, 1e11, 5000);
    await settle();
    await finishAll(workers);
    await first;
    // The second is the first that tells how long the part takes.
    const second = run(2, 2e11, 900);
    await settle();
    await finishAll(workers);
    expect((await second).ok).toBe(true);
    waits.length = 0;
    started.length = 0;
    const dragged: Promise<Result<PartOutcomes>>[] = [];
    for (const budget of [3e11, 4e11, 5e11]) {
      dragged.push(pool.run(3 + dragged.length, of({ 'radio.annualBudgetYen': budget }), quiet));
      await settle();
    }
    expect(started).toEqual(['radio']);
    open.find(({ part }) => part === 'radio')!.finish();
    await settle();
    expect(started).toEqual(['radio']);
    expect(waits.length).toBeGreaterThan(0);
    await finishAll(workers);
    expect((await Promise.all(dragged)).map(({ ok }) => ok)).toEqual([false, false, true]);
    expect(started).toEqual(['radio', ...PLAN_PARTS]);
  });

  it('keeps what nobody waits for off a lever that moves, and gives the newest move alone once it rests', async () => {
    const workers = slowWorkers(3);
    const { pool, open, started, waits } = workers;
    await pool.open('');
    const first = pool.run(1, of({}), quiet);
    await settle();
    await finishAll(workers);
    expect((await first).ok).toBe(true);
    started.length = 0;
    const told: Part[] = [];
    const listen = { ...quiet, onPart: (part: Part) => told.push(part) };
    const dragged = [2e6, 3e6, 4e6].map(async (worth, i) => {
      for (let tasks = 0; tasks < 2 * i; tasks++) await settle();
      const parameters = { 'fibre.valuePerHouseholdYen': worth, 'radio.annualBudgetYen': worth * 1e5 };
      return pool.run(2 + i, of(parameters), listen);
    });
    for (let tasks = 0; tasks < 12; tasks++) {
      for (const job of [...open]) job.finish();
      // The page has drawn what came.
      for (const wait of [...waits]) if (wait.ms <= DRAWN_MS) waits.splice(waits.indexOf(wait), 1)[0]!();
      await settle();
    }
    // The plan and its operators are there; the others wait for the rest.
    expect(new Set(started)).toEqual(new Set(['radio', 'radioOperators']));
    expect(told.at(-1)).toBe('radioOperators');
    for (const wait of waits.splice(0)) wait();
    await finishAll(workers);
    expect((await Promise.all(dragged)).map(({ ok }) => ok)).toEqual([false, false, true]);
    const late = started.filter((part) => !['radio', 'radioOperators'].includes(part));
    expect(late.sort()).toEqual(['fibreJoining', 'radioBound']);
  });

  it('looks ahead for 5G after the first run, and for hubs once their levers move and rest', async () => {
    const workers = slowWorkers(2);
    const { pool, waits, prepared } = workers;
    await pool.open('');
    const run = async (runId: number, parameters: Scenario['parameters']) => {
      const result = pool.run(runId, of(parameters), quiet);
      await settle();
      await finishAll(workers);
      expect((await result).ok).toBe(true);
    };
    await run(1, {});
    // Nobody has moved a lever yet.
    expect(prepared).toEqual([['radio', undefined]]);
    await run(2, { 'fibre.annualStateBudgetYen': 6e9 });
    await finishAll(workers);
    expect(prepared.slice(1)).toEqual([['radio', undefined]]);
    await run(3, { 'hubs.count': 6 });
    const dragged = pool.run(4, of({ 'hubs.count': 7 }), quiet);
    await settle();
    for (const wait of waits.splice(0)) wait();
    await settle();
    prepared.length = 0;
    await finishAll(workers);
    await dragged;
    await finishAll(workers);
    expect(prepared).toEqual([
      ['radio', 7],
      ['hubs', 7],
    ]);
  });

  it('a run that the user stops ends as cancelled, and the same one may be asked for again', async () => {
    const { pool, open } = slowWorkers(2);
    await pool.open('');
    const run = pool.run(1, of({}), quiet);
    await settle();
    pool.cancel(1);
    for (let i = 0; i < 10; i++) {
      for (const job of [...open]) job.finish();
      await settle();
    }
    const result = await run;
    expect(result.ok ? '' : result.problems[0]!.kind).toBe('cancelled');
    const next = pool.run(2, of({}), quiet);
    for (let i = 0; i < 10; i++) {
      await settle();
      for (const job of [...open]) job.finish();
    }
    expect((await next).ok).toBe(true);
  });
});
