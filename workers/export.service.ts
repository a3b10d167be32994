/**
 * What the worker for files and sheets can do, as ordinary functions: make a file of a run, and give the outlines that a
 * sheet draws. It reads the atlas and its boundaries by itself; a run's outcome is laid once.
 */
import type { MultiPolygon, Polygon } from 'geojson';
import { loadAtlas } from '../src/data/atlas-loader.ts';
import { type BoundaryTopology, municipalityAreas, prefectureAreas } from '../src/data/boundaries.ts';
import type { AreaLevel } from '../src/data/out/area-table.ts';
import type { ExportRequest } from '../src/data/out/export-files.ts';
import { readBoundaries } from '../src/data/read-boundaries.ts';
import type { Atlas } from '../src/model/atlas.ts';
import type { Outcome } from '../src/model/outcome.ts';
import { failure, type Result, success } from '../src/model/problem.ts';
import type { Progress } from '../src/model/progress.ts';
import { drive } from './drive.ts';
import type { ReadFile } from './simulation.service.ts';

/** A file as the browser saves it. */
export interface SavedFile {
  readonly name: string;
  readonly blob: Blob;
}

export type Outline = Polygon | MultiPolygon;

export interface ExportService {
  open(base: string): Promise<Result<true>>;
  /** Takes the run whose files are asked for next. */
  lay(outcome: Outcome): Promise<Result<true>>;
  make(
    runId: number,
    request: ExportRequest,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<SavedFile>>;
  /** Outlines of municipalities, in their order. */
  outlines(municipalities: readonly number[]): Promise<Result<readonly Outline[]>>;
  /** Stops that file at its next step, and older ones too. */
  cancel(runId: number): void;
}

export function createExportService(readFileFrom: (base: string) => ReadFile): ExportService {
  let atlas: Atlas | undefined;
  let topology: BoundaryTopology | undefined;
  let outcome: Outcome | undefined;
  let cancelledUpTo = 0;
  const areas: Partial<Record<AreaLevel, readonly Outline[]>> = {};

  const outlinesOf = (level: AreaLevel, from: BoundaryTopology): readonly Outline[] => {
    areas[level] ??= (
      level === 'municipality' ? municipalityAreas(from) : prefectureAreas(from)
    ).features.map(({ geometry }) => geometry);
    return areas[level];
  };

  return {
    async open(base) {
      if (atlas !== undefined) return success(true);
      const readFile = readFileFrom(base);
      const [places, boundaries] = await Promise.all([loadAtlas(readFile), readBoundaries(readFile)]);
      if (!places.ok) return places;
      if (!boundaries.ok) return boundaries;
      atlas = places.value;
      topology = boundaries.value;
      return success(true);
    },

    async lay(run) {
      if (atlas === undefined) return notReady('an open atlas');
      if (run.atlasId !== atlas.id) {
        const where = 'export worker';
        const got = run.atlasId;
        return failure({ kind: 'inconsistent', what: 'atlasId', where, expected: atlas.id, got });
      }
      outcome = run;
      return success(true);
    },

    async make(runId, request, onProgress) {
      const [openAtlas, boundaries, run] = [atlas, topology, outcome];
      if (openAtlas === undefined || boundaries === undefined) return notReady('an open atlas');
      if (run === undefined) return notReady('the outcome of a run');
      // Formats and their libraries come with the first file.
      const { exportFile } = await import('../src/data/out/export-files.ts');
      const outlines = (level: AreaLevel) => outlinesOf(level, boundaries);
      const made = await drive(exportFile({ atlas: openAtlas, outcome: run, outlines }, request), {
        isCancelled: () => runId <= cancelledUpTo,
        onProgress,
      });
      if (!made.ok) return made;
      const { name, type, parts } = made.value;
      return success({ name, blob: new Blob([...parts], { type }) });
    },

    async outlines(municipalities) {
      if (topology === undefined) return notReady('open boundaries');
      const all = outlinesOf('municipality', topology);
      return success(municipalities.map((m) => all[m]!));
    },

    cancel(runId) {
      cancelledUpTo = Math.max(cancelledUpTo, runId);
    },
  };
}

function notReady(expected: string): Result<never> {
  return failure({ kind: 'internal', what: 'export', where: 'export worker', expected, got: 'none' });
}
