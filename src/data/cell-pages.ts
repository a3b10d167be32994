/**
 * Where a cell's class stands on the graphics card.
 *
 * The lattice's extent is some 19 million squares, of which one in forty is inhabited. So the surface is kept in pages
 * of 16 × 16 squares, and only pages with an inhabited square exist; a directory says which page a square is on. For
 * small scales there are coarser levels, kept the same way: a block of 2^shift squares a side shows the class of its
 * most populous cell (the smaller index where two are equal). Filling the surface is one pass over a list of
 * (cell, texel) pairs, some two megabytes whatever the layer.
 *
 * Addresses: `row` and `column` are counted from `rowOrigin` and `columnOrigin`, multiples of the coarsest page, so
 * that pages of every level line up. Texel (r, c) of a level stands on the page at directory row r >> 4 and column
 * c >> 4. Page n (from 0) has its corner at x = 16 · (n mod 128), y = 16 · ⌊n / 128⌋ of the pool.
 */
import type { Lattice } from '../model/lattice.ts';

export const PAGE_SHIFT = 4;
export const PAGE_SIZE = 1 << PAGE_SHIFT;
const PAGE_MASK = PAGE_SIZE - 1;
/** A power of two: a graphics card made of software divides by anything else number by number. */
export const POOL_ROW_SHIFT = 7;
export const PAGES_PER_POOL_ROW = 1 << POOL_ROW_SHIFT;
export const POOL_WIDTH = PAGES_PER_POOL_ROW * PAGE_SIZE;
export const LEVEL_COUNT = 5;
/** Pages of all levels are numbered in 16 bits, 0 standing for "no page". */
const PAGE_LIMIT = 0xffff;

export interface PageLevel {
  /** A texel of the level is 2^shift squares a side. */
  readonly shift: number;
  /** Where the level's rows begin in the directory. */
  readonly directoryOffset: number;
  readonly directoryRows: number;
  readonly directoryColumns: number;
}

export interface CellPages {
  readonly rowOrigin: number;
  readonly columnOrigin: number;
  readonly levels: readonly PageLevel[];
  /** Page number + 1 by directory entry, level after level, row by row; 0 where there is no page. */
  readonly directory: Uint16Array;
  readonly poolHeight: number;
  /** Texel `texel[i]` of the pool (y · POOL_WIDTH + x) shows cell `cell[i]`; level after level. */
  readonly cell: Uint32Array;
  readonly texel: Uint32Array;
}

/** Texels of one level, in any order: address, the cell shown, and where the texel stands in the pool. */
interface LevelTexels {
  readonly row: Uint16Array;
  readonly column: Uint16Array;
  readonly cell: Uint32Array;
  readonly texel: Uint32Array;
}

/**
 * @param population people per cell
 * @throws where the lattice needs more pages than can be numbered.
 */
export function createCellPages(lattice: Lattice, population: Uint16Array): CellPages {
  const { cellCount } = lattice;
  if (population.length !== cellCount) {
    throw new Error(`Expected the people of ${cellCount} cells, got ${population.length}.`);
  }
  const coarsest = PAGE_SIZE << (LEVEL_COUNT - 1);
  const extent = extentOf(lattice);
  const rowOrigin = extent.rowMin - (extent.rowMin % coarsest);
  const columnOrigin = extent.columnMin - (extent.columnMin % coarsest);
  const rows = extent.rowMax - rowOrigin + 1;
  const columns = extent.columnMax - columnOrigin + 1;

  const levels: PageLevel[] = [];
  let directoryLength = 0;
  for (let shift = 0; shift < LEVEL_COUNT; shift++) {
    const directoryRows = Math.ceil(rows / (PAGE_SIZE << shift));
    const directoryColumns = Math.ceil(columns / (PAGE_SIZE << shift));
    levels.push({ shift, directoryOffset: directoryLength, directoryRows, directoryColumns });
    directoryLength += directoryRows * directoryColumns;
  }

  const directory = new Uint16Array(directoryLength);
  const parts: LevelTexels[] = [];
  let pageCount = 0;
  let above = levelZero(lattice, rowOrigin, columnOrigin);
  for (const level of levels) {
    if (level.shift > 0) halve(above);
    const pages = numberPages(above, level, directory, pageCount);
    const placed = placeTexels(above, level, directory, pageCount, pages, population);
    parts.push(placed);
    above = placed;
    pageCount += pages;
  }
  const poolHeight = Math.max(1, Math.ceil(pageCount / PAGES_PER_POOL_ROW)) * PAGE_SIZE;
  return { rowOrigin, columnOrigin, levels, directory, poolHeight, ...joined(parts) };
}

