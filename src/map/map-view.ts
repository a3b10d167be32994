/**
 * The map on screen: at once a picture of the nation, then the map that can be moved, which is fetched and woken once
 * the first numbers stand, or as soon as somebody reaches for it.
 */
import './map-view.css';
import { effect, signal } from '@preact/signals-core';
import type { Problem } from '../model/problem.ts';
import type { AppState } from '../state/app-state.ts';
import { createFirstPicture } from './first-picture.ts';
import type { GlMap } from './gl-map.ts';
import { mapColoursOf } from './map-colours.ts';
import type { MapData } from './map-data.ts';

export interface MapViewOptions {
  readonly data: MapData;
  onProblem(problem: Problem): void;
  /** Called once the map that can be moved stands, or once it is known that there will be none. */
  onSettled?(): void;
}

export interface MapView {
  dispose(): void;
}

/** What says that somebody wants more than the picture of the nation. */
const REACHING = ['pointerdown', 'wheel', 'keydown', 'touchstart'] as const;

/**
 * Draws the state into a container. On the container, `data-map-ready="true"` says that the first national picture
 * stands and `data-map-live="true"` that it can be moved; the marks `denen:map-ready`, `denen:map-live` and
 * `denen:recoloured` say when.
 */
export function createMapView(container: HTMLElement, state: AppState, options: MapViewOptions): MapView {
  const { data, onProblem, onSettled } = options;
  const isWanted = signal(false);
  const want = () => {
    isWanted.value = true;
  };
  for (const type of REACHING) container.addEventListener(type, want, { passive: true, once: true });
  let isDisposed = false;

  const say = (what: 'ready' | 'live') => {
    const name = what === 'ready' ? 'mapReady' : 'mapLive';
    if (container.dataset[name] === 'true') return;
    container.dataset[name] = 'true';
    performance.mark(`denen:map-${what}`);
  };
  const picture = createFirstPicture(container, {
    data,
    state,
    onShown() {
      say('ready');
      performance.mark('denen:recoloured');
    },
  });

  const open = async (): Promise<GlMap | undefined> => {
    const { openGlMap } = await import('./gl-map.ts');
    if (isDisposed) return undefined;
    const opened = await openGlMap(container, state, {
      data,
      onProblem,
      onDrawn() {
        picture.dispose();
        say('ready');
        say('live');
        onSettled?.();
      },
    });
    if (opened.ok) return opened.value;
    for (const problem of opened.problems) onProblem(problem);
    onSettled?.();
    return undefined;
  };
  let map: Promise<GlMap | undefined> | undefined;
  const stops = [
    effect(() => {
      container.style.backgroundColor = mapColoursOf(state.theme.value).sea;
    }),
    effect(() => {
      const isFirstRunOver =
        state.outcome.value !== undefined || !['idle', 'running'].includes(state.run.value.kind);
      const isMoved = state.level.value !== 'cell' || state.flyTo.value !== undefined;
      const hasOwnData = state.own.entries.value.length > 0;
      if (isFirstRunOver || isMoved || hasOwnData || isWanted.value) map ??= open();
    }),
  ];

  return {
    dispose() {
      isDisposed = true;
      for (const stop of stops) stop();
      picture.dispose();
      void map?.then((opened) => opened?.dispose());
      data.dispose();
    },
  };
}
