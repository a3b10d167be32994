/**
 * One run, split into parts, so that a pool may work on several at once, and joined again into an outcome. A part may
 * need what others computed; it is started when they are done and gets that as an argument. The parts are pure: the
 * same inputs give the same bytes, whoever computes them and in whatever order.
 */
import type { Atlas } from './atlas.ts';
import { createDemand, type Demand } from './demand.ts';
import { evaluateTargets } from './evaluate-targets.ts';
import type { FibreOutcome } from './fibre/fibre-outcome.ts';
import type { JoiningNetworks } from './fibre/joining-networks.ts';
import { type FibrePart, simulateFibre, simulateFibreJoining } from './fibre/simulate-fibre.ts';
import type { HubsOutcome } from './hubs/hubs-outcome.ts';
import { prepareHubs, simulateHubs } from './hubs/simulate-hubs.ts';
import type { Land } from './land.ts';
import { MODEL_VERSION, type Outcome } from './outcome.ts';
import { FISCAL_YEARS } from './parameter.ts';
import { type ParameterValues, resolveParameters } from './parameters.ts';
import { isPlanPart, type Part, type PlanPart, parametersOf } from './part-inputs.ts';
import { decodePlannedCells } from './planned-cells.ts';
import { finish, type Steps } from './progress.ts';
import type { RadioBaseline } from './radio/baseline.ts';
import type { RadioPlaces } from './radio/begin-plan.ts';
import { prepareRadio } from './radio/prepare-radio.ts';
import type { OperatorCoverage, PlanBound, RadioOutcome } from './radio/radio-outcome.ts';
import {
  type RadioPart,
  simulateRadioBaseline,
  simulateRadioBound,
  simulateRadioOperators,
  simulateRadioPlan,
} from './radio/simulate-radio.ts';
import type { Scenario } from './scenario.ts';

export interface PartOutcomes {
  /** The plan without what comes as a part of its own. */
  readonly fibre: FibrePart;
  readonly fibreJoining: JoiningNetworks;
  /** The sites of the published years; not part of the joined outcome, whose radio columns hold them. */
  readonly radioBaseline: RadioBaseline;
  readonly hubs: HubsOutcome;
  /** The plan without what comes as parts of their own. */
  readonly radio: RadioPart;
  readonly radioOperators: OperatorCoverage;
  readonly radioBound: PlanBound;
}

/** What a part takes from others, beside atlas, land and scenario. */
export interface PartInputs {
  readonly fibre: Nothing;
  readonly fibreJoining: Nothing;
  readonly radioBaseline: Nothing;
  readonly hubs: Nothing;
  readonly radio: RadioPartInputs;
  readonly radioOperators: RadioPartInputs;
  readonly radioBound: RadioPartInputs;
}
export interface RadioPartInputs {
  readonly baseline: RadioBaseline;
  /** Per cell, as in the fibre outcome: where fibre stands to carry a station's traffic. */
  readonly fibreFiscalYear: Uint16Array;
}
type Nothing = Readonly<Record<never, never>>;

/** @returns undefined while another part is still needed */
export function inputsOf<P extends Part>(
  part: P,
  done: { readonly [Q in Part]?: PartOutcomes[Q] },
): PartInputs[P] | undefined {
  if (!isPlanPart(part)) return {} as PartInputs[P];
  const { fibre, radioBaseline } = done;
  if (fibre === undefined || radioBaseline === undefined) return undefined;
  return { baseline: radioBaseline, fibreFiscalYear: fibre.servedFiscalYear } as PartInputs[P];
}

/** Where a run takes place. */
export interface Country {
  readonly atlas: Atlas;
  readonly land: Land;
}

/** The last demand of each atlas: most levers leave it as it is. */
const demands = new WeakMap<Atlas, { readonly projectionPace: number; readonly demand: Demand }>();

export function demandOf(
  atlas: Atlas,
  { 'economy.projectionPace': projectionPace }: Pick<ParameterValues, 'economy.projectionPace'>,
): Demand {
  let kept = demands.get(atlas);
  if (kept?.projectionPace !== projectionPace) {
    kept = { projectionPace, demand: createDemand(atlas, FISCAL_YEARS, { projectionPace }) };
    demands.set(atlas, kept);
  }
  return kept.demand;
}

/** What the 5G part takes of the scenario's places. */
export function radioPlaces(
  { lattice }: Atlas,
  { sites, property, plan }: Pick<Scenario, 'sites' | 'property' | 'plan'>,
): RadioPlaces {
  if (plan === undefined) return { sites, property };
  const { cells, unknownCount } = decodePlannedCells(lattice, plan);
  return { sites, property, onlyCells: cells, unknownPlanCells: unknownCount };
}

