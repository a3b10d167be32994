/**
 * What many sites serve over the terrain: the masks of the inhabited cells asked for, each square tried with the sites
 * in range from the nearest on until one serves it. A square is served by a site exactly as in the site's own footprint,
 * so the masks are the union of the footprints whatever the order of sites; only the work depends on it.
 */
import { PART_COLUMNS_PER_DEGREE, PART_ROWS_PER_DEGREE } from '../../coverage/disc.ts';
import { meridianPoint } from '../../grs80.ts';
import { centreLat, centreLon, type Lattice, ORIGIN_LON } from '../../lattice.ts';
import type { Progress, Steps } from '../../progress.ts';
import { type Bearing, createRayOrigin, takeBearing } from './ray.ts';
import type { ReliefSampler } from './ray-profile.ts';
import type { TerrainUse } from './relief.ts';
import { createNearSites, findNearSites, sitesByBlock } from './sites-by-block.ts';
import { createRayReader, nearestPoint, nearestRay, readRay, type SweepGrid } from './sweep.ts';
import { computeLink, createTerrainLink, pointsTo, type TerrainLaw, terrainUse } from './terrain-law.ts';

/** Sites in columns of one length. */
export interface TerrainSites {
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  /** Index into the laws: what band and environment the site has. */
  readonly law: Uint8Array;
}

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
 * @throws where the columns of the sites differ in length, name an unknown law, or hold a place not on Earth
 */
export function* terrainCoverage(
  lattice: Lattice,
  cells: Uint32Array,
  sites: TerrainSites,
  laws: readonly TerrainLaw[],
  sampler: ReliefSampler,
  grid: SweepGrid,
  report: (fraction: number) => Progress,
): Steps<TerrainCoverage> {
  requireSites(sites, laws.length);
  const { maximumRangeM } = grid;
  const origins = Array.from(sites.lat, (lat, s) => createRayOrigin(lat, sites.lon[s]!));
  const blocks = sitesByBlock(origins);
  const near = createNearSites();
  const reader = createRayReader(sampler, grid);
  const link = createTerrainLink();
  const bearing: Bearing = { distanceM: 0, azimuth: 0 };
  const masks = new Uint16Array(cells.length);
  let computed = 0;
  let fellBack = 0;
  for (let i = 0; i < cells.length; i++) {
    if (i % CELLS_PER_STEP === 0) yield report(i / cells.length);
    const row = lattice.row[cells[i]!]!;
    const column = lattice.column[cells[i]!]!;
    const centre = meridianPoint(centreLat(row));
    const reach = maximumRangeM + HALF_CELL_M;
    findNearSites(blocks, row, column, centre.axisM, centre.polarM, centreLon(column), reach, near);
    let mask = 0;
    // Neighbouring squares mostly have one server: it is tried before the others.
    let favourite = 0;
    for (let bit = 0; bit < 16 && near.count > 0; bit++) {
      const place = meridianPoint((4 * row + (bit >> 2) + 0.5) / PART_ROWS_PER_DEGREE);
      const lon = ORIGIN_LON + (4 * column + (bit & 3) + 0.5) / PART_COLUMNS_PER_DEGREE;
      for (let n = 0; n < near.count; n++) {
        const candidate = n === 0 ? favourite : n <= favourite ? n - 1 : n;
        const s = near.site[candidate]!;
        const origin = origins[s]!;
        takeBearing(origin, place.axisM, place.polarM, lon - origin.lon, bearing);
        if (bearing.distanceM > maximumRangeM) continue;
        const law = laws[sites.law[s]!]!;
        const last = nearestPoint(grid, bearing.distanceM);
        const profile = readRay(reader, origin, nearestRay(grid, bearing.azimuth), pointsTo(last));
        computeLink(law, profile, last, bearing.distanceM, origin.lat, link);
        computed++;
        if (link.fellBack) fellBack++;
        if (link.marginDb < 0) continue;
        mask |= 1 << bit;
        favourite = candidate;
        break;
      }
    }
    masks[i] = mask;
  }
  yield report(1);
  const model = laws[0]?.model ?? 'tr38901';
  return { masks, computed, fellBack, terrain: terrainUse(model, computed, fellBack) };
}

export function requireSites({ lat, lon, law }: TerrainSites, lawCount: number): void {
  if (lon.length !== lat.length || law.length !== lat.length) {
    throw new Error(`Expected ${lat.length} longitudes and laws, got ${lon.length} and ${law.length}.`);
  }
  const unknown = law.findIndex((index) => index >= lawCount);
  if (unknown >= 0)
    throw new Error(`Expected laws below ${lawCount}, got ${law[unknown]} at site ${unknown}.`);
}
