/**
 * The outlines of the hovered and the selected place, and of the prefectures of a block, fetched from the map's worker
 * one area at a time.
 */
import type { Feature, Geometry } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { Lattice } from '../model/lattice.ts';
import type { Place } from '../state/app-state.ts';
import { cellBounds, cellCentre } from './cell-picking.ts';
import { LAYER, SOURCE } from './map-style.ts';

export type Role = 'hovered' | 'selected';
export type AreaOf = (level: 'municipality' | 'prefecture', index: number) => Promise<Geometry | undefined>;

export interface Highlight {
  /** @param within prefectures of the block that is looked into */
  show(
    lattice: Lattice,
    places: Readonly<Record<Role, Place | undefined>>,
    within: readonly number[],
  ): Promise<void>;
}

/** Hidden while there is nothing in them: a layer that is seen has masks of its tiles drawn in every frame, twice. */
const LAYERS = [LAYER.highlightHalo, LAYER.highlightLine, LAYER.highlightPoint];

export function createHighlight(map: MapLibreMap, areaOf: AreaOf): Highlight {
  let newest = 0;
  let isVisible = false;
  const setVisible = (next: boolean) => {
    if (next === isVisible) return;
    isVisible = next;
    for (const id of LAYERS) map.setLayoutProperty(id, 'visibility', next ? 'visible' : 'none');
  };
  return {
    async show(lattice, places, within) {
      const own = ++newest;
      const features = await Promise.all([
        ...within.map((index) => featuresOf(lattice, { level: 'prefecture', index }, 'within', areaOf)),
        ...(['hovered', 'selected'] as const).map((role) => featuresOf(lattice, places[role], role, areaOf)),
      ]);
      // The pointer may have moved on while the worker was asked.
      if (own !== newest) return;
      const source = map.getSource<GeoJSONSource>(SOURCE.highlight);
      source?.setData({ type: 'FeatureCollection', features: features.flat() });
      setVisible(features.flat().length > 0);
    },
  };
}

async function featuresOf(
  lattice: Lattice,
  place: Place | undefined,
  role: Role | 'within',
  areaOf: AreaOf,
): Promise<Feature[]> {
  if (place === undefined) return [];
  const feature = (geometry: Geometry): Feature => ({ type: 'Feature', geometry, properties: { role } });
  if (place.level === 'cell') {
    const square = feature(squareOf(lattice, place.index));
    if (role !== 'selected') return [square];
    // At small scales the square is less than a pixel; a ring says where it is.
    return [square, feature({ type: 'Point', coordinates: cellCentre(lattice, place.index) })];
  }
  const area = await areaOf(place.level, place.index);
  return area === undefined ? [] : [feature(area)];
}

function squareOf(lattice: Lattice, cellIndex: number): Geometry {
  const { west, south, east, north } = cellBounds(lattice, cellIndex);
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}
