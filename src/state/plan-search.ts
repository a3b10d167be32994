/** A search for a better 5G plan, which goes on as long as the user lets it; what it finds becomes the plan on screen. */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { SearchWork } from '../../workers/simulation.service.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Problem } from '../model/problem.ts';
import { plannedPeople } from '../model/radio/planned-people.ts';
import type { ImprovedOutcome, SimulationClient } from '../services/simulation-client.ts';

/** The same seed and as many exchanges give the same plan on every machine. */
export const SEARCH_WORK: SearchWork = { seed: 20_250_331, moves: 100_000 };

export type PlanSearchState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'searching';
      readonly fraction: number;
      /** Where it began and where it stands, once the bound is known. */
      readonly gapBefore: number | undefined;
      readonly gap: number | undefined;
    }
  /** `outcome` holds the plan that was found; the one before it is kept to go back to. */
  | ({ readonly kind: 'found'; readonly before: Outcome; readonly addedPeople: number } & ImprovedOutcome)
  | { readonly kind: 'nothing'; readonly before: Outcome; readonly moves: number }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

export interface PlanSearch {
  readonly state: ReadonlySignal<PlanSearchState>;
  start(): Promise<void>;
  /** Ends it with what it has found. */
  end(): void;
  cancel(): void;
  /** Puts back the plan that stood before. */
  undo(): void;
}

/** @param show makes an outcome the current one */
export function createPlanSearch(
  client: Pick<SimulationClient, 'improve' | 'endImproving' | 'cancelImproving'>,
  outcome: ReadonlySignal<Outcome | undefined>,
  show: (outcome: Outcome) => void,
): PlanSearch {
  const state = signal<PlanSearchState>({ kind: 'idle' });
  let newest = 0;
  return {
    state,
    async start() {
      const before = outcome.peek();
      if (before === undefined) return;
      const id = ++newest;
      state.value = { kind: 'searching', fraction: 0, gapBefore: undefined, gap: undefined };
      const result = await client.improve(before, SEARCH_WORK, ({ fraction, gap }) => {
        if (id !== newest || state.value.kind !== 'searching') return;
        state.value = { kind: 'searching', fraction, gap, gapBefore: state.value.gapBefore ?? gap };
      });
      if (id !== newest) return;
      if (!result.ok) {
        const isOvertaken = result.problems.every(({ kind }) => kind === 'cancelled');
        state.value = isOvertaken ? { kind: 'idle' } : { kind: 'refused', problems: result.problems };
        return;
      }
      const { value } = result;
      const addedPeople = plannedPeople(value.outcome.radio) - plannedPeople(before.radio);
      // The squares that several sites count together are no part of the search: it may win and they may lose.
      if (addedPeople <= 0) {
        state.value = { kind: 'nothing', before, moves: value.moves };
        return;
      }
      state.value = { kind: 'found', before, addedPeople, ...value };
      show(value.outcome);
    },
    end() {
      client.endImproving();
    },
    cancel() {
      newest++;
      client.cancelImproving();
      state.value = { kind: 'idle' };
    },
    undo() {
      if (state.value.kind !== 'found') return;
      const { before } = state.value;
      state.value = { kind: 'idle' };
      show(before);
    },
  };
}
