/** Which sites lie near a place: sites in blocks of lattice cells, asked for by bands of distance from the nearest out. */
import { columnAt, rowAt } from '../../lattice.ts';
import { type Bearing, type RayOrigin, takeBearing } from './ray.ts';

/** Cells along a side of a block: 1.85 by about 2.3 km. */
const BLOCK_SHIFT = 2;
/** Least metres of a block's side between 20° and 46° of latitude. */
const LEAST_BLOCK_M = 1_700;

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

/** A place at a lattice address, in the meridian plane and by its longitude. */
export interface LatticePlace {
  row: number;
  column: number;
  axisM: number;
  polarM: number;
  lon: number;
}

/** Sites of one band of distance in the order of their blocks; written over for every band. */
export interface NearSites {
  count: number;
  site: Uint32Array;
}

export function createNearSites(): NearSites {
  return { count: 0, site: new Uint32Array(64) };
}

/** Fills `near` with the sites farther than `fromM` and at most `toM` from a place. */
export function findNearSites(
  sites: SitesByBlock,
  place: LatticePlace,
  fromM: number,
  toM: number,
  near: NearSites,
): void {
  const { origins, blocks } = sites;
  const { axisM, polarM, lon } = place;
  const reach = Math.ceil(toM / LEAST_BLOCK_M);
  const blockRow = place.row >> BLOCK_SHIFT;
  const blockColumn = place.column >> BLOCK_SHIFT;
  near.count = 0;
  for (let r = blockRow - reach; r <= blockRow + reach; r++) {
    for (let c = blockColumn - reach; c <= blockColumn + reach; c++) {
      const block = blocks.get(keyOf(r, c));
      if (block === undefined) continue;
      for (const site of block) {
        takeBearing(origins[site]!, axisM, polarM, lon - origins[site]!.lon, BEARING);
        const { distanceM } = BEARING;
        if (distanceM > fromM && distanceM <= toM) add(near, site);
      }
    }
  }
}

/** Scratch: written and read within one turn of a loop. */
const BEARING: Bearing = { distanceM: 0, azimuth: 0 };

function add(near: NearSites, site: number): void {
  if (near.count === near.site.length) {
    const site = new Uint32Array(2 * near.site.length);
    site.set(near.site);
    near.site = site;
  }
  near.site[near.count++] = site;
}
