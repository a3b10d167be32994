/** Where the map looks, and how far it may go. */
import type { FitBoundsOptions, LngLatBoundsLike, Map as MapLibreMap } from 'maplibre-gl';
import type { Atlas } from '../model/atlas.ts';
import { type MercatorView, mercatorX, mercatorY } from '../model/web-mercator.ts';
import type { Area, CameraMove, CameraView } from '../state/app-state.ts';
import { placeExtent } from './place-extent.ts';

/** Hokkaidō to Kyūshū, the four main islands. */
export const MAIN_ISLANDS: [west: number, south: number, east: number, north: number] = [
  129.3, 30.9, 145.9, 45.6,
];
/** All of Japan with its seas, and room around it so that a wide screen at the smallest scale is not pushed. */
export const REACHABLE: LngLatBoundsLike = [95, 8, 180, 60];
export const MIN_ZOOM = 3.5;
/** In frames too small for the nation at `MIN_ZOOM`. */
export const SMALLEST_ZOOM = 2;
export const MAX_ZOOM = 14;
const PADDING_PX = 24;
const PLACE_MAX_ZOOM = 12;
const LEAST_SEEN_PX = 160;
/** Long enough to see where it goes, short enough not to wait for it. */
const FLIGHT_MS = 1400;

export interface Camera {
  showJapan(): void;
  showPlace(atlas: Atlas, place: Area): void;
  /** @param extent west, south, east, north in degrees */
  showExtent(extent: Extent): void;
  showView(view: CameraMove): void;
  /** What was last shown is shown again beside what now lies over the map, unless somebody has looked elsewhere. */
  keepShown(): void;
}

type Extent = readonly [west: number, south: number, east: number, north: number];

/** How much of the map lies under something else at the moment, in CSS pixels. */
export interface Covered {
  readonly left: number;
  readonly right: number;
}

/** Keeps what it was asked to show in view while the page around the map takes shape, until somebody looks elsewhere. */
export function createCamera(
  map: MapLibreMap,
  covered: () => Covered,
  onMoved: (view: CameraView) => void,
): Camera {
  let shown: 'japan' | Extent | undefined = 'japan';
  // What is sought shall not lie under the desk; where the desk leaves next to nothing, nothing is gained by squeezing.
  const around = (padding: number, { left, right }: Covered) => {
    const isSeen = map.getContainer().clientWidth - left - right > LEAST_SEEN_PX;
    return {
      top: padding,
      bottom: padding,
      left: padding + (isSeen ? left : 0),
      right: padding + (isSeen ? right : 0),
    };
  };
  const fit = (extent: 'japan' | Extent, over: Covered, options: FitBoundsOptions = {}) => {
    const [west, south, east, north] = extent === 'japan' ? MAIN_ISLANDS : extent;
    const padding = around(extent === 'japan' ? PADDING_PX : PADDING_PX * 2, over);
    const maxZoom = extent === 'japan' ? MAX_ZOOM : PLACE_MAX_ZOOM;
    map.fitBounds([west, south, east, north], { padding, maxZoom, ...options });
  };
  const refit = () => {
    if (shown === undefined) return;
    const over = covered();
    // The nation is read around a desk that lies over its edge; a place that is looked for is not.
    fit(shown, shown === 'japan' ? { ...over, right: 0 } : over, { duration: 0 });
  };
  const tell = () => {
    const { lng, lat } = map.getCenter();
    onMoved({ lon: lng, lat, zoom: map.getZoom() });
  };
  map.on('moveend', tell);
  tell();
  map.on('movestart', ({ originalEvent }) => {
    if (originalEvent !== undefined) shown = undefined;
  });
  map.on('resize', () => {
    const { clientWidth, clientHeight } = map.getContainer();
    map.setMinZoom(leastZoom(clientWidth, clientHeight));
    refit();
  });
  return {
    showJapan() {
      shown = 'japan';
      fit(shown, covered());
    },
    showPlace(atlas, place) {
      const extent = placeExtent(atlas, place);
      if (extent === undefined) return;
      const { west, south, east, north } = extent;
      this.showExtent([west, south, east, north]);
    },
    showView({ lon, lat, zoom, isFlight }) {
      shown = undefined;
      // The map itself jumps where the reader's device asks for less motion.
      if (isFlight === true) map.flyTo({ center: [lon, lat], zoom, duration: FLIGHT_MS });
      else map.jumpTo({ center: [lon, lat], zoom });
    },
    showExtent(extent) {
      shown = extent;
      fit(extent, covered());
    },
    keepShown: refit,
  };
}

/** No further out than the main islands need, and in a small frame no nearer than they allow. */
export function leastZoom(width: number, height: number): number {
  return Math.min(MIN_ZOOM, Math.max(SMALLEST_ZOOM, fittingZoom(width, height)));
}

/** At which the main islands fill the room within the padding. */
function fittingZoom(width: number, height: number): number {
  const [west, south, east, north] = MAIN_ISLANDS;
  const fitting = Math.min(
    Math.max(1, width - 2 * PADDING_PX) / (mercatorX(east) - mercatorX(west)),
    Math.max(1, height - 2 * PADDING_PX) / (mercatorY(south) - mercatorY(north)),
  );
  return Math.log2(fitting / WORLD_SIZE_PX);
}

/** Options of a map that shows the main islands first. */
export const INITIAL_VIEW = { bounds: MAIN_ISLANDS, fitBoundsOptions: { padding: PADDING_PX } };

/** CSS pixels to the world at zoom 0. */
export const WORLD_SIZE_PX = 512;

/**
 * What a map opened on `INITIAL_VIEW` shows, without opening one.
 * @param width and `height` of the map in CSS pixels
 */
export function nationalView(
  width: number,
  height: number,
  pixelRatio: number,
): MercatorView & { zoom: number } {
  const [west, south, east, north] = MAIN_ISLANDS;
  const left = mercatorX(west);
  const top = mercatorY(north);
  const right = mercatorX(east);
  const bottom = mercatorY(south);
  const zoom = Math.min(MAX_ZOOM, Math.max(leastZoom(width, height), fittingZoom(width, height)));
  const world = WORLD_SIZE_PX * 2 ** zoom;
  return {
    zoom,
    width: Math.round(width * pixelRatio),
    height: Math.round(height * pixelRatio),
    worldPixels: world * pixelRatio,
    x: (left + right) / 2 - width / 2 / world,
    y: (top + bottom) / 2 - height / 2 / world,
  };
}
