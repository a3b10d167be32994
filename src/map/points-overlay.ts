/** The deck.gl layers of what really are points and lines: hubs, 5G sites, the fibre network. */
import { LineLayer, ScatterplotLayer } from '@deck.gl/layers';
import { MapboxOverlay } from '@deck.gl/mapbox';
import type { IControl, Map as MapLibreMap } from 'maplibre-gl';
import type { Atlas } from '../model/atlas.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Theme } from '../state/app-state.ts';
import { coloursOf } from '../state/layers/layer-colours.ts';
import { type ByFiscalYear, countsIn, orderByFiscalYear } from './by-fiscal-year.ts';
import { cellCentre } from './cell-picking.ts';
import { mapColoursOf, rgbOf } from './map-colours.ts';
import type { PointsView } from './points.ts';

export interface PointsOverlay {
  show(view: PointsView): void;
  canvas(): HTMLCanvasElement | undefined;
  /** Shows a part of the drawing only: a CSS `clip-path`, empty for all of it. */
  clip(path: string): void;
  /** Draws again with the map's next frame, at so many dots per CSS pixel; undefined for the screen's own. */
  redraw(pixelRatio: number | undefined): void;
  dispose(): void;
}

/** Overlaid, not interleaved: the map's newest major version has no seam that deck.gl could draw into. */
export function createPointsOverlay(map: MapLibreMap): PointsOverlay {
  const overlay = new MapboxOverlay({ interleaved: false, layers: [], useDevicePixels: true });
  // The overlay's own idea of a control names another library's map.
  map.addControl(overlay as unknown as IControl);
  let shown: PointsView | undefined;
  return {
    show(view) {
      shown = view;
      overlay.setProps({ layers: layersOf(view) });
    },
    clip(path) {
      const canvas = overlay.getCanvas();
      if (canvas !== null) canvas.style.clipPath = path;
    },
    redraw(pixelRatio) {
      if (shown === undefined) return;
      overlay.setProps({ useDevicePixels: pixelRatio ?? true, layers: layersOf(shown) });
    },
    canvas: () => overlay.getCanvas() ?? undefined,
    dispose() {
      overlay.finalize();
    },
  };
}

function layersOf({ atlas, outcome, kind, fiscalYear, theme }: PointsView) {
  switch (kind) {
    case 'none':
      return [];
    case 'hubs':
      return hubLayers(atlas, outcome, fiscalYear, theme);
    case 'sites':
      return siteLayers(outcome, fiscalYear, theme);
    case 'seaEdges':
      return seaEdgeLayers(atlas, outcome, fiscalYear, theme);
    case 'edges':
      return [
        ...landEdgeLayers(atlas, outcome, fiscalYear, theme),
        ...seaEdgeLayers(atlas, outcome, fiscalYear, theme),
      ];
  }
}

/** Radius of a hub that serves a million people; the area grows with the people. */
const HUB_RADIUS_PX = 4.5;

function hubLayers(atlas: Atlas, outcome: Outcome, fiscalYear: number, theme: Theme) {
  const colours = mapColoursOf(theme);
  const { municipality, openFiscalYear, assignedPopulation } = outcome.hubs.hubs;
  const open = Array.from(municipality, (_, h) => h).filter(
    (h) => openFiscalYear[h]! > 0 && openFiscalYear[h]! <= fiscalYear,
  );
  return [
    new ScatterplotLayer<number>({
      id: 'hubs',
      data: open,
      getPosition: (h) => [
        atlas.municipalities.lon[municipality[h]!]!,
        atlas.municipalities.lat[municipality[h]!]!,
      ],
      getRadius: (h) => HUB_RADIUS_PX * Math.max(1, Math.sqrt(assignedPopulation[h]! / 1e6)),
      radiusUnits: 'pixels',
      getFillColor: rgbOf(colours.hub),
      getLineColor: rgbOf(colours.hubRing),
      getLineWidth: 2,
      lineWidthUnits: 'pixels',
      stroked: true,
    }),
  ];
}

interface Points extends ByFiscalYear {
  /** Longitude and latitude in turn, in the order of years. */
  readonly positions: Float64Array;
}

const sitePoints = new WeakMap<object, Points>();

