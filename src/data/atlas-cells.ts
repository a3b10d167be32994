/** The cell columns as they lie in `cells.bin`. The compiler writes with this list and the loader reads with it. */
import type { CellColumns } from '../model/atlas.ts';
import { createLattice, type Lattice } from '../model/lattice.ts';
import { failure, type Problem, type Result, success } from '../model/problem.ts';
import { CELLS_FILE } from './atlas-manifest.ts';
import { type ColumnArray, decodeColumns, encodeColumns, takeColumn } from './column-file.ts';

export interface AtlasCells {
  readonly lattice: Lattice;
  readonly cells: CellColumns;
  readonly addedCells: Uint32Array;
}

/** Neighbouring cells are alike in address, municipality and height, so their differences compress best. */
export function encodeCells(
  row: Uint16Array,
  column: Uint16Array,
  cells: CellColumns,
  addedCells: Uint32Array,
): Uint8Array {
  return encodeColumns([
    { name: 'row', values: row, filter: 'delta' },
    { name: 'column', values: column, filter: 'delta' },
    { name: 'municipality', values: cells.municipality, filter: 'delta' },
    { name: 'population', values: cells.population, filter: 'none' },
    { name: 'households', values: cells.households, filter: 'none' },
    { name: 'elevationM', values: cells.elevationM, filter: 'delta' },
    { name: 'landShare', values: cells.landShare, filter: 'none' },
    { name: 'addedCells', values: addedCells, filter: 'delta' },
  ]);
}

/** Reads the uncompressed file and builds the lattice over its addresses. */
export function decodeCells(bytes: Uint8Array): Result<AtlasCells> {
  const decoded = decodeColumns(bytes, CELLS_FILE);
  if (!decoded.ok) return decoded;
  const problems: Problem[] = [];
  const take = <T extends ColumnArray>(
    name: string,
    type: { new (length: number): T; readonly name: string },
  ): T => {
    const taken = takeColumn(decoded.value, name, type, CELLS_FILE);
    if (taken.ok) return taken.value;
    problems.push(...taken.problems);
    return new type(0);
  };
  const row = take('row', Uint16Array);
  const column = take('column', Uint16Array);
  const cells: CellColumns = {
    municipality: take('municipality', Uint16Array),
    population: take('population', Uint16Array),
    households: take('households', Uint16Array),
    elevationM: take('elevationM', Int16Array),
    landShare: take('landShare', Uint8Array),
  };
  const addedCells = take('addedCells', Uint32Array);
  if (problems.length > 0) return failure(...problems);
  for (const [name, values] of Object.entries<ColumnArray>({ column, ...cells })) {
    if (values.length !== row.length) {
      problems.push(inconsistent(`column ${name}`, `${row.length} values`, `${values.length}`));
    }
  }
  if (problems.length > 0) return failure(...problems);
  try {
    return success({ lattice: createLattice(row, column), cells, addedCells });
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    return failure(inconsistent('order of the cells', 'rising rows, then columns', got));
  }
}

/** Every cell's municipality is in the table. */
export function checkMunicipalities(cells: CellColumns, municipalityCount: number): Result<CellColumns> {
  let highest = -1;
  for (let i = 0; i < cells.municipality.length; i++) {
    if (cells.municipality[i]! > highest) highest = cells.municipality[i]!;
  }
  return highest < municipalityCount
    ? success(cells)
    : failure(inconsistent('column municipality', `an index below ${municipalityCount}`, `${highest}`));
}

function inconsistent(what: string, expected: string, got: string): Problem {
  return { kind: 'inconsistent', what, where: CELLS_FILE, expected, got };
}
