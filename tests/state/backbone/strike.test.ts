import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import type { Disaster } from '../../../src/model/backbone/disaster-sets.ts';
import type { DisasterResult } from '../../../src/model/backbone/resilience.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { failure, type Result, success } from '../../../src/model/problem.ts';
import { defaultScenario } from '../../../src/model/scenario.ts';
import { createBackboneRuns } from '../../../src/state/backbone/runs.ts';
import { createStrike } from '../../../src/state/backbone/strike.ts';
import type { ResilienceRun } from '../../../workers/resilience.service.ts';

/** Every strike waits until it is let go, in order. */
function trial() {
  const outcome = signal<Outcome | undefined>({ scenario: defaultScenario(), hubs: { hubs: {} } } as Outcome);
  const waiting: ((result: Result<DisasterResult>) => void)[] = [];
  const asked: { run: ResilienceRun; disaster: Disaster }[] = [];
  let cancelled = 0;
  const strike = createStrike(
    {
      strike(run, disaster, _sampling, onProgress) {
        asked.push({ run, disaster });
        onProgress({ fraction: 0.5, phase: 'hubs.resilience' });
        return new Promise((resolve) => waiting.push(resolve));
      },
      cancelStrike() {
        cancelled++;
      },
    },
    createBackboneRuns(outcome, signal(2024)),
  );
  const next = async (result: Result<DisasterResult>) => {
    waiting.shift()!(result);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { strike, asked, next, outcome, cancelled: () => cancelled };
}

const result = (mean: number) => success({ members: { meanPeopleCutOff: mean } } as DisasterResult);

describe('a strike', () => {
  it('asks without the planned links, then with them, in the year of the plan, and tells how far it is', async () => {
    const { strike, asked, next } = trial();
    void strike.run();
    expect(strike.state.value).toEqual({ kind: 'running', fraction: 0.25 });
    await next(result(9));
    expect(strike.state.value).toEqual({ kind: 'running', fraction: 0.75 });
    await next(result(4));
    expect(strike.state.value).toMatchObject({
      kind: 'done',
      answer: {
        choice: 'nankai',
        withoutPlanned: { members: { meanPeopleCutOff: 9 } },
        withPlanned: { members: { meanPeopleCutOff: 4 } },
      },
    });
    const [before, after] = asked.map(({ run }) => run);
    expect(before!.parameters['backbone.japanSeaFiscalYear']).toBeGreaterThan(before!.fiscalYear);
    expect(after!.parameters['backbone.japanSeaFiscalYear']).toBe(2027);
    expect(after!.fiscalYear).toBe(after!.parameters['hubs.demandFiscalYear']);
    expect(asked[0]!.disaster).toEqual(asked[1]!.disaster);
  });

  it('drops what was asked of another disaster or another run, even when its answer still comes', async () => {
    for (const change of ['choice', 'outcome', 'cancel'] as const) {
      const { strike, next, outcome, cancelled } = trial();
      void strike.run();
      if (change === 'choice') strike.choice.value = 'chishima';
      if (change === 'outcome') outcome.value = { ...outcome.value! };
      if (change === 'cancel') strike.cancel();
      expect(cancelled()).toBe(1);
      await next(result(9));
      expect(strike.state.value).toEqual({ kind: 'idle' });
    }
  });

  it('says what was wrong, and a place picked on the map becomes the epicentre', async () => {
    const { strike, asked, next } = trial();
    expect(strike.pick({ lat: 33, lon: 131 }, 1000)).toBe(true);
    expect(strike.choice.value).toBe('epicentre');
    void strike.run();
    const problem = { kind: 'internal', what: 'x', where: 'y', expected: 'z', got: 'w' } as const;
    await next(failure(problem));
    expect(strike.state.value).toEqual({ kind: 'refused', problems: [problem] });
    expect(asked[0]!.disaster).toMatchObject({ earthquake: { lat: [33], lon: [131] } });
    // Moving the epicentre takes the old answer away.
    strike.move({ lat: 34, lon: 131 });
    expect(strike.state.value).toEqual({ kind: 'idle' });
  });
});
