/**
 * What a map draws of one outcome: boundaries, names, squares and areas in the colours of the topic, sites and lines,
 * outlines of places. The map on screen has one such ground, a divided map a second one under its left half.
 */

import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { PreparedFigures } from '../data/prepared-figures.ts';
import type { Outcome } from '../model/outcome.ts';
import type { MeasuredCoverage } from '../model/places/measured-coverage.ts';
import type { TargetChance } from '../model/uncertainty/uncertainty-result.ts';
import type { AppState, Language, Level, Theme } from '../state/app-state.ts';
import type { LayerDefinition } from '../state/layers/layer-definition.ts';
import { prefecturesOfBlock, shownBlock } from '../state/places/block-in-view.ts';
import { createAreaPatterns } from './area-patterns.ts';
import { type CellLayer, createCellLayer } from './cell-layer.ts';
import { createChoropleth } from './choropleth.ts';
import { createHighlight } from './highlight.ts';
import type { MapData } from './map-data.ts';
import { FIRST_LAYER_ABOVE_CELLS, LAYER, nameField, SOURCE, stylePaint } from './map-style.ts';
import { namePoints } from './name-points.ts';
import { createPoints, type Points } from './points.ts';
import { createRecolouring, type Recolouring } from './recolouring.ts';

export interface GroundOptions {
  readonly map: MapLibreMap;
  readonly data: MapData;
  readonly state: AppState;
  /** 0 while the map has no style. */
  readonly style: ReadonlySignal<number>;
  readonly outcome: ReadonlySignal<Outcome | undefined>;
  readonly own: ReadonlySignal<MeasuredCoverage | undefined>;
  readonly prepared: ReadonlySignal<PreparedFigures | undefined>;
  readonly chance: ReadonlySignal<TargetChance | undefined>;
  readonly layer: ReadonlySignal<LayerDefinition>;
  readonly level: ReadonlySignal<Level>;
  /** Letters are drawn one by one: whether there is time for them. */
  readonly areNamesWanted: ReadonlySignal<boolean>;
  /** What the map was opened with. */
  readonly opened: { readonly theme: Theme; readonly language: Language };
  /** @param isDrawnAnew whether a frame follows */
  onRecoloured?(isDrawnAnew: boolean): void;
}

export interface Ground {
  readonly points: Points;
  readonly isDrawn: () => boolean;
  /** The level drawn of the cell surface; see `CellLayer.shift`. */
  readonly cellShift: () => number;
  dispose(): void;
}

export function connectGround(options: GroundOptions): Ground {
  const { map, data, state, style, outcome, own, prepared, chance, layer, level, areNamesWanted } = options;
  const choropleth = createChoropleth(map);
  const highlight = createHighlight(map, (place, index) => data.service.areaOf(place, index));
  const points = createPoints(map);
  const drawing = signal<{ cellLayer: CellLayer; recolouring: Recolouring } | undefined>(undefined);
  // What the style of the map says at present; MapLibre keeps it even where it loses the graphics card.
  let { theme: paintedTheme, language: namedLanguage } = options.opened;

  const stops = [
    effect(() => {
      const boundaries = data.boundaries.prefecture.value;
      if (style.value === 0 || boundaries.kind !== 'open') return;
      setData(map, SOURCE.prefectures, boundaries.urls.areas);
      setData(map, SOURCE.prefectureLines, boundaries.urls.lines);
    }),

    effect(() => {
      const boundaries = data.boundaries.municipality.value;
      if (style.value === 0 || boundaries.kind !== 'open') return;
      setData(map, SOURCE.municipalities, boundaries.urls.areas);
      setData(map, SOURCE.municipalityLines, boundaries.urls.lines);
    }),

    effect(() => {
      const cells = data.cells.value;
      if (style.value === 0 || !areNamesWanted.value || cells === undefined) return;
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
      const cellLayer = createCellLayer(cells.pages, cells.atlas.lattice.cellCount);
      map.addLayer(cellLayer, FIRST_LAYER_ABOVE_CELLS);
      drawing.value = {
        cellLayer,
        recolouring: createRecolouring(cellLayer, choropleth, createAreaPatterns(map)),
      };
    }),

    effect(() => {
      const cells = data.cells.value;
      if (drawing.value === undefined || cells === undefined) return;
      const isDrawnAnew = drawing.value.recolouring.show({
        atlas: cells.atlas,
        outcome: outcome.value,
        own: own.value,
        prepared: prepared.value,
        chance: chance.value,
        layer: layer.value,
        level: level.value,
        fiscalYear: state.fiscalYear.value,
        theme: state.theme.value,
        isPatterned: state.display.isPatterned.value,
      });
      options.onRecoloured?.(isDrawnAnew);
      if (isDrawnAnew) map.triggerRepaint();
    }),

    effect(() => {
      const cells = data.cells.value;
      if (style.value === 0 || cells === undefined) return;
      points.show({
        atlas: cells.atlas,
        outcome: outcome.value,
        topic: state.topic.value,
        isNetworkShown: state.isNetworkShown.value,
        fiscalYear: state.fiscalYear.value,
        theme: state.theme.value,
      });
    }),

    effect(() => {
      const theme = state.theme.value;
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
      if (style.value === 0 || language === namedLanguage) return;
      namedLanguage = language;
      for (const id of [LAYER.prefectureName, LAYER.municipalityName]) {
        map.setLayoutProperty(id, 'text-field', nameField(language));
      }
    }),

    effect(() => {
      const cells = data.cells.value;
      if (style.value === 0 || cells === undefined) return;
      const places = { hovered: state.hovered.value, selected: state.selected.value };
      const block = shownBlock(cells.atlas, state.block.value, places.selected);
      void highlight.show(cells.atlas.lattice, places, prefecturesOfBlock(cells.atlas, block));
    }),
  ];

  return {
    points,
    isDrawn: () => drawing.peek() !== undefined,
    cellShift: () => drawing.peek()?.cellLayer.shift ?? 0,
    dispose() {
      for (const stop of stops) stop();
      points.dispose();
    },
  };
}

/** 0 while the map has no style; otherwise how often it was built: once, and again after each loss of the graphics card. */
export function watchStyle(map: MapLibreMap): ReadonlySignal<number> {
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

function setData(map: MapLibreMap, source: string, data: Parameters<GeoJSONSource['setData']>[0]): void {
  map.getSource<GeoJSONSource>(source)?.setData(data);
}
