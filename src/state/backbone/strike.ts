/** A disaster that the user lets strike the backbone, with the planned links and without them. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { ResilienceRun } from '../../../workers/resilience.service.ts';
import {
  type Disaster,
  type DisasterSetId,
  disasterSet,
  epicentre,
} from '../../model/backbone/disaster-sets.ts';
import type { DisasterResult } from '../../model/backbone/resilience.ts';
import type { Problem } from '../../model/problem.ts';
import type { ResilienceClient } from '../../services/resilience-client.ts';
import type { LatLon } from '../asked.ts';
import type { Picker } from '../picker.ts';
import { type Epicentre, FIRST_EPICENTRE, magnitudeOf } from './epicentre.ts';
import type { BackboneRuns } from './runs.ts';

export const DISASTER_CHOICES = ['nankai', 'tokyoInland', 'chishima', 'tokyoBlackout', 'epicentre'] as const;
export type DisasterChoice = DisasterSetId | 'epicentre';

/** As many as make the mean steady, and one seed, so that the same question has the same answer. */
export const STRIKE_SAMPLING = { members: 10_000, seed: 20_220_329 } as const;

export interface StrikeAnswer {
  readonly choice: DisasterChoice;
  readonly fiscalYear: number;
  readonly withoutPlanned: DisasterResult;
  readonly withPlanned: DisasterResult;
}

export type StrikeState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly fraction: number }
  | { readonly kind: 'done'; readonly answer: StrikeAnswer }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

export interface Strike extends Picker {
  readonly choice: Signal<DisasterChoice>;
  readonly epicentre: ReadonlySignal<Epicentre>;
  readonly state: ReadonlySignal<StrikeState>;
  move(place: LatLon): void;
  setMagnitude(magnitudeMw: number): void;
  /** Makes the event as strong as its circle is wide. */
  setRadiusKm(km: number): void;
  run(): Promise<void>;
  cancel(): void;
}

export function createStrike(
  client: Pick<ResilienceClient, 'strike' | 'cancelStrike'>,
  { planned, withoutPlanned }: BackboneRuns,
): Strike {
  const choice = signal<DisasterChoice>('nankai');
  const place = signal<Epicentre>(FIRST_EPICENTRE);
  const state = signal<StrikeState>({ kind: 'idle' });
  const isPicking = signal(false);
  let newest = 0;
  const question = computed(() => (choice.value === 'epicentre' ? place.value : choice.value));
  // An answer to another question, or about another run, is none.
  effect(() => {
    void question.value;
    void planned.value;
    if (state.peek().kind === 'idle') return;
    newest++;
    client.cancelStrike();
    state.value = { kind: 'idle' };
  });
  const half = (run: ResilienceRun, disaster: Disaster, id: number, from: number) =>
    client.strike(run, disaster, STRIKE_SAMPLING, ({ fraction }) => {
      if (id === newest) state.value = { kind: 'running', fraction: from + fraction / 2 };
    });
  return {
    isPicking,
    choice,
    epicentre: place,
    state,
    pick({ lat, lon }) {
      place.value = { ...place.peek(), lat, lon };
      choice.value = 'epicentre';
      isPicking.value = false;
      return true;
    },
    move({ lat, lon }) {
      place.value = { ...place.peek(), lat, lon };
    },
    setMagnitude(magnitudeMw) {
      place.value = { ...place.peek(), magnitudeMw };
    },
    setRadiusKm(km) {
      place.value = { ...place.peek(), magnitudeMw: magnitudeOf(km) };
    },
    async run() {
      const [after, before] = [planned.peek(), withoutPlanned.peek()];
      if (after === undefined || before === undefined) return;
      const id = ++newest;
      state.value = { kind: 'running', fraction: 0 };
      const chosen = choice.peek();
      const { lat, lon, magnitudeMw } = place.peek();
      const disaster =
        chosen === 'epicentre' ? epicentre(lat, lon, magnitudeMw) : disasterSet(chosen, after.parameters);
      const without = await half(before, disaster, id, 0);
      if (id !== newest) return;
      const result = without.ok ? await half(after, disaster, id, 0.5) : without;
      if (id !== newest) return;
      if (without.ok && result.ok) {
        const { fiscalYear } = after;
        const answer = {
          choice: chosen,
          fiscalYear,
          withoutPlanned: without.value,
          withPlanned: result.value,
        };
        state.value = { kind: 'done', answer };
      } else if (!result.ok) state.value = { kind: 'refused', problems: result.problems };
    },
    cancel() {
      newest++;
      client.cancelStrike();
      state.value = { kind: 'idle' };
    },
  };
}
