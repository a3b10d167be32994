/**
 * The map: listens to the state and draws it. It owns no truth; whatever it shows can be thrown away and drawn again,
 * which is what happens when the graphics card is lost.
 */
import 'maplibre-gl/dist/maplibre-gl.css';
import './map-view.css';
import { computed, effect, signal } from '@preact/signals-core';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { localeOf } from '../locale/locale.ts';
import type { Problem } from '../model/problem.ts';
import type { AppState } from '../state/app-state.ts';
import { LAYERS, levelOf } from '../state/layers/index.ts';
import { createCamera } from './camera.ts';
import { type CellLayer, createCellLayer } from './cell-layer.ts';
import { createChoropleth } from './choropleth.ts';
import { addControls } from './controls.ts';
import { createHighlight } from './highlight.ts';
import { mapColoursOf } from './map-colours.ts';
import { openMapData } from './map-data.ts';
import {
  createStyle,
  FIRST_LAYER_ABOVE_CELLS,
  LAYER,
  MUNICIPALITY_MIN_ZOOM,
  nameField,
  SOURCE,
  stylePaint,
} from './map-style.ts';
import { namePoints } from './name-points.ts';
import { openMap } from './open-map.ts';
import { pictureOf } from './picture.ts';
import { connectPointer } from './pointer.ts';
import { createPoints } from './points.ts';
import { createRecolouring, type Recolouring } from './recolouring.ts';
import { whenDrawn } from './when-drawn.ts';

export interface MapViewOptions {
  onProblem(problem: Problem): void;
  /** Folder of the atlas; the page's own by default. */
  readonly atlasBase?: string;
}

export interface MapView {
  /** The map as it stands, with hubs, sites and links, as a PNG; undefined where nothing can be drawn. */
  screenshot(): Promise<Blob | undefined>;
  dispose(): void;
}

const NO_MAP: MapView = { screenshot: async () => undefined, dispose() {} };

/**
 * Draws the state into a container. On the container, `data-map-ready="true"` says that the first national picture
 * stands; the marks `denen:map-ready` and `denen:recoloured` say when.
 */
