/**
 * What the map's worker prepares, as signals: boundaries as addresses that the map's sources read, cells as pages.
 * The nation needs prefectures only; municipalities follow when they are first asked for.
 */
import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { type Remote, wrap } from 'comlink';
import type { BoundaryBlobs, MapService } from '../../workers/map.service.ts';
import type { CellPages } from '../data/cell-pages.ts';
import type { Atlas } from '../model/atlas.ts';
import type { Problem } from '../model/problem.ts';
import type { AtlasState } from '../state/app-state.ts';

/** Addresses of GeoJSON. */
export interface BoundaryUrls {
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
  readonly prefectures: ReadonlySignal<BoundaryState>;
  readonly municipalities: ReadonlySignal<BoundaryState>;
  readonly cells: ReadonlySignal<LaidOutCells | undefined>;
  readonly service: Remote<MapService>;
  /** Asks for the municipalities, once. */
  wantMunicipalities(): void;
  dispose(): void;
}

export function openMapData(
  base: string,
  atlas: ReadonlySignal<AtlasState>,
  onProblem: (problem: Problem) => void,
): MapData {
  const worker = new Worker(new URL('../../workers/map.worker.ts', import.meta.url), { type: 'module' });
  const service = wrap<MapService>(worker);
  const prefectures = signal<BoundaryState>({ kind: 'opening' });
  const municipalities = signal<BoundaryState>({ kind: 'opening' });
  const cells = signal<LaidOutCells | undefined>(undefined);
  let isDisposed = false;
  let isWanted = false;

  const openPrefectures = async () => {
    const result = await service.openPrefectures(base);
    if (isDisposed) return;
    if (result.ok) {
      prefectures.value = { kind: 'open', urls: urlsOf(result.value) };
    } else {
      prefectures.value = { kind: 'failed' };
      for (const problem of result.problems) onProblem(problem);
    }
  };
  const opened = openPrefectures();
  const openMunicipalities = async () => {
    await opened;
    const blobs = await service.openMunicipalities();
    if (isDisposed) return;
    municipalities.value = blobs === undefined ? { kind: 'failed' } : { kind: 'open', urls: urlsOf(blobs) };
  };

  const stop = effect(() => {
    const state = atlas.value;
    if (state.kind !== 'open') return;
    const { lattice, cells: columns } = state.atlas;
    void service.layOutCells(lattice, columns.population).then((pages) => {
      if (!isDisposed) cells.value = { atlas: state.atlas, pages };
    });
  });

  return {
    prefectures,
    municipalities,
    cells,
    service,
    wantMunicipalities() {
      if (isWanted) return;
      isWanted = true;
      void openMunicipalities();
    },
    dispose() {
      isDisposed = true;
      stop();
      for (const state of [prefectures.peek(), municipalities.peek()]) {
        if (state.kind !== 'open') continue;
        URL.revokeObjectURL(state.urls.areas);
        URL.revokeObjectURL(state.urls.lines);
      }
      worker.terminate();
    },
  };
}

function urlsOf({ areas, lines }: BoundaryBlobs): BoundaryUrls {
  return { areas: URL.createObjectURL(areas), lines: URL.createObjectURL(lines) };
}
