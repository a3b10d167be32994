/** A question to a worker, and a place on the map that it may be about. */
import type { Signal } from '@preact/signals-core';
import type { Problem, Result } from '../model/problem.ts';

export interface LatLon {
  readonly lat: number;
  readonly lon: number;
}

/** An answer that may be on its way; what stood before stays until the new one is there. */
export type Asked<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking'; readonly last: T | undefined }
  | { readonly kind: 'answered'; readonly answer: T }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[]; readonly last: T | undefined };

export function lastAnswer<T>(asked: Asked<T>): T | undefined {
  switch (asked.kind) {
    case 'idle':
      return undefined;
    case 'answered':
      return asked.answer;
    default:
      return asked.last;
  }
}

/**
 * Asks one question at a time, and of those that come meanwhile only the newest.
 * @returns takes the next question; undefined for none, after which nothing is answered
 */
export function newestAsker<Q, T>(
  answer: Signal<Asked<T>>,
  ask: (question: Q) => Promise<Result<T>>,
): (question: Q | undefined) => void {
  let waiting: Q | undefined;
  let isAsking = false;
  let isCurrent = true;
  const work = async () => {
    isAsking = true;
    while (waiting !== undefined) {
      const question = waiting;
      waiting = undefined;
      isCurrent = true;
      const result = await ask(question);
      if (!isCurrent || waiting !== undefined) continue;
      if (result.ok) answer.value = { kind: 'answered', answer: result.value };
      else if (!result.problems.every(({ kind }) => kind === 'cancelled')) {
        answer.value = { kind: 'refused', problems: result.problems, last: lastAnswer(answer.peek()) };
      }
    }
    isAsking = false;
  };
  return (question) => {
    waiting = question;
    if (question === undefined) {
      isCurrent = false;
      answer.value = { kind: 'idle' };
      return;
    }
    answer.value = { kind: 'asking', last: lastAnswer(answer.peek()) };
    if (!isAsking) void work();
  };
}
