/** The epicentre that the user places: a mark that can be moved, and a circle whose rim can be pulled. */
import { effect, type ReadonlySignal } from '@preact/signals-core';
import type { Feature } from 'geojson';
import { type GeoJSONSource, type Map as MapLibreMap, Marker } from 'maplibre-gl';
import { localeOf } from '../locale/locale.ts';
import type { AppState } from '../state/app-state.ts';
import type { LatLon } from '../state/asked.ts';
import { radiusKmOf } from '../state/backbone/epicentre.ts';
import { backboneColoursOf } from '../state/layers/backbone-colours.ts';
import { LAYER } from './map-style.ts';

const ID = 'epicentre';
const CORNERS = 96;
const KM_PER_DEGREE = 111.132;

export interface EpicentreOptions {
  readonly map: MapLibreMap;
  readonly state: AppState;
  /** 0 while the map has no style. */
  readonly style: ReadonlySignal<number>;
}

/** @returns how to stop */
export function connectEpicentre({ map, state, style }: EpicentreOptions): () => void {
  const { strike } = state.backbone;
  const markerOf = (name: string, onDrop: (place: LatLon) => void): Marker => {
    const element = document.createElement('div');
    element.className = name;
    const marker = new Marker({ element, draggable: true });
    marker.on('dragend', () => {
      const { lat, lng: lon } = marker.getLngLat();
      onDrop({ lat, lon });
    });
    return marker;
  };
  const centre = markerOf('epicentre', strike.move);
  const rim = markerOf('epicentre-rim', (place) =>
    strike.setRadiusKm(kmBetween(strike.epicentre.peek(), place)),
  );
  const stop = effect(() => {
    const { lat, lon, magnitudeMw } = strike.epicentre.value;
    const isShown =
      state.desk.value === 'hubs' && state.topic.value === 'hubs' && strike.choice.value === 'epicentre';
    if (style.value === 0) return;
    const radiusKm = radiusKmOf(magnitudeMw);
    const east = radiusKm / (KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180));
    const { strike: words } = localeOf(state.language.value).messages.desks.hubs;
    for (const [marker, at, label] of [
      [centre, lon, words.epicentreMark],
      [rim, lon + east, words.rimMark],
    ] as const) {
      if (!isShown) {
        marker.remove();
        continue;
      }
      marker.setLngLat([at, lat]);
      marker.getElement().title = label;
      marker.getElement().setAttribute('aria-label', label);
      marker.addTo(map);
    }
    const features = isShown ? [circle(lat, lon, radiusKm)] : [];
    const data = { type: 'FeatureCollection' as const, features };
    const source = map.getSource<GeoJSONSource>(ID);
    const { epicentre: colour } = backboneColoursOf(state.theme.value);
    if (source !== undefined) source.setData(data);
    else if (isShown) {
      map.addSource(ID, { type: 'geojson', data });
      map.addLayer(
        { id: `${ID}-area`, type: 'fill', source: ID, paint: { 'fill-opacity': 0.18 } },
        LAYER.highlightHalo,
      );
      map.addLayer(
        { id: `${ID}-rim`, type: 'line', source: ID, paint: { 'line-width': 2 } },
        LAYER.highlightHalo,
      );
    } else return;
    map.setPaintProperty(`${ID}-area`, 'fill-color', colour);
    map.setPaintProperty(`${ID}-rim`, 'line-color', colour);
  });
  return () => {
    stop();
    centre.remove();
    rim.remove();
  };
}

function kmBetween(a: LatLon, b: LatLon): number {
  const scale = Math.cos((a.lat * Math.PI) / 180);
  return KM_PER_DEGREE * Math.hypot(b.lat - a.lat, (b.lon - a.lon) * scale);
}

function circle(lat: number, lon: number, radiusKm: number): Feature {
  const north = radiusKm / KM_PER_DEGREE;
  const east = north / Math.cos((lat * Math.PI) / 180);
  const ring = Array.from({ length: CORNERS + 1 }, (_, i) => {
    const angle = (2 * Math.PI * i) / CORNERS;
    return [lon + east * Math.sin(angle), lat + north * Math.cos(angle)];
  });
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
}
