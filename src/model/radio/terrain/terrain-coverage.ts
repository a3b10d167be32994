/**
 * Which inhabited cells many sites serve together over the terrain by the official rule: nine of a cell's sixteen
 * squares. A square is served by a site exactly as in the site's own footprint, so a cell counts as it does in the union
 * of the footprints, whatever the order of sites; only the work depends on it. It ends with the verdict: with nine squares
 * that some site serves, or eight that none does.
 */
import { PART_COLUMNS_PER_DEGREE, PART_ROWS_PER_DEGREE } from '../../coverage/disc.ts';
import { COUNTED_FROM, isCounted, servedParts } from '../../coverage/served-squares.ts';
import { type MeridianPoint, meridianPoint } from '../../grs80.ts';
import { centreLat, centreLon, type Lattice, ORIGIN_LON } from '../../lattice.ts';
import type { Progress, Steps } from '../../progress.ts';
import { type Bearing, takeBearing } from './ray.ts';
import type { TerrainUse } from './relief.ts';
import { isServedFrom, lookAround, type SiteLinks, standAt } from './site-links.ts';
import { terrainUse } from './terrain-law.ts';

export interface TerrainCoverage {
  /** Per cell asked for: 1 where it counts. */
  readonly counted: Uint8Array;
  /** Links computed, and how many of them by TR 38.901 for want of terrain. */
  readonly computed: number;
  readonly fellBack: number;
  readonly terrain: TerrainUse;
}

/** Half the diagonal of a 500 m cell at 20° of latitude, with some to spare. */
const HALF_CELL_M = 400;
/** The first band of distance in which servers are looked for; each further one ends twice as far out. */
const FIRST_BAND_M = 1000;
/** So far each cell looks for its servers alone; farther out the cells of a block look together. */
const ALONE_M = 2000;
/** Cells along a side of a block. */
const BLOCK_SHIFT = 2;
/** From the cell in the middle of a block to the centre of any other, at most. */
const BLOCK_REACH_M = 1900;
const SQUARES = 16;
/** So many squares that nobody serves keep a cell from counting. */
const LOST_FROM = SQUARES - COUNTED_FROM + 1;

/**
 * @param cells cellIndex of the cells asked for
 * @param report makes the progress of a fraction of the work
 */
export function* terrainCoverage(
  lattice: Lattice,
  cells: Uint32Array,
  links: SiteLinks,
  report: (fraction: number) => Progress,
): Steps<TerrainCoverage> {
  const counted = new Uint8Array(cells.length);
  let done = 0;
  let server = -1;
  for (const block of blocksOf(lattice, cells)) {
    yield report(done / cells.length);
    const open: CellSearch[] = [];
    for (const i of block) {
      const search = createSearch(lattice, cells[i]!, i);
      server = searchAlone(links, search, server);
      if (isCounted(search.served)) counted[i] = 1;
      else open.push(search);
    }
    server = searchTogether(links, open, server);
    for (const { index, served } of open) if (isCounted(served)) counted[index] = 1;
    done += block.length;
  }
  yield report(1);
  const { computed, fellBack } = links;
  return { counted, computed, fellBack, terrain: terrainUse(links.laws[0]!.model, computed, fellBack) };
}

/** Positions in `cells` by block, so that neighbours, which lie along few rays of a far site, are searched together. */
function blocksOf({ row, column }: Lattice, cells: Uint32Array): Iterable<number[]> {
  const blocks = new Map<number, number[]>();
  cells.forEach((cell, i) => {
    const key = (row[cell]! >> BLOCK_SHIFT) * 0x10000 + (column[cell]! >> BLOCK_SHIFT);
    const block = blocks.get(key);
    if (block === undefined) blocks.set(key, [i]);
    else block.push(i);
  });
  return blocks.values();
}

const PARTS = [0, 1, 2, 3] as const;

/** A cell that looks for its servers; masks of its squares. */
interface CellSearch {
  /** Position among the cells asked for. */
  readonly index: number;
  readonly row: number;
  readonly column: number;
  readonly centre: MeridianPoint;
  /** Places of its four rows of squares in the meridian plane. */
  readonly rows: readonly MeridianPoint[];
  served: number;
  /** Squares that no site in range serves. */
  lost: number;
  /** Squares that are being tried. */
  tried: number;
}

function createSearch(lattice: Lattice, cell: number, index: number): CellSearch {
  const row = lattice.row[cell]!;
  const rows = PARTS.map((part) => meridianPoint((4 * row + part + 0.5) / PART_ROWS_PER_DEGREE));
  return {
    index,
    row,
    column: lattice.column[cell]!,
    centre: meridianPoint(centreLat(row)),
    rows,
    served: 0,
    lost: 0,
    tried: 0xffff,
  };
}

