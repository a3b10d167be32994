/** Fibre over the horizon: published figures to the baseline, then the cheapest order within budget and capacity. */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import { createKept, type Kept } from '../kept.ts';
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import { createPlanBuilder, type Plan, type PlanBuilder } from '../plan.ts';
import type { Steps } from '../progress.ts';
import { keepingSame } from '../same-columns.ts';
import { BACK_CAST_START, createBackCast } from './back-cast.ts';
import { createBuiltEdges } from './built-edges.ts';
import { convertCable, createCableCosts } from './cable-conversion.ts';
import { createCurve } from './coverage-curve.ts';
import { createBasis, type FibreBasis, structuralKey } from './fibre-basis.ts';
import type { FibreOutcome } from './fibre-outcome.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import { type FibreStructure, fibreStructure } from './fibre-structure.ts';
import { createJoiningNetworks, type JoiningNetworks } from './joining-networks.ts';
import { createLastHouseholds } from './last-households.ts';
import { createLeverReader, type LeverReader } from './lever-reading.ts';
import { createLeverStages } from './lever-stages.ts';
import { networkLengths } from './network-lengths.ts';
import { pastCostYen, pastWorks } from './past-works.ts';
import { createRollOut, type RollOut } from './roll-out.ts';
import { servedAtBaseline, withWorkYears } from './served-years.ts';
import { createServed, createServing } from './serving.ts';
import { cheapestWireless, FIBRE, technologyCosts } from './technology.ts';
import { universalService } from './universal-service.ts';
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

/** Moves that can be taken back, or compared in turn, at no cost. */
const KEPT_RESULTS = 4;

/** The last bases of each atlas: a lever that is not structural finds them again. */
const known = new WeakMap<Atlas, Bases>();

/** What was told last of each atlas: whoever sends it on can tell by identity what a lever has changed. */
const told = new WeakMap<Atlas, FibrePart>();

/** All of the outcome but the networks that join what is left. */
export type FibrePart = Omit<FibreOutcome, 'joining'>;

/**
 * @param demand over FISCAL_YEARS
 * @throws if the demand is of other years, or the baseline's fiscal year has no published figure; ProblemError where a
 *   lever names a municipality that there is not.
 */
export function* simulateFibre(atlas: Atlas, demand: Demand, parameters: FibreParameters): Steps<FibrePart> {
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
  const keep = <T>(name: string, inputs: readonly unknown[], compute: (own: FibreParameters) => T): T =>
    kept.get(name, inputs, parameters, compute);
  const { baseline, tail } = basis;
  const rollOut = keep('rollOut', [], () =>
    createRollOut(createLeverStages(atlas, basis), tail.cells.length, kept),
  )(parameters);
  const { status, workYear, placeYen } = rollOut;
  const past = keep('past', [], (own) => pastWorks(atlas, structure, own, basis.baselineYear));
  const edges = keep('edges', [], () => createBuiltEdges(basis, past));
  const curve = keep('costCurve', [], () => createCurve(tail));
  const atBaseline = keep('atBaseline', [], () => servedAtBaseline(baseline, basis.baselineYear));
  const serve = keep('serve', [demand], () => createServing(atlas, demand, basis));
  const { servedHouseholds, householdCoverage } = keep('served', [serve, workYear], () =>
    serve(workYear, createServed(atlas)),
  );
  const { count } = atlas.municipalities;
  const builders = keep('builders', [], () => [createPlanBuilder(count), createPlanBuilder(count)] as const);
  const plan = keep('plan', [workYear, placeYen], () => planOf(builders[0], basis, rollOut));
  const costYen = keep('cost', [plan], () => costByYear(plan));
  const costs = keep('technologyCosts', [], (own) => technologyCosts(basis, own));
  const wireless = keep('wireless', [costs], () => cheapestWireless(costs));
  const nameLast = keep('nameLast', [], () => createLastHouseholds(basis));

  yield { phase: 'fibre.service', fraction: 0.9 };
  const cableCosts = keep('cableCosts', [], (own) => createCableCosts(atlas, basis, own));
  const cable = keep('cable', [], (own) => cableCosts(own['fibre.cableTelevisionShare']));
  const castBack = keep('castBack', [], () => createBackCast(atlas, pastBasis));
  return keepTold(atlas, {
    servedFiscalYear: keep('servedYears', [workYear], () => withWorkYears(atBaseline, tail, workYear)),
    servedHouseholds,
    householdCoverage,
    costPerHouseholdYen: keep('price', [], () => pricesByCell(atlas, basis)),
    technology: keep('technology', [wireless, workYear], () =>
      technologyByCell(atlas, basis, wireless, workYear),
    ),
    costYen,
    presentValueYen: keep('presentValue', [costYen], (own) =>
      presentValues(costYen, own, basis.baselineFiscalYear),
    ),
    plan,
    pastCostYen: keep('pastCost', [], (own) => pastCostYen(past, own)),
    curve: keep('curve', [placeYen], () => curve(placeYen)),
    edges: keep('builtEdges', [workYear], () => edges(workYear)),
    lengths: keep('lengths', [], (own) => networkLengths(atlas, basis, own)),
    universalService: universalService(atlas, demand, basis, parameters, workYear, kept),
    cableConversion: keep('conversion', [cable], (own) => convertCable(atlas, basis, cable, own)),
    leftBySubsidyArea: keep('subsidyAreas', [], (own) => leftBySubsidyArea(atlas, basis, own)),
    wirelessPlan: keep('wirelessPlan', [wireless, status, workYear], (own) =>
      wirelessPlan(builders, basis, wireless, own, rollOut),
    ),
    lastHouseholds: keep('last', [costs, wireless, status, workYear], () =>
      nameLast(costs, wireless, rollOut),
    ),
    backCast: keep('backCast', [], (own) => castBack(own)),
    baselineFiscalYear: basis.baselineFiscalYear,
    measured: baseline.published,
  });
}

