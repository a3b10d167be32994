/** Trunks, submarine cables and what they join, while the map shows hubs: broken parts in red, planned links dashed. */
import { effect, type ReadonlySignal } from '@preact/signals-core';
import type {
  ExpressionSpecification,
  FilterSpecification,
  GeoJSONSource,
  Map as MapLibreMap,
} from 'maplibre-gl';
import { localeOf } from '../locale/locale.ts';
import type { Atlas } from '../model/atlas.ts';
import type { Outcome } from '../model/outcome.ts';
import type { CutPair } from '../services/resilience-client.ts';
import type { AppState } from '../state/app-state.ts';
import type { Asked } from '../state/asked.ts';
import { indicesOf } from '../state/backbone/cuts.ts';
import { type BackboneColours, backboneColoursOf } from '../state/layers/backbone-colours.ts';
import { backboneFeatures, newlyApart } from './backbone-features.ts';
import { FONTS, LAYER } from './map-style.ts';

const ID = 'backbone';
const NAMES_MIN_ZOOM = 6.5;
/** Share of a disaster's members from which on a node is marked. */
const LEAST_RISK = 0.005;

export interface BackboneOptions {
  readonly map: MapLibreMap;
  readonly state: AppState;
  /** 0 while the map has no style. */
  readonly style: ReadonlySignal<number>;
  readonly atlas: ReadonlySignal<Atlas | undefined>;
  readonly outcome: ReadonlySignal<Outcome | undefined>;
  /** What the cuts of the state do to the outcome's backbone. */
  readonly consequences: ReadonlySignal<Asked<CutPair>>;
  /** Per node, the share of a disaster's members in which it is cut off; undefined where none has struck. */
  readonly risk: ReadonlySignal<ArrayLike<number> | undefined>;
}

/** @returns how to stop */
export function connectBackbone(options: BackboneOptions): () => void {
  const { map, state, style, atlas } = options;
  return effect(() => {
    const table = atlas.value;
    if (style.value === 0 || table === undefined) return;
    const outcome = options.outcome.value;
    const isShown = state.topic.value === 'hubs' && outcome !== undefined;
    const source = map.getSource<GeoJSONSource>(ID);
    if (source === undefined && !isShown) return;
    const language = state.language.value;
    const { format } = localeOf(language, state.display.calendar.value);
    const colours = backboneColoursOf(state.theme.value);
    const { nodes } = table.backbone;
    const parts = state.backbone.cuts.parts.value;
    const consequences = options.consequences.value;
    const data = isShown
      ? backboneFeatures({
          backbone: table.backbone,
          openFiscalYear: outcome.hubs.backbone.linkOpenFiscalYear,
          fiscalYear: state.fiscalYear.value,
          cutLinks: indicesOf(parts, 'link'),
          cutNodes: indicesOf(parts, 'node'),
          nodeState: consequences.kind === 'answered' ? newlyApart(consequences.answer) : undefined,
          risk: options.risk.value,
          yearText: format.fiscalYear,
          names: language === 'ja' ? nodes.nameJa : nodes.nameEn,
        })
      : { type: 'FeatureCollection' as const, features: [] };
    if (source === undefined) {
      map.addSource(ID, { type: 'geojson', data });
      addLayers(map);
    } else source.setData(data);
    paint(map, colours);
  });
}

const is = (property: string, ...values: string[]): FilterSpecification => [
  'in',
  ['get', property],
  ['literal', values],
];
const isLine: FilterSpecification = ['==', ['geometry-type'], 'LineString'];
const isPoint: FilterSpecification = ['==', ['geometry-type'], 'Point'];
const both = (...filters: FilterSpecification[]): FilterSpecification =>
  ['all', ...filters] as unknown as FilterSpecification;
const byZoom = (low: number, high: number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  4,
  low,
  9,
  high,
];
const LINE = { type: 'line', source: ID, layout: { 'line-join': 'round' } } as const;

