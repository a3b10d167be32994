import { signal } from '@preact/signals-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { localeOf } from '../../src/locale/locale.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { success } from '../../src/model/problem.ts';
import { defaultScenario, type Scenario } from '../../src/model/scenario.ts';
import { inputsKey } from '../../src/model/scenario-inputs.ts';
import type { Country } from '../../src/model/simulate.ts';
import { resolveUncertainty } from '../../src/model/uncertainty/settings-changes.ts';
import { keptNames, pairedRows } from '../../src/panels/desks/uncertainty/uncertainty-view-model.ts';
import { createUncertaintyClient } from '../../src/services/uncertainty-client.ts';
import type { AtlasState } from '../../src/state/app-state.ts';
import { createScenarioEditor } from '../../src/state/scenarios/scenario-editor.ts';
import { createUncertainty } from '../../src/state/uncertainty/uncertainty.ts';
import { createUncertaintyService } from '../../workers/uncertainty.service.ts';
import { inventedCountry, inventedScenario, runOf } from '../model/uncertainty/invented-country.ts';

let country: Country;
let outcome: Outcome;
beforeAll(async () => {
  country = await inventedCountry();
  const scenario = inventedScenario();
  outcome = { ...runOf(country, scenario), scenario } as unknown as Outcome;
}, 60_000);

function opened() {
  const standing = signal<Outcome | undefined>(outcome);
  let nowMs = 0;
  const editor = createScenarioEditor(outcome.scenario, () => nowMs);
  const wait = () => {
    nowMs += 10_000;
  };
  const client = createUncertaintyClient(
    () => createUncertaintyService(async () => success(country)),
    1,
    'base',
  );
  const atlas = signal<AtlasState>({ kind: 'open', atlas: country.atlas });
  const uncertainty = createUncertainty(client, atlas, standing, editor);
  uncertainty.setNumber('members', 200);
  wait();
  return { uncertainty, standing, editor, wait };
}

