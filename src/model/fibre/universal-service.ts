/**
 * What running the network earns and costs, and who makes up for its losses: universal service for broadband
 * (第二号基礎的電気通信役務, 電気通信事業法). Support areas are those that lose money where one operator at most serves:
 * general support (一般支援区域) goes to loss-making operators, special support (特別支援区域) to any operator where the
 * loss is deep. The fund is paid by all operators together.
 *
 * A district (町字) is stood for by a cell. Its yearly result is lines × (revenue - cost per line) - upkeep of its cable;
 * lines follow the households of the year, the cable stays. A municipality whose whole network loses money stands for a
 * loss-making operator (assumption). What a municipality owns runs on its own account: it bears the loss, on remote
 * islands the state half of it; what is handed over to operators runs on theirs and is supported.
 *
 * Cells of a municipality are sorted once by cable per line: those that lose money in a year are then the front of the
 * list, and sums up to there answer every year without visiting a cell.
 */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS, valueInYear, YEAR_COUNT } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import { distributionM } from './cost.ts';
import type { FibreBasis } from './fibre-basis.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import { indicesByKey } from './radix-sort.ts';
import { upkeepYenPerKm } from './technology.ts';

/** Rows are years, 0 up to the baseline: the fund began with FY2023. Yen a year unless said otherwise. */
export interface UniversalService {
  /** years × municipalities. */
  readonly revenueYen: Float64Array;
  /** years × municipalities. */
  readonly operatingCostYen: Float64Array;
  /** years × municipalities: losses in areas of general support. */
  readonly generalLossYen: Float64Array;
  /** years × municipalities: losses in areas of special support. */
  readonly specialLossYen: Float64Array;
  /** years × municipalities: what operators there receive from the fund. */
  readonly supportYen: Float64Array;
  /** years × PAYERS: who bears the losses of both kinds of areas in the end; the fund is the operators'. */
  readonly lossByPayerYen: Float64Array;
  /** Cells in support areas in the first year after the baseline, over all served cells. */
  readonly generalCellShare: number;
  readonly specialCellShare: number;
}

/** Half of the yearly deficit of municipal networks on remote islands (高度無線環境整備推進事業, ※3). */
const ISLAND_MAINTENANCE_GRANT = 1 / 2;
/** Cable to a cell of the dense network, which hangs from no forest: one square further. */
const DENSE_EDGE_M = 500;

/** Cells served at the baseline in groups, two per municipality: mainland and remote island. */
interface Groups {
  /** Exclusive ends of the groups within the columns below. */
  readonly end: Uint32Array;
  /** Cable upkeep per line at the 2020 level, yen, rising within a group. */
  readonly upkeepPerLineYen: Float64Array;
  /** Sums over the cells from each one to the end of its group. */
  readonly upkeepYen: Float64Array;
  readonly lines: Float64Array;
  /** Per municipality: upkeep of cable through cells where nobody lives. */
  readonly passingYen: Float64Array;
}

/** Rows of the tables are years, 0 up to the baseline; sums one per year of the horizon. */
export interface StandingNetwork {
  readonly tables: Tables;
  readonly years: readonly Readonly<Year>[];
}

/** Sums of one year. */
interface Year {
  /** Per municipality. */
  readonly islandLossYen: Float64Array;
  generalCells: number;
  specialCells: number;
  cells: number;
}

type Tables = {
  readonly [K in 'revenueYen' | 'operatingCostYen' | 'generalLossYen' | 'specialLossYen']: Float64Array;
};

export function universalService(
  atlas: Atlas,
  demand: Demand,
  basis: FibreBasis,
  standing: StandingNetwork,
  parameters: FibreParameters,
  workYear: Uint16Array,
): UniversalService {
  const { count, disadvantaged } = atlas.municipalities;
  const size = YEAR_COUNT * count;
  const tables = {
    revenueYen: standing.tables.revenueYen.slice(),
    operatingCostYen: standing.tables.operatingCostYen.slice(),
    generalLossYen: standing.tables.generalLossYen.slice(),
    specialLossYen: standing.tables.specialLossYen.slice(),
  };
  const supportYen = new Float64Array(size);
  const lossByPayerYen = new Float64Array(YEAR_COUNT * PAYERS.length);
  const supportRate = parameters['fibre.supportRate'];
  const municipalShare = parameters['fibre.municipalBuildShare'];
  let shares = { generalCellShare: 0, specialCellShare: 0 };
  const years = standing.years.map(
    (before): Year => ({
      ...before,
      islandLossYen: before.islandLossYen.slice(),
    }),
  );
  addBuilt(basis, demand, parameters, workYear, tables, years);
  for (const fiscalYear of FISCAL_YEARS) {
    if (fiscalYear <= basis.baselineFiscalYear) continue;
    const y = fiscalYear - FIRST_FISCAL_YEAR;
    const sums = years[y]!;
    if (fiscalYear === basis.baselineFiscalYear + 1) {
      shares = {
        generalCellShare: sums.generalCells / Math.max(1, sums.cells),
        specialCellShare: sums.specialCells / Math.max(1, sums.cells),
      };
    }
    const kept = 1 - valueInYear(parameters['fibre.handoverShare'], fiscalYear);
    const row = y * PAYERS.length;
    for (let m = 0; m < count; m++) {
      const at = y * count + m;
      const isOwner = disadvantaged[m] !== 'none';
      const publicShare = isOwner ? kept * municipalShare : 0;
      const general = tables.generalLossYen[at]!;
      const special = tables.specialLossYen[at]!;
      const isInTheRed = tables.revenueYen[at]! < tables.operatingCostYen[at]!;
      supportYen[at] = supportRate * (1 - publicShare) * (special + (isInTheRed ? general : 0));
      const stateYen = publicShare * ISLAND_MAINTENANCE_GRANT * sums.islandLossYen[m]!;
      lossByPayerYen[row]! += stateYen;
      lossByPayerYen[row + 1]! += publicShare * (general + special) - stateYen;
      lossByPayerYen[row + 2]! += (1 - publicShare) * (general + special);
    }
  }
  return { ...tables, supportYen, lossByPayerYen, ...shares };
}

