/**
 * The census mesh as a table of 250 m squares (4分の1地域メッシュ): text lines `key_code,pop,hh`, the code of ten
 * digits, inhabited squares only. It is summed up to the 500 m squares that the lattice is made of.
 */
import { gunzipSync } from 'fflate';
import { cellOfMeshCode } from '../../src/model/jis-mesh.ts';

/** Inhabited 500 m squares, sorted by row, then column. */
export interface MeshCells {
  readonly row: Uint16Array;
  readonly column: Uint16Array;
  readonly population: Float64Array;
  readonly households: Float64Array;
}

const HEADER = 'key_code,pop,hh';

/** @throws for a line that is not `10 digits,people,households`. */
export function readMesh250(gzipped: Uint8Array): MeshCells {
  const lines = new TextDecoder().decode(gunzipSync(gzipped)).split(/\r?\n/);
  if (lines[0] !== HEADER) throw new Error(`Expected the header ${HEADER}, got ${lines[0]}.`);
  const row: number[] = [];
  const column: number[] = [];
  const population: number[] = [];
  const households: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (line === '') continue;
    const match = /^(\d{9})[1-4],(\d+),(\d+)$/.exec(line);
    const cell = match ? cellOfMeshCode(match[1]!) : undefined;
    if (!match || !cell)
      throw new Error(`Expected "10 digits,people,households" in line ${i + 1}, got ${line}.`);
    row.push(cell.row);
    column.push(cell.column);
    population.push(Number(match[2]));
    households.push(Number(match[3]));
  }
  return sumByCell(row, column, population, households);
}

/** Positions are packed below addresses (30 bits) in whole numbers that a double holds exactly (53 bits). */
const POSITION_LIMIT = 2 ** 22;

/** Adds up entries of the same address and sorts by row, then column. */
export function sumByCell(
  row: ArrayLike<number>,
  column: ArrayLike<number>,
  population: ArrayLike<number>,
  households: ArrayLike<number>,
): MeshCells {
  const count = row.length;
  if (count > POSITION_LIMIT) throw new Error(`Expected at most ${POSITION_LIMIT} entries, got ${count}.`);
  // Sorting plain numbers is several times faster than sorting positions by a comparison.
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) keys[i] = (row[i]! * 65536 + column[i]!) * POSITION_LIMIT + i;
  keys.sort();
  const cells = {
    row: new Uint16Array(count),
    column: new Uint16Array(count),
    population: new Float64Array(count),
    households: new Float64Array(count),
  };
  let cell = -1;
  let last = -1;
  for (let k = 0; k < count; k++) {
    const address = Math.floor(keys[k]! / POSITION_LIMIT);
    const i = keys[k]! - address * POSITION_LIMIT;
    if (address !== last) {
      last = address;
      cell++;
      cells.row[cell] = row[i]!;
      cells.column[cell] = column[i]!;
    }
    cells.population[cell]! += population[i]!;
    cells.households[cell]! += households[i]!;
  }
  return {
    row: cells.row.slice(0, cell + 1),
    column: cells.column.slice(0, cell + 1),
    population: cells.population.slice(0, cell + 1),
    households: cells.households.slice(0, cell + 1),
  };
}
