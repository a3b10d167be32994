/** Public property of the scenario on the map: rings, filled where a 5G site stands on it by the year on the slider. */
import { effect, type ReadonlySignal } from '@preact/signals-core';
import type { Feature } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { Outcome } from '../model/outcome.ts';
import type { PublicProperty } from '../model/scenario-places.ts';
import type { AppState, Theme } from '../state/app-state.ts';
import { coloursOf } from '../state/layers/layer-colours.ts';
import { mapColoursOf } from './map-colours.ts';

const ID = 'public-property';
const RADIUS_PX = 5;
const RING_PX = 2.5;

export interface PropertyOnMapOptions {
  readonly map: MapLibreMap;
  readonly state: Pick<AppState, 'fiscalYear' | 'theme'>;
  readonly property: ReadonlySignal<readonly PublicProperty[]>;
  /** The run that the property belongs to; undefined where there is none: what carries a site is known of it alone. */
  readonly outcome: ReadonlySignal<Outcome | undefined>;
  /** 0 while the map has no style. */
  readonly style: ReadonlySignal<number>;
}

/** Draws property for as long as there is any; returns how to stop. */
export function connectProperty(options: PropertyOnMapOptions): () => void {
  const { map, state, style, property, outcome } = options;
  return effect(() => {
    const [fiscalYear, theme] = [state.fiscalYear.value, state.theme.value];
    const features = propertyFeatures(property.value, outcome.value, fiscalYear);
    if (style.value === 0) return;
    const data = { type: 'FeatureCollection' as const, features };
    const source = map.getSource<GeoJSONSource>(ID);
    if (source !== undefined) source.setData(data);
    else if (features.length > 0) map.addSource(ID, { type: 'geojson', data });
    else return;
    if (map.getLayer(ID) === undefined) map.addLayer({ id: ID, type: 'circle', source: ID });
    paint(map, theme);
  });
}

export function propertyFeatures(
  property: readonly PublicProperty[],
  outcome: Pick<Outcome, 'radio'> | undefined,
  fiscalYear: number,
): Feature[] {
  const carrying = new Set<number>();
  if (outcome !== undefined) {
    const { property: on, fiscalYear: years } = outcome.radio.sites;
    on.forEach((index, s) => {
      if (index >= 0 && years[s]! <= fiscalYear) carrying.add(index);
    });
  }
  return property.map(({ lat, lon }, index) => ({
    type: 'Feature',
    id: index,
    properties: { carries: carrying.has(index) },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  }));
}

function paint(map: MapLibreMap, theme: Theme): void {
  const { property } = coloursOf(theme).places;
  const { land } = mapColoursOf(theme);
  map.setPaintProperty(ID, 'circle-radius', RADIUS_PX);
  map.setPaintProperty(ID, 'circle-stroke-width', RING_PX);
  map.setPaintProperty(ID, 'circle-stroke-color', property);
  map.setPaintProperty(ID, 'circle-color', ['case', ['get', 'carries'], property, land]);
}
