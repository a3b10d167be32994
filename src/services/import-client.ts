/**
 * The door to the import worker, which is started when the first file comes. Cancelling ends the worker for good:
 * whatever it was in the middle of, it stops; the next file starts another.
 */
import { proxy, type Remote } from 'comlink';
import type { ImportService, InspectResult } from '../../workers/import.service.ts';
import type { LayoutChoice, Mapping } from '../data/own/inspection.ts';
import type { Report } from '../data/own/issue.ts';
import type { OwnFile } from '../data/own/open-file.ts';
import type { OwnSet } from '../data/own/own-set.ts';
import { failure, type Problem, type Result, success } from '../model/problem.ts';
import type { Progress } from '../model/progress.ts';

export type RemoteImportService = Remote<ImportService> | ImportService;

export interface ImportWorker {
  readonly service: RemoteImportService;
  /** Resolves where the worker's script cannot be loaded or its memory does not suffice. */
  readonly broken: Promise<Problem>;
  stop(): void;
}

export interface ImportClient {
  /** Looks into files; replaces those before. */
  inspect(files: readonly OwnFile[]): Promise<Result<InspectResult>>;
  relayout(choice: LayoutChoice): Promise<Result<InspectResult>>;
  /** Reads in full; a newer check overtakes an older one, which then ends as cancelled. */
  check(mapping: Mapping, onProgress: (progress: Progress) => void): Promise<Result<Report>>;
  /** What the newest check would import. */
  take(): Promise<Result<OwnSet | undefined>>;
  cancel(): void;
}

const CANCELLED: Problem = {
  kind: 'cancelled',
  what: 'import',
  where: 'import',
  expected: 'the file read to its end',
  got: 'cancelled by the user',
};

interface Running {
  readonly service: RemoteImportService;
  readonly opened: Promise<Result<undefined>>;
  /** Resolves once the worker is of no more use. */
  readonly ended: Promise<Problem>;
  end(problem: Problem): void;
}

/** @param base address of the atlas */
export function createImportClient(start: () => ImportWorker, base: string): ImportClient {
  let running: Running | undefined;
  let newestCheck = 0;

  const run = (): Running => {
    const { service, broken, stop } = start();
    let resolve: (problem: Problem) => void = () => {};
    const ended = new Promise<Problem>((then) => {
      resolve = then;
    });
    const own: Running = {
      service,
      opened: service.open(base),
      ended,
      end(problem) {
        if (running === own) running = undefined;
        stop();
        resolve(problem);
      },
    };
    void broken.then((problem) => own.end(problem));
    return own;
  };
  /** An answer of the worker, or why there will be none. */
  const ask = async <T>(question: (service: RemoteImportService) => Promise<T> | T): Promise<Result<T>> => {
    running ??= run();
    const { service, ended } = running;
    return Promise.race([
      Promise.resolve(question(service)).then((value) => success(value)),
      ended.then((problem) => failure(problem)),
    ]);
  };

  return {
    inspect: (files) => ask((service) => service.inspect(files)),
    relayout: (choice) => ask((service) => service.relayout(choice)),

    async check(mapping, onProgress) {
      running ??= run();
      const { opened, ended, service } = running;
      const isOpen = await Promise.race([opened, ended.then((problem) => failure(problem))]);
      if (!isOpen.ok) return isOpen;
      void service.cancel(newestCheck);
      const checkId = ++newestCheck;
      const report = (progress: Progress) => {
        if (checkId === newestCheck) onProgress(progress);
      };
      const answer = await ask(
        (own) => own.check(checkId, mapping, proxy(report)) as Promise<Result<Report>>,
      );
      if (checkId !== newestCheck) return failure(CANCELLED);
      return answer.ok ? answer.value : answer;
    },

    take: () => ask((service) => service.take() as Promise<OwnSet | undefined>),

    cancel() {
      newestCheck++;
      running?.end(CANCELLED);
    },
  };
}
