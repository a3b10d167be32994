/** Fibre over the horizon: published figures to the baseline, then the cheapest order within budget and capacity. */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS, valueInYear, YEAR_COUNT } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import { createPlanBuilder } from '../plan.ts';
import type { Steps } from '../progress.ts';
import type { FibreBaseline } from './baseline.ts';
import { edgeCostsYen, serviceCostsYen } from './cost.ts';
import type { FibreOutcome } from './fibre-outcome.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import { type FibreStructure, fibreStructure } from './fibre-structure.ts';
import { withEdges } from './network.ts';
import { scheduleWorks } from './schedule.ts';
import { createTail, type FibreTail } from './tail.ts';
import { addCost, type PayerShares, payerShares, splitCost } from './who-pays.ts';

/**
 * @param demand over FISCAL_YEARS
 * @throws if the demand is of other years, or the baseline's fiscal year has no published figure.
 */
export function* simulateFibre(
  atlas: Atlas,
  demand: Demand,
  parameters: FibreParameters,
): Steps<FibreOutcome> {
  if (demand.fiscalYears[0] !== FIRST_FISCAL_YEAR || demand.fiscalYears.length !== YEAR_COUNT) {
    throw new Error(
      `Expected demand of FY${FIRST_FISCAL_YEAR} and ${YEAR_COUNT} years, got ${demand.fiscalYears}.`,
    );
  }
  const structure = yield* fibreStructure(atlas, (fraction) => ({
    phase: 'fibre.baseline',
    fraction: 0.8 * fraction,
  }));
  const { network, baseline } = structure;
  const baselineFiscalYear = parameters['fibre.baselineFiscalYear'];
  const baselineYear = baseline.published.fiscalYears.indexOf(baselineFiscalYear);
  if (baselineYear < 0) {
    throw new Error(`Expected published figures of the baseline FY${baselineFiscalYear}, got none.`);
  }
  yield { phase: 'fibre.network', fraction: 0.8 };
  const unserved = unservedAt(atlas, baseline, baselineYear);
  const tail = createTail(atlas, network, parameters, unserved.households, unserved.isServed);

  yield { phase: 'fibre.schedule', fraction: 0.95 };
  const shares = payerShares(atlas, network, parameters);
  const stateYen = tail.costYen.map((costYen, i) => costYen * shares.state[tail.cells[i]!]!);
  const pace = FISCAL_YEARS.filter((year) => year > baselineFiscalYear).map((fiscalYear) => ({
    fiscalYear,
    stateBudgetYen: valueInYear(parameters['fibre.annualStateBudgetYen'], fiscalYear),
    householdLimit: valueInYear(parameters['fibre.householdsPerYear'], fiscalYear),
  }));
  const workYear = scheduleWorks(
    { households: tail.households, stateYen, priceYen: tail.priceYen },
    pace,
    parameters['fibre.highestCostPerHouseholdYen'],
  );

  const servedFiscalYear = servedYears(baseline, baselineYear, tail, workYear);
  const costPerHouseholdYen = new Float32Array(servedFiscalYear.length);
  const costYen = new Float64Array(YEAR_COUNT * PAYERS.length);
  const plan = createPlanBuilder(atlas.municipalities.count);
  for (let i = 0; i < tail.cells.length; i++) {
    const cell = tail.cells[i]!;
    if (atlas.cells.households[cell]! > 0) costPerHouseholdYen[cell] = tail.priceYen[i]!;
    if (workYear[i] === 0) continue;
    const payersYen = splitCost(tail.costYen[i]!, shares, cell);
    addCost(costYen, workYear[i]! - FIRST_FISCAL_YEAR, payersYen);
    plan.add(workYear[i]!, atlas.cells.municipality[cell]!, tail.households[i]!, payersYen);
  }
  const past = pastWorks(baseline, baselineYear);
  const servedHouseholds = householdsByYear(atlas, demand, baseline, baselineFiscalYear, tail, workYear);
  return {
    servedFiscalYear,
    servedHouseholds,
    householdCoverage: coverageByYear(servedHouseholds, demand.households),
    costPerHouseholdYen,
    costYen,
    plan: plan.build(),
    pastCostYen: pastCosts(atlas, structure, parameters, shares, past),
    curve: curveOf(tail),
    edges: builtEdges(structure, past, tail, servedFiscalYear),
    baselineFiscalYear,
    measured: baseline.published,
  };
}

