import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/model/outcome.ts';
import { failure, type Result, success } from '../../../src/model/problem.ts';
import { defaultScenario, type Scenario } from '../../../src/model/scenario.ts';
import type { AppState } from '../../../src/state/app-state.ts';
import { createComparison, KEPT_ID, movedDivider } from '../../../src/state/comparison.ts';
import type { RunState } from '../../../src/state/run-state.ts';
import { createAsideRuns } from '../../../src/state/scenarios/aside-runs.ts';
import { connectComparison } from '../../../src/state/scenarios/connect-comparison.ts';
import { createScenarioEditor } from '../../../src/state/scenarios/scenario-editor.ts';

const scenarioWith = (count: number): Scenario => ({
  ...defaultScenario(),
  parameters: { 'hubs.count': count },
});
const outcomeOf = (scenario: Scenario) =>
  ({ scenario, fibre: { curve: { cumulativeCostYen: new Float64Array(9) } } }) as unknown as Outcome;
const overtaken = () =>
  failure({ kind: 'cancelled', what: 'run', where: 'client', expected: 'the newest run', got: 'overtaken' });
const settle = () => new Promise((resolve) => setTimeout(resolve));

/** A page on which the published plan has been run, and a client whose answers the test gives. */
function page() {
  const run = signal<RunState>({ kind: 'done', outcome: outcomeOf(defaultScenario()) });
  const asked: { scenario: Scenario; answer: (result: Result<Outcome>) => void }[] = [];
  const client = {
    run: (scenario: Scenario) =>
      new Promise<Result<Outcome>>((answer) => {
        asked.push({ scenario, answer });
      }),
    cancel: () => asked.at(-1)?.answer(overtaken()),
  };
  const app = {
    atlas: signal({ kind: 'open' }),
    run,
    editor: createScenarioEditor(defaultScenario(), () => 0),
    comparison: createComparison(signal('radio'), signal(undefined)),
  } as unknown as AppState;
  const told: unknown[] = [];
  const entries = signal([{ id: 'a', scenario: scenarioWith(20), revision: 1, changedAtMs: 0 }]);
  const library = { entries, isRead: signal(true), tell: (content: unknown) => told.push(content) };
  const aside = createAsideRuns(app, client);
  connectComparison(app, library, aside);
  return { app, run, asked, told, aside, library, comparison: app.comparison };
}

describe('a comparison on the map', () => {
  it('takes what stands on screen without a run, and drops it when nobody looks', async () => {
    const { asked, comparison } = page();
    comparison.mode.value = 'swipe';
    await settle();
    expect(asked).toEqual([]);
    expect(comparison.outcome.value?.scenario).toEqual(defaultScenario());
    expect(comparison.outcome.value?.fibre.curve.cumulativeCostYen.length).toBe(0);
    expect(comparison.left.value).toBe(comparison.outcome.value);
    comparison.mode.value = 'delta';
    expect(comparison.left.value).toBeUndefined();
    comparison.mode.value = 'off';
    expect(comparison.outcome.value).toBeUndefined();
  });

  it('computes another scenario, again where the one on screen overtakes it', async () => {
    const { app, run, asked, comparison } = page();
    comparison.withId.value = 'a';
    comparison.mode.value = 'swipe';
    await settle();
    expect(asked.map(({ scenario }) => scenario.parameters)).toEqual([{ 'hubs.count': 20 }]);
    expect(comparison.progress.value).toBe(0);
    app.editor.setParameter('hubs.count', 30);
    run.value = { kind: 'running', fraction: 0, phase: '', last: undefined };
    asked[0]!.answer(overtaken());
    await settle();
    expect(asked.length).toBe(1);
    run.value = { kind: 'done', outcome: outcomeOf(app.editor.scenario.value) };
    await settle();
    expect(asked.length).toBe(2);
    asked[1]!.answer(success(outcomeOf(scenarioWith(20))));
    await settle();
    expect(comparison.outcome.value?.scenario.parameters).toEqual({ 'hubs.count': 20 });
    expect(comparison.progress.value).toBeUndefined();
  });

  it('never shows the outcome of a scenario that is no longer asked for', async () => {
    const { asked, comparison, library } = page();
    library.entries.value = [
      ...library.entries.value,
      { id: 'b', scenario: scenarioWith(25), revision: 1, changedAtMs: 0 },
    ];
    comparison.withId.value = 'a';
    comparison.mode.value = 'delta';
    await settle();
    comparison.withId.value = 'b';
    await settle();
    asked[0]!.answer(success(outcomeOf(scenarioWith(20))));
    await settle();
    expect(comparison.outcome.value).toBeUndefined();
    asked[1]!.answer(success(outcomeOf(scenarioWith(25))));
    await settle();
    expect(comparison.outcome.value?.scenario.parameters).toEqual({ 'hubs.count': 25 });
  });

  it('compares what is tried with what is saved', async () => {
    const { app, run, asked, comparison } = page();
    app.editor.beginTrial();
    app.editor.setParameter('hubs.count', 40);
    run.value = { kind: 'done', outcome: outcomeOf(app.editor.scenario.value) };
    comparison.withId.value = KEPT_ID;
    comparison.mode.value = 'swipe';
    await settle();
    expect(asked[0]!.scenario.parameters).toEqual({});
  });

  it('tells where there is no such scenario, and goes on without', () => {
    const { told, comparison } = page();
    comparison.withId.value = 'gone';
    comparison.mode.value = 'swipe';
    expect(comparison.mode.value).toBe('off');
    expect(told).toEqual([{ kind: 'viewPartly', parts: ['gone'] }]);
  });

  it('says why A could not be computed', async () => {
    const { asked, comparison } = page();
    comparison.withId.value = 'a';
    comparison.mode.value = 'swipe';
    await settle();
    const broken = failure({ kind: 'internal', what: 'run', where: 'worker', expected: 'x', got: 'y' });
    asked[0]!.answer(broken);
    await settle();
    expect(comparison.problems.value).toEqual(broken.problems);
    expect(comparison.progress.value).toBeUndefined();
  });
});

describe('the divider', () => {
  it('never leaves the map', () => {
    expect([-3, 0.5, 7].map(movedDivider)).toEqual([0.02, 0.5, 0.98]);
  });
});
