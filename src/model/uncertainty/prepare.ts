/** What is computed once per scenario, before members can be read: the curve of fibre and the nodes of 5G. */
import { createBasis } from '../fibre/fibre-basis.ts';
import { fibreStructure } from '../fibre/fibre-structure.ts';
import { resolveParameters } from '../parameters.ts';
import type { Progress, Steps } from '../progress.ts';
import type { BeginningKeeper } from '../radio/begin-plan.ts';
import type { Scenario } from '../scenario.ts';
import { type Country, demandOf, radioPlaces } from '../simulate.ts';
import { type DemandSlopes, demandSlopes } from './demand-slopes.ts';
import { shiftLimits } from './draws.ts';
import { FACTOR_IDS, type UncertaintySettings } from './factors.ts';
import { type FibreCurves, fibreCurves } from './fibre-curves.ts';
import { type RadioCurves, radioCurves } from './radio-curves.ts';
import { type RadioNode, radioNode } from './radio-node.ts';

/** Runs of 5G stand so far apart at most. */
const NODE_STEP_DB = 1.5;
const RESERVE_STEP = 0.25;

export interface NodeRequest {
  readonly marginShiftDb: number;
  /** Money and sites that the node's list reaches, as a multiple of the scenario's. */
  readonly reserve: number;
}

/** The runs of 5G that members of these settings are read between, by rising shift; one of them is the scenario's own. */
export function nodesOf(
  scenario: Pick<Scenario, 'parameters'>,
  settings: UncertaintySettings,
): NodeRequest[] {
  const { propagationMargin, radioCost, radioPace } = settings.distributions;
  const limits = shiftLimits(scenario);
  const at = FACTOR_IDS.indexOf('propagationMargin');
  const ends = (each: { shape: string; low: number; usual: number; high: number }) =>
    each.shape === 'fixed' ? [each.usual, each.usual] : [each.low, each.high];
  const within = (shift: number) => Math.min(limits.most[at]!, Math.max(limits.least[at]!, shift));
  const [low, high] = ends(propagationMargin) as [number, number];
  const from = Math.min(0, Math.floor(within(low) / NODE_STEP_DB));
  const to = Math.max(0, Math.ceil(within(high) / NODE_STEP_DB));
  const shifts = new Set<number>();
  for (let k = from; k <= to; k++) shifts.add(within(k * NODE_STEP_DB));
  const needed = 1.1 * Math.max(1 / ends(radioCost)[0]!, ends(radioPace)[1]!);
  const reserve = Math.ceil(needed / RESERVE_STEP) * RESERVE_STEP;
  return [...shifts].map((marginShiftDb) => ({ marginShiftDb, reserve }));
}

/** @throws ProblemError where a lever names a municipality that there is not. */
export function* prepareFibre(
  { atlas }: Country,
  scenario: Scenario,
  report: (fraction: number) => Progress,
): Steps<FibreCurves> {
  const parameters = resolveParameters(scenario.parameters);
  const structure = yield* fibreStructure(atlas, (fraction) => report(0.8 * fraction));
  yield report(0.8);
  const basis = createBasis(atlas, structure, parameters, parameters['fibre.baselineFiscalYear']);
  yield report(0.9);
  return fibreCurves(atlas, slopesOf(atlas, scenario), basis, parameters);
}

/**
 * @param fibreFiscalYear per cell, as in the scenario's fibre outcome
 * @param keeper of nodes at this shift of the margin; absent for one that nothing is found in
 */
export function prepareRadioNode(
  country: Country,
  scenario: Scenario,
  fibreFiscalYear: Uint16Array,
  { marginShiftDb, reserve }: NodeRequest,
  report: (fraction: number) => Progress,
  keeper?: BeginningKeeper,
): Steps<RadioNode> {
  const places = radioPlaces(country.atlas, scenario);
  const inputs = { ...country, ...places, demand: slopesOf(country.atlas, scenario), fibreFiscalYear };
  return radioNode(inputs, resolveParameters(scenario.parameters), marginShiftDb, reserve, report, keeper);
}

export function joinNodes(
  atlas: Country['atlas'],
  scenario: Pick<Scenario, 'parameters'>,
  nodes: readonly RadioNode[],
): RadioCurves {
  return radioCurves(atlas, slopesOf(atlas, scenario), nodes, resolveParameters(scenario.parameters));
}

function slopesOf(atlas: Country['atlas'], scenario: Pick<Scenario, 'parameters'>): DemandSlopes {
  const parameters = resolveParameters(scenario.parameters);
  return demandSlopes(atlas, demandOf(atlas, parameters), parameters['economy.projectionPace']);
}
