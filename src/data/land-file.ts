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
import type { Land } from '../model/land.ts';
import { failure, type Result, success } from '../model/problem.ts';
import { type ColumnSpec, decodeColumns, encodeColumns, takeColumn } from './column-file.ts';

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
