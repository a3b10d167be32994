/**
 * The style of the map: land, areas to be coloured, lines, names; the sea is the page behind them. All of it comes
 * from the atlas; there is no tile server, and letters are drawn from the fonts of the device.
 */
import type { FilterSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Language, Theme } from '../state/app-state.ts';
import { mapColoursOf } from './map-colours.ts';

export const SOURCE = {
  municipalities: 'municipalities',
  prefectures: 'prefectures',
  municipalityLines: 'municipality-lines',
  /** Coast and prefecture lines. */
  prefectureLines: 'prefecture-lines',
  names: 'names',
  highlight: 'highlight',
} as const;

export const LAYER = {
  land: 'land',
  municipalityFill: 'municipality-fill',
  prefectureFill: 'prefecture-fill',
  /** Not of the style itself: added once the cells are known. */
  cells: 'cells',
  coastLine: 'coast-line',
  municipalityLine: 'municipality-line',
  prefectureLine: 'prefecture-line',
  highlightHalo: 'highlight-halo',
  highlightLine: 'highlight-line',
  highlightPoint: 'highlight-point',
  prefectureName: 'prefecture-name',
  municipalityName: 'municipality-name',
} as const;

/** The first layer above the cells. */
export const FIRST_LAYER_ABOVE_CELLS = LAYER.coastLine;

/** From here on boundaries are drawn in detail, and municipalities are large enough for their lines. */
export const DETAIL_MIN_ZOOM = 5.5;

/** Fonts that come with macOS, Windows, Android and Linux, in the style's notation: one font per entry. */
export const FONTS = [
  'Hiragino Sans',
  'Hiragino Kaku Gothic ProN',
  'Yu Gothic UI',
  'Meiryo',
  'Noto Sans CJK JP',
  'Noto Sans JP',
  'sans-serif',
];

const NO_FEATURES = { type: 'FeatureCollection' as const, features: [] };

type Layer<T extends LayerSpecification['type']> = Extract<LayerSpecification, { type: T }>;
type Paint<T extends LayerSpecification['type']> = NonNullable<Layer<T>['paint']>;

/** Line widths in CSS pixels at some zooms; between them they grow exponentially. */
type ZoomStops = readonly [zoom: number, value: number][];
const ZOOM_BASE = 1.4;
const COAST_WIDTH: ZoomStops = [
  [4, 0.4],
  [8, 0.8],
  [14, 1.2],
];
const PREFECTURE_WIDTH: ZoomStops = [
  [4, 0.45],
  [7, 1],
  [12, 2],
];
const PREFECTURE_OPACITY = 0.85;

/** Value of the stops at a zoom, as the map itself interpolates. */
export function valueAtZoom(stops: ZoomStops, zoom: number): number {
  const next = stops.findIndex(([at]) => at > zoom);
  if (next === 0) return stops[0]![1];
  if (next < 0) return stops[stops.length - 1]![1];
  const [low, from] = stops[next - 1]!;
  const [high, to] = stops[next]!;
  const share = (ZOOM_BASE ** (zoom - low) - 1) / (ZOOM_BASE ** (high - low) - 1);
  return from + share * (to - from);
}

/** Lines of the nation at one zoom, for who draws them without the map; widths in CSS pixels. */
export function nationalLines(theme: Theme, zoom: number) {
  const { coastLine, prefectureLine } = mapColoursOf(theme);
  return {
    coastLines: { colour: coastLine, width: valueAtZoom(COAST_WIDTH, zoom), opacity: 1 },
    prefectureLines: {
      colour: prefectureLine,
      width: valueAtZoom(PREFECTURE_WIDTH, zoom),
      opacity: PREFECTURE_OPACITY,
    },
  };
}

/** Everything that depends on the theme, by layer. */
export function stylePaint(theme: Theme) {
  const colours = mapColoursOf(theme);
  const byZoom = (stops: ZoomStops) =>
    ['interpolate', ['exponential', ZOOM_BASE], ['zoom'], ...stops.flat()] as unknown as number;
  const state = ['to-color', ['feature-state', 'fill'], colours.land] as unknown as string;
  return {
    [LAYER.land]: { 'fill-color': colours.land, 'fill-antialias': false } satisfies Paint<'fill'>,
    [LAYER.municipalityFill]: { 'fill-color': state, 'fill-antialias': false } satisfies Paint<'fill'>,
    [LAYER.prefectureFill]: { 'fill-color': state, 'fill-antialias': false } satisfies Paint<'fill'>,
    [LAYER.coastLine]: {
      'line-color': colours.coastLine,
      'line-width': byZoom(COAST_WIDTH),
    } satisfies Paint<'line'>,
    [LAYER.municipalityLine]: {
      'line-color': colours.municipalityLine,
      'line-width': byZoom([
        [5, 0.2],
        [8, 0.6],
        [12, 1.2],
      ]),
      'line-opacity': byZoom([
        [5.5, 0],
        [6.5, 0.55],
        [10, 0.8],
      ]),
    } satisfies Paint<'line'>,
    [LAYER.prefectureLine]: {
      'line-color': colours.prefectureLine,
      'line-width': byZoom(PREFECTURE_WIDTH),
      'line-opacity': PREFECTURE_OPACITY,
    } satisfies Paint<'line'>,
    [LAYER.highlightHalo]: {
      'line-color': colours.selectedHalo,
      'line-width': ['case', ['==', ['get', 'role'], 'selected'], 5, 3.5],
      'line-opacity': 0.85,
    } satisfies Paint<'line'>,
    [LAYER.highlightLine]: {
      'line-color': colours.selected,
      'line-width': ['match', ['get', 'role'], 'selected', 2.4, 'within', 1.8, 1.4],
    } satisfies Paint<'line'>,
    [LAYER.highlightPoint]: {
      'circle-radius': 9,
      'circle-color': 'rgba(0,0,0,0)',
      'circle-stroke-width': 2.4,
      'circle-stroke-color': colours.selected,
    } satisfies Paint<'circle'>,
    [LAYER.prefectureName]: {
      'text-color': colours.label,
      'text-halo-color': colours.labelHalo,
      'text-halo-width': 1.4,
      'text-opacity': byZoom([
        [9, 1],
        [10, 0.55],
      ]),
    } satisfies Paint<'symbol'>,
    [LAYER.municipalityName]: {
      'text-color': colours.label,
      'text-halo-color': colours.labelHalo,
      'text-halo-width': 1.2,
    } satisfies Paint<'symbol'>,
  };
}

