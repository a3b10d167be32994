/** What leaves the app: files under way, and pages laid out to be printed. Framework-free. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { Outline, SavedFile } from '../../../workers/export.service.ts';
import type { ExportRequest } from '../../data/out/export-files.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { PlaceScope } from '../../model/places/place-scope.ts';
import type { Problem, Result } from '../../model/problem.ts';
import type { ExportClient } from '../../services/export-client.ts';
import type { AppState } from '../app-state.ts';

export type Making =
  | { readonly kind: 'idle' }
  | { readonly kind: 'making'; readonly fraction: number }
  | { readonly kind: 'done'; readonly name: string; readonly bytes: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] };

/** Pages that stand on the screen in the app's place until they are printed or left. */
export interface PrintJob {
  readonly kind: 'sheets' | 'briefing';
  readonly scope: PlaceScope;
  readonly fiscalYear: number;
}

export interface Out {
  readonly making: ReadonlySignal<Making>;
  /** The outcome of the scenario on screen, once every part of it is there: nothing else leaves the app. */
  readonly outcome: ReadonlySignal<Outcome | undefined>;
  readonly printing: Signal<PrintJob | undefined>;
  /** Makes a file; undefined where it failed or was ended, which `making` says. */
  make(request: ExportRequest): Promise<SavedFile | undefined>;
  /** Whatever is being made ends, and what was made before is forgotten. */
  cancel(): void;
  outlines(municipalities: readonly number[]): Promise<Result<readonly Outline[]>>;
}

export function createOut(
  client: ExportClient,
  state: Pick<AppState, 'outcome' | 'outcomeIsOld' | 'run'>,
): Out {
  const making = signal<Making>({ kind: 'idle' });
  const outcome = computed(() =>
    state.run.value.kind === 'done' && !state.outcomeIsOld.value ? state.outcome.value : undefined,
  );
  return {
    making,
    outcome,
    printing: signal<PrintJob | undefined>(undefined),
    async make(request) {
      const run = outcome.peek();
      if (run === undefined) return undefined;
      making.value = { kind: 'making', fraction: 0 };
      const result = await client.make(run, request, ({ fraction }) => {
        if (making.value.kind === 'making') making.value = { kind: 'making', fraction };
      });
      if (result.ok) {
        making.value = { kind: 'done', name: result.value.name, bytes: result.value.blob.size };
        return result.value;
      }
      // Ended by the user, who has been told, or overtaken by a newer file, which tells of itself.
      if (!result.problems.every(({ kind }) => kind === 'cancelled'))
        making.value = { kind: 'failed', problems: result.problems };
      return undefined;
    },
    cancel() {
      making.value = making.value.kind === 'making' ? { kind: 'cancelled' } : { kind: 'idle' };
      client.cancelMake();
    },
    outlines: (municipalities) => client.outlines(municipalities),
  };
}
