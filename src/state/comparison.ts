/**
 * Another scenario on the map beside the one on screen: A on the left of a divider and B on the right, or B minus A.
 * B is always what is on screen, so that a lever that is moved is seen against A at once.
 */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { Outcome } from '../model/outcome.ts';
import type { Problem } from '../model/problem.ts';
import type { Scenario } from '../model/scenario.ts';
import type { AppState, Topic } from './app-state.ts';
import { deltaLayer } from './layers/delta-layer.ts';
import { LAYERS } from './layers/index.ts';
import type { LayerDefinition } from './layers/layer-definition.ts';
import { PLAN_ID } from './scenarios/library-types.ts';

export const COMPARISON_MODES = ['off', 'swipe', 'delta'] as const;
export type ComparisonMode = (typeof COMPARISON_MODES)[number];

/** The scenario on screen as it is saved, against what is tried. */
export const KEPT_ID = 'kept';

export interface Comparison {
  readonly mode: Signal<ComparisonMode>;
  /** Which scenario A is: an id of the library, PLAN_ID or KEPT_ID. */
  readonly withId: Signal<string>;
  /** Where the map is divided, 0–1 of its width. */
  readonly divider: Signal<number>;
  /** A itself; undefined where `withId` names none, or nothing is compared. */
  readonly scenario: Signal<Scenario | undefined>;
  /** A's outcome; undefined while it is computed. */
  readonly outcome: Signal<Outcome | undefined>;
  /** 0–1 while A is computed. */
  readonly progress: Signal<number | undefined>;
  readonly problems: Signal<readonly Problem[]>;
  /** The same where it is shown as two halves. */
  readonly left: ReadonlySignal<Outcome | undefined>;
  /** The topic as the map shows it: itself, as a difference, or hubs after a cut where nothing is compared. */
  readonly layer: ReadonlySignal<LayerDefinition>;
}

export const DIVIDER_STEP = 0.02;
export const DIVIDER_PAGE = 0.1;
/** Neither half is ever wholly hidden: what is not to be seen cannot be found again. */
export const DIVIDER_ENDS = [0.02, 0.98] as const;

export function movedDivider(divider: number): number {
  const [first, last] = DIVIDER_ENDS;
  return Math.min(last, Math.max(first, divider));
}

/** @param hubsAfterCut stands for the topic of hubs while parts of the backbone are cut */
export function createComparison(
  topic: ReadonlySignal<Topic>,
  hubsAfterCut: ReadonlySignal<LayerDefinition | undefined>,
): Comparison {
  const mode = signal<ComparisonMode>('off');
  const outcome = signal<Outcome | undefined>(undefined);
  return {
    mode,
    withId: signal(PLAN_ID),
    divider: signal(0.5),
    scenario: signal<Scenario | undefined>(undefined),
    outcome,
    progress: signal<number | undefined>(undefined),
    problems: signal<readonly Problem[]>([]),
    left: computed(() => (mode.value === 'swipe' ? outcome.value : undefined)),
    layer: computed(() => {
      const base = LAYERS[topic.value];
      if (mode.value === 'off' && base.id === 'hubs') return hubsAfterCut.value ?? base;
      return mode.value === 'delta' && outcome.value !== undefined ? deltaLayer(base, outcome.value) : base;
    }),
  };
}

/** Begins to compare, with what is saved where something is tried, and with the published plan otherwise. */
export function beginComparison(
  { comparison, editor }: Pick<AppState, 'comparison' | 'editor'>,
  mode: Exclude<ComparisonMode, 'off'>,
): void {
  batch(() => {
    if (comparison.mode.peek() === 'off') comparison.withId.value = editor.isTrial.peek() ? KEPT_ID : PLAN_ID;
    comparison.mode.value = mode;
  });
}

/** The next way in which two scenarios are drawn, round and round. */
export function nextMode(mode: ComparisonMode): ComparisonMode {
  return COMPARISON_MODES[(COMPARISON_MODES.indexOf(mode) + 1) % COMPARISON_MODES.length]!;
}
