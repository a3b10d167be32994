/** Which sites lie near a place: sites in blocks of lattice cells, and lists of the near ones, nearest first. */
import { columnAt, rowAt } from '../../lattice.ts';
import { type Bearing, type RayOrigin, takeBearing } from './ray.ts';

/** Cells along a side of a block: 3.7 by about 4.5 km. */
const BLOCK_SHIFT = 3;
/** Least metres of a block's side between 20° and 46° of latitude. */
const LEAST_BLOCK_M = 3_600;

export interface SitesByBlock {
  readonly origins: readonly RayOrigin[];
  readonly blocks: ReadonlyMap<number, readonly number[]>;
}

const keyOf = (blockRow: number, blockColumn: number): number => blockRow * 0x10000 + blockColumn;

export function sitesByBlock(origins: readonly RayOrigin[]): SitesByBlock {
  const blocks = new Map<number, number[]>();
  origins.forEach(({ lat, lon }, site) => {
    const key = keyOf(rowAt(lat) >> BLOCK_SHIFT, columnAt(lon) >> BLOCK_SHIFT);
    const block = blocks.get(key);
    if (block === undefined) blocks.set(key, [site]);
    else block.push(site);
  });
  return { origins, blocks };
}

/** The sites within a range of a place, nearest first, ties by site; written over for every place. */
export interface NearSites {
  count: number;
  site: Uint32Array;
  distanceM: Float64Array;
}

export function createNearSites(): NearSites {
  return { count: 0, site: new Uint32Array(64), distanceM: new Float64Array(64) };
}

/** @param row, column lattice address of the place @param axisM, polarM, lon of the place itself */
export function findNearSites(
  sites: SitesByBlock,
  row: number,
  column: number,
  axisM: number,
  polarM: number,
  lon: number,
  rangeM: number,
  near: NearSites,
): void {
  const { origins, blocks } = sites;
  const reach = Math.ceil(rangeM / LEAST_BLOCK_M);
  const bearing: Bearing = { distanceM: 0, azimuth: 0 };
  near.count = 0;
  for (let r = (row >> BLOCK_SHIFT) - reach; r <= (row >> BLOCK_SHIFT) + reach; r++) {
    for (let c = (column >> BLOCK_SHIFT) - reach; c <= (column >> BLOCK_SHIFT) + reach; c++) {
      const block = blocks.get(keyOf(r, c));
      if (block === undefined) continue;
      for (const site of block) {
        takeBearing(origins[site]!, axisM, polarM, lon - origins[site]!.lon, bearing);
        if (bearing.distanceM <= rangeM) insert(near, site, bearing.distanceM);
      }
    }
  }
}

function insert(near: NearSites, site: number, distanceM: number): void {
  if (near.count === near.site.length) grow(near);
  let at = near.count++;
  while (at > 0) {
    const before = near.distanceM[at - 1]!;
    if (before < distanceM || (before === distanceM && near.site[at - 1]! < site)) break;
    near.distanceM[at] = before;
    near.site[at] = near.site[at - 1]!;
    at--;
  }
  near.distanceM[at] = distanceM;
  near.site[at] = site;
}

function grow(near: NearSites): void {
  const site = new Uint32Array(2 * near.site.length);
  const distanceM = new Float64Array(2 * near.site.length);
  site.set(near.site);
  distanceM.set(near.distanceM);
  near.site = site;
  near.distanceM = distanceM;
}