function keepTold(atlas: Atlas, now: FibrePart): FibrePart {
  const outcome = keepingSame(told.get(atlas), now);
  told.set(atlas, outcome);
  return outcome;
}

/**
 * The networks that join what is left after the baseline.
 * @param parameters structural ones, and what a household is worth
 * @throws as simulateFibre
 */
export function* simulateFibreJoining(atlas: Atlas, parameters: FibreParameters): Steps<JoiningNetworks> {
  const tell = (fraction: number) => ({ phase: 'fibre.joining', fraction });
  const structure = yield* fibreStructure(atlas, (fraction) => tell(0.5 * fraction));
  const { now: basis, kept } = yield* basesOf(atlas, structure, parameters);
  yield tell(0.6);
  const join = kept.get('join', [], parameters, () => createJoiningNetworks(basis.tail));
  return yield* kept.steps('joining', [], parameters, (own) => join(own, tell(0.8)));
}

/** The basis under a scenario's structural parameters and what reads its levers from it, for readings alone. */
export function* openFibre(
  atlas: Atlas,
  demand: Demand,
  parameters: FibreParameters,
): Steps<{ readonly basis: FibreBasis; readonly reader: LeverReader }> {
  const structure = yield* fibreStructure(atlas, (fraction) => ({ phase: 'fibre.baseline', fraction }));
  const { now: basis, kept } = yield* basesOf(atlas, structure, parameters);
  const reader = kept.get('reader', [demand], parameters, () => createLeverReader(atlas, demand, basis));
  return { basis, reader };
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
    bases = { key, now, past, kept: createKept(KEPT_RESULTS) };
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
  { lattice }: Atlas,
  { tail }: FibreBasis,
  wireless: Uint8Array,
  workYear: Uint16Array,
): Uint8Array {
  const technology = new Uint8Array(lattice.cellCount).fill(FIBRE);
  for (let i = 0; i < workYear.length; i++) {
    if (workYear[i] === 0) technology[tail.cells[i]!] = wireless[i]!;
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

function planOf(
  plan: PlanBuilder,
  { tail, places }: FibreBasis,
  { workYear, placeYen }: Pick<RollOut, 'workYear' | 'placeYen'>,
): Plan {
  for (let i = 0; i < workYear.length; i++) {
    if (workYear[i] === 0) continue;
    plan.add(workYear[i]!, places.municipality[i]!, tail.households[i]!, placeYen, i * PAYERS.length);
  }
  return plan.build();
}

/** years × PAYERS, whole yen. */
function costByYear({ fiscalYear, costYen }: Plan): Float64Array {
  const sums = new Float64Array(YEAR_COUNT * PAYERS.length);
  for (let row = 0; row < fiscalYear.length; row++) {
    const at = (fiscalYear[row]! - FIRST_FISCAL_YEAR) * PAYERS.length;
    for (let k = 0; k < PAYERS.length; k++) sums[at + k]! += costYen[row * PAYERS.length + k]!;
  }
  return sums;
}
