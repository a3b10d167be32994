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

/** Adds up entries of the same address and sorts by row, then column. */
export function sumByCell(
  row: ArrayLike<number>,
  column: ArrayLike<number>,
  population: ArrayLike<number>,
  households: ArrayLike<number>,
): MeshCells {
  const address = Float64Array.from(row, (r, i) => r * 65536 + column[i]!);
  const distinct = Float64Array.from(new Set(address)).sort();
  const indexOf = new Map<number, number>();
  distinct.forEach((value, i) => {
    indexOf.set(value, i);
  });
  const cells = {
    row: Uint16Array.from(distinct, (value) => Math.floor(value / 65536)),
    column: Uint16Array.from(distinct, (value) => value % 65536),
    population: new Float64Array(distinct.length),
    households: new Float64Array(distinct.length),
  };
  for (let i = 0; i < address.length; i++) {
    const cell = indexOf.get(address[i]!)!;
    cells.population[cell]! += population[i]!;
    cells.households[cell]! += households[i]!;
  }
  return cells;
}