export function simulatePart<P extends Part>(
  { atlas, land }: Country,
  scenario: Scenario,
  part: P,
  inputs: PartInputs[P],
): Steps<PartOutcomes[P]> {
  const parameters = parametersOf(part, scenario);
  if (part === 'fibreJoining') return simulateFibreJoining(atlas, parameters) as Steps<PartOutcomes[P]>;
  const demand = demandOf(atlas, parameters);
  switch (part as Exclude<Part, 'fibreJoining'>) {
    case 'fibre':
      return simulateFibre(atlas, demand, parameters) as Steps<PartOutcomes[P]>;
    case 'radioBaseline':
      return simulateRadioBaseline(atlas, demand, parameters) as Steps<PartOutcomes[P]>;
    case 'hubs':
      return simulateHubs(atlas, demand, parameters) as Steps<PartOutcomes[P]>;
    case 'radio':
    case 'radioOperators':
    case 'radioBound': {
      const own = {
        ...{ atlas, land, demand },
        ...(inputs as RadioPartInputs),
        ...radioPlaces(atlas, scenario),
      };
      return PLAN_STEPS[part as PlanPart](own, parameters) as Steps<PartOutcomes[P]>;
    }
  }
}

const PLAN_STEPS = {
  radio: simulateRadioPlan,
  radioOperators: simulateRadioOperators,
  radioBound: simulateRadioBound,
} as const;

/** Parts for which something can be found before it is asked for. */
export type PreparedPart = 'radio' | 'hubs';

/**
 * Finds beforehand what moves of levers may ask of a part next: sitings of other numbers of hubs; footprints of 5G sites
 * that other plans build, after the last one that has run. Outcomes are the same with and without it.
 * @throws as the part itself
 */
export function* lookAhead({ atlas }: Country, part: PreparedPart, scenario: Scenario): Steps<void> {
  if (part === 'radio') {
    yield* prepareRadio(atlas);
    return;
  }
  const parameters = parametersOf('hubs', scenario);
  yield* prepareHubs(atlas, demandOf(atlas, parameters), parameters);
}

/** A bound that is still being looked for is left out, never taken from another plan. */
export type JoinedParts = Omit<PartOutcomes, 'radioBaseline' | 'radioBound'> & {
  readonly radioBound: PlanBound | undefined;
};

export function joinParts(atlas: Atlas, scenario: Scenario, parts: JoinedParts): Outcome {
  const { hubs } = parts;
  const fibre = wholeFibre(parts.fibre, { joining: parts.fibreJoining });
  const radio = wholeRadio(parts.radio, { operators: parts.radioOperators, bound: parts.radioBound });
  const demand = demandOf(atlas, resolveParameters(scenario.parameters));
  return {
    modelVersion: MODEL_VERSION,
    atlasId: atlas.id,
    scenario,
    fiscalYears: FISCAL_YEARS,
    demand,
    fibre,
    radio,
    hubs,
    targets: evaluateTargets(atlas, { demand, fibre, radio, hubs }, scenario.targets),
  };
}

const wholeFibre = createJoiner<FibrePart, Pick<FibreOutcome, 'joining'>>();
const wholeRadio = createJoiner<RadioPart, Pick<RadioOutcome, 'operators' | 'bound'>>();

/** Joins a part with what comes after it; of the same ones the same object, and nobody draws it anew. */
function createJoiner<Part extends object, Later extends object>(): (
  part: Part,
  later: Later,
) => Part & Later {
  const wholes = new WeakMap<Part, { readonly later: Later; readonly whole: Part & Later }>();
  return (part, later) => {
    const last = wholes.get(part);
    const names = Object.keys(later) as (keyof Later)[];
    if (last !== undefined && names.every((name) => last.later[name] === later[name])) return last.whole;
    const whole = { ...part, ...later };
    wholes.set(part, { later, whole });
    return whole;
  };
}

/** The whole run in one go, in this thread. */
export function simulate(country: Country, scenario: Scenario): Outcome {
  const fibre = finish(simulatePart(country, scenario, 'fibre', {}));
  const baseline = finish(simulatePart(country, scenario, 'radioBaseline', {}));
  const hubs = finish(simulatePart(country, scenario, 'hubs', {}));
  const radioInputs = { baseline, fibreFiscalYear: fibre.servedFiscalYear };
  const fibreJoining = finish(simulatePart(country, scenario, 'fibreJoining', {}));
  const radio = finish(simulatePart(country, scenario, 'radio', radioInputs));
  const radioOperators = finish(simulatePart(country, scenario, 'radioOperators', radioInputs));
  const radioBound = finish(simulatePart(country, scenario, 'radioBound', radioInputs));
  const parts = { fibre, fibreJoining, hubs, radio, radioOperators, radioBound };
  return joinParts(country.atlas, scenario, parts);
}
