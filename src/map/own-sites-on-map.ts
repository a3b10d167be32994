/** Own 5G sites on the map: marks that can be moved, how far each reaches, and the squares that count because of them. */

import type { Feature } from 'geojson';
import { type GeoJSONSource, type Map as MapLibreMap, Marker } from 'maplibre-gl';
import { PART_COLUMNS_PER_DEGREE, PART_ROWS_PER_DEGREE } from '../model/coverage/disc.ts';
import type { Lattice } from '../model/lattice.ts';
import type { TrialAnswer } from '../model/radio/site-trial.ts';
import type { ScenarioSite } from '../model/scenario-places.ts';
import type { LatLon } from '../state/asked.ts';
import { cellBounds } from './cell-picking.ts';

const ID = 'own-sites';
const REACH_CORNERS = 72;

/** A 125 m square north and east, degrees. */
const NORTH = 1 / PART_ROWS_PER_DEGREE;
const EAST = 1 / PART_COLUMNS_PER_DEGREE;
const KEY_STEPS: Readonly<Record<string, readonly [lat: number, lon: number]>> = {
  ArrowUp: [NORTH, 0],
  ArrowDown: [-NORTH, 0],
  ArrowRight: [0, EAST],
  ArrowLeft: [0, -EAST],
};

export interface OwnSitesOnMap {
  show(
    sites: readonly ScenarioSite[],
    effect: TrialAnswer | undefined,
    lattice: Lattice,
    colour: string,
    label: (position: number) => string,
  ): void;
  dispose(): void;
}

/** @param onMove called when a site has been let go somewhere else */
export function createOwnSitesOnMap(
  map: MapLibreMap,
  onMove: (index: number, place: LatLon) => void,
): OwnSitesOnMap {
  /** By position in the list. */
  const markers: Marker[] = [];

  const markerOf = (index: number): Marker => {
    const element = document.createElement('div');
    element.className = 'own-site';
    const marker = new Marker({ element, draggable: true });
    element.tabIndex = 0;
    element.addEventListener('keydown', (event) => {
      const step = KEY_STEPS[event.key];
      if (step === undefined) return;
      // The map would move by the same key.
      event.preventDefault();
      event.stopPropagation();
      const { lat, lng } = marker.getLngLat();
      onMove(index, { lat: lat + step[0], lon: lng + step[1] });
    });
    marker.on('dragend', () => {
      const { lat, lng } = marker.getLngLat();
      onMove(index, { lat, lon: lng });
    });
    markers.push(marker);
    return marker;
  };

  const setData = (features: Feature[], colour: string) => {
    const data = { type: 'FeatureCollection' as const, features };
    const source = map.getSource<GeoJSONSource>(ID);
    if (source !== undefined) {
      source.setData(data);
      return;
    }
    if (features.length === 0) return;
    map.addSource(ID, { type: 'geojson', data });
    map.addLayer({
      id: `${ID}-cells`,
      type: 'fill',
      source: ID,
      filter: ['==', ['get', 'kind'], 'cell'],
      paint: { 'fill-color': colour, 'fill-opacity': 0.75 },
    });
    // Beneath the marks, which a picture of the map does not have.
    map.addLayer({
      id: `${ID}-sites`,
      type: 'circle',
      source: ID,
      filter: ['==', ['get', 'kind'], 'site'],
      paint: { 'circle-color': colour, 'circle-radius': 6 },
    });
    map.addLayer({
      id: `${ID}-reach`,
      type: 'line',
      source: ID,
      filter: ['==', ['get', 'kind'], 'reach'],
      paint: { 'line-color': colour, 'line-width': 1.5, 'line-dasharray': [3, 2] },
    });
  };

  return {
    show(sites, effect, lattice, colour, label) {
      for (const marker of markers.splice(sites.length)) marker.remove();
      sites.forEach(({ lat, lon }, i) => {
        const known = markers[i];
        const marker = (known ?? markerOf(i)).setLngLat([lon, lat]);
        const element = marker.getElement();
        element.textContent = String(i + 1);
        element.title = label(i + 1);
        element.setAttribute('aria-label', label(i + 1));
        // Put in again, it would lose the focus between two arrow keys.
        if (known === undefined) marker.addTo(map);
      });
      setData(
        [
          ...Array.from(effect?.addedCells ?? [], (cell) => cellFeature(lattice, cell)),
          ...sites.flatMap((site, i) => {
            const answer = effect?.sites[i];
            return [siteFeature(site), ...(answer === undefined ? [] : [reachFeature(site, answer.rangeM)])];
          }),
        ],
        colour,
      );
    },
    dispose() {
      for (const marker of markers) marker.remove();
    },
  };
}

function cellFeature(lattice: Lattice, cell: number): Feature {
  const { west, south, east, north } = cellBounds(lattice, cell);
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    type: 'Feature',
    properties: { kind: 'cell' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}

function siteFeature({ lat, lon }: LatLon): Feature {
  return {
    type: 'Feature',
    properties: { kind: 'site' },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  };
}

/** Metres per degree of latitude, near enough for a dashed line. */
const M_PER_DEGREE = 111_132;

function reachFeature({ lat, lon }: LatLon, rangeM: number): Feature {
  const north = rangeM / M_PER_DEGREE;
  const east = north / Math.cos((lat * Math.PI) / 180);
  const coordinates = Array.from({ length: REACH_CORNERS + 1 }, (_, i) => {
    const angle = (2 * Math.PI * i) / REACH_CORNERS;
    return [lon + east * Math.sin(angle), lat + north * Math.cos(angle)];
  });
  return { type: 'Feature', properties: { kind: 'reach' }, geometry: { type: 'LineString', coordinates } };
}
