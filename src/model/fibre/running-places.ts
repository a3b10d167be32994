/** What the works of a scenario earn, cost and lose, added to what stands: municipality by municipality, year by year. */
import type { Demand } from '../demand.ts';
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import type { FibreBasis } from './fibre-basis.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import { marginYen, UPKEEP_TABLES, type UpkeepTables } from './standing-network.ts';
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

/** @param workYear per position of the tail */
export function withWorks(
  standing: UpkeepTables,
  { start, position, lines, upkeepYen, isIsland, firstYear }: RunningPlaces,
  { householdFactor }: Demand,
  parameters: FibreParameters,
  workYear: Uint16Array,
): UpkeepTables {
  const revenuePerLine = parameters['fibre.revenueYenPerLine'];
  const operatingPerLine = parameters['fibre.operatingYenPerLine'];
  const margin = marginYen(parameters);
  const deepLoss = parameters['fibre.specialLossYenPerLine'];
  const count = start.length - 1;
  const tables = UPKEEP_TABLES.map((id) => standing[id].slice());
  let { generalCells, specialCells, cells } = standing;
  const factor = new Float64Array(YEAR_COUNT);
  const rows = tables.map(() => new Float64Array(YEAR_COUNT));
  const [revenue, cost, general, special, island] = rows as FiveColumns;
  for (let m = 0; m < count; m++) {
    if (start[m] === start[m + 1]) continue;
    takeYears(householdFactor, count, m, factor);
    for (let t = 0; t < tables.length; t++) takeYears(tables[t]!, count, m, rows[t]!);
    for (let place = start[m]!; place < start[m + 1]!; place++) {
      const year = workYear[position[place]!]!;
      if (year === 0) continue;
      const all = lines[place]!;
      const upkeep = upkeepYen[place]!;
      const islandShare = isIsland[place]!;
      const from = Math.max(year - FIRST_FISCAL_YEAR, firstYear);
      for (let y = from; y < YEAR_COUNT; y++) {
        const served = all * factor[y]!;
        revenue[y]! += served * revenuePerLine;
        cost[y]! += served * operatingPerLine + upkeep;
        const loss = upkeep - served * margin;
        // A place without lines is in no support area.
        if (loss <= 0 || served === 0) continue;
        if (loss > deepLoss * served) special[y]! += loss;
        else general[y]! += loss;
        island[y]! += islandShare * loss;
      }
      const served = all * factor[from]!;
      if (from > firstYear || served === 0) continue;
      const loss = upkeep - served * margin;
      cells++;
      if (loss > 0 && loss > deepLoss * served) specialCells++;
      else if (loss > 0) generalCells++;
    }
    for (let t = 0; t < tables.length; t++) putYears(rows[t]!, tables[t]!, count, m);
  }
  const [revenueYen, operatingCostYen, generalLossYen, specialLossYen, islandLossYen] = tables as FiveColumns;
  return {
    revenueYen,
    operatingCostYen,
    generalLossYen,
    specialLossYen,
    islandLossYen,
    generalCells,
    specialCells,
    cells,
  };
}

type FiveColumns = [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];

/** One municipality's years out of a table of years × municipalities, so that its places work in memory that is near. */
function takeYears(table: Float64Array, count: number, m: number, years: Float64Array): void {
  for (let y = 0; y < YEAR_COUNT; y++) years[y] = table[y * count + m]!;
}

function putYears(years: Float64Array, table: Float64Array, count: number, m: number): void {
  for (let y = 0; y < YEAR_COUNT; y++) table[y * count + m] = years[y]!;
}
