/** Own data on the map: points and lines of every imported set, above everything but names. */

import { effect, type ReadonlySignal } from '@preact/signals-core';
import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { AppState, Theme } from '../state/app-state.ts';
import type { OwnEntry } from '../state/own/own-data.ts';
import type { Camera } from './camera.ts';
import { mapColoursOf } from './map-colours.ts';
import { LAYER } from './map-style.ts';
import { revokeLater } from './object-urls.ts';

/** Half a square around the pointer in which a point counts as hit, px. */
const REACH_PX = 5;

interface OwnLayers {
  /** @param style 0 while the map has none; a new number after it was built anew */
  show(style: number, entries: readonly OwnEntry[], theme: Theme): void;
  /** The point of a set that is drawn there, px of the map. */
  pointAt(x: number, y: number): { readonly entry: number; readonly index: number } | undefined;
  dispose(): void;
}

interface Shown {
  readonly entry: OwnEntry;
  readonly url: string;
}

export interface OwnDataOptions {
  readonly map: MapLibreMap;
  readonly state: AppState;
  /** 0 while the map has no style. */
  readonly style: ReadonlySignal<number>;
  readonly camera: Camera;
}

/** Draws own data for as long as it is there, opens what is clicked, and goes where the desk asks; returns how to stop. */
export function connectOwnData({ map, state, style, camera }: OwnDataOptions): () => void {
  const layers = createOwnLayers(map);
  const onClick = ({ point: { x, y } }: MapMouseEvent) => {
    const hit = layers.pointAt(x, y);
    if (hit === undefined) return;
    state.desk.value = 'data';
    state.own.shownPoint.value = hit;
  };
  map.on('click', onClick);
  const stops = [
    drawOwnData(layers, state, style),
    effect(() => {
      const extent = state.own.flyTo.value;
      if (extent === undefined || style.value === 0) return;
      camera.showExtent(extent);
      state.own.flyTo.value = undefined;
    }),
  ];
  return () => {
    map.off('click', onClick);
    for (const stop of stops) stop();
  };
}

/** Draws own data and nothing more: on a map that nobody points at. */
export function connectOwnPicture({ map, state, style }: Omit<OwnDataOptions, 'camera'>): () => void {
  return drawOwnData(createOwnLayers(map), state, style);
}

function drawOwnData(layers: OwnLayers, state: AppState, style: ReadonlySignal<number>): () => void {
  const stop = effect(() => layers.show(style.value, state.own.entries.value, state.theme.value));
  return () => {
    stop();
    layers.dispose();
  };
}

function createOwnLayers(map: MapLibreMap): OwnLayers {
  let shown: readonly Shown[] = [];
  let builtIn = 0;

  const remove = ({ entry, url }: Shown) => {
    revokeLater(url);
    const id = idOf(entry);
    if (map.getLayer(id) !== undefined) map.removeLayer(id);
    if (map.getSource(id) !== undefined) map.removeSource(id);
  };
  const add = (entry: OwnEntry): Shown[] => {
    const { set } = entry;
    if (!('geometry' in set)) return [];
    const url = URL.createObjectURL(set.geometry);
    const id = idOf(entry);
    const data = url as unknown as Parameters<GeoJSONSource['setData']>[0];
    map.addSource(id, { type: 'geojson', data });
    if (isPoints(entry)) map.addLayer({ id, type: 'circle', source: id, paint: POINT_PAINT });
    else map.addLayer({ id, type: 'line', source: id, paint: LINE_PAINT }, LAYER.highlightHalo);
    return [{ entry, url }];
  };

  return {
    show(style, entries, theme) {
      if (style === 0) return;
      if (style !== builtIn) {
        for (const { url } of shown) revokeLater(url);
        shown = [];
        builtIn = style;
      }
      for (const each of shown) if (!entries.includes(each.entry)) remove(each);
      const kept = shown.filter(({ entry }) => entries.includes(entry));
      const known = kept.map(({ entry }) => entry);
      shown = [...kept, ...entries.filter((entry) => !known.includes(entry)).flatMap(add)];
      const { own, labelHalo } = mapColoursOf(theme);
      for (const { entry } of shown) {
        const id = idOf(entry);
        map.setPaintProperty(id, isPoints(entry) ? 'circle-color' : 'line-color', own);
        if (isPoints(entry)) map.setPaintProperty(id, 'circle-stroke-color', labelHalo);
      }
    },
    pointAt(x, y) {
      const layers = shown.filter(({ entry }) => isPoints(entry)).map(({ entry }) => idOf(entry));
      if (layers.length === 0) return undefined;
      const box: [[number, number], [number, number]] = [
        [x - REACH_PX, y - REACH_PX],
        [x + REACH_PX, y + REACH_PX],
      ];
      const [hit] = map.queryRenderedFeatures(box, { layers });
      const entry = shown.find((each) => idOf(each.entry) === hit?.layer.id)?.entry;
      if (entry === undefined || typeof hit?.id !== 'number') return undefined;
      return { entry: entry.id, index: hit.id };
    },
    dispose() {
      for (const { url } of shown) revokeLater(url);
      shown = [];
    },
  };
}

const POINT_PAINT = { 'circle-radius': 5, 'circle-stroke-width': 1.5 };
const LINE_PAINT = { 'line-width': 1.6, 'line-dasharray': [3, 1.5] };

function idOf({ id }: OwnEntry): string {
  return `own-${id}`;
}

function isPoints({ set }: OwnEntry): boolean {
  return set.kind === 'sites' || set.kind === 'property';
}
