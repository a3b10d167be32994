/**
 * Shrinks a set covering problem without losing its optimum (Garfinkel & Nemhauser, Integer Programming, 1972): a client
 * whose facilities include all those of another is covered with it; a facility whose clients are all reached by another
 * can stay closed; a client with one facility forces it open. Repeated until nothing changes.
 */
import type { CoverProblem } from './cover-problem.ts';

/** What is left, both ways in compressed rows; numbers are positions in `clients` and `facilities`. */
export interface CoverCore {
  readonly clients: Int32Array;
  readonly facilities: Int32Array;
  readonly clientOffsets: Int32Array;
  readonly clientFacility: Int32Array;
  readonly facilityOffsets: Int32Array;
  readonly facilityClient: Int32Array;
}

export interface ReducedCover {
  /** Facilities that an optimal answer has open. */
  readonly forced: readonly number[];
  readonly core: CoverCore;
}

/** Every client must be reached by some facility (see `unreachableClient`). */
export function reduceCover(problem: CoverProblem): ReducedCover {
  const byClient = new BitRows(problem.clientCount, problem.facilityCount, problem.reach.slice());
  const byFacility = byClient.transposed();
  const forced: number[] = [];
  const isClient = new Uint8Array(problem.clientCount).fill(1);
  const isFacility = new Uint8Array(problem.facilityCount).fill(1);
  const dropClient = (i: number) => {
    isClient[i] = 0;
    byClient.forEach(i, (j) => byFacility.clear(j, i));
    byClient.clearRow(i);
  };
  const dropFacility = (j: number) => {
    isFacility[j] = 0;
    byFacility.forEach(j, (i) => byClient.clear(i, j));
    byFacility.clearRow(j);
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const i of included(byClient, isClient, 'supersets')) dropClient(i);
    for (let i = 0; i < problem.clientCount; i++) {
      if (isClient[i] === 0 || byClient.size[i] !== 1) continue;
      const only = byClient.first(i);
      forced.push(only);
      for (const reached of byFacility.list(only)) dropClient(reached);
      dropFacility(only);
      changed = true;
    }
    for (const j of included(byFacility, isFacility, 'subsets')) {
      dropFacility(j);
      changed = true;
    }
  }
  return { forced: forced.sort((a, b) => a - b), core: coreOf(byClient, byFacility, isClient, isFacility) };
}

/** Rows that include another row ("supersets") or are included in one ("subsets"); of equal rows the first stays. */
function included(rows: BitRows, isRow: Uint8Array, which: 'supersets' | 'subsets'): number[] {
  const dropped: number[] = [];
  const isDropped = new Uint8Array(isRow.length);
  const order = Array.from(isRow.keys())
    .filter((r) => isRow[r] === 1)
    .sort((a, b) => rows.size[a]! - rows.size[b]! || a - b);
  if (which === 'subsets') order.reverse();
  for (let x = 0; x < order.length; x++) {
    const keeper = order[x]!;
    if (isDropped[keeper] === 1) continue;
    for (let y = x + 1; y < order.length; y++) {
      const other = order[y]!;
      if (isDropped[other] === 1) continue;
      const isInside = which === 'supersets' ? rows.includes(other, keeper) : rows.includes(keeper, other);
      if (isInside) {
        isDropped[other] = 1;
        dropped.push(other);
      }
    }
  }
  return dropped;
}

function coreOf(
  byClient: BitRows,
  byFacility: BitRows,
  isClient: Uint8Array,
  isFacility: Uint8Array,
): CoverCore {
  const clients = Int32Array.from(isClient.keys()).filter((i) => isClient[i] === 1);
  const facilities = Int32Array.from(isFacility.keys()).filter(
    (j) => isFacility[j] === 1 && byFacility.size[j]! > 0,
  );
  const rows = (list: Int32Array, bits: BitRows, others: Int32Array) => {
    const position = new Int32Array(Math.max(isClient.length, isFacility.length));
    others.forEach((other, k) => {
      position[other] = k;
    });
    const offsets = new Int32Array(list.length + 1);
    const entries: number[] = [];
    list.forEach((row, k) => {
      for (const other of bits.list(row)) entries.push(position[other]!);
      offsets[k + 1] = entries.length;
    });
    return { offsets, entries: Int32Array.from(entries) };
  };
  const ofClients = rows(clients, byClient, facilities);
  const ofFacilities = rows(facilities, byFacility, clients);
  return {
    clients,
    facilities,
    clientOffsets: ofClients.offsets,
    clientFacility: ofClients.entries,
    facilityOffsets: ofFacilities.offsets,
    facilityClient: ofFacilities.entries,
  };
}

/** A bit matrix by rows that knows the size of each row. */
class BitRows {
  readonly size: Int32Array;
  private readonly words: number;
  private readonly rowCount: number;
  private readonly columnCount: number;
  private readonly bits: Uint32Array;

  constructor(rowCount: number, columnCount: number, bits: Uint32Array) {
    this.rowCount = rowCount;
    this.columnCount = columnCount;
    this.bits = bits;
    this.words = (columnCount + 31) >> 5;
    this.size = new Int32Array(rowCount);
    for (let r = 0; r < rowCount; r++) this.size[r] = this.list(r).length;
  }

  forEach(row: number, visit: (column: number) => void): void {
    for (let w = 0; w < this.words; w++) {
      for (let word = this.bits[row * this.words + w]!; word !== 0; word &= word - 1) {
        visit((w << 5) + 31 - Math.clz32(word & -word));
      }
    }
  }

  list(row: number): number[] {
    const columns: number[] = [];
    this.forEach(row, (column) => columns.push(column));
    return columns;
  }

  first(row: number): number {
    return this.list(row)[0]!;
  }

  clear(row: number, column: number): void {
    const at = row * this.words + (column >> 5);
    const bit = 1 << (column & 31);
    if ((this.bits[at]! & bit) === 0) return;
    this.bits[at]! &= ~bit;
    this.size[row]!--;
  }

  clearRow(row: number): void {
    this.bits.fill(0, row * this.words, (row + 1) * this.words);
    this.size[row] = 0;
  }

  /** Whether row `outer` has every column of row `inner`. */
  includes(outer: number, inner: number): boolean {
    if (this.size[inner]! > this.size[outer]!) return false;
    for (let w = 0; w < this.words; w++) {
      if ((this.bits[inner * this.words + w]! & ~this.bits[outer * this.words + w]!) !== 0) return false;
    }
    return true;
  }

  transposed(): BitRows {
    const words = (this.rowCount + 31) >> 5;
    const bits = new Uint32Array(this.columnCount * words);
    for (let r = 0; r < this.rowCount; r++) {
      this.forEach(r, (column) => {
        bits[column * words + (r >> 5)]! |= 1 << (r & 31);
      });
    }
    return new BitRows(this.columnCount, this.rowCount, bits);
  }
}