function addLayers(map: MapLibreMap): void {
  const standing = both(isLine, is('state', 'open'));
  map.addLayer(
    {
      ...LINE,
      id: `${ID}-halo`,
      filter: standing,
      paint: { 'line-width': byZoom(2.6, 6), 'line-opacity': 0.8 },
    },
    LAYER.highlightHalo,
  );
  map.addLayer(
    { ...LINE, id: `${ID}-line`, filter: standing, paint: { 'line-width': byZoom(1.3, 3) } },
    LAYER.highlightHalo,
  );
  map.addLayer(
    {
      ...LINE,
      id: `${ID}-planned`,
      filter: both(isLine, is('state', 'planned', 'never')),
      paint: { 'line-width': byZoom(1.5, 3), 'line-dasharray': [3, 2] },
    },
    LAYER.highlightHalo,
  );
  map.addLayer(
    {
      ...LINE,
      id: `${ID}-cut`,
      filter: both(isLine, is('state', 'cut')),
      paint: { 'line-width': byZoom(3, 5), 'line-dasharray': [1, 1] },
    },
    LAYER.highlightHalo,
  );
  map.addLayer(
    {
      id: `${ID}-risk`,
      type: 'circle',
      source: ID,
      filter: both(isPoint, ['>', ['get', 'risk'], LEAST_RISK]),
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['get', 'risk'], 0, 4, 1, 14],
        'circle-opacity': 0.55,
      },
    },
    LAYER.highlightHalo,
  );
  map.addLayer(
    {
      id: `${ID}-nodes`,
      type: 'circle',
      source: ID,
      filter: isPoint,
      layout: {
        'circle-sort-key': ['match', ['get', 'type'], 'exchange', 2, 'landing', 1, 0],
      },
      paint: {
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          4,
          ['match', ['get', 'type'], 'other', 1.4, 2.6],
          9,
          ['match', ['get', 'type'], 'other', 4, 6],
        ],
        'circle-stroke-width': ['match', ['get', 'state'], 'standing', 1, 2.5],
      },
    },
    LAYER.highlightHalo,
  );
  map.addLayer({
    id: `${ID}-years`,
    type: 'symbol',
    source: ID,
    filter: both(isLine, ['!=', ['get', 'label'], '']),
    layout: {
      'symbol-placement': 'line-center',
      'text-font': FONTS,
      'text-field': ['get', 'label'],
      'text-size': 11,
      'text-offset': [0, -0.8],
    },
    paint: { 'text-halo-width': 1.4 },
  });
  map.addLayer({
    id: `${ID}-names`,
    type: 'symbol',
    source: ID,
    minzoom: NAMES_MIN_ZOOM,
    filter: isPoint,
    layout: {
      'text-font': FONTS,
      'text-field': ['get', 'label'],
      'text-size': 11,
      'text-anchor': 'top',
      'text-offset': [0, 0.6],
    },
    paint: { 'text-halo-width': 1.4 },
  });
}

function paint(map: MapLibreMap, colours: BackboneColours): void {
  const line: ExpressionSpecification = ['match', ['get', 'type'], 'cable', colours.cable, colours.trunk];
  const point: ExpressionSpecification = [
    'match',
    ['get', 'type'],
    'exchange',
    colours.exchange,
    'landing',
    colours.landing,
    colours.other,
  ];
  map.setPaintProperty(`${ID}-halo`, 'line-color', colours.halo);
  map.setPaintProperty(`${ID}-line`, 'line-color', line);
  map.setPaintProperty(`${ID}-planned`, 'line-color', line);
  map.setPaintProperty(`${ID}-cut`, 'line-color', colours.cut);
  map.setPaintProperty(`${ID}-risk`, 'circle-color', colours.cut);
  map.setPaintProperty(`${ID}-nodes`, 'circle-color', ['match', ['get', 'state'], 'cut', colours.cut, point]);
  map.setPaintProperty(`${ID}-nodes`, 'circle-stroke-color', [
    'match',
    ['get', 'state'],
    'standing',
    colours.halo,
    colours.cut,
  ]);
  for (const [id, colour] of [
    ['years', colours.cable],
    ['names', colours.trunk],
  ]) {
    map.setPaintProperty(`${ID}-${id}`, 'text-color', colour!);
    map.setPaintProperty(`${ID}-${id}`, 'text-halo-color', colours.halo);
  }
}
