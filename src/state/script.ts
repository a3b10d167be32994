/**
 * The script of the scenario on screen: its steps are recorded by doing, put in order, and entered one after the
 * other. While a script is open or a presentation is on, the inputs on screen are a trial, so that nothing that is
 * tried reaches the saved scenario.
 */
import {
  batch,
  computed,
  effect,
  type ReadonlySignal,
  type Signal,
  signal,
  untracked,
} from '@preact/signals-core';
import type { Scenario } from '../model/scenario.ts';
import { movedStep, nextStepId, type ScriptStep, scenarioAtStep, stepInputs } from '../model/script-step.ts';
import type { AppState } from './app-state.ts';
import { placeOf, screenViewOf, showScreenView } from './screen-view.ts';

export interface Script {
  /** Whether the steps stand beside the map. */
  readonly isOpen: Signal<boolean>;
  readonly steps: ReadonlySignal<readonly ScriptStep[]>;
  /** The step that was entered last. */
  readonly current: ReadonlySignal<ScriptStep | undefined>;
  /** Parts of the current step's view that this version or atlas does not know. */
  readonly unknownParts: ReadonlySignal<readonly string[]>;
  /** A step that was just taken away, to be put back. */
  readonly removed: ReadonlySignal<{ readonly step: ScriptStep; readonly index: number } | undefined>;
  /** The scenario as it was tried, where a trial has ended with inputs of its own. */
  readonly endedTrial: ReadonlySignal<Scenario | undefined>;
  /** Adds what is on screen as a step behind the current one. */
  record(): void;
  /** Puts what is on screen in the place of a step; its title and note stay. */
  recordAgain(id: string): void;
  describe(id: string, words: { readonly title?: string; readonly note?: string }): void;
  move(id: string, by: number): void;
  remove(id: string): void;
  putBack(): void;
  enter(id: string): void;
  /** @returns false where there is no further step */
  next(): boolean;
  previous(): boolean;
}

export function createScript(app: Omit<AppState, 'script'>): Script {
  const { editor, presenting } = app;
  const isOpen = signal(false);
  const currentId = signal<string | undefined>(undefined);
  const unknownParts = signal<readonly string[]>([]);
  const removed = signal<{ readonly step: ScriptStep; readonly index: number } | undefined>(undefined);
  const endedTrial = signal<Scenario | undefined>(undefined);
  const steps = computed(() => editor.kept.value.script);
  const indexOf = (id: string | undefined) => steps.peek().findIndex((step) => step.id === id);

  const put = (script: readonly ScriptStep[]) => {
    if (script !== steps.peek()) editor.change({ ...editor.scenario.peek(), script });
  };
  const replace = (id: string, change: (step: ScriptStep) => ScriptStep) => {
    put(steps.peek().map((step) => (step.id === id ? change(step) : step)));
  };
  const asOnScreen = () => ({
    view: screenViewOf(app),
    ...stepInputs(editor.kept.peek(), editor.scenario.peek()),
  });
  const enter = (id: string) => {
    const step = steps.peek()[indexOf(id)];
    if (step === undefined) return;
    batch(() => {
      if (!editor.isTrial.peek()) isOpen.value = true;
      editor.beginTrial();
      currentId.value = id;
      app.playing.value = false;
      editor.change(scenarioAtStep(editor.kept.peek(), step));
      const unknown = showScreenView(app, step.view, { isFlight: true });
      const atlas = app.atlas.peek();
      const { place } = step.view;
      const found = place && atlas.kind === 'open' ? placeOf(atlas.atlas, place) : undefined;
      app.selected.value = found;
      unknownParts.value = place !== undefined && found === undefined ? [...unknown, place.code] : unknown;
    });
  };
  const go = (by: 1 | -1): boolean => {
    const at = indexOf(currentId.peek());
    const step = steps.peek()[at < 0 ? 0 : at + by];
    if (step === undefined) return false;
    enter(step.id);
    return true;
  };

  effect(() => {
    // A presentation begins before its first step.
    if (presenting.isOn.value) currentId.value = undefined;
  });
  const isTrialWanted = computed(() => isOpen.value || presenting.isOn.value);
  effect(() => {
    const isWanted = isTrialWanted.value;
    untracked(() => {
      if (isWanted) editor.beginTrial();
      else if (editor.isTrial.peek()) {
        batch(() => {
          endedTrial.value = editor.isTrialOther.peek() ? editor.scenario.peek() : undefined;
          editor.endTrial();
          currentId.value = undefined;
          unknownParts.value = [];
          removed.value = undefined;
        });
      }
    });
  });

  return {
    isOpen,
    steps,
    current: computed(() => steps.value.find(({ id }) => id === currentId.value)),
    unknownParts,
    removed,
    endedTrial,
    record() {
      const script = steps.peek();
      const step: ScriptStep = { id: nextStepId(script), title: '', note: '', ...asOnScreen() };
      const at = indexOf(currentId.peek());
      const behind = at < 0 ? script.length : at + 1;
      batch(() => {
        put([...script.slice(0, behind), step, ...script.slice(behind)]);
        currentId.value = step.id;
      });
    },
    recordAgain(id) {
      replace(id, ({ title, note }) => ({ id, title, note, ...asOnScreen() }));
    },
    describe(id, words) {
      replace(id, (step) => ({ ...step, ...words }));
    },
    move(id, by) {
      put(movedStep(steps.peek(), id, by));
    },
    remove(id) {
      const index = indexOf(id);
      const step = steps.peek()[index];
      if (step === undefined) return;
      batch(() => {
        put(steps.peek().filter((each) => each !== step));
        removed.value = { step, index };
        if (currentId.peek() === id) currentId.value = undefined;
      });
    },
    putBack() {
      const last = removed.peek();
      if (last === undefined) return;
      const script = steps.peek();
      batch(() => {
        put([...script.slice(0, last.index), last.step, ...script.slice(last.index)]);
        removed.value = undefined;
      });
    },
    enter,
    next: () => go(1),
    previous: () => go(-1),
  };
}
