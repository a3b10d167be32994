/** What of a place decides the cost of running it and of serving it otherwise: cable, neighbours, sea. */
import type { Atlas } from '../atlas.ts';
import { lowerBound } from '../lattice.ts';
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
const EQUATOR_COLUMN_M = 695.8;

export function placeDistances(
  atlas: Pick<Atlas, 'lattice' | 'cells'>,
  network: Pick<FibreNetwork, 'landAreaKm2'>,
  parameters: FibreParameters,
  tail: FibreTail,
): PlaceDistances {
  const { lattice } = atlas;
  const size = tail.cells.length;
  const detour = parameters['fibre.detourRatio'];
  const reachM = parameters['fibre.fwaReachM'];
  const cableM = new Float64Array(size);
  const householdsInReach = new Float64Array(size);
  const isBeyondSea = new Uint8Array(size);
  const unserved = new Float64Array(lattice.cellCount);
  for (let i = 0; i < size; i++) unserved[tail.cells[i]!] = tail.households[i]!;
  const rows = Math.floor(reachM / ROW_M);
  for (let i = 0; i < size; i++) {
    const cell = tail.cells[i]!;
    const up = tail.parentAt[i]!;
    cableM[i] =
      (tail.lengthM[i]! - tail.seaM[i]!) * detour +
      tail.seaM[i]! +
      distributionM(parameters, tail.households[i]!, network.landAreaKm2[cell]!);
    isBeyondSea[i] = tail.seaM[i]! > 0 || (up >= 0 && isBeyondSea[up] === 1) ? 1 : 0;
    const row = lattice.row[cell]!;
    const column = lattice.column[cell]!;
    const columnM = EQUATOR_COLUMN_M * Math.cos((((row + 0.5) / 240) * Math.PI) / 180);
    let sum = 0;
    for (let r = row - rows; r <= row + rows; r++) {
      if (r < lattice.rowMin || r >= lattice.rowMin + lattice.rowCount) continue;
      const halfM = Math.sqrt(Math.max(0, reachM * reachM - ((r - row) * ROW_M) ** 2));
      const half = Math.floor(halfM / columnM);
      const end = lattice.rowOffsets[r - lattice.rowMin + 1]!;
      for (let other = lowerBound(lattice, r, column - half); other < end; other++) {
        if (lattice.column[other]! > column + half) break;
        sum += unserved[other]!;
      }
    }
    householdsInReach[i] = sum;
  }
  return { cableM, householdsInReach, isBeyondSea };
}
