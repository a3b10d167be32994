/**
 * The left half of a divided map: a second map that follows the first, shows another outcome and is cut off at the
 * divider. It shows the same kinds of things: what belongs to a scenario as A has it, everything else alike. A move of
 * the divider draws nothing anew. It is opened when the map is first divided.
 */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Problem } from '../model/problem.ts';
import type { AppState } from '../state/app-state.ts';
import { LAYERS, levelOf } from '../state/layers/index.ts';
import { connectBackbone } from './backbone-on-map.ts';
import { connectBaseMap } from './base-map.ts';
import { connectGround, type Ground, watchStyle } from './ground.ts';
import { mapColoursOf } from './map-colours.ts';
import type { MapData } from './map-data.ts';
import { createStyle } from './map-style.ts';
import { openMap } from './open-map.ts';
import { connectOwnPicture } from './own-layers.ts';
import { connectOwnSites } from './own-sites-on-map.ts';
import { connectPath } from './path-on-map.ts';
import type { Points } from './points.ts';
import { connectProperty } from './property-on-map.ts';
import { reportErrors } from './report-errors.ts';

export interface SideMap {
  readonly map: MapLibreMap;
  readonly points: Points;
}

export interface SideMapOptions {
  /** The map on screen, and the element that it fills. */
  readonly map: MapLibreMap;
  readonly element: HTMLElement;
  readonly data: MapData;
  readonly state: AppState;
  /** Sites and lines of the map on screen, which lie over both halves. */
  readonly points: Points;
  onProblem(problem: Problem): void;
}

/** @returns the left half while there is one, and how to end it */
export function connectSideMap(options: SideMapOptions): {
  readonly sideMap: ReadonlySignal<SideMap | undefined>;
  dispose(): void;
} {
  const { element, state, points } = options;
  const sideMap = signal<SideMap | undefined>(undefined);
  const isDivided = computed(() => state.comparison.left.value !== undefined);
  let close: (() => void) | undefined;
  const stops = [
    effect(() => {
      if (!isDivided.value) {
        close?.();
        close = undefined;
        sideMap.value = undefined;
      } else if (close === undefined) {
        const opened = openSideMap(options);
        // Without it the map stays whole; the difference of the two needs no second map.
        if (opened === undefined) return;
        close = opened.close;
        sideMap.value = opened.side;
      }
    }),
    effect(() => {
      const share = `${100 * state.comparison.divider.value}%`;
      element.style.setProperty('--divider', share);
      element.dataset.divided = String(isDivided.value);
      points.clip(isDivided.value ? `inset(0 0 0 ${share})` : '');
    }),
  ];
  return {
    sideMap,
    dispose() {
      for (const stop of stops) stop();
      close?.();
    },
  };
}

function openSideMap({
  map,
  element,
  data,
  state,
  onProblem,
}: SideMapOptions): { readonly side: SideMap; close(): void } | undefined {
  const container = document.createElement('div');
  container.className = 'side-map';
  container.setAttribute('aria-hidden', 'true');
  container.inert = true;
  element.append(container);
  const opened = { theme: state.theme.peek(), language: state.language.peek() };
  const result = openMap(container, createStyle(opened.theme, opened.language), {
    interactive: false,
    fadeDuration: 0,
  });
  if (!result.ok) {
    container.remove();
    for (const problem of result.problems) onProblem(problem);
    return undefined;
  }
  const side = result.value;
  side.getCanvas().tabIndex = -1;
  const follow = () => {
    side.jumpTo({ center: map.getCenter(), zoom: map.getZoom() });
  };
  follow();
  map.on('move', follow);
  const layer = computed(() => LAYERS[state.topic.value]);
  const style = watchStyle(side);
  const outcome = state.comparison.left;
  const atlas = computed(() => data.cells.value?.atlas);
  const ground: Ground = connectGround({
    map: side,
    data,
    state,
    style,
    outcome,
    own: state.own.coverage,
    // Figures of the published plan stand in for a run, and A has one.
    prepared: signal(undefined),
    // Where A's members were read under the same draws; otherwise nothing is known of it.
    chance: computed(() => outcome.value && state.uncertainty.shownOf(outcome.value)),
    layer,
    level: computed(() => levelOf(layer.value, state.level.value)),
    areNamesWanted: signal(true),
    opened,
  });
  const baseMap = connectBaseMap(side, state, style);
  reportErrors(side, baseMap.isOwnError, onProblem);
  const { comparedTrials } = state;
  const stops = [
    effect(() => {
      container.style.backgroundColor = mapColoursOf(state.theme.value).sea;
    }),
    connectPath({ map: side, state, style }),
    connectOwnSites({
      map: side,
      state,
      style,
      lattice: computed(() => atlas.value?.lattice),
      sites: computed(() => outcome.value?.scenario.sites ?? []),
      effect: comparedTrials.ownSites,
    }),
    connectBackbone({
      map: side,
      state,
      style,
      atlas,
      outcome,
      consequences: comparedTrials.cut,
      // Members of a disaster are read for the scenario on screen alone.
      risk: signal(undefined),
    }),
    connectOwnPicture({ map: side, state, style }),
    connectProperty({
      map: side,
      state,
      style,
      property: computed(() => outcome.value?.scenario.property ?? []),
      outcome,
    }),
  ];
  side.once('idle', () => {
    element.dataset.sideDrawn = 'true';
  });
  return {
    side: { map: side, points: ground.points },
    close() {
      for (const stop of stops) stop();
      baseMap.dispose();
      map.off('move', follow);
      ground.dispose();
      side.remove();
      container.remove();
      delete element.dataset.sideDrawn;
    },
  };
}