/** Households at the 2020 level left at the end of a published year, and where the network stands by then. */
function unservedAt(
  atlas: Atlas,
  { servedFrom, partial }: FibreBaseline,
  year: number,
): { households: Float64Array; isServed: Uint8Array } {
  const households = new Float64Array(servedFrom.length);
  const isServed = new Uint8Array(servedFrom.length);
  for (let cell = 0; cell < servedFrom.length; cell++) {
    if (servedFrom[cell]! <= year) isServed[cell] = 1;
    else households[cell] = atlas.cells.households[cell]!;
  }
  for (const { year: at, cell, unservedShare } of partial) {
    if (at !== year) continue;
    households[cell] = unservedShare * atlas.cells.households[cell]!;
    isServed[cell] = 1;
  }
  return { households, isServed };
}

interface PastWorks {
  /** Cells that were wholly served within the horizon but before the scenario, by rising index. */
  readonly cells: Uint32Array;
  readonly fiscalYear: Uint16Array;
}

function pastWorks({ published, servedFrom }: FibreBaseline, baselineYear: number): PastWorks {
  // What the first published year found served was built nobody knows when.
  const first = Math.max(1, published.fiscalYears.indexOf(FIRST_FISCAL_YEAR));
  const isPast = (from: number): boolean => from >= first && from <= baselineYear;
  const cells: number[] = [];
  for (let cell = 0; cell < servedFrom.length; cell++) if (isPast(servedFrom[cell]!)) cells.push(cell);
  return {
    cells: Uint32Array.from(cells),
    fiscalYear: Uint16Array.from(cells, (cell) => published.fiscalYears[servedFrom[cell]!]!),
  };
}

function servedYears(
  { published, servedFrom }: FibreBaseline,
  baselineYear: number,
  tail: FibreTail,
  workYear: Uint16Array,
): Uint16Array {
  const served = new Uint16Array(servedFrom.length);
  for (let cell = 0; cell < served.length; cell++) {
    if (servedFrom[cell]! <= baselineYear) {
      served[cell] = Math.max(FIRST_FISCAL_YEAR, published.fiscalYears[servedFrom[cell]!]!);
    }
  }
  const isPlanned = new Uint8Array(served.length);
  for (let i = 0; i < tail.cells.length; i++) {
    served[tail.cells[i]!] = workYear[i]!;
    isPlanned[tail.cells[i]!] = 1;
  }
  // Branches without households follow the cell that they hang from.
  for (const cell of tail.forest.sequence) {
    if (isPlanned[cell] === 0) served[cell] = served[tail.forest.parent[cell]!]!;
  }
  return served;
}

/** years × municipalities. */
function householdsByYear(
  atlas: Atlas,
  demand: Demand,
  { published, unservedHouseholds }: FibreBaseline,
  baselineFiscalYear: number,
  tail: FibreTail,
  workYear: Uint16Array,
): Float64Array {
  const { count } = atlas.municipalities;
  const gained = new Float64Array(YEAR_COUNT * count);
  for (let i = 0; i < tail.cells.length; i++) {
    if (workYear[i] === 0) continue;
    const m = atlas.cells.municipality[tail.cells[i]!]!;
    gained[(workYear[i]! - FIRST_FISCAL_YEAR) * count + m]! += tail.households[i]!;
  }
  const served = new Float64Array(YEAR_COUNT * count);
  let left = new Float64Array(count);
  for (let y = 0; y < YEAR_COUNT; y++) {
    const fiscalYear = FISCAL_YEARS[y]!;
    if (fiscalYear <= baselineFiscalYear || y === 0) {
      const at = published.fiscalYears.indexOf(Math.min(fiscalYear, baselineFiscalYear));
      left = unservedHouseholds.slice(at * count, (at + 1) * count);
    }
    for (let m = 0; m < count; m++) {
      // What is gained may exceed what was left by the rounding of sums.
      left[m] = Math.max(0, left[m]! - gained[y * count + m]!);
      const at = y * count + m;
      // Households without a cell (towns empty at the census) are taken to return to a town with fibre (assumption).
      served[at] = demand.households[at]! - demand.householdFactor[at]! * left[m]!;
    }
  }
  return served;
}

