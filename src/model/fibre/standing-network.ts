/**
 * What stands at the baseline earns, costs and loses in every year after it: no lever of the roll-out moves it.
 *
 * Cells of a municipality are sorted once by cable per line: those that lose money in a year are then the end of the list,
 * and sums from there on answer every year without visiting a cell.
 */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import { distributionM } from './cost.ts';
import type { FibreBasis } from './fibre-basis.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import { indicesByKey } from './radix-sort.ts';
import { upkeepYenPerKm } from './technology.ts';

/** Cable to a cell of the dense network, which hangs from no forest: one square further. */
const DENSE_EDGE_M = 500;

/** Cells served at the baseline in groups, two per municipality: mainland and remote island. */
export interface StandingCells {
  /** Exclusive ends of the groups within the columns below. */
  readonly end: Uint32Array;
  /** Cable upkeep per line at the 2020 level, yen, rising within a group. */
  readonly upkeepPerLineYen: Float64Array;
  /** Sums over the cells from each one to the end of its group. */
  readonly upkeepYen: Float64Array;
  readonly lines: Float64Array;
  /** Per municipality: upkeep of cable through cells where nobody lives. */
  readonly passingYen: Float64Array;
  /** Index of the first year after the baseline. */
  readonly firstYear: number;
}

/** Tables are years × municipalities, yen a year, 0 up to the baseline. */
export interface UpkeepTables {
  readonly revenueYen: Float64Array;
  /** Of lines and cable. */
  readonly operatingCostYen: Float64Array;
  /** In areas of general support. */
  readonly generalLossYen: Float64Array;
  /** In areas of special support. */
  readonly specialLossYen: Float64Array;
  /** In both kinds of areas, on remote islands. */
  readonly islandLossYen: Float64Array;
  /** Cells in support areas of both kinds in the first year after the baseline, and all that have lines then. */
  readonly generalCells: number;
  readonly specialCells: number;
  readonly cells: number;
}

export const UPKEEP_TABLES = [
  'revenueYen',
  'operatingCostYen',
  'generalLossYen',
  'specialLossYen',
  'islandLossYen',
] as const;

export function standingNetwork(
  cells: StandingCells,
  { householdFactor }: Demand,
  parameters: FibreParameters,
): UpkeepTables {
  const { end, lines, passingYen, firstYear } = cells;
  const margin = marginYen(parameters);
  const yen: LineYen = {
    revenue: parameters['fibre.revenueYenPerLine'],
    operating: parameters['fibre.operatingYenPerLine'],
    margin,
    special: margin + parameters['fibre.specialLossYenPerLine'],
  };
  const count = passingYen.length;
  const size = YEAR_COUNT * count;
  const tables = {
    revenueYen: new Float64Array(size),
    operatingCostYen: new Float64Array(size),
    generalLossYen: new Float64Array(size),
    specialLossYen: new Float64Array(size),
    islandLossYen: new Float64Array(size),
  };
  for (let y = firstYear; y < YEAR_COUNT; y++) tables.operatingCostYen.set(passingYen, y * count);
  const supported = { general: 0, special: 0 };
  for (let g = 0; g < end.length; g++) standGroup(cells, g, householdFactor, yen, tables, supported);
  return {
    ...tables,
    generalCells: supported.general,
    specialCells: supported.special,
    cells: lines.length,
  };
}

/** Of a line, yen a year: from which upkeep of its cable on it loses money, and so much that it is in special support. */
interface LineYen {
  readonly revenue: number;
  readonly operating: number;
  readonly margin: number;
  readonly special: number;
}

/**
 * All years of one group together, which search the same short stretch.
 * @param supported receives the cells in support areas of the first year
 */
