/**
 * The gain of every candidate site: the weight of the cells that it counts by itself and that do not count yet.
 *
 * Gains are kept exact all the time. Every cell leaves them once, and the cells that one site newly counts leave
 * together: their weights are summed along the rows of a small window, so a candidate loses a whole row of them in one
 * subtraction instead of one per cell.
 */
import { columnOfSlot, rowOfSlot, rowSlots, TILE_CELLS, type TileLayout } from '../coverage/tile-layout.ts';
import { halfWidthAt, type Reach } from './reach.ts';

/** Kind of a slot in which no site may stand. */
export const NO_CANDIDATE = 255;
const IN_TILE = TILE_CELLS - 1;
const LONG_GAP = 32;

/** What is worth covering and where sites may stand, per slot of the layout. */
export interface CoverageField {
  readonly layout: TileLayout;
  /** Worth of the cell in whole numbers, so that gains are exact; all together less than 2^31. */
  readonly weight: Int32Array;
  /** Index into `reaches`, or NO_CANDIDATE. */
  readonly kind: Uint8Array;
  readonly reaches: readonly Reach[];
  /** 1 where nobody lives or the cell counts already. */
  readonly settled: Uint8Array;
}

export interface CandidateGains {
  readonly field: CoverageField;
  /** Per slot: gain of a site there; 0 where none may stand. */
  readonly gain: Int32Array;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Per reach, for the lattice row at hand. */
  readonly sliceEnds: readonly SliceEnds[];
  /** Running sums of weights along the window's rows; grows as windows do. */
  window: Int32Array;
  /** 1 for rows of the window that hold a cell. */
  rowUsed: Uint8Array;
}

export function createCandidateGains(field: CoverageField): CandidateGains {
  const { layout, reaches } = field;
  for (const name of ['weight', 'kind', 'settled'] as const) {
    if (field[name].length !== layout.slotCount) {
      throw new Error(
        `Expected ${layout.slotCount} values of ${name}, one per slot, got ${field[name].length}.`,
      );
    }
  }
  const gains = {
    field,
    gain: new Int32Array(layout.slotCount),
    rowSpan: reaches.reduce((most, reach) => Math.max(most, reach.rowSpan), 0),
    columnSpan: reaches.reduce((most, reach) => Math.max(most, reach.columnSpan), 0),
    sliceEnds: reaches.map(({ rowSpan }) => ({
      count: 0,
      low: new Int32Array(2 * rowSpan + 1),
      high: new Int32Array(2 * rowSpan + 1),
    })),
    window: new Int32Array(0),
    rowUsed: new Uint8Array(0),
  };
  sweep(gains);
  return gains;
}

/** Sums the gains of all candidates from running sums of as many lattice rows as a reach spans. */
function sweep(gains: CandidateGains): void {
  const { field, gain, rowSpan, columnSpan, sliceEnds } = gains;
  const { layout, weight, kind, reaches, settled } = field;
  const { rowCount, rowOffsets, column } = layout.lattice;
  const west = layout.tileColumnMin * TILE_CELLS - columnSpan;
  const stride = layout.tileColumns * TILE_CELLS + 2 * columnSpan + 1;
  const rows = 2 * rowSpan + 1;
  const sums = new Int32Array(rows * stride);
  const fill = (r: number) => {
    const start = (r % rows) * stride;
    let x = 0;
    let sum = 0;
    for (let i = rowOffsets[r]!; i < rowOffsets[r + 1]!; i++) {
      const past = column[i]! - west + 1;
      // Most gaps are single columns, but the sea between islands is thousands.
      if (past - x > LONG_GAP) {
        sums.fill(sum, start + x, start + past);
        x = past;
      }
      for (; x < past; x++) sums[start + x] = sum;
      const slot = layout.slotOf[i]!;
      if (settled[slot] === 0) sum += weight[slot]!;
    }
    sums.fill(sum, start + x, start + stride);
  };
  for (let r = 0; r < Math.min(rowSpan, rowCount); r++) fill(r);
  for (let r = 0; r < rowCount; r++) {
    if (r + rowSpan < rowCount) fill(r + rowSpan);
    const to = Math.min(r + rowSpan, rowCount - 1);
    reaches.forEach((reach, k) => {
      const ends = sliceEnds[k]!;
      ends.count = 0;
      for (let target = Math.max(0, r - rowSpan); target <= to; target++) {
        addSlice(ends, halfWidthAt(reach, r, target), (target % rows) * stride);
      }
    });
    for (let i = rowOffsets[r]!; i < rowOffsets[r + 1]!; i++) {
      const slot = layout.slotOf[i]!;
      if (kind[slot] === NO_CANDIDATE) continue;
      gain[slot] = sumOfSlices(sliceEnds[kind[slot]!]!, sums, column[i]! - west);
    }
  }
}

/**
 * The cells that a site counts by itself and that are not settled, by row, then column.
 * @param slots room for them
 * @returns how many
 */
