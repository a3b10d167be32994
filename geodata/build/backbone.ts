/**
 * The backbone: nodes and links of the project's own tables, with routes. Trunks follow inhabited land, cables the sea;
 * both are least-cost paths over blocks of about 4.6 km.
 */
import type { PlacesFile } from '../../src/data/atlas-places.ts';
import { type CsvRow, numberOrNull, parseCsv } from './parse-csv.ts';
import {
  type Addresses,
  blockAt,
  kmBetween,
  leastCostPath,
  type Point,
  pointOf,
  type RouteGrid,
  routeGrid,
} from './route-grid.ts';

/** Bends below the blocks' size (assumption: Tōkyō–Ōsaka comes to about the length of the expressways). */
const TRUNK_DETOUR = 1.15;
/** Cable laid over route on the chart (assumption). */
const CABLE_SLACK = 1.03;
/** Cost over length: trunks shun mountains where nobody lives, and cross water only where they must. */
const EMPTY_LAND = 1.8;
const WATER = 12;
/** Inland seas are full of ships and bridges. */
const STRAIT = 40;
/** A block with more land than this is no way for a cable. */
const MOST_LAND = 0.35;
/** Blocks of the Kanmon strait, narrower than a block: a cable may pass where the way around is much longer. */
const STRAITS: readonly Point[] = [
  { lat: 33.96, lon: 130.95 },
  { lat: 33.92, lon: 130.91 },
  { lat: 33.95, lon: 130.88 },
  { lat: 33.96, lon: 131.0 },
];
/** Routes are drawn to about 3 km. */
const DRAWING_TOLERANCE_KM = 3;

type BackboneTables = PlacesFile['backbone'];

const NODE_COLUMNS = [
  'id',
  'kind',
  'nameJa',
  'nameEn',
  'lat',
  'lon',
  'exchange',
  'exchangeGbps',
  'dataCentreMw',
  'mark',
  'source',
];
const CANDIDATE_COLUMNS = [
  'addition',
  'kind',
  'nameJa',
  'nameEn',
  'lat',
  'lon',
  'from',
  'to',
  'medium',
  'side',
  'mark',
  'source',
];
const LINK_COLUMNS = ['id', 'from', 'to', 'kind', 'cable', 'coast', 'fiscalYear', 'lever', 'mark', 'source'];