function standGroup(
  { end, upkeepPerLineYen, upkeepYen, lines, passingYen, firstYear }: StandingCells,
  g: number,
  householdFactor: Float64Array,
  { revenue, operating, margin, special }: LineYen,
  tables: Pick<UpkeepTables, (typeof UPKEEP_TABLES)[number]>,
  supported: { general: number; special: number },
): void {
  const from = g === 0 ? 0 : end[g - 1]!;
  const to = end[g]!;
  if (from === to) return;
  const { revenueYen, operatingCostYen, generalLossYen, specialLossYen, islandLossYen } = tables;
  for (let y = firstYear; y < YEAR_COUNT; y++) {
    const at = y * passingYen.length + (g >> 1);
    const factor = householdFactor[at]!;
    const served = factor * lines[from]!;
    revenueYen[at]! += served * revenue;
    operatingCostYen[at]! += served * operating + upkeepYen[from]!;
    const losing = firstAbove(upkeepPerLineYen, from, to, factor * margin);
    const deep = firstAbove(upkeepPerLineYen, losing, to, factor * special);
    const loss = losing < to ? Math.max(0, upkeepYen[losing]! - factor * margin * lines[losing]!) : 0;
    const deepLoss = deep < to ? Math.max(0, upkeepYen[deep]! - factor * margin * lines[deep]!) : 0;
    specialLossYen[at]! += deepLoss;
    generalLossYen[at]! += Math.max(0, loss - deepLoss);
    if (g % 2 === 1) islandLossYen[at] = loss;
    if (y > firstYear) continue;
    supported.general += deep - losing;
    supported.special += to - deep;
  }
}

/** What a line leaves for its cable, yen a year. */
export function marginYen(parameters: FibreParameters): number {
  return parameters['fibre.revenueYenPerLine'] - parameters['fibre.operatingYenPerLine'];
}

export function groupCells(
  atlas: Atlas,
  { structure, baseline, baselineYear, baselineFiscalYear }: FibreBasis,
  parameters: FibreParameters,
): StandingCells {
  const { network, forest } = structure;
  const { municipality, households } = atlas.cells;
  const { count } = atlas.municipalities;
  const upkeepYenPerM = upkeepYenPerKm(parameters) / 1000;
  const detour = parameters['fibre.detourRatio'];
  const takeUp = parameters['fibre.takeUp'];
  const passingYen = new Float64Array(count);
  const cells = new Uint32Array(households.length);
  const upkeep = new Float64Array(households.length);
  let size = 0;
  for (let cell = 0; cell < households.length; cell++) {
    if (baseline.servedFrom[cell]! > baselineYear) continue;
    const edge = forest.parentEdge[cell]!;
    const seaM = edge < 0 ? 0 : network.seaM[edge]!;
    const landM = edge < 0 ? DENSE_EDGE_M : network.lengthM[edge]! - seaM;
    const cableM =
      landM * detour + seaM + distributionM(parameters, households[cell]!, network.landAreaKm2[cell]!);
    if (households[cell]! * takeUp === 0) {
      passingYen[municipality[cell]!]! += cableM * upkeepYenPerM;
    } else {
      upkeep[size] = cableM * upkeepYenPerM;
      cells[size++] = cell;
    }
  }
  const groupOf = (cell: number) => 2 * municipality[cell]! + network.island[cell]!;
  const byRatio = indicesByKey(
    Float64Array.from({ length: size }, (_, i) => upkeep[i]! / (takeUp * households[cells[i]!]!)),
  );
  const end = new Uint32Array(2 * count);
  for (let i = 0; i < size; i++) end[groupOf(cells[i]!)]!++;
  for (let g = 1; g < end.length; g++) end[g]! += end[g - 1]!;
  const next = new Uint32Array(end.length);
  next.set(end.subarray(0, end.length - 1), 1);
  const upkeepPerLineYen = new Float64Array(size);
  const upkeepYen = new Float64Array(size);
  const lines = new Float64Array(size);
  for (const i of byRatio) {
    const at = next[groupOf(cells[i]!)]!++;
    lines[at] = takeUp * households[cells[i]!]!;
    upkeepYen[at] = upkeep[i]!;
    upkeepPerLineYen[at] = upkeep[i]! / lines[at]!;
  }
  for (let g = 0; g < end.length; g++) {
    for (let at = end[g]! - 2; at >= (g === 0 ? 0 : end[g - 1]!); at--) {
      upkeepYen[at]! += upkeepYen[at + 1]!;
      lines[at]! += lines[at + 1]!;
    }
  }
  const firstYear = baselineFiscalYear + 1 - FIRST_FISCAL_YEAR;
  return { end, upkeepPerLineYen, upkeepYen, lines, passingYen, firstYear };
}

/** First of the rising values start … end - 1 that is above the limit; `end` where none is. */
function firstAbove(values: Float64Array, start: number, end: number, limit: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