export function slotsWithinReach(field: CoverageField, slot: number, slots: Uint32Array): number {
  const { layout, kind, reaches, settled } = field;
  const { rowMin, rowCount } = layout.lattice;
  const reach = reaches[kind[slot]!]!;
  const row = rowOfSlot(layout, slot);
  const column = columnOfSlot(layout, slot);
  const columnMin = layout.tileColumnMin * TILE_CELLS;
  const columnMax = columnMin + layout.tileColumns * TILE_CELLS - 1;
  const to = Math.min(row + reach.rowSpan, rowMin + rowCount - 1);
  let count = 0;
  for (let target = Math.max(row - reach.rowSpan, rowMin); target <= to; target++) {
    const columns = halfWidthAt(reach, row - rowMin, target - rowMin);
    if (columns < 0) continue;
    const last = Math.min(column + columns, columnMax);
    for (let c = Math.max(column - columns, columnMin); c <= last; ) {
      const slotsOfRow = rowSlots(layout, target, c);
      const end = Math.min(last, c | IN_TILE);
      for (; c <= end; c++) {
        if (settled[slotsOfRow + (c & IN_TILE)] === 0) slots[count++] = slotsOfRow + (c & IN_TILE);
      }
    }
  }
  return count;
}

/**
 * Takes cells that have come to count out of all gains.
 * @param slots of the cells by row, then column, `count` of them; each only once over the life of the gains
 */
export function removeCounted(gains: CandidateGains, slots: Uint32Array, count: number): void {
  if (count === 0) return;
  const { field, gain, rowSpan, columnSpan, sliceEnds } = gains;
  const { layout, kind, reaches } = field;
  const { rowMin, rowCount } = layout.lattice;
  const south = rowOfSlot(layout, slots[0]!);
  const north = rowOfSlot(layout, slots[count - 1]!);
  let west = 0xffff;
  let east = 0;
  for (let i = 0; i < count; i++) {
    const c = columnOfSlot(layout, slots[i]!);
    if (c < west) west = c;
    if (c > east) east = c;
  }
  // Candidates stand up to columnSpan outside and look up to columnSpan farther: beyond the cells the sums are flat.
  const margin = 2 * columnSpan;
  const stride = east - west + 2 + 2 * margin;
  const rows = north - south + 1;
  if (gains.window.length < rows * stride) gains.window = new Int32Array(2 * rows * stride);
  if (gains.rowUsed.length < rows) gains.rowUsed = new Uint8Array(2 * rows);
  const { window, rowUsed } = gains;
  sumWindow(gains, slots, count, { south, west, margin, stride, rows });

  const columnMin = layout.tileColumnMin * TILE_CELLS;
  const firstColumn = Math.max(west - columnSpan, columnMin);
  const lastColumn = Math.min(east + columnSpan, columnMin + layout.tileColumns * TILE_CELLS - 1);
  const lastRow = Math.min(rowMin + rowCount - 1, north + rowSpan);
  for (let r = Math.max(rowMin, south - rowSpan); r <= lastRow; r++) {
    for (let k = 0; k < reaches.length; k++) {
      const ends = sliceEnds[k]!;
      ends.count = 0;
      for (let target = south; target <= north; target++) {
        if (rowUsed[target - south] === 0) continue;
        addSlice(ends, halfWidthAt(reaches[k]!, r - rowMin, target - rowMin), (target - south) * stride);
      }
    }
    for (let c = firstColumn; c <= lastColumn; ) {
      const slotsOfRow = rowSlots(layout, r, c);
      const end = Math.min(lastColumn, c | IN_TILE);
      for (; c <= end; c++) {
        const slot = slotsOfRow + (c & IN_TILE);
        if (gain[slot] !== 0) {
          gain[slot]! -= sumOfSlices(sliceEnds[kind[slot]!]!, window, c - west + margin);
        }
      }
    }
  }
}

/** Where the rows within reach of one lattice row begin and end in running sums, from a candidate's own position. */
interface SliceEnds {
  count: number;
  readonly low: Int32Array;
  readonly high: Int32Array;
}

function addSlice(ends: SliceEnds, columns: number, rowStart: number): void {
  if (columns < 0) return;
  ends.low[ends.count] = rowStart - columns;
  ends.high[ends.count] = rowStart + columns + 1;
  ends.count++;
}

function sumOfSlices(ends: SliceEnds, sums: Int32Array, at: number): number {
  const { count, low, high } = ends;
  let total = 0;
  for (let i = 0; i < count; i++) total += sums[high[i]! + at]! - sums[low[i]! + at]!;
  return total;
}

interface Window {
  readonly south: number;
  readonly west: number;
  readonly margin: number;
  readonly stride: number;
  readonly rows: number;
}

/** `window[row · stride + x]`: weight of the row's cells in columns west of `west + x - margin`. */
function sumWindow(gains: CandidateGains, slots: Uint32Array, count: number, shape: Window): void {
  const { window, rowUsed } = gains;
  const { layout, weight } = gains.field;
  const { south, west, margin, stride, rows } = shape;
  rowUsed.fill(0, 0, rows);
  let i = 0;
  while (i < count) {
    const row = rowOfSlot(layout, slots[i]!) - south;
    rowUsed[row] = 1;
    const start = row * stride;
    let x = 0;
    let sum = 0;
    for (; i < count && rowOfSlot(layout, slots[i]!) - south === row; i++) {
      const past = columnOfSlot(layout, slots[i]!) - west + margin + 1;
      for (; x < past; x++) window[start + x] = sum;
      sum += weight[slots[i]!]!;
    }
    for (; x < stride; x++) window[start + x] = sum;
  }
}
