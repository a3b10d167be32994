/** From pointer and keyboard to places: what is under the pointer is hovered, what is clicked is selected. */
import type { Map as MapLibreMap, MapMouseEvent, PointLike } from 'maplibre-gl';
import type { Atlas } from '../model/atlas.ts';
import type { AppState, Level, Place } from '../state/app-state.ts';
import type { Picker } from '../state/picker.ts';
import { pickCell } from './cell-picking.ts';
import { LAYER } from './map-style.ts';
import { kindOf, POINTS_MIN_ZOOM } from './points.ts';
import { pickSite } from './site-picking.ts';

export interface PointerOptions {
  readonly map: MapLibreMap;
  readonly state: AppState;
  /** The level that is drawn, which may differ from the one asked for. */
  readonly level: () => Level;
  readonly atlas: () => Atlas | undefined;
  /** Coarseness of the cell surface as drawn. */
  readonly cellShift: () => number;
}

/** Connects the map to `hovered` and `selected`; returns how to disconnect. */
export function connectPointer(options: PointerOptions): () => void {
  const { map, state } = options;
  let waiting: MapMouseEvent | undefined;
  let frame = 0;

  const hover = (place: Place | undefined) => {
    if (!isSamePlace(state.hovered.peek(), place)) state.hovered.value = place;
    const isPicking = activePicker(state) !== undefined;
    map.getCanvas().style.cursor = isPicking ? 'crosshair' : place === undefined ? '' : 'pointer';
  };
  // A mouse reports more often than the screen is drawn; only the last word of a frame counts.
  const onMove = (event: MapMouseEvent) => {
    waiting = event;
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      if (waiting !== undefined && !map.isMoving()) hover(placeAt(options, waiting.point, waiting.lngLat));
    });
  };
  const onOut = () => {
    waiting = undefined;
    hover(undefined);
  };
  const onClick = (event: MapMouseEvent) => {
    const picker = activePicker(state);
    if (picker !== undefined) {
      const { lat, lng: lon } = event.lngLat;
      if (picker.pick({ lat, lon }, reachM(map, lat)) !== false) return;
    }
    state.selected.value = siteAt(options, event) ?? placeAt(options, event.point, event.lngLat);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      const picker = activePicker(state);
      if (picker !== undefined) picker.isPicking.value = false;
      else if (state.selected.peek() === undefined) state.block.value = undefined;
      else state.selected.value = undefined;
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const centre = map.getCenter();
    const picker = activePicker(state);
    if (picker !== undefined) {
      const { lat, lng: lon } = centre;
      if (picker.pick({ lat, lon }, reachM(map, lat)) !== false) return;
    }
    state.selected.value = placeAt(options, map.project(centre), centre);
  };

  const canvas = map.getCanvas();
  map.on('mousemove', onMove);
  map.on('mouseout', onOut);
  map.on('dragstart', onOut);
  map.on('click', onClick);
  canvas.addEventListener('keydown', onKey);
  return () => {
    cancelAnimationFrame(frame);
    map.off('mousemove', onMove);
    map.off('mouseout', onOut);
    map.off('dragstart', onOut);
    map.off('click', onClick);
    canvas.removeEventListener('keydown', onKey);
  };
}

const REACH_PX = 9;
const EQUATOR_M = 40_075_016.7;
const TILE_PX = 512;

/** What a finger or a hand with a mouse cannot tell apart, in metres on the ground. */
function reachM(map: MapLibreMap, lat: number): number {
  return (REACH_PX * EQUATOR_M * Math.cos((lat * Math.PI) / 180)) / (TILE_PX * 2 ** map.getZoom());
}

function activePicker({ pickers }: AppState): Picker | undefined {
  return pickers.find(({ isPicking }) => isPicking.peek());
}

/** Half a site's mark, and a finger's or a shaking hand's width. */
const SITE_REACH_PX = 6;

/** The square of the site that is drawn under the pointer. */
function siteAt({ map, state, atlas }: PointerOptions, { point, lngLat }: MapMouseEvent): Place | undefined {
  const outcome = state.outcome.peek();
  const isDrawn = kindOf(state.topic.peek(), map.getZoom() >= POINTS_MIN_ZOOM, false) === 'sites';
  if (atlas() === undefined || outcome === undefined || !isDrawn) return undefined;
  const corner = map.unproject([point.x + SITE_REACH_PX, point.y - SITE_REACH_PX]);
  const reach = { lat: corner.lat - lngLat.lat, lon: corner.lng - lngLat.lng };
  const cell = pickSite(outcome, state.fiscalYear.peek(), lngLat.lat, lngLat.lng, reach);
  return cell < 0 ? undefined : { level: 'cell', index: cell };
}

function placeAt(
  options: PointerOptions,
  point: PointLike,
  { lat, lng }: { lat: number; lng: number },
): Place | undefined {
  const atlas = options.atlas();
  if (atlas === undefined) return undefined;
  const level = options.level();
  if (level === 'cell') {
    const index = pickCell(atlas.lattice, atlas.cells.population, lat, lng, options.cellShift());
    return index < 0 ? undefined : { level, index };
  }
  const layer = level === 'municipality' ? LAYER.municipalityFill : LAYER.prefectureFill;
  const id = options.map.queryRenderedFeatures(point, { layers: [layer] })[0]?.id;
  return typeof id === 'number' ? { level, index: id } : undefined;
}

function isSamePlace(a: Place | undefined, b: Place | undefined): boolean {
  return a?.level === b?.level && a?.index === b?.index;
}
