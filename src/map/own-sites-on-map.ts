/** Own 5G sites on the map: marks that can be moved, how far each reaches, and the squares that count because of them. */
import { effect, type ReadonlySignal } from '@preact/signals-core';
import type { Feature } from 'geojson';
import { type GeoJSONSource, type Map as MapLibreMap, Marker } from 'maplibre-gl';
import { localeOf } from '../locale/locale.ts';
import { PART_COLUMNS_PER_DEGREE, PART_ROWS_PER_DEGREE } from '../model/coverage/disc.ts';
import type { Lattice } from '../model/lattice.ts';
import type { TrialAnswer } from '../model/radio/site-trial.ts';
import type { ScenarioSite } from '../model/scenario-places.ts';
import type { AppState } from '../state/app-state.ts';
import { type Asked, type LatLon, lastAnswer } from '../state/asked.ts';
import { cellBounds } from './cell-picking.ts';
import { mapColoursOf } from './map-colours.ts';

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

export interface OwnSitesOptions {
  readonly map: MapLibreMap;
  readonly state: Pick<AppState, 'theme' | 'language'>;
  /** 0 while the map has no style. */
  readonly style: ReadonlySignal<number>;
  readonly lattice: ReadonlySignal<Lattice | undefined>;
  readonly sites: ReadonlySignal<readonly ScenarioSite[]>;
  readonly effect: ReadonlySignal<Asked<TrialAnswer>>;
  /** Called when a site has been let go somewhere else; absent on a map that nobody reaches. */
  readonly onMove?: (index: number, place: LatLon) => void;
  /** Share of the map, from its left, that another one covers: what is not seen must not be grasped. */
  readonly covered?: ReadonlySignal<number>;
}

/** @returns how to stop */
export function connectOwnSites(options: OwnSitesOptions): () => void {
  const { map, state, style, lattice, sites, covered } = options;
  const shown = createOwnSitesOnMap(map, options.onMove);
  const cover = () => shown.cover(covered?.peek() ?? 0);
  map.on('move', cover);
  const stops = [
    effect(() => {
      const [known, list] = [lattice.value, sites.value];
      if (style.value === 0 || known === undefined) return;
      const answer = list.length === 0 ? undefined : lastAnswer(options.effect.value);
      const { own: words } = localeOf(state.language.value).messages.desks.radio;
      shown.show(list, answer, known, mapColoursOf(state.theme.value).ownSite, words.site);
      cover();
    }),
    effect(() => shown.cover(covered?.value ?? 0)),
  ];
  return () => {
    map.off('move', cover);
    for (const stop of stops) stop();
    shown.dispose();
  };
}

interface OwnSitesOnMap {
  show(
    sites: readonly ScenarioSite[],
    answer: TrialAnswer | undefined,
    lattice: Lattice,
    colour: string,
    label: (position: number) => string,
  ): void;
  /** Hides the marks left of that share of the map. */
  cover(share: number): void;
  dispose(): void;
}

function createOwnSitesOnMap(
  map: MapLibreMap,
  onMove: ((index: number, place: LatLon) => void) | undefined,
): OwnSitesOnMap {
  /** By position in the list. */
  const markers: Marker[] = [];
  let isCovered = false;

  const markerOf = (index: number): Marker => {
    const element = document.createElement('div');
    element.className = 'own-site';
    const marker = new Marker({ element, draggable: onMove !== undefined });
    markers.push(marker);
    if (onMove === undefined) return marker;
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
    show(sites, answer, lattice, colour, label) {
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
          ...Array.from(answer?.addedCells ?? [], (cell) => cellFeature(lattice, cell)),
          ...sites.flatMap((site, i) => {
            const own = answer?.sites[i];
            return [siteFeature(site), ...(own === undefined ? [] : [reachFeature(site, own.rangeM)])];
          }),
        ],
        colour,
      );
    },
    cover(share) {
      if (share === 0 && !isCovered) return;
      isCovered = share > 0;
      const edge = share * map.getContainer().clientWidth;
      for (const marker of markers) {
        const isUnder = isCovered && map.project(marker.getLngLat()).x < edge;
        marker.getElement().style.visibility = isUnder ? 'hidden' : '';
      }
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