export function nameField(language: Language) {
  return ['get', language === 'ja' ? 'nameJa' : 'nameEn'] as unknown as string;
}

export function createStyle(theme: Theme, language: Language): StyleSpecification {
  const paint = stylePaint(theme);
  const kind = (value: string): FilterSpecification => ['==', ['get', 'kind'], value];
  const line = (id: (typeof LAYER)['coastLine' | 'municipalityLine' | 'prefectureLine'], value: string) =>
    ({
      id,
      type: 'line',
      source: value === 'municipality' ? SOURCE.municipalityLines : SOURCE.prefectureLines,
      filter: kind(value),
      // Round ones look the same on lines this thin, and are twice the triangles.
      layout: { 'line-join': 'miter' },
      paint: paint[id],
    }) satisfies Layer<'line'>;
  const names = { 'text-font': FONTS, 'text-field': nameField(language), 'text-padding': 2 };
  return {
    version: 8,
    sources: {
      [SOURCE.municipalities]: areas(NO_FEATURES),
      [SOURCE.prefectures]: areas(NO_FEATURES),
      [SOURCE.municipalityLines]: lines(NO_FEATURES),
      [SOURCE.prefectureLines]: lines(NO_FEATURES),
      [SOURCE.names]: { type: 'geojson', data: NO_FEATURES },
      [SOURCE.highlight]: { type: 'geojson', data: NO_FEATURES, tolerance: 0 },
    },
    layers: [
      { id: LAYER.land, type: 'fill', source: SOURCE.prefectures, paint: paint[LAYER.land] },
      {
        id: LAYER.municipalityFill,
        type: 'fill',
        source: SOURCE.municipalities,
        layout: { visibility: 'none' },
        paint: paint[LAYER.municipalityFill],
      },
      {
        id: LAYER.prefectureFill,
        type: 'fill',
        source: SOURCE.prefectures,
        layout: { visibility: 'none' },
        paint: paint[LAYER.prefectureFill],
      },
      line(LAYER.coastLine, 'coast'),
      { ...line(LAYER.municipalityLine, 'municipality'), minzoom: DETAIL_MIN_ZOOM },
      line(LAYER.prefectureLine, 'prefecture'),
      {
        id: LAYER.highlightHalo,
        type: 'line',
        source: SOURCE.highlight,
        filter: ['!=', ['geometry-type'], 'Point'],
        layout: { 'line-join': 'round', visibility: 'none' },
        paint: paint[LAYER.highlightHalo],
      },
      {
        id: LAYER.highlightLine,
        type: 'line',
        source: SOURCE.highlight,
        filter: ['!=', ['geometry-type'], 'Point'],
        layout: { 'line-join': 'round', visibility: 'none' },
        paint: paint[LAYER.highlightLine],
      },
      {
        id: LAYER.highlightPoint,
        type: 'circle',
        source: SOURCE.highlight,
        maxzoom: 11,
        filter: ['==', ['geometry-type'], 'Point'],
        layout: { visibility: 'none' },
        paint: paint[LAYER.highlightPoint],
      },
      {
        id: LAYER.municipalityName,
        type: 'symbol',
        source: SOURCE.names,
        minzoom: 8.5,
        filter: kind('municipality'),
        layout: {
          ...names,
          'text-size': ['interpolate', ['linear'], ['zoom'], 8.5, 11, 12, 14],
          'symbol-sort-key': ['-', 0, ['get', 'population']],
        },
        paint: paint[LAYER.municipalityName],
      },
      {
        id: LAYER.prefectureName,
        type: 'symbol',
        source: SOURCE.names,
        maxzoom: 10,
        filter: kind('prefecture'),
        layout: {
          ...names,
          'text-size': ['interpolate', ['linear'], ['zoom'], 4, 10, 6, 13, 9, 17],
          'text-letter-spacing': 0.06,
          'symbol-sort-key': ['-', 0, ['get', 'population']],
        },
        paint: paint[LAYER.prefectureName],
      },
    ],
  };
}

/** Beyond this the generalised boundaries have no more detail to show. */
const DETAIL_MAX_ZOOM = 10;

function lines(data: typeof NO_FEATURES) {
  return { type: 'geojson' as const, data, maxzoom: DETAIL_MAX_ZOOM, tolerance: 0.3 };
}

/** Areas are not simplified once more: each would be by itself, and slits would open between neighbours. */
function areas(data: typeof NO_FEATURES) {
  return { type: 'geojson' as const, data, maxzoom: DETAIL_MAX_ZOOM, tolerance: 0 };
}
