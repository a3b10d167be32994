/** Where the map looks, and how far it may go. */
import type { LngLatBoundsLike, Map as MapLibreMap } from 'maplibre-gl';
import type { Atlas } from '../model/atlas.ts';
import { type MercatorView, mercatorX, mercatorY } from '../model/web-mercator.ts';
import type { CameraMove, CameraView, Place } from '../state/app-state.ts';
import { placeExtent } from './place-extent.ts';

/** Hokkaidō to Kyūshū, the four main islands. */
export const MAIN_ISLANDS: [west: number, south: number, east: number, north: number] = [
  129.3, 30.9, 145.9, 45.6,
];
/** All of Japan with its seas, and room around it so that a wide screen at the smallest scale is not pushed. */
export const REACHABLE: LngLatBoundsLike = [95, 8, 180, 60];
export const MIN_ZOOM = 3.5;
export const MAX_ZOOM = 14;
const PADDING_PX = 24;
const PLACE_MAX_ZOOM = 12;
const LEAST_SEEN_PX = 160;
/** Long enough to see where it goes, short enough not to wait for it. */
const FLIGHT_MS = 1400;

export interface Camera {
  showJapan(): void;
  showPlace(atlas: Atlas, place: Place): void;
  /** @param extent west, south, east, north in degrees */
  showExtent(extent: readonly [number, number, number, number]): void;
  showView(view: CameraMove): void;
}

/** Keeps the nation in view while the page around the map still takes shape, until somebody looks elsewhere. */
/** @param coveredPx how much of the map's right side lies under something else at the moment */
export function createCamera(
  map: MapLibreMap,
  coveredPx: () => number,
  onMoved: (view: CameraView) => void,
): Camera {
  let isNation = true;
  // What is sought shall not lie under the desk; where the desk leaves next to nothing, nothing is gained by squeezing.
  const around = (padding: number) => {
    const left = map.getContainer().clientWidth - coveredPx();
    const right = left > LEAST_SEEN_PX ? padding + coveredPx() : padding;
    return { top: padding, bottom: padding, left: padding, right };
  };
  const tell = () => {
    const { lng, lat } = map.getCenter();
    onMoved({ lon: lng, lat, zoom: map.getZoom() });
  };
  map.on('moveend', tell);
  tell();
  map.on('movestart', ({ originalEvent }) => {
    if (originalEvent !== undefined) isNation = false;
  });
  map.on('resize', () => {
    if (isNation) map.fitBounds(MAIN_ISLANDS, { padding: PADDING_PX, duration: 0 });
  });
  return {
    showJapan() {
      isNation = true;
      map.fitBounds(MAIN_ISLANDS, { padding: around(PADDING_PX) });
    },
    showPlace(atlas, place) {
      const extent = placeExtent(atlas, place);
      if (extent === undefined) return;
      const { west, south, east, north } = extent;
      this.showExtent([west, south, east, north]);
    },
    showView({ lon, lat, zoom, isFlight }) {
      isNation = false;
      // The map itself jumps where the reader's device asks for less motion.
      if (isFlight === true) map.flyTo({ center: [lon, lat], zoom, duration: FLIGHT_MS });
      else map.jumpTo({ center: [lon, lat], zoom });
    },
    showExtent([west, south, east, north]) {
      isNation = false;
      map.fitBounds([west, south, east, north], { padding: around(PADDING_PX * 2), maxZoom: PLACE_MAX_ZOOM });
    },
  };
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
  const fitting = Math.min(
    Math.max(1, width - 2 * PADDING_PX) / (right - left),
    Math.max(1, height - 2 * PADDING_PX) / (bottom - top),
  );
  const zoom = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, Math.log2(fitting / WORLD_SIZE_PX)));
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
