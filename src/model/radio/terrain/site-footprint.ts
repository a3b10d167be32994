/** What one site serves over the terrain: received power and service of every 125 m square within range. */
import { PART_COLUMNS_PER_DEGREE, PART_ROWS_PER_DEGREE } from '../../coverage/disc.ts';
import { isCounted } from '../../coverage/served-squares.ts';
import { graticuleAreaM2, meridianPoint } from '../../grs80.ts';
import { type Lattice, lowerBound, ORIGIN_LON } from '../../lattice.ts';
import { type Bearing, takeBearing } from './ray.ts';
import type { TerrainUse } from './relief.ts';
import { nearestPoint, nearestRay, type Sweep } from './sweep.ts';
import { computeLink, createTerrainLink, type TerrainLaw, terrainUse } from './terrain-law.ts';

/** Squares of 125 m in a box round the site, row by row from the south-west. */
export interface SiteFootprint {
  /** 960 rows to a degree of latitude, 640 columns to a degree of longitude east of 100°E. */
  readonly partRowMin: number;
  readonly partColumnMin: number;
  readonly rows: number;
  readonly columns: number;
  /** Power of the whole carrier at the terminal (behind the wall, if indoors); NaN beyond the range. */
  readonly receivedDbm: Float32Array;
  /** 1 where the loss is within what the budget allows. */
  readonly served: Uint8Array;
  /** Received power from which on a square is served by the model, and by TR 38.901 where it stood in. */
  readonly thresholdDbm: number;
  readonly statisticalThresholdDbm: number;
  /** How many squares were computed, and how many of them by TR 38.901 for want of terrain. */
  readonly computed: number;
  readonly fellBack: number;
  readonly terrain: TerrainUse;
}

export function siteFootprint(sweep: Sweep, law: TerrainLaw): SiteFootprint {
  const { grid, origin } = sweep;
  const { lat, lon } = origin;
  const { maximumRangeM } = grid;
  const { meridianCurvature, axisM } = meridianPoint(lat);
  // With a hundredth and a square to spare; squares beyond the range stay NaN.
  const reachRows = (1.01 * maximumRangeM * meridianCurvature * 180 * PART_ROWS_PER_DEGREE) / Math.PI + 1;
  const reachColumns = (1.02 * maximumRangeM * 180 * PART_COLUMNS_PER_DEGREE) / Math.PI / axisM + 1;
  const partRowMin = Math.floor(lat * PART_ROWS_PER_DEGREE - reachRows);
  const rows = Math.ceil(lat * PART_ROWS_PER_DEGREE + reachRows) - partRowMin;
  const x = (lon - ORIGIN_LON) * PART_COLUMNS_PER_DEGREE;
  const partColumnMin = Math.floor(x - reachColumns);
  const columns = Math.ceil(x + reachColumns) - partColumnMin;

  const count = rows * columns;
  const distanceM = new Float64Array(count).fill(Number.NaN);
  const ray = new Uint16Array(count);
  const perRay = new Uint32Array(grid.rayCount + 1);
  const bearing: Bearing = { distanceM: 0, azimuth: 0 };
  let computed = 0;
  for (let r = 0; r < rows; r++) {
    const place = meridianPoint((partRowMin + r + 0.5) / PART_ROWS_PER_DEGREE);
    for (let c = 0; c < columns; c++) {
      const squareLon = ORIGIN_LON + (partColumnMin + c + 0.5) / PART_COLUMNS_PER_DEGREE;
      takeBearing(origin, place.axisM, place.polarM, squareLon - lon, bearing);
      if (bearing.distanceM > maximumRangeM) continue;
      const at = r * columns + c;
      distanceM[at] = bearing.distanceM;
      ray[at] = nearestRay(grid, bearing.azimuth);
      perRay[ray[at]! + 1]!++;
      computed++;
    }
  }
  for (let i = 0; i < grid.rayCount; i++) perRay[i + 1]! += perRay[i]!;
  const next = perRay.slice();
  const byRay = new Uint32Array(computed);
  for (let at = 0; at < count; at++) {
    if (!Number.isNaN(distanceM[at]!)) byRay[next[ray[at]!]!++] = at;
  }

  const receivedDbm = new Float32Array(count).fill(Number.NaN);
  const served = new Uint8Array(count);
  const link = createTerrainLink();
  let fellBack = 0;
  for (let k = 0; k < grid.rayCount; k++) {
    for (let i = perRay[k]!; i < perRay[k + 1]!; i++) {
      const at = byRay[i]!;
      const last = nearestPoint(grid, distanceM[at]!);
      computeLink(law, sweep.profileOf(k), last, distanceM[at]!, lat, link);
      receivedDbm[at] = law.budgetDbm - link.lossDb;
      if (link.marginDb >= 0) served[at] = 1;
      if (link.fellBack) fellBack++;
    }
  }
  return {
    partRowMin,
    partColumnMin,
    rows,
    columns,
    receivedDbm,
    served,
    thresholdDbm: law.budgetDbm - law.allowedDb,
    statisticalThresholdDbm: law.budgetDbm - law.statisticalAllowedDb,
    computed,
    fellBack,
    terrain: terrainUse(law.model, computed, fellBack),
  };
}

