import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParameterValues } from '../../../src/model/parameters.ts';
import { defaultScenario, type Scenario } from '../../../src/model/scenario.ts';
import { inputsKey } from '../../../src/model/scenario-inputs.ts';
import { GESTURE_PAUSE_MS, renamed } from '../../../src/state/scenarios/history.ts';
import { createScenarioEditor } from '../../../src/state/scenarios/scenario-editor.ts';
import { parameterMoves, scenarios } from '../../random-scenario.ts';

type Move = { readonly id: keyof ParameterValues; readonly value: unknown };

function editorAt(initial: Scenario = defaultScenario()) {
  let clock = 0;
  const editor = createScenarioEditor(initial, () => clock);
  return {
    editor,
    wait: (ms: number) => {
      clock += ms;
    },
    move({ id, value }: Move) {
      clock += GESTURE_PAUSE_MS + 1;
      editor.setParameter(id, value as never);
    },
  };
}

describe('undo and redo', () => {
  it('go back through everything to the start, and forward again to the end, without limit', () => {
    fc.assert(
      fc.property(
        scenarios,
        fc.array(fc.oneof(parameterMoves, scenarios), { maxLength: 40 }),
        (initial, steps) => {
          const { editor, move } = editorAt(initial);
          const stood = [editor.scenario.peek()];
          for (const step of steps) {
            if ('value' in step) move(step);
            else editor.change(step);
            if (editor.scenario.peek() !== stood.at(-1)) stood.push(editor.scenario.peek());
          }
          for (const scenario of [...stood].reverse().slice(1)) {
            expect(editor.canUndo.value).toBe(true);
            editor.undo();
            expect(editor.scenario.value).toBe(scenario);
          }
          expect(editor.canUndo.value).toBe(false);
          editor.undo();
          expect(editor.scenario.value).toBe(initial);
          for (const scenario of stood.slice(1)) {
            editor.redo();
            expect(editor.scenario.value).toBe(scenario);
          }
          expect(editor.canRedo.value).toBe(false);
        },
      ),
    );
  });

  it('keep thousands of steps', () => {
    const { editor, move } = editorAt();
    for (let i = 0; i < 5000; i++) move({ id: 'hubs.count', value: 1 + (i % 60) });
    let steps = 0;
    for (; editor.canUndo.peek(); steps++) editor.undo();
    expect(steps).toBe(5000);
    expect(inputsKey(editor.scenario.peek())).toBe(inputsKey(defaultScenario()));
  });

  it('forget what was undone once something else is changed', () => {
    const { editor, move } = editorAt();
    move({ id: 'hubs.count', value: 20 });
    editor.undo();
    move({ id: 'hubs.count', value: 30 });
    expect(editor.canRedo.value).toBe(false);
    editor.undo();
    expect(editor.scenario.value).toEqual(defaultScenario());
  });

  it('take one pull of a lever as one step, and a second pull as another', () => {
    const { editor, wait } = editorAt();
    for (let value = 16; value <= 40; value++) {
      wait(16);
      editor.setParameter('hubs.count', value);
    }
    wait(GESTURE_PAUSE_MS + 1);
    editor.setParameter('hubs.count', 50);
    wait(16);
    editor.setParameter('hubs.largeCount', 7);
    expect(editor.keptHistory.value.past.length).toBe(3);
    editor.undo();
    editor.undo();
    expect(editor.scenario.value.parameters).toEqual({ 'hubs.count': 40 });
    editor.undo();
    expect(editor.scenario.value).toEqual(defaultScenario());
  });

  it('do not take a lever that is put where it stands for a step', () => {
    const { editor } = editorAt();
    editor.setParameter('hubs.count', 15);
    expect(editor.canUndo.value).toBe(false);
  });

  it('stay the same under another name', () => {
    const { editor, move } = editorAt();
    move({ id: 'hubs.count', value: 20 });
    editor.open(renamed(editor.keptHistory.peek(), 'mine'));
    editor.undo();
    expect(editor.scenario.value).toEqual({ ...defaultScenario(), name: 'mine' });
  });
});

describe('the inputs of the scenario on screen', () => {
  it('change with levers and targets, not with names and notes', () => {
    const { editor, move } = editorAt();
    const first = editor.inputs.value;
    editor.change({ ...editor.scenario.peek(), name: 'other', note: 'note' });
    expect(editor.inputs.value).toBe(first);
    move({ id: 'hubs.count', value: 20 });
    const second = editor.inputs.value;
    expect(second).not.toBe(first);
    editor.change({ ...editor.scenario.peek(), targets: [] });
    expect(editor.inputs.value).not.toBe(second);
    editor.resetParameter('hubs.count');
    editor.change({ ...editor.scenario.peek(), targets: defaultScenario().targets });
    expect(editor.inputs.value).toBe(first);
  });
});

describe('a trial', () => {
  const INPUTS = ['parameters', 'targets', 'sites', 'property', 'plan', 'uncertainty'] as const;
  const WORDS = ['name', 'note', 'marks', 'script'] as const;
  const pick = (scenario: Scenario, keys: readonly (keyof Scenario)[]) => keys.map((key) => scenario[key]);

  it('leaves inputs and history of the kept scenario as they were, whatever is tried, and keeps its words', () => {
    const moves = fc.array(fc.oneof(parameterMoves, scenarios, fc.constantFrom('undo', 'redo')), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(scenarios, fc.array(parameterMoves, { maxLength: 5 }), moves, (initial, before, tried) => {
        const { editor, move } = editorAt(initial);
        before.forEach(move);
        const kept = editor.scenario.peek();
        const history = editor.keptHistory.peek();
        let words: Scenario = kept;
        editor.beginTrial();
        expect(editor.canUndo.value).toBe(false);
        for (const each of tried) {
          if (each === 'undo') editor.undo();
          else if (each === 'redo') editor.redo();
          else if ('value' in each) move(each);
          else {
            editor.change(each);
            words = each;
          }
          expect(pick(editor.kept.value, INPUTS)).toEqual(pick(kept, INPUTS));
          expect(pick(editor.kept.value, WORDS)).toEqual(pick(words, WORDS));
          expect(pick(editor.scenario.value, WORDS)).toEqual(pick(words, WORDS));
        }
        editor.endTrial();
        expect(editor.isTrial.value).toBe(false);
        expect(pick(editor.scenario.value, INPUTS)).toEqual(pick(kept, INPUTS));
        if (words === kept) expect(editor.keptHistory.value).toBe(history);
      }),
    );
  });

  it('is another one where only what members read was changed', () => {
    const { editor } = editorAt();
    editor.beginTrial();
    editor.change({ ...editor.scenario.peek(), uncertainty: { seed: 7 } });
    expect(editor.isTrialOther.value).toBe(true);
    expect(editor.kept.value.uncertainty).toEqual({});
    editor.undo();
    expect(editor.isTrialOther.value).toBe(false);
  });

  it('goes on with a copy of another scenario that is opened', () => {
    fc.assert(
      fc.property(scenarios, scenarios, parameterMoves, (one, other, tried) => {
        const { editor, move } = editorAt(one);
        editor.beginTrial();
        editor.open({ past: [one], present: other, future: [], gesture: undefined });
        move(tried);
        expect(editor.kept.value).toBe(other);
        editor.endTrial();
        expect(editor.scenario.value).toBe(other);
        editor.undo();
        expect(editor.scenario.value).toBe(one);
      }),
    );
  });
});