function coverageByYear(served: Float64Array, households: Float64Array): Float64Array {
  const coverage = new Float64Array(YEAR_COUNT);
  const count = served.length / YEAR_COUNT;
  for (let y = 0; y < YEAR_COUNT; y++) {
    let part = 0;
    let whole = 0;
    for (let i = y * count; i < (y + 1) * count; i++) {
      part += served[i]!;
      whole += households[i]!;
    }
    coverage[y] = whole > 0 ? part / whole : 1;
  }
  return coverage;
}

/** A cell is paid in the year in which it is wholly served. */
function pastCosts(
  atlas: Atlas,
  { network, forest }: FibreStructure,
  parameters: FibreParameters,
  shares: PayerShares,
  past: PastWorks,
): Float64Array {
  const { cells, fiscalYear } = past;
  const households = new Float64Array(atlas.cells.households.length);
  for (const cell of cells) households[cell] = atlas.cells.households[cell]!;
  const serviceYen = serviceCostsYen(atlas, network, parameters, households);
  const joined = cells.filter((cell) => forest.parent[cell]! >= 0);
  const edges = joined.map((cell) => forest.parentEdge[cell]!);
  const edgeYen = edgeCostsYen(atlas, withEdges(network, edges), parameters);
  joined.forEach((cell, i) => {
    serviceYen[cell]! += edgeYen[i]!;
  });
  const costYen = new Float64Array(YEAR_COUNT * PAYERS.length);
  cells.forEach((cell, i) => {
    addCost(costYen, fiscalYear[i]! - FIRST_FISCAL_YEAR, splitCost(serviceYen[cell]!, shares, cell));
  });
  return costYen;
}

function curveOf({ blockEnd, costYen, households }: FibreTail): FibreOutcome['curve'] {
  const cumulativeCostYen = new Float64Array(blockEnd.length + 1);
  const cumulativeHouseholds = new Float64Array(blockEnd.length + 1);
  let cost = 0;
  let reached = 0;
  for (let block = 0, i = 0; block < blockEnd.length; block++) {
    for (; i < blockEnd[block]!; i++) {
      cost += costYen[i]!;
      reached += households[i]!;
    }
    cumulativeCostYen[block + 1] = cost;
    cumulativeHouseholds[block + 1] = reached;
  }
  return { cumulativeCostYen, cumulativeHouseholds };
}

/** Edges of the past from the forest that the baseline hangs from, then those of the tail in building order. */
function builtEdges(
  { forest }: FibreStructure,
  past: PastWorks,
  tail: FibreTail,
  servedFiscalYear: Uint16Array,
): FibreOutcome['edges'] {
  const from = new Uint32Array(past.cells.length + tail.cells.length);
  const to = new Uint32Array(from.length);
  let count = 0;
  const add = (cell: number, parent: number): void => {
    if (parent < 0) return;
    from[count] = cell;
    to[count++] = parent;
  };
  for (const cell of past.cells) add(cell, forest.parent[cell]!);
  for (const cell of tail.cells) add(cell, tail.forest.parent[cell]!);
  const fiscalYear = new Uint16Array(count);
  for (let i = 0; i < count; i++) fiscalYear[i] = servedFiscalYear[from[i]!]!;
  return { from: from.slice(0, count), to: to.slice(0, count), fiscalYear };
}
