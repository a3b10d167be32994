/**
 * Is the submarine ring around Japan closed? Its two sides are the Japan Sea and the Pacific: each is there where
 * cables in service lead along that coast from Hokkaidō to Kyūshū without a stretch on land.
 */
import type { Backbone, Coast } from '../atlas.ts';
import { type BackboneNetwork, linksInService } from './backbone-network.ts';

const NORTH = ['01'];
const SOUTH = ['40', '41', '42', '43', '44', '45', '46'];

export interface RingSide {
  readonly coast: Exclude<Coast, ''>;
  readonly isClosed: boolean;
  /** Landings that cables along this coast reach from Hokkaidō, and from Kyūshū; the gap lies between. */
  readonly reachedFromNorth: readonly number[];
  readonly reachedFromSouth: readonly number[];
  /** Links of this coast that are not in service. */
  readonly missingLinks: readonly number[];
}

export interface Ring {
  readonly isClosed: boolean;
  readonly sides: readonly RingSide[];
}

/** @param nodePrefecture two-digit code of the prefecture in which each node stands */
export function ringInYear(
  backbone: Backbone,
  network: BackboneNetwork,
  nodePrefecture: readonly string[],
  fiscalYear: number,
): Ring {
  const isUp = linksInService(network, fiscalYear);
  const sides = (['japanSea', 'pacific'] as const).map((coast) =>
    sideOf(backbone, network, nodePrefecture, isUp, coast),
  );
  return { isClosed: sides.every((side) => side.isClosed), sides };
}

function sideOf(
  { nodes, links }: Backbone,
  { graph }: BackboneNetwork,
  nodePrefecture: readonly string[],
  isUp: Uint8Array,
  coast: RingSide['coast'],
): RingSide {
  const ofCoast = Array.from(links.coast.keys()).filter((k) => links.coast[k] === coast);
  const touched = new Set(ofCoast.flatMap((k) => [graph.from[k]!, graph.to[k]!]));
  const reach = (prefectures: readonly string[]) => {
    const reached = new Set([...touched].filter((node) => prefectures.includes(nodePrefecture[node]!)));
    for (let before = -1; before < reached.size; ) {
      before = reached.size;
      for (const k of ofCoast) {
        if (isUp[k] === 0) continue;
        const [a, b] = [graph.from[k]!, graph.to[k]!];
        if (reached.has(a)) reached.add(b);
        else if (reached.has(b)) reached.add(a);
      }
    }
    return [...reached].sort((a, b) => a - b).filter((node) => node < nodes.count);
  };
  const reachedFromNorth = reach(NORTH);
  const reachedFromSouth = reach(SOUTH);
  return {
    coast,
    isClosed: reachedFromNorth.some((node) => reachedFromSouth.includes(node)),
    reachedFromNorth,
    reachedFromSouth,
    missingLinks: ofCoast.filter((k) => isUp[k] === 0),
  };
}