/** Writes classes of cells to the texels that show them, and no others than have changed. */
export interface PoolWriter {
  /** POOL_WIDTH · poolHeight bytes; texels without a cell are 0. */
  readonly pool: Uint8Array;
  /** @param classes one byte per cell; not kept */
  write(classes: Uint8Array): ChangedRows;
}

export function createPoolWriter(pages: CellPages, cellCount: number): PoolWriter {
  const pool = new Uint8Array(POOL_WIDTH * pages.poolHeight);
  // Texels by the cell that they show.
  const end = new Uint32Array(cellCount);
  for (const cell of pages.cell) end[cell]!++;
  for (let cell = 1; cell < cellCount; cell++) end[cell]! += end[cell - 1]!;
  const begin = end.slice();
  const texels = new Uint32Array(pages.texel.length);
  for (let i = pages.cell.length - 1; i >= 0; i--) texels[--begin[pages.cell[i]!]!] = pages.texel[i]!;
  // Whole words, so that four cells that stay as they are cost one comparison.
  const words = new Uint32Array(Math.ceil(cellCount / 4));
  const shown = new Uint8Array(words.buffer);
  const next = new Uint32Array(words.length);
  const nextBytes = new Uint8Array(next.buffer);
  return {
    pool,
    write(classes) {
      nextBytes.set(classes);
      let first = pool.length;
      let last = -1;
      for (let w = 0; w < words.length; w++) {
        if (words[w] === next[w]) continue;
        words[w] = next[w]!;
        const to = Math.min(4 * w + 4, cellCount);
        for (let cell = 4 * w; cell < to; cell++) {
          const value = shown[cell]!;
          for (let i = begin[cell]!; i < end[cell]!; i++) {
            const at = texels[i]!;
            if (pool[at] === value) continue;
            pool[at] = value;
            if (at < first) first = at;
            if (at > last) last = at;
          }
        }
      }
      return { from: Math.floor(first / POOL_WIDTH), to: last < 0 ? 0 : Math.floor(last / POOL_WIDTH) + 1 };
    },
  };
}

/** Rows `from` … `to - 1` of the pool hold all that changed; none where `to` is 0. */
export interface ChangedRows {
  readonly from: number;
  readonly to: number;
}

/** Pool texel of a level's texel, or -1 where there is no page; the shader does the same. */
export function texelAt(pages: CellPages, level: PageLevel, row: number, column: number): number {
  const directoryRow = row >> PAGE_SHIFT;
  const directoryColumn = column >> PAGE_SHIFT;
  if (row < 0 || column < 0) return -1;
  if (directoryRow >= level.directoryRows || directoryColumn >= level.directoryColumns) return -1;
  const entry =
    pages.directory[level.directoryOffset + directoryRow * level.directoryColumns + directoryColumn]!;
  return entry === 0 ? -1 : poolTexel(entry - 1, row, column);
}

function poolTexel(page: number, row: number, column: number): number {
  const x = (page % PAGES_PER_POOL_ROW) * PAGE_SIZE + (column & PAGE_MASK);
  const y = Math.floor(page / PAGES_PER_POOL_ROW) * PAGE_SIZE + (row & PAGE_MASK);
  return y * POOL_WIDTH + x;
}

function extentOf(lattice: Lattice) {
  const { row, column, cellCount } = lattice;
  if (cellCount === 0) return { rowMin: 0, rowMax: 0, columnMin: 0, columnMax: 0 };
  let columnMin = column[0]!;
  let columnMax = columnMin;
  for (let i = 1; i < cellCount; i++) {
    const value = column[i]!;
    if (value < columnMin) columnMin = value;
    else if (value > columnMax) columnMax = value;
  }
  return { rowMin: row[0]!, rowMax: row[cellCount - 1]!, columnMin, columnMax };
}

