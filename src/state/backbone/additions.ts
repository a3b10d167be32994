/** What could be built next on the backbone, ranked when somebody asks, for the run on screen. */
import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { ResilienceRun } from '../../../workers/resilience.service.ts';
import type { RankedAdditions } from '../../model/backbone/rank-additions.ts';
import type { ResilienceClient } from '../../services/resilience-client.ts';
import { type Asked, newestAsker } from '../asked.ts';

export interface Additions {
  readonly ranked: ReadonlySignal<Asked<RankedAdditions>>;
  /** 0–1 while it is asked. */
  readonly fraction: ReadonlySignal<number>;
  ask(): void;
  cancel(): void;
}

export function createAdditions(
  client: Pick<ResilienceClient, 'additions' | 'cancelAdditions'>,
  run: ReadonlySignal<ResilienceRun | undefined>,
): Additions {
  const ranked = signal<Asked<RankedAdditions>>({ kind: 'idle' });
  const fraction = signal(0);
  const ask = newestAsker(ranked, (asked: ResilienceRun) =>
    client.additions(asked, (progress) => {
      fraction.value = progress.fraction;
    }),
  );
  const cancel = () => {
    if (ranked.peek().kind === 'asking') client.cancelAdditions();
    ask(undefined);
  };
  // A ranking of another run is none.
  effect(() => {
    void run.value;
    cancel();
  });
  return {
    ranked,
    fraction,
    ask() {
      fraction.value = 0;
      ask(run.peek());
    },
    cancel,
  };
}
