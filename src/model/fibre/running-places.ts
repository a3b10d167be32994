/** What the works of a scenario earn, cost and lose, added to what stands: municipality by municipality, year by year. */
import type { Demand } from '../demand.ts';
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import type { FibreBasis } from './fibre-basis.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import { type Losses, marginYen } from './standing-network.ts';
import { upkeepYenPerKm } from './technology.ts';

/** The places of the tail, municipality by municipality, those of one in the order of the tail. */
export interface RunningPlaces {
  /** Where each municipality begins within the columns below, and their length at the end. */
  readonly start: Uint32Array;
  /** Position in the tail. */
  readonly position: Uint32Array;
  /** Upkeep of its cable, yen a year. */
  readonly upkeepYen: Float64Array;
  /** At the 2020 level. */
  readonly lines: Float64Array;
  /** 1 on remote islands. */
  readonly isIsland: Uint8Array;
  /** Index of the first year after the baseline. */
  readonly firstYear: number;
}

export function runningPlaces(
  municipalities: number,
  { tail, places, structure, baselineFiscalYear }: FibreBasis,
  parameters: FibreParameters,
): RunningPlaces {
  const upkeepYenPerM = upkeepYenPerKm(parameters) / 1000;
  const takeUp = parameters['fibre.takeUp'];
  const size = tail.cells.length;
  const start = new Uint32Array(municipalities + 1);
  for (let i = 0; i < size; i++) start[places.municipality[i]! + 1]!++;
  for (let m = 0; m < municipalities; m++) start[m + 1]! += start[m]!;
  const next = start.slice();
  const position = new Uint32Array(size);
  for (let i = 0; i < size; i++) position[next[places.municipality[i]!]!++] = i;
  return {
    start,
    position,
    upkeepYen: Float64Array.from(position, (i) => places.cableM[i]! * upkeepYenPerM),
    lines: Float64Array.from(position, (i) => takeUp * tail.households[i]!),
    isIsland: Uint8Array.from(position, (i) => structure.network.island[tail.cells[i]!]!),
    firstYear: baselineFiscalYear + 1 - FIRST_FISCAL_YEAR,
  };
}

/** @param standingYen years × municipalities; what comes back is another table, with the works' revenue in it */
export function revenueWith(
  standingYen: Float64Array,
  running: RunningPlaces,
  demand: Demand,
  parameters: FibreParameters,
  workYear: Uint16Array,
): Float64Array {
  const { lines } = running;
  const yenPerLine = parameters['fibre.revenueYenPerLine'];
  const revenueYen = standingYen.slice();
  alongYears(running, demand, workYear, [revenueYen], (place, from, factor, [row]) => {
    const all = lines[place]!;
    for (let y = from; y < YEAR_COUNT; y++) row![y]! += all * factor[y]! * yenPerLine;
  });
  return revenueYen;
}

/** The same for cost. */
export function costWith(
  standingYen: Float64Array,
  running: RunningPlaces,
  demand: Demand,
  parameters: FibreParameters,
  workYear: Uint16Array,
): Float64Array {
  const { lines, upkeepYen } = running;
  const yenPerLine = parameters['fibre.operatingYenPerLine'];
  const costYen = standingYen.slice();
  alongYears(running, demand, workYear, [costYen], (place, from, factor, [row]) => {
    const all = lines[place]!;
    const upkeep = upkeepYen[place]!;
    for (let y = from; y < YEAR_COUNT; y++) row![y]! += all * factor[y]! * yenPerLine + upkeep;
  });
  return costYen;
}

/** The same for losses; places without lines are in no support area. */
export function lossesWith(
  standing: Losses,
  running: RunningPlaces,
  demand: Demand,
  parameters: FibreParameters,
  workYear: Uint16Array,
): Losses {
  const margin = marginYen(parameters);
  const deepLoss = parameters['fibre.specialLossYenPerLine'];
  const losses = {
    generalYen: standing.generalYen.slice(),
    specialYen: standing.specialYen.slice(),
    islandYen: standing.islandYen.slice(),
    generalCells: standing.generalCells.slice(),
    specialCells: standing.specialCells.slice(),
    cells: standing.cells.slice(),
  };
  const { generalCells, specialCells, cells } = losses;
  const tables = [losses.generalYen, losses.specialYen, losses.islandYen];
  alongYears(running, demand, workYear, tables, (place, from, factor, [general, special, island]) => {
    const all = running.lines[place]!;
    const upkeep = running.upkeepYen[place]!;
    const isIsland = running.isIsland[place] === 1;
    if (all === 0) return;
    for (let y = from; y < YEAR_COUNT; y++) {
      const lines = all * factor[y]!;
      if (lines === 0) continue;
      cells[y]!++;
      const loss = upkeep - lines * margin;
      if (loss <= 0) continue;
      if (loss > deepLoss * lines) {
        specialCells[y]!++;
        special![y]! += loss;
      } else {
        generalCells[y]!++;
        general![y]! += loss;
      }
      if (isIsland) island![y]! += loss;
    }
  });
  return losses;
}

/**
 * Visits every place that is built with the rows of its municipality, year by year, from the year on from which it runs.
 * Tables are years × municipalities: a municipality's rows are taken out of them once and put back.
 */
function alongYears(
  { start, position, firstYear }: RunningPlaces,
  { householdFactor }: Demand,
  workYear: Uint16Array,
  tables: readonly Float64Array[],
  visit: (place: number, from: number, factor: Float64Array, rows: readonly Float64Array[]) => void,
): void {
  const count = start.length - 1;
  const factor = new Float64Array(YEAR_COUNT);
  const rows = tables.map(() => new Float64Array(YEAR_COUNT));
  for (let m = 0; m < count; m++) {
    if (start[m] === start[m + 1]) continue;
    for (let y = 0; y < YEAR_COUNT; y++) {
      factor[y] = householdFactor[y * count + m]!;
      for (let t = 0; t < tables.length; t++) rows[t]![y] = tables[t]![y * count + m]!;
    }
    for (let place = start[m]!; place < start[m + 1]!; place++) {
      const year = workYear[position[place]!]!;
      if (year > 0) visit(place, Math.max(year - FIRST_FISCAL_YEAR, firstYear), factor, rows);
    }
    for (let y = 0; y < YEAR_COUNT; y++) {
      for (let t = 0; t < tables.length; t++) tables[t]![y * count + m] = rows[t]![y]!;
    }
  }
}
