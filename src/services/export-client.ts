/** The door to the worker that makes files and gives outlines; it starts with the first question. */
import type { ExportService, Outline, SavedFile } from '../../workers/export.service.ts';
import type { ExportRequest } from '../data/out/export-files.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Result } from '../model/problem.ts';
import type { Progress } from '../model/progress.ts';
import { createLazyWorker } from './lazy-worker.ts';

/** What the client needs of the worker; a callback crosses as the worker's library wants it. */
export interface RemoteExport extends Omit<ExportService, 'cancel'> {
  cancel(runId: number): void;
}

export interface ExportClient {
  /** One file at a time: a newer one ends the older. */
  make(
    outcome: Outcome,
    request: ExportRequest,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<SavedFile>>;
  cancelMake(): void;
  outlines(municipalities: readonly number[]): Promise<Result<readonly Outline[]>>;
}

/** @param start makes the worker, with the first question */
export function createExportClient(start: () => RemoteExport, base: string): ExportClient {
  const worker = createLazyWorker(start, base, 'export');
  let laid: Outcome | undefined;
  let runId = 0;
  return {
    make(outcome, request, onProgress) {
      worker.started()?.cancel(runId);
      const id = ++runId;
      return worker.ask('make', async (remote) => {
        // Messages to one worker keep their order: the outcome is there when the file is asked for.
        if (laid !== outcome) {
          const ready = await remote.lay(outcome);
          if (!ready.ok) return ready;
          laid = outcome;
        }
        return remote.make(id, request, (progress) => {
          if (id === runId) onProgress(progress);
        });
      });
    },
    cancelMake() {
      worker.drop('make');
      worker.started()?.cancel(runId);
    },
    outlines: (municipalities) => worker.ask('outlines', (remote) => remote.outlines(municipalities)),
  };
}
