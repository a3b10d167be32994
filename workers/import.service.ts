/**
 * What the import worker can do, as ordinary functions: look into files, read them in full, hand over what came out.
 * One file at a time; a newer request overtakes the one before it.
 */
import { transfer } from 'comlink';
import { loadAtlas } from '../src/data/atlas-loader.ts';
import { checkCensus } from '../src/data/own/check-census.ts';
import { type Checked, checkFile } from '../src/data/own/check-file.ts';
import { type Inspection, inspect, type LayoutChoice, type Mapping } from '../src/data/own/inspection.ts';
import { type Issue, issueOf, type Report } from '../src/data/own/issue.ts';
import { createMunicipalityLookup, type MunicipalityLookup } from '../src/data/own/municipality-lookup.ts';
import { type Opened, type OwnFile, openFiles } from '../src/data/own/open-file.ts';
import type { OwnSet } from '../src/data/own/own-set.ts';
import type { Atlas } from '../src/model/atlas.ts';
import { failure, type Problem, type Result, success } from '../src/model/problem.ts';
import type { Progress } from '../src/model/progress.ts';
import { drive } from './drive.ts';
import type { ReadFile } from './simulation.service.ts';

export type InspectResult =
  | { readonly ok: true; readonly inspection: Inspection }
  | { readonly ok: false; readonly issue: Issue };

export interface ImportService {
  /** Loads the atlas, with which codes and squares are compared. */
  open(base: string): Promise<Result<undefined>>;
  /** Looks into the first bytes. Replaces the file that was looked into before. */
  inspect(files: readonly OwnFile[]): Promise<InspectResult>;
  /** Guesses again what follows from a corrected layout. */
  relayout(choice: LayoutChoice): InspectResult;
  /** Reads everything; a report, or a problem of kind `cancelled`. */
  check(checkId: number, mapping: Mapping, onProgress: (progress: Progress) => void): Promise<Result<Report>>;
  /** Hands over what the newest check would import, once. */
  take(): OwnSet | undefined;
  /** Stops that check and older ones. */
  cancel(checkId: number): void;
}

export function createImportService(readFileFrom: (base: string) => ReadFile): ImportService {
  let atlas: Atlas | undefined;
  let lookup: MunicipalityLookup | undefined;
  let opened: Opened | undefined;
  let staged: OwnSet | undefined;
  let cancelledUpTo = 0;

  const read = async (
    checkId: number,
    mapping: Mapping,
    onProgress: (progress: Progress) => void,
  ): Promise<Checked | undefined> => {
    const isCancelled = () => checkId <= cancelledUpTo;
    if (opened!.shape === 'census') {
      const report = (fraction: number) => onProgress({ phase: 'import.read', fraction });
      return checkCensus(opened!, atlas!, { onProgress: report, isCancelled });
    }
    return checkFile(opened!, mapping, {
      atlas: atlas!,
      lookup: lookup!,
      async drive(steps) {
        const result = await drive(steps, { isCancelled, onProgress });
        return result.ok ? result.value : undefined;
      },
    });
  };

  return {
    async open(base) {
      if (atlas === undefined) {
        const loaded = await loadAtlas(readFileFrom(base));
        if (!loaded.ok) return loaded;
        atlas = loaded.value;
        lookup = createMunicipalityLookup(atlas.municipalities);
      }
      return success(undefined);
    },

    async inspect(files) {
      opened = undefined;
      staged = undefined;
      try {
        const result = await openFiles(files);
        if (!result.ok) return result;
        opened = result.value;
        return { ok: true, inspection: inspect(result.value) };
      } catch (error) {
        return { ok: false, issue: issueOf('unreadable', files[0]?.name ?? '', { got: wordsOf(error) }) };
      }
    },

    relayout(choice) {
      if (opened === undefined) return { ok: false, issue: issueOf('unreadable', '', { got: 'no file' }) };
      return { ok: true, inspection: inspect(opened, choice) };
    },

    async check(checkId, mapping, onProgress) {
      staged = undefined;
      if (atlas === undefined || opened === undefined) {
        return failure(internal(atlas === undefined ? 'no atlas' : 'no file'));
      }
      try {
        const checked = await read(checkId, mapping, onProgress);
        if (checked === undefined || checkId <= cancelledUpTo) return failure(cancelled);
        staged = checked.set;
        return success(checked.report);
      } catch (error) {
        return failure(internal(wordsOf(error)));
      }
    },

    take() {
      const set = staged;
      staged = undefined;
      return set === undefined ? undefined : transfer(set, buffersOf(set));
    },

    cancel(checkId) {
      cancelledUpTo = Math.max(cancelledUpTo, checkId);
    },
  };
}

const cancelled: Problem = {
  kind: 'cancelled',
  what: 'import',
  where: 'import',
  expected: 'the file read to its end',
  got: 'cancelled by the user',
};

function internal(got: string): Problem {
  return { kind: 'internal', what: 'import', where: 'import', expected: 'a report', got };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

function buffersOf(set: OwnSet): ArrayBuffer[] {
  return Object.values(set).flatMap((value: unknown) =>
    ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : [],
  );
}
