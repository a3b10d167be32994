/** Fibre over the horizon: published figures to the baseline, then the cheapest order within budget and capacity. */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import { createKept, type Kept } from '../kept.ts';
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import { createPlanBuilder, type Plan } from '../plan.ts';
import type { Steps } from '../progress.ts';
import { BACK_CAST_START, backCast } from './back-cast.ts';
import { convertCable } from './cable-conversion.ts';
import { createBasis, type FibreBasis, structuralKey } from './fibre-basis.ts';
import type { FibreOutcome } from './fibre-outcome.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import { type FibreStructure, fibreStructure } from './fibre-structure.ts';
import { joiningNetworks } from './joining-networks.ts';
import { causesOf, lastHouseholds } from './last-households.ts';
import {
  createLeverReader,
  createLeverReading,
  type LeverReader,
  type LeverReading,
} from './lever-reading.ts';
import { networkLengths } from './network-lengths.ts';
import { type PastWorks, pastWorks } from './past-works.ts';
import { servedYears } from './served-years.ts';
import { cheapestWireless, FIBRE, type TechnologyCosts, technologyCosts } from './technology.ts';
import { standingNetwork, universalService } from './universal-service.ts';
import { SUBSIDY_AREAS, subsidyAreaOf } from './who-pays.ts';
import { wirelessPlan } from './wireless-plan.ts';

interface Bases {
  readonly key: string;
  /** Of the scenario's own baseline. */
  readonly now: FibreBasis;
  /** Of the year that the back-cast starts from. */
  readonly past: FibreBasis;
  /** What has been read from them. */
  readonly kept: Kept;
}

/** The last bases of each atlas: a lever that is not structural finds them again. */
const known = new WeakMap<Atlas, Bases>();

/**
 * @param demand over FISCAL_YEARS
 * @throws if the demand is of other years, or the baseline's fiscal year has no published figure; ProblemError where a
 *   lever names a municipality that there is not.
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
    fraction: 0.6 * fraction,
  }));
  const { now: basis, past: pastBasis, kept } = yield* basesOf(atlas, structure, parameters);

  yield { phase: 'fibre.schedule', fraction: 0.85 };
  const reader = readerOf(atlas, demand, basis, kept, parameters);
  const reading = reader.read(parameters, createLeverReading(basis, atlas));
  const past = kept.get('past', [], parameters, (own) =>
    pastWorks(atlas, structure, own, basis.baselineYear),
  );
  const conversion = kept.get('conversion', [], parameters, (own) => convertCable(atlas, basis, own));

  yield { phase: 'fibre.service', fraction: 0.9 };
  const standing = kept.get('standing', [demand], parameters, (own) =>
    standingNetwork(atlas, demand, basis, own),
  );
  const service = universalService(atlas, demand, basis, standing, parameters, reading.workYear);
  const costs = kept.get('technology', [], parameters, (own) => technologyCosts(basis, own));
  const causes = kept.get('causes', [], parameters, () => causesOf(basis));
  const { baseline, tail } = basis;
  const costPerHouseholdYen = kept.get('price', [], parameters, () => pricesByCell(atlas, basis));
  return {
    servedFiscalYear: servedYears(baseline, basis.baselineYear, tail, reading.workYear),
    servedHouseholds: reading.servedHouseholds,
    householdCoverage: reading.householdCoverage,
    costPerHouseholdYen,
    technology: technologyByCell(atlas, basis, costs, reading.workYear),
    costYen: reading.costYen,
    presentValueYen: presentValues(reading.costYen, parameters, basis.baselineFiscalYear),
    plan: planOf(atlas, basis, reading),
    pastCostYen: past.costYen,
    curve: curveOf(basis, reading),
    edges: builtEdges(basis, past, reading.workYear),
    lengths: kept.get('lengths', [], parameters, (own) => networkLengths(atlas, basis, own)),
    universalService: service,
    cableConversion: conversion,
    leftBySubsidyArea: leftBySubsidyArea(atlas, basis, parameters),
    joining: kept.get('joining', [], parameters, (own) => joiningNetworks(tail, own)),
    wirelessPlan: wirelessPlan(atlas, basis, costs, parameters, reading),
    lastHouseholds: lastHouseholds(basis, costs, causes, reading),
    backCast: kept.get('backCast', [], parameters, (own) => backCast(atlas, pastBasis, own)),
    baselineFiscalYear: basis.baselineFiscalYear,
    measured: baseline.published,
  };
}

/** The basis under a scenario's structural parameters and what reads its levers from it, for readings alone. */
export function* openFibre(
  atlas: Atlas,
  demand: Demand,
  parameters: FibreParameters,
): Steps<{ readonly basis: FibreBasis; readonly reader: LeverReader }> {
  const structure = yield* fibreStructure(atlas, (fraction) => ({ phase: 'fibre.baseline', fraction }));
  const { now: basis, kept } = yield* basesOf(atlas, structure, parameters);
  return { basis, reader: readerOf(atlas, demand, basis, kept, parameters) };
}

function readerOf(
  atlas: Atlas,
  demand: Demand,
  basis: FibreBasis,
  kept: Kept,
  parameters: FibreParameters,
): LeverReader {
  return kept.get('reader', [demand], parameters, () => createLeverReader(atlas, demand, basis));
}

