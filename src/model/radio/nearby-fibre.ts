/**
 * What may bring fibre to each candidate, whatever the years in which it is laid: the cell nearest to it where fibre
 * stands already, and those before it where it does not. So when a lever changes the years, nobody searches again.
 */
import { meridianRadiusM, primeVerticalRadiusM } from '../grs80.ts';
import { COLUMNS_PER_DEGREE, centreLat, type Lattice, lowerBound, ROWS_PER_DEGREE } from '../lattice.ts';
import { FARTHEST_FIBRE_M } from './backhaul.ts';

export interface NearbyFibre {
  /** Candidates that are to be joined and where no fibre is known to stand in their cell, rising. */
  readonly candidate: Uint32Array;
  /**
   * Straight metres between the centre of its cell and that of the nearest one where fibre stands, at most
   * FARTHEST_FIBRE_M.
   */
  readonly standingM: Float64Array;
  /** The n-th candidate has before that the cells `cell[start[n]] … cell[start[n + 1] - 1]`, nearest first. */
  readonly start: Uint32Array;
  readonly cell: Uint32Array;
  readonly metres: Float64Array;
}

/** Per cell: 1 where fibre stands before a year. @param fibreFiscalYear per cell, 0 for never */
export function fibreBefore(fibreFiscalYear: Uint16Array, fiscalYear: number): Uint8Array {
  const stands = new Uint8Array(fibreFiscalYear.length);
  for (let i = 0; i < stands.length; i++) {
    stands[i] = Number(fibreFiscalYear[i]! > 0 && fibreFiscalYear[i]! < fiscalYear);
  }
  return stands;
}

/** At most so many of the cells may be lost before what stands now is a better start. */
const LOST_SHARE = 0.1;

/**
 * Remembers where fibre stood in all that it was told, as long as that is nearly all of it: levers move the last works
 * before a plan begins to and fro, and whatever always stands is a right start for a search.
 * @returns takes per cell whether fibre stands; gives cells of those, the same column as long as it can
 */
export function createStandingKeeper(): (now: Uint8Array) => Uint8Array {
  let last: Uint8Array | undefined;
  return (now) => {
    const lost = last?.length === now.length ? lostCells(last, now) : now.length;
    if (last === undefined || lost > LOST_SHARE * now.length) last = now;
    else if (lost > 0) last = last.map((stands, i) => stands & now[i]!);
    return last;
  };
}

function lostCells(before: Uint8Array, now: Uint8Array): number {
  let lost = 0;
  for (let i = 0; i < now.length; i++) lost += before[i]! & ~now[i]!;
  return lost;
}

/**
 * @param candidateCell, isJoined per candidate: the cell in which it stands; 1 where it is to be joined to fibre
 * @param stands per cell: 1 where fibre stands
 */
export function nearbyFibre(
  lattice: Lattice,
  candidateCell: Uint32Array,
  isJoined: Uint8Array,
  stands: Uint8Array,
): NearbyFibre {
  const search = createSearch(lattice, stands);
  const candidates: number[] = [];
  const standingM: number[] = [];
  const start = [0];
  const cells: number[] = [];
  const metres: number[] = [];
  for (let i = 0; i < candidateCell.length; i++) {
    if (isJoined[i] === 0 || stands[candidateCell[i]!] === 1) continue;
    searchAround(search, candidateCell[i]!);
    candidates.push(i);
    standingM.push(search.standingM);
    noteFound(search, cells, metres);
    start.push(cells.length);
  }
  return {
    candidate: new Uint32Array(candidates),
    standingM: new Float64Array(standingM),
    start: new Uint32Array(start),
    cell: new Uint32Array(cells),
    metres: new Float64Array(metres),
  };
}

interface Search {
  readonly lattice: Lattice;
  readonly stands: Uint8Array;
  /** Of the last cell: metres to the nearest one where fibre stands; cells without it that were met on the way. */
  standingM: number;
  readonly found: { readonly cell: number; readonly metres: number }[];
}

function createSearch(lattice: Lattice, stands: Uint8Array): Search {
  return { lattice, stands, standingM: FARTHEST_FIBRE_M, found: [] };
}

function searchAround(search: Search, cell: number): void {
  const { row, column, rowMin, rowCount } = search.lattice;
  const own = row[cell]!;
  const at = column[cell]!;
  const lat = (centreLat(own) * Math.PI) / 180;
  const rowM = (meridianRadiusM(lat) * Math.PI) / 180 / ROWS_PER_DEGREE;
  const columnM = (primeVerticalRadiusM(lat) * Math.cos(lat) * Math.PI) / 180 / COLUMNS_PER_DEGREE;
  search.standingM = FARTHEST_FIBRE_M;
  search.found.length = 0;
  for (let rows = 0; rows * rowM < search.standingM; rows++) {
    if (own - rows >= rowMin) searchRow(search, own - rows, at, rows * rowM, columnM);
    if (rows > 0 && own + rows < rowMin + rowCount) searchRow(search, own + rows, at, rows * rowM, columnM);
  }
}

function searchRow(search: Search, row: number, at: number, north: number, columnM: number): void {
  const { column, rowMin, rowOffsets } = search.lattice;
  const from = rowOffsets[row - rowMin]!;
  const to = rowOffsets[row - rowMin + 1]!;
  const middle = lowerBound(search.lattice, row, at);
  for (let i = middle; i < to; i++) if (isPassed(search, i, north, (column[i]! - at) * columnM)) break;
  for (let i = middle - 1; i >= from; i--) if (isPassed(search, i, north, (at - column[i]!) * columnM)) break;
}

/** Looks at a cell. @returns whether all behind it in its row are farther than where fibre stands */
function isPassed(search: Search, cell: number, north: number, east: number): boolean {
  if (east >= search.standingM) return true;
  const metres = Math.sqrt(north * north + east * east);
  if (search.stands[cell] === 0) {
    if (metres < search.standingM) search.found.push({ cell, metres });
    return false;
  }
  if (metres < search.standingM) search.standingM = metres;
  return true;
}

function noteFound({ found, standingM }: Search, cells: number[], metres: number[]): void {
  const nearer = found.filter((each) => each.metres < standingM);
  nearer.sort((a, b) => a.metres - b.metres || a.cell - b.cell);
  for (const each of nearer) {
    cells.push(each.cell);
    metres.push(each.metres);
  }
}
