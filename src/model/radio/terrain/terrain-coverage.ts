/**
 * What many sites serve over the terrain: the masks of the inhabited cells asked for, each square tried with the sites
 * in range from the nearest on until one serves it. A square is served by a site exactly as in the site's own footprint,
 * so the masks are the union of the footprints whatever the order of sites; only the work depends on it.
 */
import { PART_COLUMNS_PER_DEGREE, PART_ROWS_PER_DEGREE } from '../../coverage/disc.ts';
import { meridianPoint } from '../../grs80.ts';
import { centreLat, centreLon, type Lattice, ORIGIN_LON } from '../../lattice.ts';
import type { Progress, Steps } from '../../progress.ts';
import type { TerrainUse } from './relief.ts';
import { linkFrom, lookAround, type SiteLinks } from './site-links.ts';
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
const CELLS_PER_STEP = 64;

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
  const reach = links.grid.maximumRangeM + HALF_CELL_M;
  const masks = new Uint16Array(cells.length);
  for (let i = 0; i < cells.length; i++) {
    if (i % CELLS_PER_STEP === 0) yield report(i / cells.length);
    const row = lattice.row[cells[i]!]!;
    const column = lattice.column[cells[i]!]!;
    const { axisM, polarM } = meridianPoint(centreLat(row));
    lookAround(links, row, column, axisM, polarM, centreLon(column), reach);
    if (near.count > 0) masks[i] = servedSquares(links, row, column);
  }
  yield report(1);
  const { computed, fellBack } = links;
  return { masks, computed, fellBack, terrain: terrainUse(links.laws[0]!.model, computed, fellBack) };
}

/** Mask of a cell by the near sites. */
function servedSquares(links: SiteLinks, row: number, column: number): number {
  const { near, link } = links;
  let mask = 0;
  // Neighbouring squares mostly have one server: it is tried before the others.
  let favourite = 0;
  for (let bit = 0; bit < 16; bit++) {
    const { axisM, polarM } = meridianPoint((4 * row + (bit >> 2) + 0.5) / PART_ROWS_PER_DEGREE);
    const lon = ORIGIN_LON + (4 * column + (bit & 3) + 0.5) / PART_COLUMNS_PER_DEGREE;
    for (let n = 0; n < near.count; n++) {
      const candidate = n === 0 ? favourite : n <= favourite ? n - 1 : n;
      if (!linkFrom(links, near.site[candidate]!, axisM, polarM, lon) || link.marginDb < 0) continue;
      mask |= 1 << bit;
      favourite = candidate;
      break;
    }
  }
  return mask;
}
