/** The path between the two picked places: a line, and at its ends marks that can be moved. */
import { effect, type ReadonlySignal } from '@preact/signals-core';
import { type GeoJSONSource, type Map as MapLibreMap, Marker } from 'maplibre-gl';
import { localeOf } from '../locale/locale.ts';
import type { AppState } from '../state/app-state.ts';
import { type LatLon, lastAnswer } from '../state/asked.ts';
import { mapColoursOf } from './map-colours.ts';

const ID = 'terrain-path';

interface PathOnMap {
  /**
   * @param line points of the geodesic, once it is known; straight between the ends until then
   * @param labels of the two ends, for those who do not see them
   */
  show(
    ends: readonly LatLon[],
    line: readonly LatLon[] | undefined,
    colour: string,
    labels: readonly string[],
  ): void;
  dispose(): void;
}

export interface PathOptions {
  readonly map: MapLibreMap;
  readonly state: Pick<AppState, 'path' | 'theme' | 'language'>;
  /** 0 while the map has no style. */
  readonly style: ReadonlySignal<number>;
  /** Called when an end has been let go somewhere else; absent on a map that nobody reaches. */
  readonly onMove?: (end: number, place: LatLon) => void;
}

/** @returns how to stop */
export function connectPath({ map, state, style, onMove }: PathOptions): () => void {
  const path = createPathOnMap(map, onMove);
  const stop = effect(() => {
    const ends = state.path.ends.value;
    if (style.value === 0) return;
    const profile = lastAnswer(state.path.profile.value);
    const columns = state.path.profile.value.kind === 'answered' ? profile?.columns : undefined;
    const line = columns && Array.from(columns.lat, (lat, i) => ({ lat, lon: columns.lon[i]! }));
    const { path: words } = localeOf(state.language.value).messages.desks.radio;
    path.show(ends, line, mapColoursOf(state.theme.value).path, [words.station, words.terminal]);
  });
  return () => {
    stop();
    path.dispose();
  };
}

function createPathOnMap(
  map: MapLibreMap,
  onMove: ((end: number, place: LatLon) => void) | undefined,
): PathOnMap {
  const markers: Marker[] = [];

  const setMarker = (end: number, { lat, lon }: LatLon, label: string) => {
    let marker = markers[end];
    if (marker === undefined) {
      const element = document.createElement('div');
      element.className = 'path-end';
      element.textContent = end === 0 ? 'A' : 'B';
      marker = new Marker({ element, draggable: onMove !== undefined });
      marker.on('dragend', () => {
        const at = markers[end]!.getLngLat();
        onMove?.(end, { lat: at.lat, lon: at.lng });
      });
      markers[end] = marker;
    }
    marker.setLngLat([lon, lat]);
    marker.getElement().setAttribute('aria-label', label);
    marker.getElement().title = label;
    marker.addTo(map);
  };

  return {
    show(ends, line, colour, labels) {
      ends.forEach((place, end) => {
        setMarker(end, place, labels[end]!);
      });
      for (const marker of markers.slice(ends.length)) marker.remove();
      const points = ends.length < 2 ? [] : (line ?? ends);
      const data = {
        type: 'Feature' as const,
        properties: {},
        geometry: { type: 'LineString' as const, coordinates: points.map(({ lat, lon }) => [lon, lat]) },
      };
      const source = map.getSource<GeoJSONSource>(ID);
      if (source !== undefined) {
        source.setData(data);
        map.setPaintProperty(ID, 'line-color', colour);
      } else if (points.length > 0) {
        map.addSource(ID, { type: 'geojson', data });
        map.addLayer({
          id: ID,
          type: 'line',
          source: ID,
          paint: { 'line-color': colour, 'line-width': 2.5 },
        });
      }
    },
    dispose() {
      for (const marker of markers) marker.remove();
    },
  };
}
