/** Which edges of the network cross the sea, and which cells are remote islands for it. */
import type { Atlas } from '../atlas.ts';
import { centreLat, centreLon, type Lattice } from '../lattice.ts';
import { findComponent } from './component.ts';
import type { EdgeList } from './lattice-delaunay.ts';

/**
 * Assumption: sea up to this wide in one piece is crossed by a bridge, a dam or a short span that costs no more than
 * land: Amakusa and the islands of the Shimanami road then belong to the mainland, as they do.
 */
export const BRIDGED_SEA_M = 1_500;

/** Bridges over wider sea that carry cable and join inhabited land: without it Awaji would count as an island. */
export const LONG_BRIDGES = [{ nameEn: 'Ōnaruto Bridge', lat: 34.239, lon: 134.65 }] as const;
/** A crossing whose middle lies this near to such a bridge uses it, degrees. */
const NEAR_BRIDGE_DEGREES = 0.04;

/** Per edge: metres of sea, 0 where there is none or it is bridged. */
export function seaLengthsM(
  { lattice, seaEdges }: Pick<Atlas, 'lattice' | 'seaEdges'>,
  { from, to }: EdgeList,
): Float32Array {
  const key = (a: number, b: number) => a * lattice.cellCount + b;
  const known = new Map<number, number>();
  for (let i = 0; i < seaEdges.from.length; i++) {
    const [a, b] = [seaEdges.from[i]!, seaEdges.to[i]!];
    if (seaEdges.gapM[i]! > BRIDGED_SEA_M && !isBridged(lattice, a, b))
      known.set(key(a, b), seaEdges.seaM[i]!);
  }
  const seaM = new Float32Array(from.length);
  if (known.size === 0) return seaM;
  for (let e = 0; e < from.length; e++) {
    const a = from[e]!;
    const b = to[e]!;
    // Neighbours in a row or column have no room for sea between them.
    if (b === a + 1 && lattice.column[b] === lattice.column[a]! + 1) continue;
    if (lattice.row[b]! - lattice.row[a]! <= 1 && Math.abs(lattice.column[b]! - lattice.column[a]!) <= 1)
      continue;
    seaM[e] = known.get(key(a, b)) ?? 0;
  }
  return seaM;
}

function isBridged({ row, column }: Lattice, a: number, b: number): boolean {
  const lat = (centreLat(row[a]!) + centreLat(row[b]!)) / 2;
  const lon = (centreLon(column[a]!) + centreLon(column[b]!)) / 2;
  return LONG_BRIDGES.some((bridge) => Math.hypot(lat - bridge.lat, lon - bridge.lon) < NEAR_BRIDGE_DEGREES);
}

/**
 * Assumption: land with fewer inhabited cells than this, reached over sea edges only, is a remote island (離島), unless
 * no land is larger. Sado, Tsushima, Iki, the Gotō chain and Amami are below it, the island of Okinawa above.
 */
export const ISLAND_CELLS = 1500;

/** Per cell: 1 on remote islands. */
export function islandCells({ from, to }: EdgeList, seaM: Float32Array, cellCount: number): Uint8Array {
  const component = new Uint32Array(cellCount);
  for (let cell = 0; cell < cellCount; cell++) component[cell] = cell;
  for (let e = 0; e < from.length; e++) {
    if (seaM[e]! > 0) continue;
    const a = findComponent(component, from[e]!);
    const b = findComponent(component, to[e]!);
    if (a < b) component[b] = a;
    else component[a] = b;
  }
  const size = new Uint32Array(cellCount);
  let largest = 0;
  for (let cell = 0; cell < cellCount; cell++) {
    largest = Math.max(largest, ++size[findComponent(component, cell)]!);
  }
  const limit = Math.min(ISLAND_CELLS, largest);
  const island = new Uint8Array(cellCount);
  for (let cell = 0; cell < cellCount; cell++) {
    island[cell] = size[findComponent(component, cell)]! < limit ? 1 : 0;
  }
  return island;
}