export function compileBackbone(
  nodesText: string,
  linksText: string,
  candidatesText: string,
  land: Addresses,
  inhabited: Addresses,
): BackboneTables {
  const nodes = parseCsv(nodesText, 'backbone-nodes.csv', NODE_COLUMNS);
  const links = parseCsv(linksText, 'backbone-links.csv', LINK_COLUMNS);
  const grid = routeGrid(land, inhabited);
  const trunkWeight = grid.landShare.map((share, b) =>
    share === 0 ? WATER : grid.isInhabited[b] === 1 ? 1 : EMPTY_LAND,
  );
  const cableWeight = grid.landShare.map((share) => (share > MOST_LAND ? Infinity : 1));
  for (const { lat, lon } of STRAITS) cableWeight[blockAt(grid, lat, lon)] = STRAIT;
  const points = nodes.map((row) => ({ lat: Number(row.lat), lon: Number(row.lon) }));
  const index = new Map(nodes.map((row, i) => [row.id!, i]));
  if (index.size < nodes.length) throw new Error('backbone-nodes.csv: Expected ids that differ.');
  const nodeOf = (id: string, where: string) => {
    const node = index.get(id);
    if (node === undefined) throw new Error(`${where}: Expected a node, got ${id}.`);
    return node;
  };
  const route = (isCable: boolean, from: Point, to: Point) =>
    routeOf(grid, isCable, isCable ? cableWeight : trunkWeight, from, to);
  const routed = links.map((row) => {
    const ends = [row.from!, row.to!].map((id) => nodeOf(id, `backbone-links.csv, ${row.id}`));
    return { ends, ...route(row.kind === 'submarine', points[ends[0]!]!, points[ends[1]!]!) };
  });
  return {
    nodes: {
      id: nodes.map((row) => row.id!),
      kind: nodes.map((row) => row.kind as BackboneTables['nodes']['kind'][number]),
      nameJa: nodes.map((row) => row.nameJa!),
      nameEn: nodes.map((row) => row.nameEn!),
      lat: points.map(({ lat }) => lat),
      lon: points.map(({ lon }) => lon),
      isExchange: nodes.map((row) => (row.exchange === '1' ? 1 : 0)),
      exchangeGbps: nodes.map((row) => amount(row, 'exchangeGbps')),
      dataCentreMw: nodes.map((row) => amount(row, 'dataCentreMw')),
      mark: nodes.map((row) => row.mark as BackboneTables['nodes']['mark'][number]),
      source: nodes.map((row) => row.source!),
    },
    links: {
      id: links.map((row) => row.id!),
      from: routed.map(({ ends }) => ends[0]!),
      to: routed.map(({ ends }) => ends[1]!),
      kind: links.map((row) => row.kind as BackboneTables['links']['kind'][number]),
      cable: links.map((row) => row.cable!),
      coast: links.map((row) => row.coast as BackboneTables['links']['coast'][number]),
      fiscalYear: links.map((row) => Number(row.fiscalYear)),
      isPlanned: links.map((row) => (row.lever === '' ? 0 : 1)),
      lengthKm: routed.map(({ lengthKm }) => toTenth(lengthKm)),
      route: routed.map(({ route }) => coordinates(route)),
      mark: links.map((row) => row.mark as BackboneTables['links']['mark'][number]),
      source: links.map((row) => row.source!),
    },
    candidates: candidatesOf(
      parseCsv(candidatesText, 'backbone-candidates.csv', CANDIDATE_COLUMNS),
      (row) => {
        const from = row.from === '' ? -1 : nodeOf(row.from!, `backbone-candidates.csv, ${row.addition}`);
        const to = nodeOf(row.to!, `backbone-candidates.csv, ${row.addition}`);
        const start = from < 0 ? { lat: Number(row.lat), lon: Number(row.lon) } : points[from]!;
        const found = route(row.medium === 'submarine', start, points[to]!);
        return {
          from,
          to,
          kind: row.medium as 'terrestrial' | 'submarine',
          isPacific: row.side === 'pacific',
          lengthKm: toTenth(found.lengthKm),
          route: coordinates(found.route),
        };
      },
    ),
  };
}

type Candidates = BackboneTables['candidates'];

/** Rows of one addition stand together. */
function candidatesOf(
  rows: readonly CsvRow[],
  linkOf: (row: CsvRow) => Candidates[number]['links'][number],
): Candidates {
  const additions = new Map<string, Candidates[number]>();
  for (const row of rows) {
    const link = linkOf(row);
    const known = additions.get(row.addition!);
    if (known !== undefined) {
      known.links.push(link);
      continue;
    }
    const station = {
      nameJa: row.nameJa!,
      nameEn: row.nameEn!,
      lat: Number(row.lat),
      lon: Number(row.lon),
    };
    additions.set(row.addition!, {
      id: row.addition!,
      kind: row.kind as Candidates[number]['kind'],
      ...(link.from < 0 ? { station } : {}),
      links: [link],
    });
  }
  return [...additions.values()];
}

function toTenth(km: number): number {
  return Math.round(10 * km) / 10;
}

function coordinates(route: readonly Point[]): number[] {
  return route.flatMap(({ lon, lat }) => [rounded(lon), rounded(lat)]);
}

function amount(row: CsvRow, name: string): number | null {
  return row[name] === '' ? null : numberOrNull(row[name]!, 'backbone-nodes.csv');
}

function rounded(degrees: number): number {
  return Math.round(100 * degrees) / 100;
}

