/**
 * The cells of a plan that was found by search, as a scenario holds them: lattice addresses rather than positions in an
 * atlas, so that they outlive it. The text lists the differences of the rising addresses (row · 65,536 + column) in base
 * 36, separated by single blanks.
 */
import { cellIndexAt, type Lattice } from './lattice.ts';

export interface PlannedCells {
  readonly count: number;
  readonly cells: string;
}

export const MOST_PLANNED_CELLS = 20_000;
const COLUMNS = 0x10000;
/** Row 0xffff, last column: below 2^32. */
const LAST_ADDRESS = 0xffffffff;
const RADIX = 36;

/**
 * @param cells indices into the lattice, in any order, each once
 * @throws RangeError for more than MOST_PLANNED_CELLS, or for none.
 */
export function encodePlannedCells({ row, column }: Lattice, cells: ArrayLike<number>): PlannedCells {
  if (cells.length === 0 || cells.length > MOST_PLANNED_CELLS) {
    throw new RangeError(`Expected 1 to ${MOST_PLANNED_CELLS} cells, got ${cells.length}.`);
  }
  const addresses = Float64Array.from(cells, (cell) => row[cell]! * COLUMNS + column[cell]!).sort();
  let before = 0;
  const differences = Array.from(addresses, (address) => {
    const difference = address - before;
    before = address;
    return difference.toString(RADIX);
  });
  return { count: cells.length, cells: differences.join(' ') };
}

export interface PlannedCellsOfLattice {
  /** Indices into the lattice, rising. */
  readonly cells: Uint32Array;
  /** Cells that the lattice does not have: nobody lives there in this atlas. */
  readonly unknownCount: number;
}

/** @throws RangeError where the text is none that `plannedCellsDefect` finds nothing wrong with. */
export function decodePlannedCells(lattice: Lattice, plan: PlannedCells): PlannedCellsOfLattice {
  const addresses = addressesOf(plan);
  if (typeof addresses === 'string') throw new RangeError(addresses);
  const known: number[] = [];
  for (const address of addresses) {
    const cell = cellIndexAt(lattice, Math.floor(address / COLUMNS), address % COLUMNS);
    if (cell >= 0) known.push(cell);
  }
  return { cells: Uint32Array.from(known), unknownCount: addresses.length - known.length };
}

/** What is wrong with the text, in words; undefined where nothing is. */
export function plannedCellsDefect(plan: PlannedCells): string | undefined {
  const addresses = addressesOf(plan);
  return typeof addresses === 'string' ? addresses : undefined;
}

function addressesOf({ count, cells }: PlannedCells): Float64Array | string {
  const differences = cells.split(' ');
  if (differences.length !== count) return `${count} numbers, got ${differences.length}`;
  const addresses = new Float64Array(count);
  let address = 0;
  for (let i = 0; i < count; i++) {
    const text = differences[i]!;
    // The form is strict, so that equal plans are equal texts.
    if (!/^[1-9a-z][0-9a-z]{0,6}$/.test(text))
      return `numbers above 0 in base 36, got "${text.slice(0, 20)}"`;
    address += Number.parseInt(text, RADIX);
    if (address > LAST_ADDRESS) return `addresses on the lattice, got one beyond it at position ${i + 1}`;
    addresses[i] = address;
  }
  return addresses;
}
