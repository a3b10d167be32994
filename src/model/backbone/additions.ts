/** What could be built next on the backbone, with its cost and who pays: links, landing stations, exchanges and hubs. */
import type { Atlas } from '../atlas.ts';
import { TOKYO_AREA_PREFECTURES } from '../hubs/hubs-parameters.ts';
import type { ParameterValues } from '../parameters.ts';
import { nodePrefectures } from './simulate-backbone.ts';

export type AdditionKind = 'link' | 'landing' | 'exchange' | 'hub';

export interface Addition {
  readonly kind: AdditionKind;
  /** Of the candidate link or landing station, or of the node where an exchange or hub would stand. */
  readonly id: string;
  /** Position in the atlas's candidates; -1 for exchanges and hubs. */
  readonly candidate: number;
  /** Nodes it joins, or the one where it stands. */
  readonly nodes: readonly number[];
  readonly costYen: number;
  /** By payer, whole yen. */
  readonly payersYen: readonly [state: number, municipality: number, operator: number];
}

/** @param hasHub per node, 1 where a hub stands */
export function possibleAdditions(atlas: Atlas, hasHub: Uint8Array, parameters: ParameterValues): Addition[] {
  const { nodes, candidates } = atlas.backbone;
  const prefecture = nodePrefectures(atlas);
  const isTokyo = (node: number) => TOKYO_AREA_PREFECTURES.includes(prefecture[node]!);
  const regional = parameters['backbone.regionalSubsidyShare'];
  const additions: Addition[] = candidates.map(({ id, kind, links }, candidate) => {
    let costYen = 0;
    let stateYen = 0;
    if (kind === 'landing') {
      costYen = parameters['backbone.landingYen'];
      // The station stands where its first link leads.
      stateYen = isTokyo(links[0]!.to) ? 0 : regional * costYen;
    }
    for (const link of links) {
      const isCable = link.kind === 'submarine';
      const yen = link.lengthKm * parameters[isCable ? 'backbone.cableYenPerKm' : 'backbone.trunkYenPerKm'];
      const ends = [link.from, link.to].filter((node) => node >= 0);
      costYen += yen;
      // The fund knows cables, not trunks on land.
      if (!isCable) continue;
      if (!link.isPacific) stateYen += parameters['backbone.cableSubsidyShare'] * yen;
      else if (!ends.every(isTokyo)) stateYen += regional * yen;
    }
    const ends = links.flatMap(({ from, to }) => (from < 0 ? [to] : [from, to]));
    return { kind, id, candidate, nodes: ends, ...paid(costYen, stateYen) };
  });
  for (let node = 0; node < nodes.count; node++) {
    const site = { id: nodes.id[node]!, candidate: -1, nodes: [node] };
    const isTown = nodes.kind[node] !== 'landing';
    if (!isTown || isTokyo(node)) continue;
    if (nodes.isExchange[node] === 0 && nodes.kind[node] === 'capital') {
      const yen = parameters['backbone.exchangeYen'];
      additions.push({ kind: 'exchange', ...site, ...paid(yen, regional * yen) });
    }
    if (hasHub[node] === 0) {
      const yen = parameters['hubs.smallMw'] * parameters['hubs.yenPerMw'];
      const state = Math.min(parameters['hubs.subsidyShare'] * yen, parameters['hubs.subsidyCapYen']);
      additions.push({ kind: 'hub', ...site, ...paid(yen, state) });
    }
  }
  return additions;
}

function paid(costYen: number, stateYen: number): Pick<Addition, 'costYen' | 'payersYen'> {
  const [cost, state] = [Math.round(costYen), Math.round(stateYen)];
  return { costYen: cost, payersYen: [state, 0, cost - state] };
}
