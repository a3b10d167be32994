/**
 * High-altitude platforms, one by one over the 10 km square from which most land is seen that neither sites nor platforms
 * serve, until the best would add less than the least. A square is served when its centre lies within the footprint.
 */
import { AREA_UNITS_PER_KM2, type Ground } from '../coverage/ground.ts';
import { NO_MUNICIPALITY } from '../land.ts';
import { FIRST_FISCAL_YEAR, valueInYear } from '../parameter.ts';
import type { BeyondWork } from './beyond.ts';
import { eachStretch, type PlatformGround } from './platform-ground.ts';
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
  const { pieces, squareRow, atlas } = ground;
  const { stations, municipality, centre, radiusM, rows, place } = places;
  const leastKm2 = parameters['radio.hapsLeastKm2'];
  const costYen = parameters['radio.hapsCostYen'];
  const fiscalYearOf = new Uint16Array(squareRow.length);
  const rowCount = rows.west.length;
  /** Per place of the grid: land that nobody serves yet, in area units. */
  const open = new Float64Array(rows.square.length);
  /** Its running sums along every row, one more than it has places. */
  const before = new Float64Array(rows.square.length + rowCount);
  const sumRow = (r: number): void => {
    for (let at = rows.start[r]!; at < rows.start[r + 1]!; at++)
      before[at + r + 1] = before[at + r]! + open[at]!;
  };
  const seenKm2 = (station: number): number => {
    let area = 0;
    eachStretch(places, stations[station]!, (r, from, to) => {
      area += before[to + r]! - before[from + r]!;
    });
    return area / AREA_UNITS_PER_KM2;
  };
  // What a place sees only falls as platforms fly and sites are built: the first whose old value is still true is best.
  let queue: StationQueue | undefined;
  const fly = (fiscalYear: number): BeyondWork[] => {
    if (fiscalYear < parameters['radio.hapsFirstFiscalYear']) return [];
    const row = (fiscalYear - FIRST_FISCAL_YEAR) * pieces.count;
    open.fill(0);
    for (let i = 0; i < pieces.count; i++) {
      const s = pieces.square[i]!;
      if (fiscalYearOf[s] === 0) open[place[s]!]! += pieces.area[i]! - served[row + i]!;
    }
    // Areas are whole numbers of units: the order of sums does not show.
    for (let r = 0; r < rowCount; r++) sumRow(r);
    queue ??= createStationQueue(Float64Array.from(stations, (_, station) => seenKm2(station)));
    const flown: BeyondWork[] = [];
    for (let n = valueInYear(parameters['radio.hapsPerYear'], fiscalYear); n >= 1; n--) {
      const first = queue.first(seenKm2);
      if (first === undefined || first.km2 < leastKm2) break;
      const best = stations[first.station]!;
      eachStretch(places, best, (r, from, to) => {
        for (let at = from; at < to; at++) {
          open[at] = 0;
          const other = rows.square[at]!;
          if (other >= 0 && fiscalYearOf[other] === 0) fiscalYearOf[other] = fiscalYear;
        }
        sumRow(r);
      });
      flown.push({
        technology: HAPS,
        municipality: atlas.municipalities.count > 0 ? municipality[best]! : NO_MUNICIPALITY,
        ...centre(best),
        rangeM: radiusM,
        fiscalYear,
        works: 1,
        addedKm2: first.km2,
        costYen,
        stateYen: 0,
      });
    }
    return flown;
  };
  return { works: fiscalYears.map(fly), fiscalYear: fiscalYearOf };
}

interface StationQueue {
  /** The station that sees most, of equals the first. @param now what a station sees now, never more than it did before */
  first(now: (station: number) => number): { readonly station: number; readonly km2: number } | undefined;
}

/** @param km2 per station: what it sees; becomes the queue's own */
function createStationQueue(km2: Float64Array): StationQueue {
  const heap = Uint32Array.from(km2.keys()).sort((a, b) => km2[b]! - km2[a]! || a - b);
  const precedes = (a: number, b: number) => km2[a]! > km2[b]! || (km2[a] === km2[b] && a < b);
  const sinkFirst = () => {
    const own = heap[0]!;
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && precedes(heap[child + 1]!, heap[child]!)) child++;
      if (!precedes(heap[child]!, own)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = own;
  };
  return {
    first(now) {
      for (;;) {
        const station = heap[0];
        if (station === undefined) return undefined;
        const own = now(station);
        if (own === km2[station]) return { station, km2: own };
        km2[station] = own;
        sinkFirst();
      }
    },
  };
}