function siteLayers(outcome: Outcome, fiscalYear: number, theme: Theme) {
  const { lat, lon, fiscalYear: years, own } = outcome.radio.sites;
  const points = kept(sitePoints, outcome.radio.sites, () => {
    // The user's own have a mark of their own.
    const ordered = orderByFiscalYear(years.map((year, s) => (own[s]! >= 0 ? 0 : year)));
    const positions = Float64Array.from({ length: 2 * ordered.order.length }, (_, i) =>
      i % 2 === 0 ? lon[ordered.order[i >> 1]!]! : lat[ordered.order[i >> 1]!]!,
    );
    return { ...ordered, positions };
  });
  const colours = mapColoursOf(theme);
  const { before, until } = countsIn(points, fiscalYear);
  const layer = (id: string, from: number, to: number, colour: string, radiusPx: number) =>
    new ScatterplotLayer({
      id,
      data: {
        length: to - from,
        attributes: { getPosition: { value: points.positions.subarray(from * 2, to * 2), size: 2 } },
      },
      getRadius: radiusPx,
      radiusUnits: 'pixels',
      getFillColor: rgbOf(colour),
      getLineColor: rgbOf(colours.labelHalo),
      getLineWidth: 0.75,
      lineWidthUnits: 'pixels',
      stroked: true,
    });
  return [
    layer('sites', 0, before, colours.site, 2),
    layer('sites-in-year', before, until, colours.siteInYear, 3),
  ];
}

interface Edges extends ByFiscalYear {
  readonly from: Float64Array;
  readonly to: Float64Array;
}

const landEdges = new WeakMap<object, Edges>();
const seaEdges = new WeakMap<object, Edges>();

function landEdgeLayers(atlas: Atlas, outcome: Outcome, fiscalYear: number, theme: Theme) {
  const edges = kept(landEdges, outcome.fibre.edges, () => edgesOf(atlas, outcome, 0));
  const colours = coloursOf(theme).network;
  const { before, until } = countsIn(edges, fiscalYear);
  return [
    edgeLayer('edges', edges, 0, before, colours.standing, 1),
    edgeLayer('edges-in-year', edges, before, until, colours.inYear, 2),
  ];
}

function seaEdgeLayers(atlas: Atlas, outcome: Outcome, fiscalYear: number, theme: Theme) {
  const edges = kept(seaEdges, outcome.fibre.edges, () => edgesOf(atlas, outcome, 1));
  const colours = coloursOf(theme).network;
  const { before, until } = countsIn(edges, fiscalYear);
  return [
    edgeLayer('sea-edges', edges, 0, before, colours.sea, 2),
    edgeLayer('sea-edges-in-year', edges, before, until, colours.inYear, 3),
  ];
}

/** The edges over land (0) or sea (1) that stand at some time within the horizon. */
function edgesOf(atlas: Atlas, outcome: Outcome, isSea: 0 | 1): Edges {
  const { from, to, fiscalYear, isSea: isSeaEdge } = outcome.fibre.edges;
  const ordered = orderByFiscalYear(fiscalYear.map((year, i) => (isSeaEdge[i] === isSea ? year : 0)));
  return {
    ...ordered,
    from: positionsOf(atlas, ordered.order, from),
    to: positionsOf(atlas, ordered.order, to),
  };
}

function edgeLayer(id: string, edges: Edges, start: number, end: number, colour: string, widthPx: number) {
  return new LineLayer({
    id,
    data: {
      length: end - start,
      attributes: {
        getSourcePosition: { value: edges.from.subarray(start * 2, end * 2), size: 2 },
        getTargetPosition: { value: edges.to.subarray(start * 2, end * 2), size: 2 },
      },
    },
    getColor: rgbOf(colour),
    getWidth: widthPx,
    widthUnits: 'pixels',
  });
}

function positionsOf(atlas: Atlas, order: Uint32Array, cell: Uint32Array): Float64Array {
  const positions = new Float64Array(order.length * 2);
  order.forEach((index, i) => {
    positions.set(cellCentre(atlas.lattice, cell[index]!), i * 2);
  });
  return positions;
}

/** @param columns from which it is made */
function kept<T>(cache: WeakMap<object, T>, columns: object, make: () => T): T {
  let value = cache.get(columns);
  if (value === undefined) {
    value = make();
    cache.set(columns, value);
  }
  return value;
}
