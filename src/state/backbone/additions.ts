/** What could be built next on the backbone, ranked when somebody asks, for the run on screen. */
import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { ResilienceRun } from '../../../workers/resilience.service.ts';
import type { RankedAdditions } from '../../model/backbone/rank-additions.ts';
import type { ResilienceClient } from '../../services/resilience-client.ts';
import { type Asked, newestAsker } from '../asked.ts';

export interface Additions {
  readonly ranked: ReadonlySignal<Asked<RankedAdditions>>;
  ask(): void;
}

export function createAdditions(
  client: Pick<ResilienceClient, 'additions'>,
  run: ReadonlySignal<ResilienceRun | undefined>,
): Additions {
  const ranked = signal<Asked<RankedAdditions>>({ kind: 'idle' });
  const ask = newestAsker(ranked, (asked: ResilienceRun) => client.additions(asked));
  // A ranking of another run is none.
  effect(() => {
    void run.value;
    ask(undefined);
  });
  return { ranked, ask: () => ask(run.peek()) };
}
