/**
 * Two towns became cities between the censuses under a new code (富谷市, 那珂川市), and the source leaves their 2015
 * counts blank. The census mesh has them: the sum of the municipality's cells stands in.
 */
import type { InhabitedCells } from './cells.ts';
import type { CsvRow } from './parse-csv.ts';

/** @param rows in the order of the municipality indices of the cells */
export function fillBlankCensus2015(
  rows: readonly CsvRow[],
  { municipality, mesh }: Pick<InhabitedCells, 'municipality' | 'mesh'>,
): { rows: CsvRow[]; filled: string[] } {
  const people = new Float64Array(rows.length);
  const homes = new Float64Array(rows.length);
  municipality.forEach((m, cell) => {
    people[m]! += mesh.population[cell]!;
    homes[m]! += mesh.households[cell]!;
  });
  const filled: string[] = [];
  const complete = rows.map((row, m) => {
    if (row.pop2015 !== '' && row.hh2015 !== '') return row;
    filled.push(`${row.name} ${people[m]} people, ${homes[m]} households`);
    return { ...row, pop2015: row.pop2015 || `${people[m]}`, hh2015: row.hh2015 || `${homes[m]}` };
  });
  return { rows: complete, filled };
}
