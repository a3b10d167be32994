/**
 * The land mask: every 500 m square that holds land, inhabited or not, as runs along lattice rows. One codec for the
 * atlas compiler (`encodeLand`) and the app (`decodeLand`).
 *
 * Columns of the file, runs ordered by row, then column:
 *   head          i32  first row, number of rows
 *   runCount      u16  runs in each row
 *   runGap        u16  columns between a run's start and the end of the one before it in its row (0 in front of the row)
 *   runLength     u16
 *   municipality  u16  of each run; 65535 is land of no municipality in the table
 *   partialGap    u16  land cells between one partly covered square and the next
 *   partialShare  u8   share of its area that is land, in 1/255; all other land cells are land throughout
 */
import { failure, type Result, success } from '../model/problem.ts';
import { type ColumnSpec, decodeColumns, encodeColumns, takeColumn } from './column-file.ts';

/** Land that belongs to no municipality in the table (所属未定地, the northern islands). */
export const NO_MUNICIPALITY = 0xffff;

export interface Land {
  /** Lattice row of `rowOffsets[0]`. */
  readonly rowMin: number;
  /** The runs of row `rowMin + i` are `rowOffsets[i] … rowOffsets[i + 1] - 1`. */
  readonly rowOffsets: Uint32Array;
  /** First column of each run. Runs of one row do not overlap; neighbours may touch where a border runs. */
  readonly runStart: Uint16Array;
  readonly runLength: Uint16Array;
  /** Index in the municipality table or NO_MUNICIPALITY. */
  readonly runMunicipality: Uint16Array;
  /** Number of land cells in all runs. Land cells are numbered in the order of the runs. */
  readonly landCellCount: number;
  /** Rising numbers of the land cells that are land only in part. */
  readonly partialCell: Uint32Array;
  /** Share of their area that is land, in 1/255, 1–254. */
  readonly partialShare: Uint8Array;
}

/** Land cells one by one, as the compiler finds them: sorted by row, then column. */
export interface LandCells {
  readonly row: Uint16Array;
  readonly column: Uint16Array;
  readonly municipality: Uint16Array;
  /** In 1/255, 1–255. */
  readonly share: Uint8Array;
}

/** The file before compression. */
export function encodeLand(cells: LandCells): Uint8Array {
  const { row, column, municipality, share } = cells;
  const rowMin = row[0] ?? 0;
  const rowCount = row.length === 0 ? 0 : row.at(-1)! - rowMin + 1;
  const runCount = new Uint16Array(rowCount);
  const runGap: number[] = [];
  const runLength: number[] = [];
  const runMunicipality: number[] = [];
  for (let start = 0; start < row.length; ) {
    let end = start + 1;
    while (continuesRun(cells, end, start)) end++;
    const isFirst = start === 0 || row[start - 1] !== row[start];
    runCount[row[start]! - rowMin]!++;
    runGap.push(column[start]! - (isFirst ? 0 : column[start - 1]! + 1));
    runLength.push(end - start);
    runMunicipality.push(municipality[start]!);
    start = end;
  }
  const partial = Uint32Array.from(share.keys()).filter((cell) => share[cell]! < 255);
  const u16 = (name: string, values: readonly number[] | Uint16Array): ColumnSpec => ({
    name,
    values: Uint16Array.from(values),
    filter: 'none',
  });
  return encodeColumns([
    { name: 'head', values: Int32Array.of(rowMin, rowCount), filter: 'none' },
    u16('runCount', runCount),
    u16('runGap', runGap),
    u16('runLength', runLength),
    u16('municipality', runMunicipality),
    { name: 'partialGap', values: gapsOf(partial), filter: 'none' },
    { name: 'partialShare', values: Uint8Array.from(partial, (cell) => share[cell]!), filter: 'none' },
  ]);
}

function continuesRun({ row, column, municipality }: LandCells, cell: number, start: number): boolean {
  return (
    row[cell] === row[start] &&
    column[cell] === column[cell - 1]! + 1 &&
    municipality[cell] === municipality[start]
  );
}

function gapsOf(rising: Uint32Array): Uint16Array {
  return Uint16Array.from(rising, (value, i) => {
    const gap = value - (i === 0 ? 0 : rising[i - 1]!);
    if (gap > 0xffff) throw new Error(`Expected at most 65535 whole land cells in a row, got ${gap}.`);
    return gap;
  });
}