/** Computed anew only where a structural parameter changed. */
function* basesOf(atlas: Atlas, structure: FibreStructure, parameters: FibreParameters): Steps<Bases> {
  const key = structuralKey(parameters);
  let bases = known.get(atlas);
  if (bases?.key !== key) {
    yield { phase: 'fibre.network', fraction: 0.6 };
    const now = createBasis(atlas, structure, parameters, parameters['fibre.baselineFiscalYear']);
    yield { phase: 'fibre.backCast', fraction: 0.7 };
    const past = createBasis(atlas, structure, parameters, BACK_CAST_START);
    bases = { key, now, past, kept: createKept() };
    known.set(atlas, bases);
  }
  return bases;
}

function leftBySubsidyArea(
  atlas: Atlas,
  { tail, places }: FibreBasis,
  parameters: FibreParameters,
): Float64Array {
  const left = new Float64Array(atlas.municipalities.count * SUBSIDY_AREAS.length);
  for (let i = 0; i < tail.cells.length; i++) {
    const area = subsidyAreaOf(places.areaClass[i]!, parameters);
    left[places.municipality[i]! * SUBSIDY_AREAS.length + area]! += tail.households[i]!;
  }
  return left;
}

function pricesByCell(atlas: Atlas, { tail }: FibreBasis): Float32Array {
  const priceYen = new Float32Array(atlas.lattice.cellCount);
  for (let i = 0; i < tail.cells.length; i++) {
    if (atlas.cells.households[tail.cells[i]!]! > 0) priceYen[tail.cells[i]!] = tail.priceYen[i]!;
  }
  return priceYen;
}

/** Index into TECHNOLOGIES; what fibre does not reach within the horizon has the cheapest of the others. */
function technologyByCell(
  atlas: Atlas,
  basis: FibreBasis,
  costs: TechnologyCosts,
  workYear: Uint16Array,
): Uint8Array {
  const technology = new Uint8Array(atlas.lattice.cellCount).fill(FIBRE);
  for (let i = 0; i < workYear.length; i++) {
    if (workYear[i] === 0) technology[basis.tail.cells[i]!] = cheapestWireless(costs, i);
  }
  return technology;
}

/** Σ over the years of cost / (1 + rate)^(year - baseline), by payer. */
function presentValues(costYen: Float64Array, parameters: FibreParameters, fromYear: number): Float64Array {
  const values = new Float64Array(PAYERS.length);
  for (let i = 0; i < costYen.length; i++) {
    const year = FIRST_FISCAL_YEAR + Math.floor(i / PAYERS.length);
    values[i % PAYERS.length]! += costYen[i]! * (1 + parameters['fibre.discountRate']) ** (fromYear - year);
  }
  return values;
}

function planOf(atlas: Atlas, { tail, places }: FibreBasis, { workYear, placeYen }: LeverReading): Plan {
  const plan = createPlanBuilder(atlas.municipalities.count);
  for (let i = 0; i < workYear.length; i++) {
    if (workYear[i] === 0) continue;
    const yen = placeYen.subarray(i * PAYERS.length, (i + 1) * PAYERS.length);
    plan.add(workYear[i]!, places.municipality[i]!, tail.households[i]!, yen);
  }
  return plan.build();
}

function curveOf({ tail }: FibreBasis, { placeYen }: LeverReading): FibreOutcome['curve'] {
  const { blockEnd, costYen, households } = tail;
  const cumulativeCostYen = new Float64Array(blockEnd.length + 1);
  const cumulativeStateYen = new Float64Array(blockEnd.length + 1);
  const cumulativeHouseholds = new Float64Array(blockEnd.length + 1);
  let cost = 0;
  let state = 0;
  let reached = 0;
  for (let block = 0, i = 0; block < blockEnd.length; block++) {
    for (; i < blockEnd[block]!; i++) {
      cost += costYen[i]!;
      state += placeYen[i * PAYERS.length]!;
      reached += households[i]!;
    }
    cumulativeCostYen[block + 1] = cost;
    cumulativeStateYen[block + 1] = state;
    cumulativeHouseholds[block + 1] = reached;
  }
  return { cumulativeCostYen, cumulativeStateYen, cumulativeHouseholds };
}

/** Edges of the past, then those of the tail in building order. */
function builtEdges(
  { tail, structure }: FibreBasis,
  past: PastWorks,
  workYear: Uint16Array,
): FibreOutcome['edges'] {
  const size = past.cells.length + tail.cells.length;
  const edges = {
    from: new Uint32Array(size),
    to: new Uint32Array(size),
    fiscalYear: new Uint16Array(size),
    isSea: new Uint8Array(size),
  };
  let count = 0;
  const add = (cell: number, parent: number, fiscalYear: number, seaM: number): void => {
    if (parent < 0) return;
    edges.from[count] = cell;
    edges.to[count] = parent;
    edges.fiscalYear[count] = fiscalYear;
    edges.isSea[count++] = seaM > 0 ? 1 : 0;
  };
  const { forest, network } = structure;
  for (let i = 0; i < past.cells.length; i++) {
    const edge = forest.parentEdge[past.cells[i]!]!;
    add(past.cells[i]!, past.parent[i]!, past.fiscalYear[i]!, edge < 0 ? 0 : network.seaM[edge]!);
  }
  for (let i = 0; i < tail.cells.length; i++) {
    add(tail.cells[i]!, tail.parent[i]!, workYear[i]!, tail.seaM[i]!);
  }
  return {
    from: edges.from.slice(0, count),
    to: edges.to.slice(0, count),
    fiscalYear: edges.fiscalYear.slice(0, count),
    isSea: edges.isSea.slice(0, count),
  };
}
