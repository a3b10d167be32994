/**
 * A coarse grid of land and sea for the routes of trunks and cables: blocks of 10 × 8 squares of 500 m, about 4.6 km a
 * side, with least-cost paths over them.
 */
import { COLUMNS_PER_DEGREE, ORIGIN_LON, ROWS_PER_DEGREE } from '../../src/model/lattice.ts';

const ROWS = 10;
const COLUMNS = 8;
const CELLS = ROWS * COLUMNS;
const KM_PER_DEGREE = 111.2;

export interface RouteGrid {
  readonly rowMin: number;
  readonly columnMin: number;
  readonly rowCount: number;
  readonly columnCount: number;
  /** Per block: share of its squares that hold land. */
  readonly landShare: Float32Array;
  /** Per block: 1 where anybody lives. */
  readonly isInhabited: Uint8Array;
}

export interface Addresses {
  readonly row: ArrayLike<number>;
  readonly column: ArrayLike<number>;
}

/** A margin of open sea lies around the land, so that cables can go around it. */
const MARGIN = 12;

export function routeGrid(land: Addresses, inhabited: Addresses): RouteGrid {
  let [rowMin, rowMax, columnMin, columnMax] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < land.row.length; i++) {
    rowMin = Math.min(rowMin, Math.floor(land.row[i]! / ROWS));
    rowMax = Math.max(rowMax, Math.floor(land.row[i]! / ROWS));
    columnMin = Math.min(columnMin, Math.floor(land.column[i]! / COLUMNS));
    columnMax = Math.max(columnMax, Math.floor(land.column[i]! / COLUMNS));
  }
  rowMin -= MARGIN;
  columnMin -= MARGIN;
  const rowCount = rowMax - rowMin + 1 + MARGIN;
  const columnCount = columnMax - columnMin + 1 + MARGIN;
  const landShare = new Float32Array(rowCount * columnCount);
  const isInhabited = new Uint8Array(rowCount * columnCount);
  const blockOf = ({ row, column }: Addresses, i: number) =>
    (Math.floor(row[i]! / ROWS) - rowMin) * columnCount + Math.floor(column[i]! / COLUMNS) - columnMin;
  for (let i = 0; i < land.row.length; i++) landShare[blockOf(land, i)]! += 1 / CELLS;
  for (let i = 0; i < inhabited.row.length; i++) isInhabited[blockOf(inhabited, i)] = 1;
  return { rowMin, columnMin, rowCount, columnCount, landShare, isInhabited };
}

export function blockAt(grid: RouteGrid, lat: number, lon: number): number {
  const row = Math.floor((lat * ROWS_PER_DEGREE) / ROWS) - grid.rowMin;
  const column = Math.floor(((lon - ORIGIN_LON) * COLUMNS_PER_DEGREE) / COLUMNS) - grid.columnMin;
  if (row < 0 || row >= grid.rowCount || column < 0 || column >= grid.columnCount)
    throw new Error(`Expected a point in the grid, got ${lat}, ${lon}.`);
  return row * grid.columnCount + column;
}

export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Centre of a block. */
export function pointOf(grid: RouteGrid, block: number): Point {
  const row = Math.floor(block / grid.columnCount) + grid.rowMin;
  const column = (block % grid.columnCount) + grid.columnMin;
  return {
    lat: ((row + 0.5) * ROWS) / ROWS_PER_DEGREE,
    lon: ORIGIN_LON + ((column + 0.5) * COLUMNS) / COLUMNS_PER_DEGREE,
  };
}

/** On a plane with the scale of the middle latitude: well within what routes are good for. */
export function kmBetween(a: Point, b: Point): number {
  const scale = Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return KM_PER_DEGREE * Math.hypot(a.lat - b.lat, (a.lon - b.lon) * scale);
}

/** Straight, diagonal and knight's moves: a path is at most 2.7 % longer than a free one. */
const MOVES = [
  [0, 1],
  [1, 0],
  [1, 1],
  [1, -1],
  [1, 2],
  [2, 1],
  [2, -1],
  [1, -2],
].flatMap(([r, c]) => [
  [r!, c!],
  [-r!, -c!],
]) as readonly (readonly [number, number])[];

/**
 * Blocks of a path of least cost (A*), both ends included.
 * @param weight per block ≥ 1, cost over length; Infinity where nothing passes (the ends always do)
 */
export function leastCostPath(grid: RouteGrid, weight: Float32Array, from: number, to: number): number[] {
  const { rowCount, columnCount } = grid;
  const goal = pointOf(grid, to);
  const cost = new Float64Array(weight.length).fill(Infinity);
  const cameFrom = new Int32Array(weight.length).fill(-1);
  const isDone = new Uint8Array(weight.length);
  const weightOf = (block: number) => (block === from || block === to ? 1 : weight[block]!);
  const heap = createHeap();
  cost[from] = 0;
  heap.push(from, kmBetween(pointOf(grid, from), goal));
  for (let block = heap.pop(); block !== undefined && block !== to; block = heap.pop()) {
    if (isDone[block] === 1) continue;
    isDone[block] = 1;
    const row = Math.floor(block / columnCount);
    const column = block % columnCount;
    const here = pointOf(grid, block);
    for (const [dr, dc] of MOVES) {
      const [r, c] = [row + dr, column + dc];
      if (r < 0 || r >= rowCount || c < 0 || c >= columnCount) continue;
      const next = r * columnCount + c;
      if (isDone[next] === 1) continue;
      const there = pointOf(grid, next);
      const through = cost[block]! + (kmBetween(here, there) * (weightOf(block) + weightOf(next))) / 2;
      if (through >= cost[next]!) continue;
      cost[next] = through;
      cameFrom[next] = block;
      heap.push(next, through + kmBetween(there, goal));
    }
  }
  if (cost[to] === Infinity) throw new Error(`Expected a path between blocks ${from} and ${to}, found none.`);
  const path = [to];
  while (path[0] !== from) path.unshift(cameFrom[path[0]!]!);
  return path;
}

/** Smallest key first; ties to the smaller block, so that paths do not depend on the order of pushes. */
function createHeap() {
  const blocks: number[] = [];
  const keys: number[] = [];
  const isBefore = (a: number, b: number) =>
    keys[a]! < keys[b]! || (keys[a] === keys[b] && blocks[a]! < blocks[b]!);
  const swap = (a: number, b: number) => {
    [blocks[a], blocks[b]] = [blocks[b]!, blocks[a]!];
    [keys[a], keys[b]] = [keys[b]!, keys[a]!];
  };
  return {
    push(block: number, key: number): void {
      blocks.push(block);
      keys.push(key);
      for (let at = blocks.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (!isBefore(at, parent)) break;
        swap(at, parent);
        at = parent;
      }
    },
    pop(): number | undefined {
      if (blocks.length === 0) return undefined;
      swap(0, blocks.length - 1);
      const block = blocks.pop();
      keys.pop();
      for (let at = 0; ; ) {
        let least = at;
        for (const child of [2 * at + 1, 2 * at + 2]) {
          if (child < blocks.length && isBefore(child, least)) least = child;
        }
        if (least === at) return block;
        swap(at, least);
        at = least;
      }
    },
  };
}
