/**
 * An online map under the layers, from the tiles of the Geospatial Information Authority of Japan (地理院タイル). The
 * atlas's own boundaries stay; where tiles do not come, only they are seen and the user is told once.
 */
import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { localeOf } from '../locale/locale.ts';
import type { AppState } from '../state/app-state.ts';
import type { BaseMap } from '../state/display.ts';
import { LAYER } from './map-style.ts';

const ID = 'base-map';
/** https://maps.gsi.go.jp/development/ichiran.html; the credit is required and links there. */
const CREDIT_URL = 'https://maps.gsi.go.jp/development/ichiran.html';
const TILES: Readonly<Record<Exclude<BaseMap, 'none'>, { url: string; minzoom: number; maxzoom: number }>> = {
  pale: { url: 'https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png', minzoom: 5, maxzoom: 18 },
  photo: {
    url: 'https://cyberjapandata.gsi.go.jp/xyz/seamlessphoto/{z}/{x}/{y}.jpg',
    minzoom: 2,
    maxzoom: 18,
  },
};

export interface BaseMapOnMap {
  /** What the map shows at the moment. */
  readonly shown: ReadonlySignal<BaseMap>;
  /** Whether an error of the map is one of the base map's own, which is told apart. */
  isOwnError(sourceId: string | undefined): boolean;
  dispose(): void;
}

export function connectBaseMap(
  map: MapLibreMap,
  state: AppState,
  style: ReadonlySignal<number>,
): BaseMapOnMap {
  const shown = signal<BaseMap>('none');
  const { baseMap, isBaseMapMissing } = state.display;
  // One tile that fails among others that come is no missing map.
  let hasTiles = false;
  map.on('sourcedata', (event) => {
    if (event.sourceId !== ID || (event as { tile?: unknown }).tile === undefined) return;
    hasTiles = true;
    isBaseMapMissing.value = false;
  });
  const stop = effect(() => {
    const wanted = baseMap.value;
    const language = state.language.value;
    if (style.value === 0) return;
    if (map.getLayer(ID) !== undefined) map.removeLayer(ID);
    if (map.getSource(ID) !== undefined) map.removeSource(ID);
    isBaseMapMissing.value = false;
    hasTiles = false;
    shown.value = wanted;
    if (wanted === 'none') return;
    const { url, minzoom, maxzoom } = TILES[wanted];
    const { credit } = localeOf(language).messages.display.baseMap;
    map.addSource(ID, {
      type: 'raster',
      tiles: [url],
      tileSize: 256,
      minzoom,
      maxzoom,
      attribution: `<a href="${CREDIT_URL}" target="_blank" rel="noreferrer">${credit}</a>`,
    });
    // Above the plain land, below everything that carries a value.
    map.addLayer({ id: ID, type: 'raster', source: ID }, LAYER.municipalityFill);
  });
  return {
    shown,
    isOwnError(sourceId) {
      if (sourceId !== ID) return false;
      if (!hasTiles) isBaseMapMissing.value = true;
      return true;
    },
    dispose: stop,
  };
}