/**
 * Reads the land mask.
 * @param bytes the file after decompression
 * @param where its name, for the problem report
 */
export function decodeLand(bytes: Uint8Array, where: string): Result<Land> {
  const decoded = decodeColumns(bytes, where);
  if (!decoded.ok) return decoded;
  const u16 = (name: string) => takeColumn(decoded.value, name, Uint16Array, where);
  const head = takeColumn(decoded.value, 'head', Int32Array, where);
  const runCount = u16('runCount');
  const runGap = u16('runGap');
  const runLength = u16('runLength');
  const runMunicipality = u16('municipality');
  const partialGap = u16('partialGap');
  const partialShare = takeColumn(decoded.value, 'partialShare', Uint8Array, where);
  if (!head.ok) return head;
  if (!runCount.ok) return runCount;
  if (!runGap.ok) return runGap;
  if (!runLength.ok) return runLength;
  if (!runMunicipality.ok) return runMunicipality;
  if (!partialGap.ok) return partialGap;
  if (!partialShare.ok) return partialShare;

  const inconsistent = (what: string, expected: number, got: number) =>
    failure({ kind: 'inconsistent', what, where, expected: `${expected}`, got: `${got}` });
  const [rowMin, rowCount] = head.value as unknown as [number, number];
  const rowOffsets = new Uint32Array(runCount.value.length + 1);
  for (let r = 0; r < runCount.value.length; r++) rowOffsets[r + 1] = rowOffsets[r]! + runCount.value[r]!;
  const runs = rowOffsets.at(-1)!;
  if (runCount.value.length !== rowCount) return inconsistent('rows', rowCount, runCount.value.length);
  if (runGap.value.length !== runs) return inconsistent('run starts', runs, runGap.value.length);
  if (runLength.value.length !== runs) return inconsistent('run lengths', runs, runLength.value.length);
  if (runMunicipality.value.length !== runs) {
    return inconsistent('run municipalities', runs, runMunicipality.value.length);
  }
  if (partialGap.value.length !== partialShare.value.length) {
    return inconsistent('partial shares', partialGap.value.length, partialShare.value.length);
  }
  const runStart = startsOfRuns(rowOffsets, runGap.value, runLength.value);
  const partialCell = Uint32Array.from(partialGap.value);
  for (let i = 1; i < partialCell.length; i++) partialCell[i]! += partialCell[i - 1]!;
  const landCellCount = runLength.value.reduce((sum, length) => sum + length, 0);
  if (partialCell.length > 0 && partialCell.at(-1)! >= landCellCount) {
    return inconsistent('last partial cell', landCellCount - 1, partialCell.at(-1)!);
  }
  return success({
    rowMin,
    rowOffsets,
    runStart,
    runLength: runLength.value,
    runMunicipality: runMunicipality.value,
    landCellCount,
    partialCell,
    partialShare: partialShare.value,
  });
}

function startsOfRuns(rowOffsets: Uint32Array, runGap: Uint16Array, runLength: Uint16Array): Uint16Array {
  const runStart = new Uint16Array(runGap.length);
  for (let r = 0; r + 1 < rowOffsets.length; r++) {
    let column = 0;
    for (let run = rowOffsets[r]!; run < rowOffsets[r + 1]!; run++) {
      runStart[run] = column + runGap[run]!;
      column = runStart[run]! + runLength[run]!;
    }
  }
  return runStart;
}

/** Whether a lattice square holds land. Binary search in the row's runs. */
export function isLand(land: Land, row: number, column: number): boolean {
  const r = row - land.rowMin;
  if (r < 0 || r + 1 >= land.rowOffsets.length) return false;
  const start = land.rowOffsets[r]!;
  let low = start;
  let high = land.rowOffsets[r + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (land.runStart[middle]! <= column) low = middle + 1;
    else high = middle;
  }
  return low > start && column < land.runStart[low - 1]! + land.runLength[low - 1]!;
}

/** Share of every land cell's area that is land, in 1/255, in the order of the runs. */
export function landShares(land: Land): Uint8Array {
  const share = new Uint8Array(land.landCellCount).fill(255);
  for (let i = 0; i < land.partialCell.length; i++) share[land.partialCell[i]!] = land.partialShare[i]!;
  return share;
}
