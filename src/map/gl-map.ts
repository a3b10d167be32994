/**
 * The map that can be moved: listens to the state and draws it. It owns no truth; whatever it shows can be thrown away
 * and drawn again, which is what happens when the graphics card is lost.
 */
import 'maplibre-gl/dist/maplibre-gl.css';
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { localeOf } from '../locale/locale.ts';
import { type Problem, type Result, success } from '../model/problem.ts';
import type { AppState } from '../state/app-state.ts';
import { lastAnswer } from '../state/asked.ts';
import { LAYERS, levelOf } from '../state/layers/index.ts';
import { createAreaPatterns } from './area-patterns.ts';
import { connectBackbone } from './backbone-on-map.ts';
import { connectBaseMap } from './base-map.ts';
import { createCamera } from './camera.ts';
import { type CellLayer, createCellLayer } from './cell-layer.ts';
import { createCellsOverlay } from './cells-overlay.ts';
import { createChoropleth } from './choropleth.ts';
import { addControls } from './controls.ts';
import { connectEpicentre } from './epicentre-on-map.ts';
import { createHighlight } from './highlight.ts';
import { mapColoursOf } from './map-colours.ts';
import type { MapData } from './map-data.ts';
import {
  createStyle,
  DETAIL_MIN_ZOOM,
  FIRST_LAYER_ABOVE_CELLS,
  LAYER,
  nameField,
  SOURCE,
  stylePaint,
} from './map-style.ts';
import { namePoints } from './name-points.ts';
import { openMap, prewarmMap, wakeGraphicsCard } from './open-map.ts';
import { connectOwnData } from './own-layers.ts';
import { createOwnSitesOnMap } from './own-sites-on-map.ts';
import { createPathOnMap } from './path-on-map.ts';
import { createPictureMaker } from './picture-maker.ts';
import { connectPointer } from './pointer.ts';
import { createPoints } from './points.ts';
import { connectProperty } from './property-on-map.ts';
import { createRecolouring, type Recolouring } from './recolouring.ts';
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
  // What the style of the map says at present; MapLibre keeps it even where it loses the graphics card.
  let paintedTheme = state.theme.peek();
  let namedLanguage = state.language.peek();
  const opened = openMap(element, createStyle(paintedTheme, namedLanguage));
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

  const camera = createCamera(map, state.coveredPx.peek.bind(state.coveredPx), (view) => {
    state.camera.value = view;
  });
  const choropleth = createChoropleth(map);
  const highlight = createHighlight(map, (level, index) => data.service.areaOf(level, index));
  const drawing = signal<{ cellLayer: CellLayer; recolouring: Recolouring } | undefined>(undefined);
  const points = createPoints(map);
  const area = createCellsOverlay(map, 'terrain-area');
  const path = createPathOnMap(map, state.path.move);
  const ownSites = createOwnSitesOnMap(map, state.ownSites.change);
  // Letters are drawn one by one; neither the picture nor the first numbers wait for them.
  const isReady = signal(false);
  const isFirstRunOver = computed(
    () => state.outcome.value !== undefined || !['idle', 'running'].includes(state.run.value.kind),
  );
  const layer = computed(() => LAYERS[state.topic.value]);
  const level = computed(() => levelOf(layer.value, state.level.value));

  const stops = [
    effect(() => {
      const state = data.boundaries.prefecture.value;
      if (style.value === 0 || state.kind !== 'open') return;
      setData(map, SOURCE.prefectures, state.urls.areas);
      setData(map, SOURCE.prefectureLines, state.urls.lines);
    }),

    effect(() => {
      const state = data.boundaries.municipality.value;
      if (style.value === 0 || state.kind !== 'open') return;
      setData(map, SOURCE.municipalities, state.urls.areas);
      setData(map, SOURCE.municipalityLines, state.urls.lines);
    }),

    effect(() => {
      const cells = data.cells.value;
      if (style.value === 0 || !isReady.value || !isFirstRunOver.value || cells === undefined) return;
      setData(map, SOURCE.names, namePoints(cells.atlas));
    }),

    effect(() => {
      if (level.value === 'municipality') data.want('municipality', 'overview');
    }),

    effect(() => {
      const cells = data.cells.value;
      drawing.value = undefined;
      if (style.value === 0 || cells === undefined) return;
      if (map.getLayer(LAYER.cells) !== undefined) map.removeLayer(LAYER.cells);
      choropleth.reset();
      const cellLayer = createCellLayer(cells.pages);
      map.addLayer(cellLayer, FIRST_LAYER_ABOVE_CELLS);
      drawing.value = {
        cellLayer,
        recolouring: createRecolouring(cellLayer, choropleth, createAreaPatterns(map)),
      };
    }),

    effect(() => {
      const cells = data.cells.value;
      if (drawing.value === undefined || cells === undefined) return;
      drawing.value.recolouring.show({
        atlas: cells.atlas,
        outcome: state.outcome.value,
        own: state.own.coverage.value,
        prepared: state.preparedNow.value,
        layer: layer.value,
        level: level.value,
        fiscalYear: state.fiscalYear.value,
        theme: state.theme.value,
        isPatterned: state.display.isPatterned.value,
      });
      map.once('render', () => performance.mark('denen:recoloured'));
      map.triggerRepaint();
    }),

    effect(() => {
      const cells = data.cells.value;
      if (style.value === 0 || cells === undefined) return;
      points.show({
        atlas: cells.atlas,
        outcome: state.outcome.value,
        topic: state.topic.value,
        isNetworkShown: state.isNetworkShown.value,
        fiscalYear: state.fiscalYear.value,
        theme: state.theme.value,
      });
    }),

    effect(() => {
      const ends = state.path.ends.value;
      if (style.value === 0) return;
      const profile = lastAnswer(state.path.profile.value);
      const columns = state.path.profile.value.kind === 'answered' ? profile?.columns : undefined;
      const line = columns && Array.from(columns.lat, (lat, i) => ({ lat, lon: columns.lon[i]! }));
      const { path: words } = localeOf(state.language.value).messages.desks.radio;
      path.show(ends, line, mapColoursOf(state.theme.value).path, [words.station, words.terminal]);
    }),

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
      const cells = data.cells.value;
      const sites = state.ownSites.sites.value;
      if (style.value === 0 || cells === undefined) return;
      const effect = lastAnswer(state.ownSites.effect.value);
      const { own: words } = localeOf(state.language.value).messages.desks.radio;
      ownSites.show(
        sites,
        sites.length === 0 ? undefined : effect,
        cells.atlas.lattice,
        mapColoursOf(state.theme.value).ownSite,
        words.site,
      );
    }),

    effect(() => {
      const theme = state.theme.value;
      element.dataset.theme = theme;
      if (style.value === 0 || theme === paintedTheme) return;
      paintedTheme = theme;
      for (const [id, properties] of Object.entries(stylePaint(theme))) {
        for (const [name, value] of Object.entries(properties)) {
          map.setPaintProperty(id, name as Parameters<typeof map.setPaintProperty>[1], value);
        }
      }
    }),

    effect(() => {
      const language = state.language.value;
      const { heading, keyboard } = localeOf(language).messages.map;
      const canvas = map.getCanvas();
      canvas.setAttribute('role', 'application');
      canvas.setAttribute('aria-label', `${heading} — ${keyboard}`);
      if (style.value === 0 || language === namedLanguage) return;
      namedLanguage = language;
      for (const id of [LAYER.prefectureName, LAYER.municipalityName]) {
        map.setLayoutProperty(id, 'text-field', nameField(language));
      }
    }),

    effect(() => {
      const atlas = state.atlas.value;
      const sources = atlas.kind === 'open' ? atlas.atlas.sources : [];
      return addControls(map, sources, state.language.value);
    }),

    effect(() => {
      const cells = data.cells.value;
      if (style.value === 0 || cells === undefined) return;
      const places = { hovered: state.hovered.value, selected: state.selected.value };
      void highlight.show(cells.atlas.lattice, places);
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

    connectBackbone({ map, state, style, atlas: computed(() => data.cells.value?.atlas) }),

    connectEpicentre({ map, state, style }),

    connectSignal({ map, state, style, atlas: computed(() => data.cells.value?.atlas) }),

    connectOwnData({ map, state, style, camera }),
    connectProperty({ map, state, style }),

    connectPointer({
      map,
      state,
      level: () => level.peek(),
      atlas: () => data.cells.peek()?.atlas,
      cellShift: () => drawing.peek()?.cellLayer.shift ?? 0,
    }),

    whenDrawn(
      map,
      () => {
        const { kind } = data.boundaries.prefecture.peek();
        const isLoaded = (id: string) => map.getSource(id) !== undefined && map.isSourceLoaded(id);
        return (
          drawing.peek() !== undefined &&
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

  state.pictures.value = createPictureMaker({ map, element, theme: () => state.theme.peek(), points });

  return success({
    dispose() {
      state.pictures.value = undefined;
      for (const stop of stops) stop();
      baseMap.dispose();
      points.dispose();
      path.dispose();
      ownSites.dispose();
      map.remove();
      element.remove();
    },
  });
}

/** 0 while the map has no style; otherwise how often it was built: once, and again after each loss of the graphics card. */
function watchStyle(map: MapLibreMap): ReadonlySignal<number> {
  const style = signal(0);
  let builds = 0;
  map.on('style.load', () => {
    style.value = ++builds;
  });
  map.on('webglcontextlost', () => {
    style.value = 0;
  });
  return style;
}

/** Each message once: what fails for one tile fails for the next. */
function reportErrors(
  map: MapLibreMap,
  isToldElsewhere: (sourceId: string | undefined) => boolean,
  onProblem: (problem: Problem) => void,
): void {
  const reported = new Set<string>();
  map.on('error', (event) => {
    const { message: got } = event.error;
    // An error of a source carries its name, which the type does not say.
    if (isToldElsewhere((event as { sourceId?: string }).sourceId) || reported.has(got)) return;
    reported.add(got);
    onProblem({ kind: 'internal', what: 'map', where: 'map', expected: 'a drawn map', got });
  });
}

function setData(map: MapLibreMap, source: string, data: Parameters<GeoJSONSource['setData']>[0]): void {
  map.getSource<GeoJSONSource>(source)?.setData(data);
}
