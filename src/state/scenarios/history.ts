/** Undo and redo without limit: every scenario that stood, in order. Scenarios share what they have in common. */
import type { Scenario } from '../../model/scenario.ts';

export interface History {
  readonly past: readonly Scenario[];
  readonly present: Scenario;
  /** Next first. */
  readonly future: readonly Scenario[];
  /** What the newest change belonged to, so that dragging a lever is one step. */
  readonly gesture: Gesture | undefined;
}

export interface Gesture {
  /** The same for changes that belong together, e.g. the lever's id. */
  readonly key: string;
  readonly atMs: number;
}

/** Changes of one lever that follow each other faster than this are one step. */
export const GESTURE_PAUSE_MS = 800;

export function startHistory(present: Scenario): History {
  return { past: [], present, future: [], gesture: undefined };
}

export function record(history: History, next: Scenario, gesture?: Gesture): History {
  if (next === history.present) return history;
  const { past, present, gesture: before } = history;
  const goesOn =
    gesture !== undefined &&
    before !== undefined &&
    gesture.key === before.key &&
    gesture.atMs - before.atMs <= GESTURE_PAUSE_MS;
  return { past: goesOn ? past : [...past, present], present: next, future: [], gesture };
}

export function undo(history: History): History {
  const present = history.past.at(-1);
  if (present === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present,
    future: [history.present, ...history.future],
    gesture: undefined,
  };
}

export function redo(history: History): History {
  const [present, ...future] = history.future;
  if (present === undefined) return history;
  return { past: [...history.past, history.present], present, future, gesture: undefined };
}

/** The same history under another name: a scenario that gets its name only once it is changed. */
export function renamed(history: History, name: string): History {
  const rename = (scenario: Scenario): Scenario => ({ ...scenario, name });
  return {
    ...history,
    past: history.past.map(rename),
    present: rename(history.present),
    future: history.future.map(rename),
  };
}
