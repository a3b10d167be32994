/** The backbone of a year as features that the map draws. Pure. */
import type { Feature, FeatureCollection } from 'geojson';
import type { Backbone } from '../model/atlas.ts';
import type { CutPair } from '../services/resilience-client.ts';
import { linkStateOf } from '../state/backbone/link-state.ts';

export interface BackboneView {
  readonly backbone: Backbone;
  /** Per link. */
  readonly openFiscalYear: ArrayLike<number>;
  readonly fiscalYear: number;
  readonly cutLinks: readonly number[];
  readonly cutNodes: readonly number[];
  /** Per node: 0 with the main network, 1 cut off, 2 down; undefined while nothing is broken. */
  readonly nodeState: ArrayLike<number> | undefined;
  /** Per node: share of a disaster's members in which it is cut off; undefined while none has struck. */
  readonly risk: ArrayLike<number> | undefined;
  /** Words for the year in which a planned link opens. */
  readonly yearText: (fiscalYear: number) => string;
  readonly names: readonly string[];
}

export function backboneFeatures(view: BackboneView): FeatureCollection {
  return { type: 'FeatureCollection', features: [...linkFeatures(view), ...nodeFeatures(view)] };
}

function linkFeatures(view: BackboneView): Feature[] {
  const { links } = view.backbone;
  const isCut = new Set(view.cutLinks);
  return Array.from({ length: links.count }, (_, k): Feature => {
    const opens = view.openFiscalYear[k]!;
    const state = linkStateOf(opens, view.fiscalYear);
    const route = links.route[k]!;
    const coordinates = Array.from({ length: route.length / 2 }, (_, i) => [
      route[2 * i]!,
      route[2 * i + 1]!,
    ]);
    return {
      type: 'Feature',
      properties: {
        type: links.kind[k] === 'submarine' ? 'cable' : 'trunk',
        state: state === 'open' && isCut.has(k) ? 'cut' : state,
        label: state === 'planned' ? view.yearText(opens) : '',
      },
      geometry: { type: 'LineString', coordinates },
    };
  });
}

function nodeFeatures({ backbone: { nodes }, cutNodes, nodeState, risk, names }: BackboneView): Feature[] {
  const isCut = new Set(cutNodes);
  return Array.from({ length: nodes.count }, (_, n): Feature => {
    const type = nodes.isExchange[n] === 1 ? 'exchange' : nodes.kind[n] === 'landing' ? 'landing' : 'other';
    const state = isCut.has(n) || nodeState?.[n] === 2 ? 'cut' : nodeState?.[n] === 1 ? 'cutOff' : 'standing';
    return {
      type: 'Feature',
      properties: { type, state, label: names[n], risk: risk?.[n] ?? 0 },
      geometry: { type: 'Point', coordinates: [nodes.lon[n]!, nodes.lat[n]!] },
    };
  });
}

/** Per node, its state after a cut, without those that stood apart before it. */
export function newlyApart({ before, after }: CutPair): Uint8Array {
  return after.nodeState.map((state, n) => (state === 1 && before.nodeState[n] !== 0 ? 0 : state));
}
