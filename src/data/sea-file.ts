/**
 * Neighbouring inhabited cells with the sea between them, as the compiler measured it on the land mask. One codec for
 * the compiler (`encodeSeaEdges`) and the app (`decodeSeaEdges`).
 *
 * Columns of the file, edges by rising first cell, then rising second cell:
 *   from     u32  first cell's index
 *   rows     u16  lattice rows from the first cell to the second
 *   columns  i16  lattice columns from the first cell to the second
 *   gap      u16  longest stretch of sea in one piece, in SEA_UNIT_M
 *   rest     u16  all other stretches of sea, in SEA_UNIT_M
 */
import type { SeaEdges } from '../model/atlas.ts';
import { cellIndexAt, type Lattice } from '../model/lattice.ts';
import { failure, type Result, success } from '../model/problem.ts';
import { decodeColumns, encodeColumns, takeColumn } from './column-file.ts';

/** The mask's squares are 500 m wide: nothing finer is known. */
export const SEA_UNIT_M = 100;

/** The file before compression; lengths are rounded to SEA_UNIT_M. */
export function encodeSeaEdges({ row, column }: Lattice, { from, to, gapM, seaM }: SeaEdges): Uint8Array {
  const u16 = (value: (i: number) => number) => Uint16Array.from(from, (_, i) => value(i));
  const units = (lengthM: number) => Math.round(lengthM / SEA_UNIT_M);
  return encodeColumns([
    { name: 'from', values: from, filter: 'delta' },
    { name: 'rows', values: u16((i) => row[to[i]!]! - row[from[i]!]!), filter: 'none' },
    {
      name: 'columns',
      values: Int16Array.from(from, (cell, i) => column[to[i]!]! - column[cell]!),
      filter: 'none',
    },
    { name: 'gap', values: u16((i) => units(gapM[i]!)), filter: 'none' },
    { name: 'rest', values: u16((i) => units(seaM[i]!) - units(gapM[i]!)), filter: 'none' },
  ]);
}

/**
 * Reads the uncompressed file.
 * @param lattice of the cells that it was compiled for
 * @param where the file's name, for the problem report
 */
export function decodeSeaEdges(bytes: Uint8Array, lattice: Lattice, where: string): Result<SeaEdges> {
  const decoded = decodeColumns(bytes, where);
  if (!decoded.ok) return decoded;
  const from = takeColumn(decoded.value, 'from', Uint32Array, where);
  const rows = takeColumn(decoded.value, 'rows', Uint16Array, where);
  const columns = takeColumn(decoded.value, 'columns', Int16Array, where);
  const gap = takeColumn(decoded.value, 'gap', Uint16Array, where);
  const rest = takeColumn(decoded.value, 'rest', Uint16Array, where);
  if (!from.ok) return from;
  if (!rows.ok) return rows;
  if (!columns.ok) return columns;
  if (!gap.ok) return gap;
  if (!rest.ok) return rest;
  const inconsistent = (what: string, expected: string, got: string) =>
    failure({ kind: 'inconsistent', what, where, expected, got });
  const count = from.value.length;
  for (const [name, { value }] of Object.entries({ rows, columns, gap, rest })) {
    if (value.length !== count) {
      return inconsistent(`column ${name}`, `${count} values`, `${value.length}`);
    }
  }
  const to = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const cell = from.value[i]!;
    const other =
      cell < lattice.cellCount
        ? cellIndexAt(lattice, lattice.row[cell]! + rows.value[i]!, lattice.column[cell]! + columns.value[i]!)
        : -1;
    if (other <= cell) {
      return inconsistent(`edge ${i}`, 'two inhabited cells, the lower first', `${cell} and ${other}`);
    }
    to[i] = other;
  }
  return success({
    from: from.value,
    to,
    gapM: Uint32Array.from(gap.value, (units) => units * SEA_UNIT_M),
    seaM: Uint32Array.from(gap.value, (units, i) => (units + rest.value[i]!) * SEA_UNIT_M),
  });
}
