/** The path between the two picked places: a line, and at its ends marks that can be moved. */
import { type GeoJSONSource, type Map as MapLibreMap, Marker } from 'maplibre-gl';
import type { LatLon } from '../state/asked.ts';

const ID = 'terrain-path';

export interface PathOnMap {
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

/** @param onMove called when an end has been let go somewhere else */
export function createPathOnMap(map: MapLibreMap, onMove: (end: number, place: LatLon) => void): PathOnMap {
  const markers: Marker[] = [];

  const setMarker = (end: number, { lat, lon }: LatLon, label: string) => {
    let marker = markers[end];
    if (marker === undefined) {
      const element = document.createElement('div');
      element.className = 'path-end';
      element.textContent = end === 0 ? 'A' : 'B';
      marker = new Marker({ element, draggable: true });
      marker.on('dragend', () => {
        const at = markers[end]!.getLngLat();
        onMove(end, { lat: at.lat, lon: at.lng });
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
