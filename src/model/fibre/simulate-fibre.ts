/** Fibre over the horizon: published figures to the baseline, then the cheapest order within budget and capacity. */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS, valueInYear, YEAR_COUNT } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import { createPlanBuilder } from '../plan.ts';
import type { Steps } from '../progress.ts';
import type { FibreBaseline } from './baseline.ts';
import type { FibreOutcome } from './fibre-outcome.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import { fibreStructure } from './fibre-structure.ts';
import { type PastWorks, pastWorks } from './past-works.ts';
import { scheduleWorks } from './schedule.ts';
import { coverageByYear, householdsByYear, servedYears } from './served-households.ts';
import { createTail, type FibreTail } from './tail.ts';
import { addCost, payerShares, splitCost } from './who-pays.ts';

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
  const shares = payerShares(atlas, network, parameters, tail.cells);
  const stateYen = new Float64Array(tail.cells.length);
  for (let i = 0; i < stateYen.length; i++) stateYen[i] = tail.costYen[i]! * shares.state[i]!;
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
    const payersYen = splitCost(tail.costYen[i]!, shares, i);
    addCost(costYen, workYear[i]! - FIRST_FISCAL_YEAR, payersYen);
    plan.add(workYear[i]!, atlas.cells.municipality[cell]!, tail.households[i]!, payersYen);
  }
  const past = pastWorks(atlas, structure, parameters, baselineYear);
  const servedHouseholds = householdsByYear(atlas, demand, baseline, baselineFiscalYear, tail, workYear);
  return {
    servedFiscalYear,
    servedHouseholds,
    householdCoverage: coverageByYear(servedHouseholds, demand.households),
    costPerHouseholdYen,
    costYen,
    plan: plan.build(),
    pastCostYen: past.costYen,
    curve: curveOf(tail),
    edges: builtEdges(past, tail, workYear),
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

/** Edges of the past, then those of the tail in building order. */
function builtEdges(past: PastWorks, tail: FibreTail, workYear: Uint16Array): FibreOutcome['edges'] {
  const size = past.cells.length + tail.cells.length;
  const edges = {
    from: new Uint32Array(size),
    to: new Uint32Array(size),
    fiscalYear: new Uint16Array(size),
  };
  let count = 0;
  const add = (cells: Uint32Array, parent: Int32Array, fiscalYear: Uint16Array): void => {
    for (let i = 0; i < cells.length; i++) {
      if (parent[i]! < 0) continue;
      edges.from[count] = cells[i]!;
      edges.to[count] = parent[i]!;
      edges.fiscalYear[count++] = fiscalYear[i]!;
    }
  };
  add(past.cells, past.parent, past.fiscalYear);
  add(tail.cells, tail.parent, workYear);
  return {
    from: edges.from.slice(0, count),
    to: edges.to.slice(0, count),
    fiscalYear: edges.fiscalYear.slice(0, count),
  };
}
