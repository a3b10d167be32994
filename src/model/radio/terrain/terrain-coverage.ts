/**
 * What many sites serve over the terrain: the masks of the inhabited cells asked for, each square tried with the sites
 * in range from the nearest on until one serves it. A square is served by a site exactly as in the site's own footprint,
 * so the masks are the union of the footprints whatever the order of sites; only the work depends on it.
 */
import { PART_COLUMNS_PER_DEGREE, PART_ROWS_PER_DEGREE } from '../../coverage/disc.ts';
import { type MeridianPoint, meridianPoint } from '../../grs80.ts';
import { type Lattice, ORIGIN_LON } from '../../lattice.ts';
import type { Progress, Steps } from '../../progress.ts';
import type { TerrainUse } from './relief.ts';
import { isServedFrom, lookAround, type SiteLinks, standAt } from './site-links.ts';
import { terrainUse } from './terrain-law.ts';

export interface TerrainCoverage {
  /** Per cell asked for: served squares, as in src/model/coverage. */
  readonly masks: Uint16Array;
  /** Links computed, and how many of them by TR 38.901 for want of terrain. */
  readonly computed: number;
  readonly fellBack: number;
  readonly terrain: TerrainUse;
}

/** Half the diagonal of a 500 m cell at 20° of latitude, with some to spare. */
const HALF_CELL_M = 400;
/** The first band of distance in which servers are looked for; each further one ends twice as far out. */
const FIRST_BAND_M = 1000;
const CELLS_PER_STEP = 64;
const ALL_SQUARES = 0xffff;

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
  const { near } = links;
  const farthestM = links.grid.maximumRangeM + HALF_CELL_M;
  const masks = new Uint16Array(cells.length);
  const search: CellSearch = { rows: [], mask: 0, server: -1 };
  for (let i = 0; i < cells.length; i++) {
    if (i % CELLS_PER_STEP === 0) yield report(i / cells.length);
    const row = lattice.row[cells[i]!]!;
    standAt(links, row, lattice.column[cells[i]!]!);
    search.rows = PARTS.map((part) => meridianPoint((4 * row + part + 0.5) / PART_ROWS_PER_DEGREE));
    search.mask = 0;
    // Neighbouring cells mostly have one server: it is tried before the others.
    const first = search.server;
    if (first >= 0) trySite(links, search, first);
    for (let fromM = -1, toM = FIRST_BAND_M; search.mask !== ALL_SQUARES && fromM < farthestM; ) {
      lookAround(links, fromM, Math.min(toM, farthestM));
      for (let n = 0; n < near.count && search.mask !== ALL_SQUARES; n++) {
        if (near.site[n] !== first) trySite(links, search, near.site[n]!);
      }
      fromM = toM;
      toM *= 2;
    }
    masks[i] = search.mask;
  }
  yield report(1);
  const { computed, fellBack } = links;
  return { masks, computed, fellBack, terrain: terrainUse(links.laws[0]!.model, computed, fellBack) };
}

const PARTS = [0, 1, 2, 3] as const;

/** The cell at hand. */
interface CellSearch {
  /** Places of its four rows of squares in the meridian plane. */
  rows: readonly MeridianPoint[];
  mask: number;
  /** The site that served a square last. */
  server: number;
}

/** Tries a site for all squares that are not served yet, so that those along one ray share its profile. */
function trySite(links: SiteLinks, search: CellSearch, site: number): void {
  const { place } = links;
  for (let bit = 0; bit < 16; bit++) {
    if ((search.mask & (1 << bit)) !== 0) continue;
    const { axisM, polarM } = search.rows[bit >> 2]!;
    const lon = ORIGIN_LON + (4 * place.column + (bit & 3) + 0.5) / PART_COLUMNS_PER_DEGREE;
    if (!isServedFrom(links, site, axisM, polarM, lon)) continue;
    search.mask |= 1 << bit;
    search.server = site;
  }
}
