/**
 * One run, split into parts that do not need each other, so that a pool may work on them at once, and joined again
 * into an outcome. The parts are pure: the same inputs give the same bytes, whoever computes them.
 */
import type { Atlas } from './atlas.ts';
import { createDemand, type Demand } from './demand.ts';
import { evaluateTargets } from './evaluate-targets.ts';
import type { FibreOutcome } from './fibre/fibre-outcome.ts';
import { simulateFibre } from './fibre/simulate-fibre.ts';
import type { HubsOutcome } from './hubs/hubs-outcome.ts';
import { simulateHubs } from './hubs/simulate-hubs.ts';
import { MODEL_VERSION, type Outcome } from './outcome.ts';
import { FISCAL_YEARS } from './parameter.ts';
import { type ParameterValues, resolveParameters } from './parameters.ts';
import { finish, type Steps } from './progress.ts';
import type { RadioOutcome } from './radio/radio-outcome.ts';
import { simulateRadio } from './radio/simulate-radio.ts';
import type { Scenario } from './scenario.ts';

/** Longest first, so that a pool that takes them in order finishes soonest. */
export const PARTS = ['radio', 'fibre', 'hubs'] as const;
export type Part = (typeof PARTS)[number];

export interface PartOutcomes {
  readonly radio: RadioOutcome;
  readonly fibre: FibreOutcome;
  readonly hubs: HubsOutcome;
}

export function demandOf(atlas: Atlas, parameters: ParameterValues): Demand {
  return createDemand(atlas, FISCAL_YEARS, { projectionPace: parameters['economy.projectionPace'] });
}

export function simulatePart<P extends Part>(
  atlas: Atlas,
  scenario: Scenario,
  part: P,
): Steps<PartOutcomes[P]> {
  const parameters = resolveParameters(scenario.parameters);
  const demand = demandOf(atlas, parameters);
  switch (part as Part) {
    case 'radio':
      return simulateRadio(atlas, demand, parameters) as Steps<PartOutcomes[P]>;
    case 'fibre':
      return simulateFibre(atlas, demand, parameters) as Steps<PartOutcomes[P]>;
    case 'hubs':
      return simulateHubs(atlas, demand, parameters) as Steps<PartOutcomes[P]>;
  }
}

export function joinParts(atlas: Atlas, scenario: Scenario, parts: PartOutcomes): Outcome {
  const demand = demandOf(atlas, resolveParameters(scenario.parameters));
  return {
    modelVersion: MODEL_VERSION,
    atlasId: atlas.id,
    scenario,
    fiscalYears: FISCAL_YEARS,
    demand,
    ...parts,
    targets: evaluateTargets(atlas, { demand, ...parts }, scenario.targets),
  };
}

/** The whole run in one go, in this thread. */
export function simulate(atlas: Atlas, scenario: Scenario): Outcome {
  return joinParts(atlas, scenario, {
    radio: finish(simulatePart(atlas, scenario, 'radio')),
    fibre: finish(simulatePart(atlas, scenario, 'fibre')),
    hubs: finish(simulatePart(atlas, scenario, 'hubs')),
  });
}
