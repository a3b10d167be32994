/**
 * Which points and links are drawn over the map when. deck.gl, which draws them, is only fetched once there is
 * something for it to draw: the national picture does not wait for it.
 */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Atlas } from '../model/atlas.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Theme, Topic } from '../state/app-state.ts';
import type { PointsOverlay } from './points-overlay.ts';

/** Below this scale tens of thousands of points would be a carpet, not information. */
export const POINTS_MIN_ZOOM = 8;

/** `seaEdges` are the few of the network that matter at a national scale: submarine cables. */
export type PointsKind = 'none' | 'hubs' | 'sites' | 'seaEdges' | 'edges';

export interface PointsInput {
  readonly atlas: Atlas;
  readonly outcome: Outcome | undefined;
  readonly topic: Topic;
  /** Whether the fibre network is drawn over the fibre topics. */
  readonly isNetworkShown: boolean;
  readonly fiscalYear: number;
  readonly theme: Theme;
}

export interface PointsView {
  readonly atlas: Atlas;
  readonly outcome: Outcome;
  readonly kind: PointsKind;
  readonly fiscalYear: number;
  readonly theme: Theme;
}

export interface Points {
  show(input: PointsInput): void;
  /** What is drawn, to be laid over a picture of the map. */
  canvas(): HTMLCanvasElement | undefined;
  /** Shows a part of the drawing only: a CSS `clip-path`, empty for all of it. */
  clip(path: string): void;
  /** Draws again with the map's next frame, at so many dots per CSS pixel; undefined for the screen's own. */
  redraw(pixelRatio: number | undefined): void;
  dispose(): void;
}

export function createPoints(map: MapLibreMap): Points {
  let input: PointsInput | undefined;
  let overlay: PointsOverlay | undefined;
  let isOpening = false;
  let isDisposed = false;
  let clipPath = '';
  let isDetailed = map.getZoom() >= POINTS_MIN_ZOOM;

  const open = async () => {
    isOpening = true;
    const { createPointsOverlay } = await import('./points-overlay.ts');
    isOpening = false;
    if (isDisposed) return;
    overlay = createPointsOverlay(map);
    overlay.clip(clipPath);
    draw();
  };
  const draw = () => {
    if (input?.outcome === undefined) return;
    const { outcome, topic, isNetworkShown, ...others } = input;
    const kind = kindOf(topic, isDetailed, isNetworkShown);
    if (overlay !== undefined) overlay.show({ ...others, outcome, kind });
    else if (kind !== 'none' && !isOpening) void open();
  };
  const onZoom = () => {
    const next = map.getZoom() >= POINTS_MIN_ZOOM;
    if (next === isDetailed) return;
    isDetailed = next;
    draw();
  };
  // The overlay has a canvas of its own, which is lost together with the map's and does not come back by itself.
  const onRestored = () => {
    overlay?.dispose();
    overlay = undefined;
    draw();
  };
  map.on('zoom', onZoom);
  map.on('webglcontextrestored', onRestored);

  return {
    show(next) {
      input = next;
      draw();
    },
    canvas: () => overlay?.canvas(),
    clip(path) {
      clipPath = path;
      overlay?.clip(path);
    },
    redraw: (pixelRatio) => overlay?.redraw(pixelRatio),
    dispose() {
      isDisposed = true;
      map.off('zoom', onZoom);
      map.off('webglcontextrestored', onRestored);
      overlay?.dispose();
    },
  };
}

export function kindOf(topic: Topic, isDetailed: boolean, isNetworkShown: boolean): PointsKind {
  switch (topic) {
    case 'hubs':
      return 'hubs';
    case 'radio':
    case 'radioYear':
    case 'radioOverlap':
      return isDetailed ? 'sites' : 'none';
    case 'fibre':
    case 'fibreYear':
    case 'fibreCost':
    case 'fibreTechnology':
      if (!isNetworkShown) return 'none';
      return isDetailed ? 'edges' : 'seaEdges';
    case 'population':
    case 'chance':
      return 'none';
  }
}
