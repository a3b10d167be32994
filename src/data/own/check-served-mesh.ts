/** Served areas as a list of mesh codes: one row per square of 500 m or 1 km. */
import type { Position } from 'geojson';
import type { Atlas } from '../../model/atlas.ts';
import { cellOfMeshCode } from '../../model/jis-mesh.ts';
import { COLUMNS_PER_DEGREE, cellIndexAt, ORIGIN_LON, ROWS_PER_DEGREE } from '../../model/lattice.ts';
import type { Steps } from '../../model/progress.ts';
import { plain, readFlag } from './cell-values.ts';
import { sumWithin } from './cells-within.ts';
import { areaSet } from './check-areas.ts';
import { checkMapping, eachRow, labelOf, type TableSource } from './check-table.ts';
import type { IssueLog } from './issue.ts';
import { growExtent, JAPAN, noExtent } from './japan.ts';
import type { AreaSet } from './own-set.ts';
import type { TableMapping } from './table-layout.ts';

const COLUMNS = 0x10000;
const QUARTERS = ['1', '2', '3', '4'] as const;
const KM1_DIGITS = 8;

export function* checkServedMesh(
  source: TableSource,
  mapping: TableMapping,
  atlas: Atlas,
  log: IssueLog,
): Steps<{ readonly set: AreaSet; readonly rows: number }> {
  const { lattice } = atlas;
  /** By lattice address: the row that named the square. */
  const served = new Map<number, number>();
  const isWithin = new Uint8Array(lattice.cellCount);
  const extent = noExtent();
  let rows = 0;
  if (checkMapping(mapping, log)) {
    rows = yield* eachRow(source, mapping, log, (row) => {
      const code = plain(row.of('meshCode')).replace(/[-\s]/g, '');
      const site = { row: row.number, what: labelOf(source, mapping, 'meshCode'), got: row.of('meshCode') };
      const isServed = readFlag(row.of('served'));
      if (isServed === 'invalid') {
        log.add('notAFlag', { ...site, what: labelOf(source, mapping, 'served'), got: row.of('served') });
        return;
      }
      const squares = squaresOf(code);
      if (squares === undefined) {
        log.add(code === '' ? 'missingValue' : 'notASquare', site);
        return;
      }
      if (isServed === false) return;
      for (const address of squares) {
        const before = served.get(address);
        if (before !== undefined) {
          log.warn('duplicateRow', { ...site, detail: `${before}` });
          return;
        }
        served.set(address, row.number);
        const [r, column] = [Math.floor(address / COLUMNS), address % COLUMNS];
        growExtent(extent, lonOf(column), latOf(r));
        growExtent(extent, lonOf(column + 1), latOf(r + 1));
        const cell = cellIndexAt(lattice, r, column);
        if (cell >= 0) isWithin[cell] = 1;
      }
    });
  }
  const outline = outlineOf(served.keys());
  const set = areaSet('servedAreas', log.fileName, [], outline, extent);
  return { rows, set: { ...set, count: served.size, within: sumWithin(atlas, isWithin) } };
}

/** Lattice addresses of a square of 500 m, or of the four of one of 1 km; undefined where the text is no such code. */
function squaresOf(code: string): number[] | undefined {
  const codes = code.length === KM1_DIGITS ? QUARTERS.map((quarter) => code + quarter) : [code];
  const addresses: number[] = [];
  for (const each of codes) {
    const cell = cellOfMeshCode(each);
    if (cell === undefined || !JAPAN.contains(lonOf(cell.column), latOf(cell.row))) return undefined;
    addresses.push(cell.row * COLUMNS + cell.column);
  }
  return addresses;
}

/** Where squares end: sides that two squares share are left out, and sides in one line are drawn as one. */
function outlineOf(addresses: Iterable<number>): Position[][] {
  const squares = new Set(addresses);
  const across: [line: number, at: number][] = [];
  const along: [line: number, at: number][] = [];
  for (const address of squares) {
    const [row, column] = [Math.floor(address / COLUMNS), address % COLUMNS];
    if (!squares.has(address - COLUMNS)) across.push([row, column]);
    if (!squares.has(address + COLUMNS)) across.push([row + 1, column]);
    if (!squares.has(address - 1)) along.push([column, row]);
    if (!squares.has(address + 1)) along.push([column + 1, row]);
  }
  return [
    ...joined(across).map(([row, from, to]) => [
      [lonOf(from), latOf(row)],
      [lonOf(to), latOf(row)],
    ]),
    ...joined(along).map(([column, from, to]) => [
      [lonOf(column), latOf(from)],
      [lonOf(column), latOf(to)],
    ]),
  ];
}

/** Sides on one line that follow each other, as line, first and end. */
function joined(sides: [line: number, at: number][]): [line: number, from: number, to: number][] {
  sides.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const runs: [line: number, from: number, to: number][] = [];
  for (const [line, at] of sides) {
    const last = runs.at(-1);
    if (last !== undefined && last[0] === line && last[2] === at) last[2] = at + 1;
    else runs.push([line, at, at + 1]);
  }
  return runs;
}

function latOf(row: number): number {
  return row / ROWS_PER_DEGREE;
}

function lonOf(column: number): number {
  return ORIGIN_LON + column / COLUMNS_PER_DEGREE;
}