/** Adds the served squares of a footprint to the masks of the inhabited cells. Returns `masks`. */
export function addFootprintMasks(
  lattice: Lattice,
  footprint: SiteFootprint,
  masks: Uint16Array,
): Uint16Array {
  const { partRowMin, partColumnMin, rows, columns, served } = footprint;
  const rowTo = (partRowMin + rows - 1) >> 2;
  const columnTo = (partColumnMin + columns - 1) >> 2;
  for (let row = partRowMin >> 2; row <= rowTo; row++) {
    const rowEnd = lowerBound(lattice, row + 1, 0);
    for (let i = lowerBound(lattice, row, partColumnMin >> 2); i < rowEnd; i++) {
      const column = lattice.column[i]!;
      if (column > columnTo) break;
      for (let bit = 0; bit < 16; bit++) {
        const r = 4 * row + (bit >> 2) - partRowMin;
        const c = 4 * column + (bit & 3) - partColumnMin;
        if (r < 0 || c < 0 || r >= rows || c >= columns) continue;
        if (served[r * columns + c] === 1) masks[i]! |= 1 << bit;
      }
    }
  }
  return masks;
}

export interface FootprintCount {
  /** cellIndex of the inhabited cells that the site serves in part, rising, and their served squares. */
  readonly cells: Uint32Array;
  readonly masks: Uint16Array;
  /** Cells that count by this site alone, and their people at the 2020 level. */
  readonly countedCells: number;
  readonly countedPopulation: number;
  /** Area of all served squares on the ellipsoid, inhabited or not. */
  readonly servedAreaKm2: number;
}

export function countFootprint(
  lattice: Lattice,
  population: ArrayLike<number>,
  footprint: SiteFootprint,
): FootprintCount {
  const all = addFootprintMasks(lattice, footprint, new Uint16Array(lattice.cellCount));
  const cells = Uint32Array.from(all.keys()).filter((cell) => all[cell] !== 0);
  const masks = Uint16Array.from(cells, (cell) => all[cell]!);
  const counted = cells.filter((_, i) => isCounted(masks[i]!));
  const { partRowMin, rows, columns, served } = footprint;
  let areaM2 = 0;
  for (let r = 0; r < rows; r++) {
    let squares = 0;
    for (let c = 0; c < columns; c++) squares += served[r * columns + c]!;
    const lat = (partRowMin + r + 0.5) / PART_ROWS_PER_DEGREE;
    areaM2 += squares * graticuleAreaM2(lat, 1 / PART_ROWS_PER_DEGREE, 1 / PART_COLUMNS_PER_DEGREE);
  }
  return {
    cells,
    masks,
    countedCells: counted.length,
    countedPopulation: counted.reduce((people, cell) => people + population[cell]!, 0),
    servedAreaKm2: areaM2 / 1e6,
  };
}
