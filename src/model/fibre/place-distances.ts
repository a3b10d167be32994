/** What of a place decides the cost of running it and of serving it otherwise: cable, neighbours, sea. */
import type { Atlas } from '../atlas.ts';
import { RADIANS_PER_DEGREE } from '../grs80.ts';
import { centreLat, type Lattice } from '../lattice.ts';
import { distributionM } from './cost.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import type { FibreNetwork } from './network.ts';
import type { FibreTail } from './tail.ts';

/** Columns over the positions of the tail. */
export interface PlaceDistances {
  /** Metres of cable that the place adds: the edge to its parent with its detour, and the distribution within. */
  readonly cableM: Float64Array;
  /** Unserved households at the 2020 level within reach of one radio station in the place's middle. */
  readonly householdsInReach: Float64Array;
  /** 1 where a sea crossing lies between the place and the standing network. */
  readonly isBeyondSea: Uint8Array;
}

/** Height of a row of squares, metres, about the middle of the country; only the reach of a station hangs on it. */
const ROW_M = 462;
/** Width of a column at the equator. */
const EQUATOR_COLUMN_M = 695.8;

export function placeDistances(
  atlas: Pick<Atlas, 'lattice'>,
  network: Pick<FibreNetwork, 'landAreaKm2'>,
  parameters: FibreParameters,
  tail: FibreTail,
): PlaceDistances {
  const size = tail.cells.length;
  const detour = parameters['fibre.detourRatio'];
  const cableM = new Float64Array(size);
  const isBeyondSea = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const up = tail.parentAt[i]!;
    const seaM = tail.seaM[i]!;
    const areaKm2 = network.landAreaKm2[tail.cells[i]!]!;
    cableM[i] =
      (tail.lengthM[i]! - seaM) * detour + seaM + distributionM(parameters, tail.households[i]!, areaKm2);
    isBeyondSea[i] = seaM > 0 || (up >= 0 && isBeyondSea[up] === 1) ? 1 : 0;
  }
  const householdsInReach = reachedHouseholds(atlas.lattice, tail, parameters['fibre.fwaReachM']);
  return { cableM, householdsInReach, isBeyondSea };
}

/**
 * Sums within a disc of squares around each place, row by row: along a row both ends of the part of another row that is
 * in reach only move on, and sums from the left give what lies between them.
 */
function reachedHouseholds(lattice: Lattice, tail: FibreTail, reachM: number): Float64Array {
  const { column, rowMin, rowCount, rowOffsets } = lattice;
  const position = new Int32Array(lattice.cellCount).fill(-1);
  for (let i = 0; i < tail.cells.length; i++) position[tail.cells[i]!] = i;
  const place = new Uint32Array(tail.cells.length);
  const start = new Uint32Array(rowCount + 1);
  const before = new Float64Array(tail.cells.length + 1);
  let count = 0;
  for (let r = 0; r < rowCount; r++) {
    for (let cell = rowOffsets[r]!; cell < rowOffsets[r + 1]!; cell++) {
      if (position[cell]! < 0) continue;
      place[count] = position[cell]!;
      before[count + 1] = before[count]! + tail.households[position[cell]!]!;
      count++;
    }
    start[r + 1] = count;
  }
  const columns = Uint16Array.from(place, (i) => column[tail.cells[i]!]!);
  const sums = new Float64Array(tail.cells.length);
  const rows = Math.floor(reachM / ROW_M);
  for (let r = 0; r < rowCount; r++) {
    if (start[r] === start[r + 1]) continue;
    const lat = centreLat(rowMin + r) * RADIANS_PER_DEGREE;
    const columnM = EQUATOR_COLUMN_M * Math.cos(lat);
    for (let other = Math.max(0, r - rows); other <= Math.min(rowCount - 1, r + rows); other++) {
      const reach = Math.floor(Math.sqrt(reachM * reachM - ((other - r) * ROW_M) ** 2) / columnM);
      let low = start[other]!;
      let high = low;
      const end = start[other + 1]!;
      for (let k = start[r]!; k < start[r + 1]!; k++) {
        while (low < end && columns[low]! < columns[k]! - reach) low++;
        if (high < low) high = low;
        while (high < end && columns[high]! <= columns[k]! + reach) high++;
        sums[place[k]!]! += before[high]! - before[low]!;
      }
    }
  }
  return sums;
}