/** What stands at the baseline, in every year after it: no lever of the roll-out moves it. */
export function standingNetwork(
  atlas: Atlas,
  demand: Demand,
  basis: FibreBasis,
  parameters: FibreParameters,
): StandingNetwork {
  const { count } = atlas.municipalities;
  const size = YEAR_COUNT * count;
  const tables = {
    revenueYen: new Float64Array(size),
    operatingCostYen: new Float64Array(size),
    generalLossYen: new Float64Array(size),
    specialLossYen: new Float64Array(size),
  };
  const groups = groupCells(atlas, basis, parameters);
  const years = FISCAL_YEARS.map((fiscalYear, y) => {
    const cells = groups.lines.length;
    const sums: Year = { islandLossYen: new Float64Array(count), generalCells: 0, specialCells: 0, cells };
    if (fiscalYear > basis.baselineFiscalYear) addStanding(groups, demand, parameters, y, tables, sums);
    return sums;
  });
  return { tables, years };
}

function addStanding(
  { end, upkeepPerLineYen, upkeepYen, lines, passingYen }: Groups,
  demand: Demand,
  parameters: FibreParameters,
  y: number,
  tables: Tables,
  sums: Year,
): void {
  const margin = marginYen(parameters);
  const special = margin + parameters['fibre.specialLossYenPerLine'];
  const count = passingYen.length;
  for (let m = 0; m < count; m++) {
    const at = y * count + m;
    const factor = demand.householdFactor[at]!;
    tables.operatingCostYen[at]! += passingYen[m]!;
    for (let g = 2 * m; g < 2 * m + 2; g++) {
      const from = g === 0 ? 0 : end[g - 1]!;
      const to = end[g]!;
      if (from === to) continue;
      const served = factor * lines[from]!;
      tables.revenueYen[at]! += served * parameters['fibre.revenueYenPerLine'];
      tables.operatingCostYen[at]! += served * parameters['fibre.operatingYenPerLine'] + upkeepYen[from]!;
      const losing = firstAbove(upkeepPerLineYen, from, to, factor * margin);
      const deep = firstAbove(upkeepPerLineYen, losing, to, factor * special);
      const lossFrom = (cell: number) =>
        cell < to ? Math.max(0, upkeepYen[cell]! - factor * margin * lines[cell]!) : 0;
      const [loss, deepLoss] = [lossFrom(losing), lossFrom(deep)];
      tables.specialLossYen[at]! += deepLoss;
      tables.generalLossYen[at]! += Math.max(0, loss - deepLoss);
      if (g % 2 === 1) sums.islandLossYen[m]! += loss;
      sums.generalCells += deep - losing;
      sums.specialCells += to - deep;
    }
  }
}

/** Cell by cell, in all years from that of its works on: each sum adds up in the order of the tail. */
function addBuilt(
  { tail, places, structure, baselineFiscalYear }: FibreBasis,
  demand: Demand,
  parameters: FibreParameters,
  workYear: Uint16Array,
  tables: Tables,
  years: readonly Year[],
): void {
  const { revenueYen: allRevenueYen, operatingCostYen, generalLossYen, specialLossYen } = tables;
  const margin = marginYen(parameters);
  const deepLoss = parameters['fibre.specialLossYenPerLine'];
  const upkeepYenPerM = upkeepYenPerKm(parameters) / 1000;
  const takeUp = parameters['fibre.takeUp'];
  const revenueYen = parameters['fibre.revenueYenPerLine'];
  const operatingYen = parameters['fibre.operatingYenPerLine'];
  const count = demand.householdFactor.length / YEAR_COUNT;
  for (let i = 0; i < workYear.length; i++) {
    if (workYear[i] === 0) continue;
    const m = places.municipality[i]!;
    const upkeepYen = places.cableM[i]! * upkeepYenPerM;
    const allLines = takeUp * tail.households[i]!;
    const isIsland = structure.network.island[tail.cells[i]!] === 1;
    const from = Math.max(workYear[i]!, baselineFiscalYear + 1) - FIRST_FISCAL_YEAR;
    for (let y = from; y < YEAR_COUNT; y++) {
      const at = y * count + m;
      const lines = allLines * demand.householdFactor[at]!;
      allRevenueYen[at]! += lines * revenueYen;
      operatingCostYen[at]! += lines * operatingYen + upkeepYen;
      if (lines === 0) continue;
      const loss = upkeepYen - lines * margin;
      const sums = years[y]!;
      sums.cells++;
      if (loss <= 0) continue;
      const isDeep = loss > deepLoss * lines;
      if (isDeep) {
        sums.specialCells++;
        specialLossYen[at]! += loss;
      } else {
        sums.generalCells++;
        generalLossYen[at]! += loss;
      }
      if (isIsland) sums.islandLossYen[m]! += loss;
    }
  }
}

function marginYen(parameters: FibreParameters): number {
  return parameters['fibre.revenueYenPerLine'] - parameters['fibre.operatingYenPerLine'];
}

function groupCells(
  atlas: Atlas,
  { structure, baseline, baselineYear }: FibreBasis,
  parameters: FibreParameters,
): Groups {
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
  return { end, upkeepPerLineYen, upkeepYen, lines, passingYen };
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