function levelZero(lattice: Lattice, rowOrigin: number, columnOrigin: number): LevelTexels {
  const { cellCount } = lattice;
  const texels = allocateTexels(cellCount);
  for (let i = 0; i < cellCount; i++) {
    texels.row[i] = lattice.row[i]! - rowOrigin;
    texels.column[i] = lattice.column[i]! - columnOrigin;
    texels.cell[i] = i;
  }
  return texels;
}

function allocateTexels(count: number): LevelTexels {
  return {
    row: new Uint16Array(count),
    column: new Uint16Array(count),
    cell: new Uint32Array(count),
    texel: new Uint32Array(count),
  };
}

function halve({ row, column }: LevelTexels): void {
  for (let i = 0; i < row.length; i++) {
    row[i]! >>= 1;
    column[i]! >>= 1;
  }
}

function joined(parts: readonly LevelTexels[]): { cell: Uint32Array; texel: Uint32Array } {
  const total = parts.reduce((sum, part) => sum + part.cell.length, 0);
  const cell = new Uint32Array(total);
  const texel = new Uint32Array(total);
  let at = 0;
  for (const part of parts) {
    cell.set(part.cell, at);
    texel.set(part.texel, at);
    at += part.cell.length;
  }
  return { cell, texel };
}

/** Numbers the level's pages from `firstPage` on in the order of the directory; returns how many there are. */
function numberPages(
  { row, column }: LevelTexels,
  { directoryOffset, directoryRows, directoryColumns }: PageLevel,
  directory: Uint16Array,
  firstPage: number,
): number {
  for (let i = 0; i < row.length; i++) {
    const entry = (row[i]! >> PAGE_SHIFT) * directoryColumns + (column[i]! >> PAGE_SHIFT);
    directory[directoryOffset + entry] = 1;
  }
  let count = 0;
  const end = directoryOffset + directoryRows * directoryColumns;
  for (let entry = directoryOffset; entry < end; entry++) {
    if (directory[entry] === 0) continue;
    count++;
    if (firstPage + count > PAGE_LIMIT) throw new Error(`Expected at most ${PAGE_LIMIT} pages, got more.`);
    directory[entry] = firstPage + count;
  }
  return count;
}

/** One cell per texel: the most populous of those that fall on it. */
function placeTexels(
  { row, column, cell }: LevelTexels,
  { directoryOffset, directoryColumns }: PageLevel,
  directory: Uint16Array,
  firstPage: number,
  pageCount: number,
  population: Uint16Array,
): LevelTexels {
  const slots = new Uint32Array(cell.length);
  // Cell + 1 by slot, so that a fresh array means "none yet".
  const winner = new Uint32Array(pageCount << (2 * PAGE_SHIFT));
  let count = 0;
  for (let i = 0; i < cell.length; i++) {
    const r = row[i]!;
    const c = column[i]!;
    const entry = directoryOffset + (r >> PAGE_SHIFT) * directoryColumns + (c >> PAGE_SHIFT);
    const page = directory[entry]! - 1 - firstPage;
    const slot = (page << (2 * PAGE_SHIFT)) | ((r & PAGE_MASK) << PAGE_SHIFT) | (c & PAGE_MASK);
    slots[i] = slot;
    const held = winner[slot]!;
    if (held === 0) count++;
    if (held === 0 || isShownBefore(cell[i]!, held - 1, population)) winner[slot] = cell[i]! + 1;
  }
  const placed = allocateTexels(count);
  let at = 0;
  for (let i = 0; i < cell.length; i++) {
    const slot = slots[i]!;
    if (winner[slot] !== cell[i]! + 1) continue;
    placed.row[at] = row[i]!;
    placed.column[at] = column[i]!;
    placed.cell[at] = cell[i]!;
    placed.texel[at] = poolTexel(firstPage + (slot >> (2 * PAGE_SHIFT)), row[i]!, column[i]!);
    at++;
  }
  return placed;
}

function isShownBefore(cell: number, other: number, population: Uint16Array): boolean {
  const gain = population[cell]! - population[other]!;
  return gain > 0 || (gain === 0 && cell < other);
}
