/**
 * How municipalities reach the backbone: from their population-weighted centre, straight times a detour, to one of the
 * nearest nodes. The nearest is their home: where it falls or is cut off, so are they.
 */
import type { Atlas } from '../atlas.ts';
import { distanceM, geocentricM } from '../hubs/ellipsoid-distance.ts';

/** A landing on an island without trunks serves that island, not the mainland's coast behind it. */
const ISLAND_REACH_KM = 30;

/** Nodes each municipality can choose among on its way into the backbone. */
const CHOICES = 3;

export interface Access {
  readonly choices: number;
  /** municipality × CHOICES: nodes, nearest first; all 0xffff where the municipality has no place. */
  readonly node: Uint16Array;
  /** The same: route to that node. */
  readonly km: Float64Array;
}

export function createAccess({ municipalities, backbone }: Atlas, detourRatio: number): Access {
  const { count } = municipalities;
  const { nodes } = backbone;
  const points = geocentricM([...municipalities.lat, ...nodes.lat], [...municipalities.lon, ...nodes.lon]);
  const isIsland = landingsWithoutTrunk(backbone);
  const choices = Math.min(CHOICES, nodes.count);
  const node = new Uint16Array(count * choices).fill(0xffff);
  const km = new Float64Array(count * choices).fill(Infinity);
  for (let m = 0; m < count; m++) {
    if (Number.isNaN(municipalities.lat[m]! + municipalities.lon[m]!)) continue;
    for (let n = 0; n < nodes.count; n++) {
      const straightKm = distanceM(points, m, count + n) / 1000;
      if (isIsland[n] === 1 && straightKm > ISLAND_REACH_KM) continue;
      const distance = straightKm * detourRatio;
      // Insertion into the nearest so far; ties stay with the earlier node.
      let at = choices;
      while (at > 0 && km[m * choices + at - 1]! > distance) at--;
      if (at === choices) continue;
      km.copyWithin(m * choices + at + 1, m * choices + at, (m + 1) * choices - 1);
      node.copyWithin(m * choices + at + 1, m * choices + at, (m + 1) * choices - 1);
      km[m * choices + at] = distance;
      node[m * choices + at] = n;
    }
  }
  return { choices, node, km };
}

function landingsWithoutTrunk({ nodes, links }: Atlas['backbone']): Uint8Array {
  const isIsland = Uint8Array.from(nodes.kind, (kind) => (kind === 'landing' ? 1 : 0));
  for (let k = 0; k < links.count; k++) {
    if (links.kind[k] === 'submarine') continue;
    isIsland[links.from[k]!] = 0;
    isIsland[links.to[k]!] = 0;
  }
  return isIsland;
}

/** Sums a column over municipalities by home node. */
export function sumByNode(access: Access, values: ArrayLike<number>, nodeCount: number): Float64Array {
  const sums = new Float64Array(nodeCount);
  for (let m = 0; m < values.length; m++) {
    const home = access.node[m * access.choices]!;
    if (home !== 0xffff) sums[home]! += values[m]!;
  }
  return sums;
}
