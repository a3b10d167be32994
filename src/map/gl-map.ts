/**
 * The map that can be moved: listens to the state and draws it. It owns no truth; whatever it shows can be thrown away
 * and drawn again, which is what happens when the graphics card is lost.
 */
import 'maplibre-gl/dist/maplibre-gl.css';
import { computed, effect, signal } from '@preact/signals-core';
import { localeOf } from '../locale/locale.ts';
import { type Problem, type Result, success } from '../model/problem.ts';
import type { AppState } from '../state/app-state.ts';
import { levelOf } from '../state/layers/index.ts';
import { connectBackbone } from './backbone-on-map.ts';
import { connectBaseMap } from './base-map.ts';
import { createCamera } from './camera.ts';
import { createCellsOverlay } from './cells-overlay.ts';
import { addControls } from './controls.ts';
import { connectEpicentre } from './epicentre-on-map.ts';
import { connectGround, watchStyle } from './ground.ts';
import { mapColoursOf } from './map-colours.ts';
import type { MapData } from './map-data.ts';
import { createStyle, DETAIL_MIN_ZOOM, SOURCE } from './map-style.ts';
import { openMap, prewarmMap, wakeGraphicsCard } from './open-map.ts';
import { connectOwnData } from './own-layers.ts';
import { connectOwnSites } from './own-sites-on-map.ts';
import { connectPath } from './path-on-map.ts';
import { createPictureMaker } from './picture-maker.ts';
import { connectPointer } from './pointer.ts';
import { connectProperty } from './property-on-map.ts';
import { reportErrors } from './report-errors.ts';
import { connectSideMap } from './side-map.ts';
import { connectSignal } from './signal-on-map.ts';
import { whenDrawn } from './when-drawn.ts';

export interface GlMapOptions {
  readonly data: MapData;
  onProblem(problem: Problem): void;
  /** Called once the first national picture stands. */
  onDrawn(): void;
}

export interface GlMap {
  dispose(): void;
}

