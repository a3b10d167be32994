/**
 * Municipalities that were empty or nearly so on the mesh's census day because of the evacuation after the nuclear
 * accident of 2011, and to which people had returned by the 2020 census. The mesh gives them no shape, so people
 * beyond the mesh's own are spread evenly over the squares around the town office: an assumption, kept with its radius
 * in `returned-settlements.csv`.
 */
import { centreLat, centreLon, columnAt, rowAt } from '../../src/model/lattice.ts';
import type { AreaEdges } from './area-edges.ts';
import { assignMunicipalities } from './assign-municipalities.ts';
import { metresPerStep } from './nearest-municipality.ts';
import { numberOrNull, parseCsv } from './parse-csv.ts';

export interface Settlement {
  /** Index of the municipality. */
  readonly municipality: number;
  readonly lat: number;
  readonly lon: number;
  readonly radiusM: number;
}

export interface SettledCells {
  readonly municipality: number;
  /** Addresses of the squares, sorted by row, then column. */
  readonly row: Uint16Array;
  readonly column: Uint16Array;
}

export function readSettlements(text: string, municipalityCodes: readonly string[]): Settlement[] {
  const where = 'returned-settlements.csv';
  return parseCsv(text, where, ['code5', 'lat', 'lon', 'radiusM']).map((row) => {
    const municipality = municipalityCodes.indexOf(row.code5!);
    if (municipality < 0) throw new Error(`${where}: Expected a municipality code, got ${row.code5}.`);
    const number = (name: 'lat' | 'lon' | 'radiusM') => numberOrNull(row[name]!, where) ?? Number.NaN;
    return { municipality, lat: number('lat'), lon: number('lon'), radiusM: number('radiusM') };
  });
}

/** Squares of the settlement's municipality whose centre lies within the radius. */
export function cellsOfSettlement(settlement: Settlement, edges: AreaEdges): SettledCells {
  const { municipality, lat, lon, radiusM } = settlement;
  const scale = metresPerStep(rowAt(lat) + 0.5);
  const rows: number[] = [];
  const columns: number[] = [];
  const reach = Math.ceil(radiusM / Math.min(scale.row, scale.column)) + 1;
  for (let row = rowAt(lat) - reach; row <= rowAt(lat) + reach; row++) {
    for (let column = columnAt(lon) - reach; column <= columnAt(lon) + reach; column++) {
      const northM = (centreLat(row) - lat) * 240 * scale.row;
      const eastM = (centreLon(column) - lon) * 160 * scale.column;
      if (Math.hypot(northM, eastM) > radiusM) continue;
      rows.push(row);
      columns.push(column);
    }
  }
  const row = Uint16Array.from(rows);
  const column = Uint16Array.from(columns);
  const own = assignMunicipalities(edges, row, column).municipality;
  return {
    municipality,
    row: row.filter((_, i) => own[i] === municipality),
    column: column.filter((_, i) => own[i] === municipality),
  };
}
