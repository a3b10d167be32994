/**
 * Members that follow the levers: once the run of what was changed is whole and nobody has moved anything for a moment,
 * the last question is asked of it. Work under way ends where another change comes.
 */
import { effect, type ReadonlySignal } from '@preact/signals-core';
import type { Outcome } from '../../model/outcome.ts';
import { inputsKey } from '../../model/scenario-inputs.ts';

/** Longer than a lever pauses while it is dragged. */
const REST_MS = 400;

export interface FollowedDesk {
  readonly isFollowing: ReadonlySignal<boolean>;
  /** Whether an answer stands that is not of the scenario and distributions on screen. */
  readonly isOld: ReadonlySignal<boolean>;
  /** All of whose parts belong together. */
  readonly outcome: ReadonlySignal<Outcome | undefined>;
  /** Of the scenario on screen, as inputsKey gives them. */
  readonly inputs: ReadonlySignal<string>;
  /** Of the members, as text: a change of them is a change as well. */
  readonly settings: ReadonlySignal<unknown>;
  run(): Promise<void>;
  cancel(): void;
}

/** @returns stops following */
export function followLevers(
  desk: FollowedDesk,
  wait: (then: () => void, ms: number) => () => void = (then, ms) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
): () => void {
  return effect(() => {
    const standing = desk.outcome.value;
    const isStanding = standing !== undefined && inputsKey(standing.scenario) === desk.inputs.value;
    // Read in any case: whatever changes, the rest begins anew.
    const { value: isOld } = desk.isOld;
    void desk.settings.value;
    if (!desk.isFollowing.value || !isOld || !isStanding) return;
    let isRunning = false;
    const stop = wait(() => {
      isRunning = true;
      void desk.run().finally(() => {
        isRunning = false;
      });
    }, REST_MS);
    return () => {
      stop();
      // Its own answer is a change as well, after which nothing is old.
      if (isRunning && desk.isOld.peek()) desk.cancel();
    };
  });
}
