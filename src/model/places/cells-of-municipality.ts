/** The cells of each municipality, as slices of one list: an atlas is sorted by lattice row, not by municipality. */
import type { Atlas } from '../atlas.ts';

interface CellLists {
  /** Length municipalities + 1. */
  readonly offsets: Uint32Array;
  readonly cells: Uint32Array;
}

/** An atlas never changes, so the lists are made once. */
const lists = new WeakMap<Atlas['cells'], CellLists>();

/** cellIndex of the inhabited cells of a municipality, rising; a view into a shared list, not to be written to. */
export function cellsOfMunicipality(
  { cells, municipalities }: Pick<Atlas, 'cells' | 'municipalities'>,
  municipality: number,
): Uint32Array {
  let kept = lists.get(cells);
  if (kept === undefined) {
    kept = listCells(cells.municipality, municipalities.count);
    lists.set(cells, kept);
  }
  return kept.cells.subarray(kept.offsets[municipality]!, kept.offsets[municipality + 1]!);
}

function listCells(municipality: Uint16Array, count: number): CellLists {
  const offsets = new Uint32Array(count + 1);
  for (let i = 0; i < municipality.length; i++) offsets[municipality[i]! + 1]!++;
  for (let m = 0; m < count; m++) offsets[m + 1]! += offsets[m]!;
  const next = offsets.slice();
  const cells = new Uint32Array(municipality.length);
  for (let i = 0; i < municipality.length; i++) cells[next[municipality[i]!]!++] = i;
  return { offsets, cells };
}
