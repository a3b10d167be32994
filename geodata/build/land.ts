/**
 * Land on the lattice, from the administrative-area polygons (国土数値情報 行政区域 N03). Inland water that belongs to a
 * municipality (Lake Biwa, Lake Kasumigaura …) is inside its polygon and therefore counts as land.
 */
import { merge } from 'topojson-client';
import type { MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { type EdgeRows, indexEdges, rowShares } from './land-coverage.ts';
import { areaCollection, ringsOfParts } from './land-polygons.ts';

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
