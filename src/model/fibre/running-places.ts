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
  running: RunningPlaces,
  { householdFactor }: Demand,
  parameters: FibreParameters,
  workYear: Uint16Array,
): UpkeepTables {
  const yen: LineYen = {
    revenue: parameters['fibre.revenueYenPerLine'],
    operating: parameters['fibre.operatingYenPerLine'],
    margin: marginYen(parameters),
    deepLoss: parameters['fibre.specialLossYenPerLine'],
  };
  const { start } = running;
  const count = start.length - 1;
  const tables = {
    revenueYen: standing.revenueYen.slice(),
    operatingCostYen: standing.operatingCostYen.slice(),
    generalLossYen: standing.generalLossYen.slice(),
    specialLossYen: standing.specialLossYen.slice(),
    islandLossYen: standing.islandLossYen.slice(),
  };
  const years = createYears();
  const cells = new Uint32Array(3);
  for (let m = 0; m < count; m++) {
    if (start[m] === start[m + 1]) continue;
    takeYears(householdFactor, count, m, years.factor);
    for (const id of UPKEEP_TABLES) takeYears(tables[id], count, m, years[id]);
    runPlaces(running, m, workYear, yen, years, cells);
    for (const id of UPKEEP_TABLES) putYears(years[id], tables[id], count, m);
  }
  return {
    ...tables,
    generalCells: standing.generalCells + cells[1]!,
    specialCells: standing.specialCells + cells[2]!,
    cells: standing.cells + cells[0]!,
  };
}

/** Of a line, yen a year. */
interface LineYen {
  readonly revenue: number;
  readonly operating: number;
  /** What it leaves for its cable. */
  readonly margin: number;
  /** From which loss on its area is one of special support. */
  readonly deepLoss: number;
}

/** One municipality's years, so that its places work in memory that is near. */
interface Years extends Readonly<Record<(typeof UPKEEP_TABLES)[number], Float64Array>> {
  /** Households in the year / those at the 2020 level. */
  readonly factor: Float64Array;
}

function createYears(): Years {
  return {
    factor: new Float64Array(YEAR_COUNT),
    revenueYen: new Float64Array(YEAR_COUNT),
    operatingCostYen: new Float64Array(YEAR_COUNT),
    generalLossYen: new Float64Array(YEAR_COUNT),
    specialLossYen: new Float64Array(YEAR_COUNT),
    islandLossYen: new Float64Array(YEAR_COUNT),
  };
}

function takeYears(table: Float64Array, count: number, m: number, years: Float64Array): void {
  for (let y = 0, at = m; y < years.length; y++, at += count) years[y] = table[at]!;
}

function putYears(years: Float64Array, table: Float64Array, count: number, m: number): void {
  for (let y = 0, at = m; y < years.length; y++, at += count) table[at] = years[y]!;
}

/**
 * Adds the works in one municipality. The loops are functions of their own, each called often: a compiler that comes in
 * the middle of a long loop compiles that loop alone, again at every run.
 * @param cells receives those with lines in the first year, and those of them in general and special support
 */
function runPlaces(
  running: RunningPlaces,
  m: number,
  workYear: Uint16Array,
  yen: LineYen,
  years: Years,
  cells: Uint32Array,
): void {
  const { start, position, firstYear } = running;
  const end = start[m + 1]!;
  for (let place = start[m]!; place < end; place++) {
    const year = workYear[position[place]!]!;
    if (year === 0) continue;
    const from = Math.max(year - FIRST_FISCAL_YEAR, firstYear);
    runPlace(running, place, from, yen, years);
    if (from === firstYear) countPlace(running, place, yen, years, cells);
  }
}

/** Adds what one place earns, costs and loses from a year on. */
function runPlace(
  { lines, upkeepYen, isIsland }: RunningPlaces,
  place: number,
  from: number,
  { revenue, operating, margin, deepLoss }: LineYen,
  { factor, revenueYen, operatingCostYen, generalLossYen, specialLossYen, islandLossYen }: Years,
): void {
  const all = lines[place]!;
  const upkeep = upkeepYen[place]!;
  const islandShare = isIsland[place]!;
  for (let y = from; y < factor.length; y++) {
    const served = all * factor[y]!;
    revenueYen[y]! += served * revenue;
    operatingCostYen[y]! += served * operating + upkeep;
    const loss = upkeep - served * margin;
    // A place without lines is in no support area.
    if (loss <= 0 || served === 0) continue;
    if (loss > deepLoss * served) specialLossYen[y]! += loss;
    else generalLossYen[y]! += loss;
    islandLossYen[y]! += islandShare * loss;
  }
}

function countPlace(
  { lines, upkeepYen, firstYear }: RunningPlaces,
  place: number,
  { margin, deepLoss }: LineYen,
  { factor }: Years,
  cells: Uint32Array,
): void {
  const served = lines[place]! * factor[firstYear]!;
  if (served === 0) return;
  const loss = upkeepYen[place]! - served * margin;
  cells[0]!++;
  if (loss > 0 && loss > deepLoss * served) cells[2]!++;
  else if (loss > 0) cells[1]!++;
}