/** Draws the state into a container; unseen until the first national picture stands. */
export async function openGlMap(
  container: HTMLElement,
  state: AppState,
  { data, onProblem, onDrawn }: GlMapOptions,
): Promise<Result<GlMap>> {
  data.want('prefecture', 'overview');
  data.wantCells();
  prewarmMap();
  await wakeGraphicsCard();
  // An element of our own, since MapLibre dresses its container as it likes.
  const element = document.createElement('div');
  element.className = 'denen-map';
  container.append(element);
  const dressed = { theme: state.theme.peek(), language: state.language.peek() };
  const opened = openMap(element, createStyle(dressed.theme, dressed.language));
  if (!opened.ok) {
    element.remove();
    return opened;
  }
  const map = opened.value;

  const style = watchStyle(map);
  map.on('zoom', () => {
    if (map.getZoom() < DETAIL_MIN_ZOOM) return;
    data.want('prefecture', 'detail');
    data.want('municipality', 'detail');
  });
  const baseMap = connectBaseMap(map, state, style);
  reportErrors(map, baseMap.isOwnError, onProblem);

  let coveredBefore = 0;
  const covered = () => ({ left: state.coveredLeftPx.peek(), right: state.coveredPx.peek() });
  const camera = createCamera(map, covered, (view) => {
    state.camera.value = view;
  });
  const area = createCellsOverlay(map, 'terrain-area');
  // Letters are drawn one by one; neither the picture nor the first numbers wait for them.
  const isReady = signal(false);
  const isFirstRunOver = computed(
    () => state.outcome.value !== undefined || !['idle', 'running'].includes(state.run.value.kind),
  );
  const atlas = computed(() => data.cells.value?.atlas);
  const { layer } = state.comparison;
  const level = computed(() => levelOf(layer.value, state.level.value));
  const ground = connectGround({
    map,
    data,
    state,
    style,
    outcome: state.outcome,
    own: state.own.coverage,
    prepared: state.preparedNow,
    chance: state.uncertainty.shown,
    layer,
    level,
    areNamesWanted: computed(() => isReady.value && isFirstRunOver.value),
    opened: dressed,
    onRecoloured(isDrawnAnew) {
      const mark = () => performance.mark('denen:recoloured');
      if (isDrawnAnew) map.once('render', mark);
      // What the map shows is what the new outcome says.
      else mark();
    },
  });
  const { points } = ground;
  const side = connectSideMap({ map, element, data, state, points, onProblem });

  const stops = [
    effect(() => {
      const cells = data.cells.value;
      const shown = state.area.shown.value;
      if (style.value === 0 || cells === undefined) return;
      const { terrainLost, terrainGained } = mapColoursOf(state.theme.value);
      const kinds =
        shown === undefined
          ? []
          : [
              { cells: shown.lostCells, colour: terrainLost },
              { cells: shown.gainedCells, colour: terrainGained },
            ];
      area.show(cells.atlas.lattice, kinds);
    }),

    effect(() => {
      element.dataset.theme = state.theme.value;
    }),

    effect(() => {
      const { heading, keyboard } = localeOf(state.language.value).messages.map;
      const canvas = map.getCanvas();
      canvas.setAttribute('role', 'application');
      canvas.setAttribute('aria-label', `${heading} — ${keyboard}`);
    }),

    effect(() => {
      const opening = state.atlas.value;
      const sources = opening.kind === 'open' ? opening.atlas.sources : [];
      return addControls(map, sources, state.language.value);
    }),

    effect(() => {
      const now = state.coveredPx.value + state.coveredLeftPx.value;
      if (now !== coveredBefore) camera.keepShown();
      coveredBefore = now;
    }),

    effect(() => {
      const target = state.flyTo.value;
      const cells = data.cells.value;
      if (target === undefined || cells === undefined) return;
      if (target === 'japan') camera.showJapan();
      else if ('zoom' in target) camera.showView(target);
      else if ('extent' in target) camera.showExtent(target.extent);
      else camera.showPlace(cells.atlas, target);
      state.flyTo.value = undefined;
    }),

    connectPath({ map, state, style, onMove: state.path.move }),

    connectOwnSites({
      map,
      state,
      style,
      lattice: computed(() => atlas.value?.lattice),
      sites: state.ownSites.sites,
      effect: state.ownSites.effect,
      onMove: state.ownSites.change,
      covered: computed(() => (side.sideMap.value === undefined ? 0 : state.comparison.divider.value)),
    }),

    connectBackbone({
      map,
      state,
      style,
      atlas,
      outcome: state.outcome,
      consequences: state.backbone.cuts.consequences,
      risk: computed(() => {
        const struck = state.backbone.strike.state.value;
        return struck.kind === 'done' ? struck.answer.withPlanned.members.nodeCutOff : undefined;
      }),
    }),

    connectEpicentre({ map, state, style }),

    connectSignal({ map, state, style, atlas }),

    connectOwnData({ map, state, style, camera }),

    connectProperty({
      map,
      state,
      style,
      property: computed(() => state.scenario.value.property),
      outcome: computed(() => (state.outcomeIsOld.value ? undefined : state.outcome.value)),
    }),

    connectPointer({
      map,
      state,
      level: () => level.peek(),
      atlas: () => data.cells.peek()?.atlas,
      cellShift: ground.cellShift,
    }),

    whenDrawn(
      map,
      () => {
        const { kind } = data.boundaries.prefecture.peek();
        const isLoaded = (id: string) => map.getSource(id) !== undefined && map.isSourceLoaded(id);
        return (
          ground.isDrawn() &&
          (kind === 'failed' ||
            (kind === 'open' && isLoaded(SOURCE.prefectures) && isLoaded(SOURCE.prefectureLines)))
        );
      },
      () => {
        isReady.value = true;
        element.dataset.drawn = 'true';
        onDrawn();
      },
    ),
  ];

  state.pictures.value = createPictureMaker({
    map,
    element,
    theme: () => state.theme.peek(),
    points,
    side: side.sideMap,
    divider: state.comparison.divider,
  });

  return success({
    dispose() {
      state.pictures.value = undefined;
      for (const stop of stops) stop();
      baseMap.dispose();
      side.dispose();
      ground.dispose();
      map.remove();
      element.remove();
    },
  });
}
