/** Received power around one site, square by square, and rates of a prefecture, cell by cell, in their classes. */
import { effect, type ReadonlySignal } from '@preact/signals-core';
import type { Feature, Position } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { Atlas } from '../model/atlas.ts';
import { PART_COLUMNS_PER_DEGREE, PART_ROWS_PER_DEGREE } from '../model/coverage/disc.ts';
import { ORIGIN_LON } from '../model/lattice.ts';
import type { SiteFootprint } from '../model/radio/terrain/site-footprint.ts';
import {
  cellsByClass,
  classOf,
  RATE_CLASSES_MBPS,
  RECEIVED_CLASSES_DBM,
  SINR_CLASSES_DB,
} from '../model/radio/terrain/strength-classes.ts';
import type { AppState } from '../state/app-state.ts';
import { lastAnswer } from '../state/asked.ts';
import { signalColoursOf } from '../state/layers/signal-colours.ts';
import { createCellsOverlay } from './cells-overlay.ts';
import { LAYER } from './map-style.ts';

const ID = 'site-signal';
/** Squares that the link budget serves, and those where power arrives that is too little for it. */
const SERVED_OPACITY = 0.85;
const WEAK_OPACITY = 0.35;

export interface SignalOptions {
  readonly map: MapLibreMap;
  readonly state: AppState;
  /** 0 while the map has no style. */
  readonly style: ReadonlySignal<number>;
  readonly atlas: ReadonlySignal<Atlas | undefined>;
}

/** @returns how to stop */
export function connectSignal({ map, state, style, atlas }: SignalOptions): () => void {
  const rates = createCellsOverlay(map, 'terrain-rates');
  const stops = [
    effect(() => {
      const answer = lastAnswer(state.siteSignal.asked.value);
      const colours = signalColoursOf(state.theme.value);
      if (style.value === 0) return;
      setSquares(map, answer === undefined ? [] : footprintFeatures(answer.footprint, colours));
    }),
    effect(() => {
      const lattice = atlas.value?.lattice;
      const shown = state.area.shownRates.value;
      const colours = signalColoursOf(state.theme.value);
      if (style.value === 0 || lattice === undefined) return;
      if (shown === undefined) {
        rates.show(lattice, []);
        return;
      }
      const { cells, rateMbps, sinrDb } = shown.answer;
      const classes =
        shown.layer === 'rate'
          ? cellsByClass(RATE_CLASSES_MBPS, rateMbps, cells)
          : cellsByClass(SINR_CLASSES_DB, sinrDb, cells);
      rates.show(
        lattice,
        classes.map((each, i) => ({ cells: each, colour: colours[i]! })),
      );
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function setSquares(map: MapLibreMap, features: Feature[]): void {
  const data = { type: 'FeatureCollection' as const, features };
  const source = map.getSource<GeoJSONSource>(ID);
  if (source !== undefined) {
    source.setData(data);
    return;
  }
  if (features.length === 0) return;
  map.addSource(ID, { type: 'geojson', data, tolerance: 0 });
  const property = (name: string) => ['get', name] as unknown as string;
  map.addLayer(
    {
      id: ID,
      type: 'fill',
      source: ID,
      paint: {
        'fill-color': property('colour'),
        'fill-opacity': property('opacity') as unknown as number,
        'fill-antialias': false,
      },
    },
    LAYER.highlightHalo,
  );
}

/** One shape per class and kind of service; neighbours in a row are one rectangle. */
export function footprintFeatures(footprint: SiteFootprint, colours: readonly string[]): Feature[] {
  const { partRowMin, partColumnMin, rows, columns, receivedDbm, served } = footprint;
  const shapes: Position[][][][] = Array.from({ length: 2 * RECEIVED_CLASSES_DBM.length }, () => []);
  const kindAt = (at: number): number => {
    const strength = classOf(RECEIVED_CLASSES_DBM, receivedDbm[at]!);
    return strength < 0 || strength >= RECEIVED_CLASSES_DBM.length ? -1 : 2 * strength + served[at]!;
  };
  for (let r = 0; r < rows; r++) {
    const south = (partRowMin + r) / PART_ROWS_PER_DEGREE;
    const north = (partRowMin + r + 1) / PART_ROWS_PER_DEGREE;
    for (let from = 0; from < columns; ) {
      const kind = kindAt(r * columns + from);
      let to = from + 1;
      while (to < columns && kindAt(r * columns + to) === kind) to++;
      if (kind >= 0) {
        const west = ORIGIN_LON + (partColumnMin + from) / PART_COLUMNS_PER_DEGREE;
        const east = ORIGIN_LON + (partColumnMin + to) / PART_COLUMNS_PER_DEGREE;
        shapes[kind]!.push([
          [
            [west, south],
            [east, south],
            [east, north],
            [west, north],
            [west, south],
          ],
        ]);
      }
      from = to;
    }
  }
  return shapes.flatMap((coordinates, kind): Feature[] =>
    coordinates.length === 0
      ? []
      : [
          {
            type: 'Feature',
            properties: {
              colour: colours[kind >> 1],
              opacity: kind % 2 === 1 ? SERVED_OPACITY : WEAK_OPACITY,
            },
            geometry: { type: 'MultiPolygon', coordinates },
          },
        ],
  );
}
