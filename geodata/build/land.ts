/**
 * Land on the lattice, from the administrative-area polygons (国土数値情報 行政区域 N03). Inland water that belongs to a
 * municipality (Lake Biwa, Lake Kasumigaura …) is inside its polygon and therefore counts as land.
 */
import { merge } from 'topojson-client';
import type { MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { LAND_FILE } from '../../src/data/atlas-manifest.ts';
import { encodeLand } from '../../src/data/land-file.ts';
import { NO_MUNICIPALITY } from '../../src/model/land.ts';
import { areaEdges } from './area-edges.ts';
import { assignMunicipalities } from './assign-municipalities.ts';
import { gzip } from './gzip.ts';
import { type EdgeRows, indexEdges, rowShares } from './land-coverage.ts';
import { areaCollection, latticePolygons, ringsOfParts } from './land-polygons.ts';
import { metresPerStep } from './nearest-municipality.ts';

/**
 * Share of each cell's area that is land, in 1/255, rounded, at least 1 (people live in these cells even where the
 * simplified coast leaves them in the sea).
 * @param row, column lattice addresses, sorted by row
 */
export function landShareOfCells(topology: Topology, row: Uint16Array, column: Uint16Array): Uint8Array {
  if (row.length !== column.length) {
    throw new Error(`Expected as many columns as rows, got ${row.length} rows and ${column.length} columns.`);
  }
  const index = indexCoast(topology);
  const share = new Float64Array(index.columnCount + 1);
  const result = new Uint8Array(row.length);
  for (let i = 0; i < row.length; i++) {
    if (i === 0 || row[i] !== row[i - 1]) rowShares(index, row[i]!, share);
    const c = column[i]! - index.columnMin;
    const landShare = c >= 0 && c < index.columnCount ? share[c]! : 0;
    result[i] = Math.max(1, Math.round(Math.min(1, landShare) * 255));
  }
  return result;
}

/** Edges of the land as a whole: borders between municipalities are gone, only the coast is left. */
function indexCoast(topology: Topology): EdgeRows {
  const land = merge(topology, areaCollection(topology).geometries as (Polygon | MultiPolygon)[]);
  return indexEdges([ringsOfParts(land.coordinates)]);
}

/** Stands for the code of land that has none. */
const OUTSIDE_TABLE = 'none';

/** A square counts as land from this share on: less is rounding in the sum of trapezoids, not land. */
const LEAST_SHARE = 1e-9;

/**
 * The land mask: all 500 m squares that a polygon touches, each with the municipality whose polygon holds its centre,
 * or whose border is nearest to it (the rule for inhabited cells). Land of no municipality in the table is kept too.
 */
export function writeLand(
  topology: Topology,
  municipalityCodes: readonly string[],
): {
  files: { name: string; bytes: Uint8Array }[];
  report: string[];
  /** Squares with their centre on land. */
  landCellCount: number;
} {
  const { row, column, share, areaKm2 } = landCells(topology);
  const others = municipalityCodes.length;
  const polygons = latticePolygons(topology).map((polygon) => ({
    ...polygon,
    properties: { ...polygon.properties, N03_007: polygon.properties.N03_007 ?? OUTSIDE_TABLE },
  }));
  const known = new Set(municipalityCodes);
  const strangers = polygons.map(({ properties }) => properties.N03_007).filter((code) => !known.has(code));
  const edges = areaEdges(polygons, [...municipalityCodes, ...new Set(strangers)]);
  const { municipality, outside } = assignMunicipalities(edges, row, column);
  let unassigned = 0;
  for (let i = 0; i < municipality.length; i++) {
    if (municipality[i]! < others) continue;
    municipality[i] = NO_MUNICIPALITY;
    unassigned++;
  }
  const bytes = gzip(encodeLand({ row, column, municipality, share }));
  const count = (n: number) => n.toLocaleString('en');
  return {
    files: [{ name: LAND_FILE, bytes }],
    report: [
      `${count(row.length)} squares of 500 m hold land, ${count(Math.round(areaKm2))} km² in all; ` +
        `${count(share.filter((value) => value < 255).length)} of them in part`,
      `${count(row.length - outside.length)} have their centre on land, ${count(outside.length)} only touch it`,
      `${count(unassigned)} lie in no municipality of the table (northern islands, 所属未定地)`,
    ],
    landCellCount: row.length - outside.length,
  };
}

/** All squares that hold land, sorted by row, then column. */
export function landCells(topology: Topology) {
  const index = indexCoast(topology);
  const shares = new Float64Array(index.columnCount + 1);
  const row: number[] = [];
  const column: number[] = [];
  const share: number[] = [];
  let areaKm2 = 0;
  for (let r = index.rowMin; r < index.rowMin + index.rowCount; r++) {
    rowShares(index, r, shares);
    const step = metresPerStep(r + 0.5);
    for (let c = 0; c < index.columnCount; c++) {
      if (shares[c]! < LEAST_SHARE) continue;
      row.push(r);
      column.push(index.columnMin + c);
      share.push(Math.max(1, Math.round(shares[c]! * 255)));
      areaKm2 += (shares[c]! * step.row * step.column) / 1e6;
    }
  }
  return {
    row: Uint16Array.from(row),
    column: Uint16Array.from(column),
    share: Uint8Array.from(share),
    areaKm2,
  };
}