describe('the uncertainty desk', () => {
  it('shows an answer as current only while scenario and distributions are those that it was asked for', async () => {
    const { uncertainty, editor, standing } = opened();
    expect(uncertainty.shown.value).toBeUndefined();
    await uncertainty.run();
    expect(uncertainty.state.value).toEqual({ kind: 'idle' });
    expect(uncertainty.isOld.value).toBe(false);
    expect(uncertainty.shown.value?.share).toHaveLength(3);

    editor.setParameter('fibre.takeUp', 0.7);
    expect(uncertainty.isOld.value).toBe(true);
    expect(uncertainty.shown.value).toBeUndefined();
    expect(uncertainty.current.value).toBeUndefined();
    expect(uncertainty.answer.value).toBeDefined();
    editor.undo();
    expect(uncertainty.isOld.value).toBe(false);

    uncertainty.setNumber('seed', 2);
    expect(uncertainty.isOld.value).toBe(true);
    uncertainty.setNumber('seed', 1);
    expect(uncertainty.isOld.value).toBe(false);

    const coveredPopulation = outcome.radio.coveredPopulation.map((each) => each + 1);
    standing.value = { ...outcome, radio: { ...outcome.radio, coveredPopulation } };
    expect(uncertainty.isOld.value).toBe(true);
  }, 60_000);

  it('refuses settings outside their limits and says which', async () => {
    const { uncertainty } = opened();
    uncertainty.setDistribution('radioCost', { shape: 'uniform', low: 1.2, usual: 1, high: 1.1 });
    await uncertainty.run();
    const { value } = uncertainty.state;
    expect(value.kind === 'refused' && value.problems.map(({ what }) => what)).toEqual(['radioCost']);
    expect(uncertainty.answer.value).toBeUndefined();
    uncertainty.reset();
    expect(uncertainty.settings.value.distributions.radioCost.shape).toBe('lognormal');
  });

  it('keeps its settings in the scenario, where every change is a step of undo, and none that cannot be', () => {
    const { uncertainty, editor, wait } = opened();
    expect(editor.scenario.value.uncertainty).toEqual({ members: 200 });
    uncertainty.setDistribution('radioCost', { shape: 'uniform', low: 0.9, usual: 1, high: 1.3 });
    wait();
    uncertainty.setNumber('seed', 9);
    const both = {
      members: 200,
      seed: 9,
      distributions: { radioCost: { shape: 'uniform', low: 0.9, usual: 1, high: 1.3 } },
    };
    expect(editor.scenario.value.uncertainty).toEqual(both);
    wait();
    // While it is typed it stands on the desk and nowhere else.
    uncertainty.setNumber('members', Number.NaN);
    expect(uncertainty.settings.value.members).toBeNaN();
    expect(editor.scenario.value.uncertainty).toEqual(both);
    editor.undo();
    expect(uncertainty.settings.value).toMatchObject({ members: 200, seed: 1 });
    editor.undo();
    expect(uncertainty.settings.value.distributions.radioCost.shape).toBe('lognormal');
    editor.redo();
    editor.redo();
    expect(uncertainty.settings.value).toMatchObject({ members: 200, seed: 9 });
    uncertainty.reset();
    expect(editor.scenario.value.uncertainty).toEqual({});
    expect(editor.inputs.value).toBe(inputsKey(outcome.scenario));
  });

  it('shows the settings of the scenario that is opened, and no answer of others as current', async () => {
    const { uncertainty, editor } = opened();
    await uncertainty.run();
    expect(uncertainty.current.value).toBeDefined();
    const shared = { ...outcome.scenario, uncertainty: { members: 300, seed: 7 } };
    editor.open({ past: [], present: shared, future: [], gesture: undefined });
    expect(uncertainty.settings.value).toEqual(resolveUncertainty({ members: 300, seed: 7 }));
    expect([uncertainty.isOld.value, uncertainty.current.value]).toEqual([true, undefined]);
    await uncertainty.run();
    expect(uncertainty.current.value?.settings).toEqual(uncertainty.settings.value);
  }, 60_000);

  it('can be stopped, and keeps what it had', async () => {
    const { uncertainty } = opened();
    await uncertainty.run();
    const before = uncertainty.answer.value;
    uncertainty.setNumber('seed', 3);
    const running = uncertainty.run();
    expect(uncertainty.state.value.kind).toBe('running');
    uncertainty.cancel();
    await running;
    expect(uncertainty.state.value).toEqual({ kind: 'idle' });
    expect(uncertainty.answer.value).toBe(before);
    expect(uncertainty.isOld.value).toBe(true);
  }, 60_000);

  it('keeps the chances of scenarios side by side', async () => {
    const { uncertainty, standing, editor } = opened();
    await uncertainty.run();
    const scenario = { ...inventedScenario(), name: 'other', targets: defaultScenario().targets };
    const other = {
      ...scenario,
      parameters: { ...scenario.parameters, 'radio.annualBudgetYen': 30e6 },
    };
    standing.value = { ...runOf(country, other), scenario: other } as unknown as Outcome;
    editor.change({ ...other, uncertainty: editor.scenario.value.uncertainty });
    await uncertainty.run();
    const [now, before] = uncertainty.kept.value;
    expect([now?.name, before?.name]).toEqual(['other', outcome.scenario.name]);
    const chance = (of: typeof now, id: string) =>
      of!.chances.find(({ target }) => target.id === id)!.share[2]!;
    // Both halves of a divided map show chances where both were asked under the same draws.
    expect(uncertainty.shownOf(outcome)?.share).toBe(
      before!.chances.find(({ target }) => target.id === uncertainty.target.value?.target.id)?.share,
    );
    expect(uncertainty.shownOf({ ...outcome, scenario: defaultScenario() })).toBeUndefined();
    // Twice the money under the same draws is never less likely to reach a target.
    for (const id of ['radio-2030', 'radio-prefecture-2030'])
      expect(chance(now, id)).toBeGreaterThanOrEqual(chance(before, id));
    for (const locale of [localeOf('ja'), localeOf('en')]) {
      const rows = pairedRows(locale, before!.chances, now!.chances);
      expect(rows).toHaveLength(now!.chances.length);
      for (const text of rows.flat()) expect(text).not.toMatch(/NaN|undefined/);
    }
    // The same scenario after a change of its own keeps its name, and what it said before says so.
    const changed = { ...other, parameters: { ...other.parameters, 'radio.annualBudgetYen': 31e6 } };
    standing.value = { ...runOf(country, changed), scenario: changed } as unknown as Outcome;
    editor.change({ ...changed, uncertainty: editor.scenario.value.uncertainty });
    await uncertainty.run();
    await uncertainty.run();
    expect([...keptNames(localeOf('en'), uncertainty.kept.value).values()]).toEqual([
      'other',
      'other (before the change)',
      'Published plan',
    ]);
    uncertainty.setNumber('seed', 5);
    await uncertainty.run();
    // Other draws are other futures: nothing is held against them.
    expect(uncertainty.shownOf(outcome)).toBeUndefined();
  }, 60_000);

  it('follows the levers where it is told to, once they rest and the run is whole', async () => {
    const { uncertainty, editor, standing } = opened();
    await uncertainty.run();
    const before = uncertainty.answer.value;
    const moveTo = (takeUp: number) => {
      editor.setParameter('fibre.takeUp', takeUp);
      return editor.scenario.value;
    };
    const rest = () => new Promise((resolve) => setTimeout(resolve, 600));
    const runOfMoved = (scenario: Scenario) =>
      ({ ...runOf(country, scenario), scenario }) as unknown as Outcome;
    standing.value = runOfMoved(moveTo(0.7));
    await rest();
    expect(uncertainty.answer.value).toBe(before);

    uncertainty.isFollowing.value = true;
    await expect.poll(() => uncertainty.isOld.value, { timeout: 10_000 }).toBe(false);
    expect(uncertainty.answer.value?.outcome).toBe(standing.value);

    // The run of the newest change is not there yet, so there is nothing to ask about.
    const moved = moveTo(0.5);
    await rest();
    expect(uncertainty.state.value).toEqual({ kind: 'idle' });
    expect(uncertainty.isOld.value).toBe(true);
    standing.value = runOfMoved(moved);
    await expect.poll(() => uncertainty.isOld.value, { timeout: 10_000 }).toBe(false);
    expect(uncertainty.answer.value?.outcome).toBe(standing.value);
    expect(uncertainty.state.value).toEqual({ kind: 'idle' });
  }, 60_000);
});