function routeOf(
  grid: RouteGrid,
  isCable: boolean,
  weight: Float32Array,
  from: Point,
  to: Point,
): { lengthKm: number; route: Point[] } {
  const ends = [from, to].map((point) => {
    const block = blockAt(grid, point.lat, point.lon);
    return isCable ? nearestFree(grid, weight, block) : block;
  });
  const path = leastCostPath(grid, weight, ends[0]!, ends[1]!);
  const blocks = isCable ? pulledTight(grid, weight, path) : path;
  const inner = blocks.slice(1, -1).map((block) => pointOf(grid, block));
  // A cable's first block lies in the sea beside its landing.
  const points = isCable ? [from, ...blocks.map((block) => pointOf(grid, block)), to] : [from, ...inner, to];
  const lengthKm = points.slice(1).reduce((sum, point, k) => sum + kmBetween(points[k]!, point), 0);
  return { lengthKm: lengthKm * (isCable ? CABLE_SLACK : TRUNK_DETOUR), route: thinned(points) };
}

function nearestFree(grid: RouteGrid, weight: Float32Array, block: number): number {
  if (weight[block] !== Infinity) return block;
  const row = Math.floor(block / grid.columnCount);
  const column = block % grid.columnCount;
  let best = -1;
  let least = Infinity;
  for (let r = row - 6; r <= row + 6; r++) {
    for (let c = column - 6; c <= column + 6; c++) {
      const other = r * grid.columnCount + c;
      const distance = (r - row) ** 2 + (c - column) ** 2;
      if (weight[other] === Infinity || distance >= least || !isOpenSea(grid, weight, r, c)) continue;
      best = other;
      least = distance;
    }
  }
  if (best < 0) throw new Error(`Expected sea within 30 km of block ${block}, found none.`);
  return best;
}

/** Lagoons and lakes inside the mask are no sea: some way out must be free too. */
function isOpenSea(grid: RouteGrid, weight: Float32Array, row: number, column: number): boolean {
  let free = 0;
  for (let r = row - 2; r <= row + 2; r++) {
    for (let c = column - 2; c <= column + 2; c++) if (weight[r * grid.columnCount + c] !== Infinity) free++;
  }
  return free >= 10;
}

/** Leaves out every block that a straight line over free blocks passes by. */
function pulledTight(grid: RouteGrid, weight: Float32Array, path: readonly number[]): number[] {
  const kept = [path[0]!];
  for (let at = 0; at < path.length - 1; ) {
    let next = path.length - 1;
    while (next > at + 1 && !isFree(grid, weight, path[at]!, path[next]!)) next--;
    kept.push(path[next]!);
    at = next;
  }
  return kept;
}

function isFree(grid: RouteGrid, weight: Float32Array, from: number, to: number): boolean {
  const [r0, c0] = [Math.floor(from / grid.columnCount), from % grid.columnCount];
  const [r1, c1] = [Math.floor(to / grid.columnCount), to % grid.columnCount];
  const steps = 2 * Math.max(Math.abs(r1 - r0), Math.abs(c1 - c0));
  for (let k = 1; k < steps; k++) {
    const row = Math.round(r0 + ((r1 - r0) * k) / steps);
    const column = Math.round(c0 + ((c1 - c0) * k) / steps);
    if (weight[row * grid.columnCount + column] === Infinity) return false;
  }
  return true;
}

/** Douglas & Peucker (1973). */
function thinned(points: readonly Point[]): Point[] {
  const [first, last] = [points[0]!, points.at(-1)!];
  let farthest = 0;
  let at = 0;
  for (let k = 1; k < points.length - 1; k++) {
    const away = kmOff(points[k]!, first, last);
    if (away > farthest) {
      farthest = away;
      at = k;
    }
  }
  if (farthest <= DRAWING_TOLERANCE_KM) return [first, last];
  return [...thinned(points.slice(0, at + 1)), ...thinned(points.slice(at)).slice(1)];
}

function kmOff(point: Point, a: Point, b: Point): number {
  const scale = Math.cos((point.lat * Math.PI) / 180);
  const [x, y] = [(b.lon - a.lon) * scale, b.lat - a.lat];
  const [u, v] = [(point.lon - a.lon) * scale, point.lat - a.lat];
  const along = x === 0 && y === 0 ? 0 : Math.min(1, Math.max(0, (u * x + v * y) / (x * x + y * y)));
  return 111.2 * Math.hypot(u - along * x, v - along * y);
}
