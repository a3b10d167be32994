/**
 * High-altitude platforms, one by one over the 10 km square from which most land is seen that neither sites nor platforms
 * serve, until the best would add less than the least. A square is served when its centre lies within the footprint.
 */
import { AREA_UNITS_PER_KM2, type Ground } from '../coverage/ground.ts';
import { NO_MUNICIPALITY } from '../land.ts';
import { FIRST_FISCAL_YEAR, valueInYear } from '../parameter.ts';
import type { BeyondWork } from './beyond.ts';
import {
  firstRow,
  type GridRows,
  lastRow,
  type PlatformGround,
  stretchEnd,
  stretchStart,
} from './platform-ground.ts';
import { TECHNOLOGIES } from './radio-outcome.ts';
import type { RadioParameters } from './radio-parameters.ts';

const HAPS = TECHNOLOGIES.indexOf('haps');

export interface Platforms {
  /** By year to plan. */
  readonly works: readonly (readonly BeyondWork[])[];
  /** Per 10 km square: first fiscal year at whose end a platform flies above it; 0 never. */
  readonly fiscalYear: Uint16Array;
}

/**
 * @param served years × pieces: land that the 5G sites serve, in area units
 * @param fiscalYears years to plan, rising
 * @param places the ground under platforms of the parameters' radius
 */
export function flyPlatforms(
  ground: Ground,
  served: Float64Array,
  fiscalYears: readonly number[],
  parameters: RadioParameters,
  places: PlatformGround,
): Platforms {
  const { atlas, pieces } = ground;
  const { stations, municipality, centre, radiusM } = places;
  const leastKm2 = parameters['radio.hapsLeastKm2'];
  const costYen = parameters['radio.hapsCostYen'];
  const land = openLand(places, ground.squareRow.length);
  let queue: StationQueue | undefined;
  const works = fiscalYears.map((fiscalYear) => {
    const flown: BeyondWork[] = [];
    if (fiscalYear < parameters['radio.hapsFirstFiscalYear']) return flown;
    findOpen(land, ground, served, (fiscalYear - FIRST_FISCAL_YEAR) * pieces.count);
    queue ??= createStationQueue(land, places);
    for (let n = valueInYear(parameters['radio.hapsPerYear'], fiscalYear); n >= 1; n--) {
      const station = bestStation(queue, land, places);
      if (station < 0 || queue.km2[station]! < leastKm2) break;
      const best = stations[station]!;
      fly(land, places, best, fiscalYear);
      flown.push({
        technology: HAPS,
        municipality: atlas.municipalities.count > 0 ? municipality[best]! : NO_MUNICIPALITY,
        ...centre(best),
        rangeM: radiusM,
        fiscalYear,
        works: 1,
        addedKm2: queue.km2[station]!,
        costYen,
        stateYen: 0,
      });
    }
    return flown;
  });
  return { works, fiscalYear: land.fiscalYear };
}

/** Land that nobody serves yet in the year at hand, in area units: whole numbers, so no order of sums shows. */
interface OpenLand {
  readonly rows: GridRows;
  /** Per square: its place of the grid; the year in which a platform first flies above it, 0 for never. */
  readonly placeOf: Uint32Array;
  readonly fiscalYear: Uint16Array;
  /** Per place. */
  readonly area: Float64Array;
  /** Running sums along every row, one more than it has places: row r's begin at `start[r] + r`. */
  readonly before: Float64Array;
}

function openLand({ rows, place }: PlatformGround, squares: number): OpenLand {
  return {
    rows,
    placeOf: place,
    fiscalYear: new Uint16Array(squares),
    area: new Float64Array(rows.square.length),
    before: new Float64Array(rows.square.length + rows.west.length),
  };
}

/** @param row where the year's pieces begin in `served` */
function findOpen(land: OpenLand, { pieces }: Ground, served: Float64Array, row: number): void {
  land.area.fill(0);
  addPieces(land, pieces, served, row);
  for (let r = 0; r < land.rows.west.length; r++) sumRow(land, r);
}

function addPieces(
  { area: open, placeOf, fiscalYear }: OpenLand,
  { count, square, area }: Ground['pieces'],
  served: Float64Array,
  row: number,
): void {
  for (let i = 0; i < count; i++) {
    const s = square[i]!;
    if (fiscalYear[s] === 0) open[placeOf[s]!]! += area[i]! - served[row + i]!;
  }
}

function sumRow({ rows, area, before }: OpenLand, r: number): void {
  const to = rows.start[r + 1]!;
  let sum = 0;
  for (let at = rows.start[r]!; at < to; at++) {
    sum += area[at]!;
    before[at + r + 1] = sum;
  }
}

/** What a platform above a square sees of it, km². */
function seenKm2({ before }: OpenLand, places: PlatformGround, square: number): number {
  const end = lastRow(places, square);
  let area = 0;
  for (let r = firstRow(places, square); r <= end; r++) {
    const from = stretchStart(places, square, r);
    const to = stretchEnd(places, square, r);
    if (from < to) area += before[to + r]! - before[from + r]!;
  }
  return area / AREA_UNITS_PER_KM2;
}

/** All that a platform above a square sees is served from now on. */
function fly(land: OpenLand, places: PlatformGround, square: number, fiscalYear: number): void {
  const end = lastRow(places, square);
  for (let r = firstRow(places, square); r <= end; r++) {
    serveStretch(land, stretchStart(places, square, r), stretchEnd(places, square, r), fiscalYear);
    sumRow(land, r);
  }
}

function serveStretch({ rows, area, fiscalYear }: OpenLand, from: number, to: number, year: number): void {
  for (let at = from; at < to; at++) {
    area[at] = 0;
    const square = rows.square[at]!;
    if (square >= 0 && fiscalYear[square] === 0) fiscalYear[square] = year;
  }
}

/**
 * Stations as a heap, by what each saw when it was last looked at, of equals the first. That only falls as platforms fly
 * and sites are built: where the first one's is still true, it is the best.
 */
interface StationQueue {
  readonly heap: Uint32Array;
  /** Per station. */
  readonly km2: Float64Array;
}

function createStationQueue(land: OpenLand, places: PlatformGround): StationQueue {
  const { stations } = places;
  const queue = {
    heap: Uint32Array.from(stations.keys()),
    km2: Float64Array.from(stations, (square) => seenKm2(land, places, square)),
  };
  for (let at = (stations.length >>> 1) - 1; at >= 0; at--) sink(queue, at);
  return queue;
}

/** The station that sees most now, which `km2` then tells; -1 for none. */
function bestStation(queue: StationQueue, land: OpenLand, places: PlatformGround): number {
  const { heap, km2 } = queue;
  if (heap.length === 0) return -1;
  for (;;) {
    const station = heap[0]!;
    const own = seenKm2(land, places, places.stations[station]!);
    if (own === km2[station]) return station;
    km2[station] = own;
    sink(queue, 0);
  }
}

function sink(queue: StationQueue, position: number): void {
  const { heap } = queue;
  const own = heap[position]!;
  let at = position;
  for (let child = 2 * at + 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && precedes(queue, heap[child + 1]!, heap[child]!)) child++;
    if (!precedes(queue, heap[child]!, own)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = own;
}

function precedes({ km2 }: StationQueue, a: number, b: number): boolean {
  return km2[a]! > km2[b]! || (km2[a] === km2[b] && a < b);
}