export function createMapView(container: HTMLElement, state: AppState, options: MapViewOptions): MapView {
  // An element of our own, since MapLibre dresses its container as it likes.
  const element = document.createElement('div');
  element.className = 'denen-map';
  container.append(element);
  const opened = openMap(element, createStyle(state.theme.peek(), state.language.peek()));
  if (!opened.ok) {
    element.remove();
    for (const problem of opened.problems) options.onProblem(problem);
    return NO_MAP;
  }
  const map = opened.value;
  const base = options.atlasBase ?? new URL('atlas/', document.baseURI).href;
  const data = openMapData(base, state.atlas, options.onProblem);

  // Counts how often the map has had to build its style: once, and again after each loss of the graphics card.
  const styleBuilds = signal(0);
  map.on('style.load', () => {
    styleBuilds.value++;
  });
  map.on('zoom', () => {
    if (map.getZoom() >= MUNICIPALITY_MIN_ZOOM) data.wantMunicipalities();
  });
  map.on('error', ({ error }) => {
    options.onProblem({
      kind: 'internal',
      what: 'map',
      where: 'map',
      expected: 'a drawn map',
      got: error.message,
    });
  });

  const camera = createCamera(map);
  const choropleth = createChoropleth(map);
  const highlight = createHighlight(map, (level, index) => data.service.areaOf(level, index));
  const drawing = signal<{ cellLayer: CellLayer; recolouring: Recolouring } | undefined>(undefined);
  const points = createPoints(map);
  // Letters are drawn one by one; the picture does not wait for them.
  const isReady = signal(false);
  const layer = computed(() => LAYERS[state.topic.value]);
  const level = computed(() => levelOf(layer.value, state.level.value));

  const stops = [
    effect(() => {
      if (styleBuilds.value === 0) return;
      const boundaries = data.prefectures.value;
      if (boundaries.kind !== 'open') return;
      setData(map, SOURCE.prefectures, boundaries.urls.areas);
      setData(map, SOURCE.prefectureLines, boundaries.urls.lines);
    }),

    effect(() => {
      if (styleBuilds.value === 0) return;
      const boundaries = data.municipalities.value;
      if (boundaries.kind !== 'open') return;
      setData(map, SOURCE.municipalities, boundaries.urls.areas);
      setData(map, SOURCE.municipalityLines, boundaries.urls.lines);
    }),

    effect(() => {
      const cells = data.cells.value;
      if (styleBuilds.value === 0 || !isReady.value || cells === undefined) return;
      setData(map, SOURCE.names, namePoints(cells.atlas));
    }),

    effect(() => {
      if (level.value === 'municipality') data.wantMunicipalities();
    }),

    effect(() => {
      const cells = data.cells.value;
      if (styleBuilds.value === 0 || cells === undefined) return;
      if (map.getLayer(LAYER.cells) !== undefined) map.removeLayer(LAYER.cells);
      choropleth.reset();
      const cellLayer = createCellLayer(cells.pages);
      map.addLayer(cellLayer, FIRST_LAYER_ABOVE_CELLS);
      drawing.value = { cellLayer, recolouring: createRecolouring(cellLayer, choropleth) };
    }),

    effect(() => {
      const cells = data.cells.value;
      if (drawing.value === undefined || cells === undefined) return;
      drawing.value.recolouring.show({
        atlas: cells.atlas,
        outcome: state.outcome.value,
        layer: layer.value,
        level: level.value,
        fiscalYear: state.fiscalYear.value,
        theme: state.theme.value,
      });
      map.once('render', () => performance.mark('denen:recoloured'));
      map.triggerRepaint();
    }),

    effect(() => {
      const cells = data.cells.value;
      if (styleBuilds.value === 0 || cells === undefined) return;
      points.show({
        atlas: cells.atlas,
        outcome: state.outcome.value,
        topic: state.topic.value,
        fiscalYear: state.fiscalYear.value,
        theme: state.theme.value,
      });
    }),

    effect(() => {
      const paint = stylePaint(state.theme.value);
      element.dataset.theme = state.theme.value;
      element.style.backgroundColor = mapColoursOf(state.theme.value).sea;
      if (styleBuilds.value === 0) return;
      for (const [id, properties] of Object.entries(paint)) {
        for (const [name, value] of Object.entries(properties)) {
          map.setPaintProperty(id, name as Parameters<typeof map.setPaintProperty>[1], value);
        }
      }
    }),

    effect(() => {
      const { heading, keyboard } = localeOf(state.language.value).messages.map;
      const canvas = map.getCanvas();
      canvas.setAttribute('role', 'application');
      canvas.setAttribute('aria-label', `${heading} — ${keyboard}`);
      if (styleBuilds.value === 0) return;
      for (const id of [LAYER.prefectureName, LAYER.municipalityName]) {
        map.setLayoutProperty(id, 'text-field', nameField(state.language.value));
      }
    }),

    effect(() => {
      const atlas = state.atlas.value;
      const sources = atlas.kind === 'open' ? atlas.atlas.sources : [];
      return addControls(map, sources, state.language.value);
    }),

    effect(() => {
      const cells = data.cells.value;
      if (styleBuilds.value === 0 || cells === undefined) return;
      const places = { hovered: state.hovered.value, selected: state.selected.value };
      void highlight.show(cells.atlas.lattice, places);
    }),

    effect(() => {
      const target = state.flyTo.value;
      const cells = data.cells.value;
      if (target === undefined || cells === undefined) return;
      if (target === 'japan') camera.showJapan();
      else camera.showPlace(cells.atlas, target);
      state.flyTo.value = undefined;
    }),

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
        const { kind } = data.prefectures.peek();
        const isLoaded = (id: string) => map.getSource(id) !== undefined && map.isSourceLoaded(id);
        return (
          drawing.peek() !== undefined &&
          (kind === 'failed' ||
            (kind === 'open' && isLoaded(SOURCE.prefectures) && isLoaded(SOURCE.prefectureLines)))
        );
      },
      () => {
        isReady.value = true;
        container.dataset.mapReady = 'true';
        performance.mark('denen:map-ready');
      },
    ),
  ];

  return {
    screenshot: () => pictureOf(map, mapColoursOf(state.theme.peek()).sea, points.canvas()),
    dispose() {
      for (const stop of stops) stop();
      points.dispose();
      map.remove();
      element.remove();
      data.dispose();
    },
  };
}

function setData(map: MapLibreMap, source: string, data: Parameters<GeoJSONSource['setData']>[0]): void {
  map.getSource<GeoJSONSource>(source)?.setData(data);
}