/** Tries the site that served last, since neighbours mostly have one, then those near. Returns the last server. */
function searchAlone(links: SiteLinks, search: CellSearch, first: number): number {
  const { near } = links;
  let server = first;
  if (first >= 0) trySite(links, search, first);
  standAt(links, search.row, search.column);
  for (let fromM = -1, toM = FIRST_BAND_M; !isCounted(search.served) && fromM < ALONE_M; ) {
    lookAround(links, fromM, toM);
    for (let n = 0; n < near.count && !isCounted(search.served); n++) {
      const site = near.site[n]!;
      if (site !== first && trySite(links, search, site)) server = site;
    }
    fromM = toM;
    toM *= 2;
  }
  return server;
}

/**
 * Tries the sites farther out, each for all cells of a block that may still count. A cell tries no more squares than it
 * can lose; those that found a server in the end give way to others, in another round. Returns the last server.
 */
function searchTogether(links: SiteLinks, searches: readonly CellSearch[], first: number): number {
  let server = first;
  let open = searches.filter(chooseSquares);
  while (open.length > 0) {
    server = tryFarther(links, open, server);
    for (const search of open) search.lost |= search.tried & ~search.served;
    open = open.filter(chooseSquares);
  }
  return server;
}

/** Chooses the squares to try next: enough to lose the cell. False where it is lost already, or counts. */
function chooseSquares(search: CellSearch): boolean {
  let wanted = LOST_FROM - servedParts(search.lost);
  search.tried = 0;
  if (wanted <= 0 || isCounted(search.served)) return false;
  for (let bit = 0; bit < SQUARES && wanted > 0; bit++) {
    if (((search.served | search.lost) & (1 << bit)) !== 0) continue;
    search.tried |= 1 << bit;
    wanted--;
  }
  return true;
}

function tryFarther(links: SiteLinks, searches: readonly CellSearch[], first: number): number {
  const { near } = links;
  const { row, column } = searches[0]!;
  const middle = 1 << (BLOCK_SHIFT - 1);
  const toMiddle = (index: number): number => ((index >> BLOCK_SHIFT) << BLOCK_SHIFT) + middle;
  standAt(links, toMiddle(row), toMiddle(column));
  const cellReachM = links.grid.maximumRangeM + HALF_CELL_M;
  const farthestM = cellReachM + BLOCK_REACH_M;
  const isOpen = (search: CellSearch): boolean =>
    (search.tried & ~search.served) !== 0 && !isCounted(search.served);
  let server = first;
  let open = searches;
  for (let fromM = -1, toM = 2 * ALONE_M; open.length > 0 && fromM < farthestM; ) {
    lookAround(links, fromM, Math.min(toM, farthestM));
    for (let n = 0; n < near.count && open.length > 0; n++) {
      const site = near.site[n]!;
      let isAnyServed = false;
      for (const search of open) {
        const distanceM = distanceTo(links, site, search);
        if (distanceM <= ALONE_M || distanceM > cellReachM) continue;
        if (!trySite(links, search, site)) continue;
        server = site;
        isAnyServed = true;
      }
      if (isAnyServed) open = open.filter(isOpen);
    }
    fromM = toM;
    toM *= 2;
  }
  return server;
}

function distanceTo(links: SiteLinks, site: number, { centre, column }: CellSearch): number {
  const origin = links.origins[site]!;
  takeBearing(origin, centre.axisM, centre.polarM, centreLon(column) - origin.lon, BEARING);
  return BEARING.distanceM;
}

/** Scratch: written and read within one turn of a loop. */
const BEARING: Bearing = { distanceM: 0, azimuth: 0 };

/** Tries a site for the squares of a cell that are not served yet, until the cell counts; true where it serves one. */
function trySite(links: SiteLinks, search: CellSearch, site: number): boolean {
  const before = search.served;
  const tried = search.tried & ~before;
  for (let bit = 0; bit < SQUARES; bit++) {
    if ((tried & (1 << bit)) === 0) continue;
    const { axisM, polarM } = search.rows[bit >> 2]!;
    const lon = ORIGIN_LON + (4 * search.column + (bit & 3) + 0.5) / PART_COLUMNS_PER_DEGREE;
    if (!isServedFrom(links, site, axisM, polarM, lon)) continue;
    search.served |= 1 << bit;
    if (isCounted(search.served)) break;
  }
  return search.served !== before;
}
