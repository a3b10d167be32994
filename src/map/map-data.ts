/**
 * What the map's worker prepares, as signals: boundaries as addresses that the map's sources read, cells as pages.
 * The nation is drawn from an overview; detail follows when somebody looks closer, municipalities when first asked for.
 */
import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import { type Remote, wrap } from 'comlink';
import type { BoundaryBlobs, BoundaryGrade, BoundaryLevel, MapService } from '../../workers/map.service.ts';
import type { CellPages } from '../data/cell-pages.ts';
import type { Atlas } from '../model/atlas.ts';
import type { Problem } from '../model/problem.ts';
import type { AtlasState } from '../state/app-state.ts';
import { revokeLater } from './object-urls.ts';

/** Addresses of GeoJSON. */
export interface BoundaryUrls {
  readonly grade: BoundaryGrade;
  readonly areas: string;
  readonly lines: string;
}

export type BoundaryState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly urls: BoundaryUrls }
  /** The map is drawn without them: cells need no boundary. */
  | { readonly kind: 'failed' };

export interface LaidOutCells {
  readonly atlas: Atlas;
  readonly pages: CellPages;
}

export interface MapData {
  readonly boundaries: Readonly<Record<BoundaryLevel, ReadonlySignal<BoundaryState>>>;
  readonly cells: ReadonlySignal<LaidOutCells | undefined>;
  readonly service: Remote<MapService>;
  /** Asks for boundaries of at least this grade; what is there already is not fetched again. */
  want(level: BoundaryLevel, grade: BoundaryGrade): void;
  /** Asks for the cells as pages. */
  wantCells(): void;
  dispose(): void;
}

export function openMapData(
  base: string,
  atlas: ReadonlySignal<AtlasState>,
  onProblem: (problem: Problem) => void,
): MapData {
  const worker = new Worker(new URL('../../workers/map.worker.ts', import.meta.url), { type: 'module' });
  const service = wrap<MapService>(worker);
  const boundaries: Record<BoundaryLevel, Signal<BoundaryState>> = {
    prefecture: signal<BoundaryState>({ kind: 'opening' }),
    municipality: signal<BoundaryState>({ kind: 'opening' }),
  };
  const wanted: Partial<Record<BoundaryLevel, BoundaryGrade>> = {};
  const areCellsWanted = signal(false);
  const cells = signal<LaidOutCells | undefined>(undefined);
  let isDisposed = false;

  const put = (level: BoundaryLevel, grade: BoundaryGrade, blobs: BoundaryBlobs) => {
    revoke(boundaries[level].peek());
    const { areas, lines } = blobs;
    const urls = { grade, areas: URL.createObjectURL(areas), lines: URL.createObjectURL(lines) };
    boundaries[level].value = { kind: 'open', urls };
  };
  const open = async () => {
    const result = await service.openBoundaries(base);
    if (isDisposed || result.ok) return;
    for (const each of Object.values(boundaries)) each.value = { kind: 'failed' };
    for (const problem of result.problems) onProblem(problem);
  };
  const opened = open();

  const stops = [
    effect(() => {
      const state = atlas.value;
      if (state.kind !== 'open') return;
      const { lattice, cells: columns } = state.atlas;
      void service.openCells(lattice, columns.population);
    }),
    effect(() => {
      const state = atlas.value;
      if (state.kind !== 'open' || !areCellsWanted.value) return;
      // Messages arrive in the order in which they are sent, so the cells are there already.
      void service.layOutCells().then((pages) => {
        if (!isDisposed && pages !== undefined) cells.value = { atlas: state.atlas, pages };
      });
    }),
  ];

  return {
    boundaries,
    cells,
    service,
    want(level, grade) {
      if (wanted[level] === 'detail' || wanted[level] === grade) return;
      wanted[level] = grade;
      const fetch = async () => {
        await opened;
        const blobs = await service.boundariesOf(level, grade);
        // A finer grade may have been asked for, and have come, in the meantime.
        if (!isDisposed && blobs !== undefined && wanted[level] === grade) put(level, grade, blobs);
      };
      void fetch();
    },
    wantCells() {
      areCellsWanted.value = true;
    },
    dispose() {
      isDisposed = true;
      for (const stop of stops) stop();
      for (const each of Object.values(boundaries)) revoke(each.peek());
      worker.terminate();
    },
  };
}

function revoke(state: BoundaryState): void {
  if (state.kind !== 'open') return;
  revokeLater(state.urls.areas);
  revokeLater(state.urls.lines);
}
