/**
 * A family of scenarios around one of the user's: every combination of a few settings of the levers that decide most.
 * Evaluated by the readers; what two members have in common is simulated once.
 */
import type { HubsOutcome } from '../hubs/hubs-outcome.ts';
import { simulateHubs } from '../hubs/simulate-hubs.ts';
import { LAST_FISCAL_YEAR } from '../parameter.ts';
import {
  PARAMETER_IDS,
  PARAMETERS,
  type ParameterChanges,
  type ParameterId,
  parameterSpec,
  resolveParameters,
} from '../parameters.ts';
import { type PartScenario, partKey } from '../part-inputs.ts';
import type { Steps } from '../progress.ts';
import type { RadioBaseline } from '../radio/baseline.ts';
import { defaultScenario } from '../scenario.ts';
import { inputsKey, isSameValue } from '../scenario-inputs.ts';
import type { Country } from '../simulate.ts';
import { leverNow, withLever, withValue } from './goal.ts';
import { createSubjectReaders, type SubjectReaders, type SubjectReading } from './subject-readers.ts';
import { TRADE_OFF_FISCAL_YEAR, type TradeOffValues, tradeOffValues } from './trade-off-criteria.ts';

const PHASE = 'goals.family';

/** Settings by lever; the first is the scenario's own. Money is a multiple of what the first open year has. */
export const FAMILY_SETTINGS = {
  'fibre.annualStateBudgetYen': [1, 0.5, 2],
  'radio.annualBudgetYen': [1, 0.5, 2, 4],
  'radio.objective': ['own', 'other'],
  'radio.sharedBuildShare': ['own', 'all'],
  backbone: ['own', 'other'],
} as const;

/** Without the ring, hubs are as few as the plan allows (十数か所: at least eleven). */
export const FEW_HUBS = 11;

export interface FamilyMember {
  readonly parameters: ParameterChanges;
  /** Levers in which it differs from the scenario that the family is around. */
  readonly changed: readonly ParameterId[];
}

/** All members, the scenario itself first; settings that come to the same are one. */
export function scenarioFamily(base: ParameterChanges): FamilyMember[] {
  const members = new Map<string, FamilyMember>();
  for (const fibre of FAMILY_SETTINGS['fibre.annualStateBudgetYen']) {
    for (const radio of FAMILY_SETTINGS['radio.annualBudgetYen']) {
      for (const objective of FAMILY_SETTINGS['radio.objective']) {
        for (const sharing of FAMILY_SETTINGS['radio.sharedBuildShare']) {
          for (const backbone of FAMILY_SETTINGS.backbone) {
            let own = times(base, 'fibre.annualStateBudgetYen', fibre);
            own = times(own, 'radio.annualBudgetYen', radio);
            if (objective === 'other') own = withValue(own, 'radio.objective', otherObjective(base));
            if (sharing === 'all') own = withValue(own, 'radio.sharedBuildShare', 1);
            if (backbone === 'other') own = otherBackbone(own);
            const key = inputsKey({ ...defaultScenario(), parameters: own });
            if (!members.has(key)) members.set(key, { parameters: own, changed: changedIn(base, own) });
          }
        }
      }
    }
  }
  return [...members.values()];
}

/**
 * @param baseline of the first member, where somebody has it already
 * @throws ProblemError as the simulations do
 */
export function* evaluateFamily(
  country: Country,
  members: readonly PartScenario[],
  baseline?: RadioBaseline,
): Steps<TradeOffValues[]> {
  const hubs = new Map<string, HubsOutcome>();
  const fibres = new Map<string, SubjectReading>();
  const readersOf = new Map<string, SubjectReaders>();
  let lastRadio: { readonly key: string; readonly reading: SubjectReading } | undefined;
  const values: TradeOffValues[] = [];
  for (const [done, member] of members.entries()) {
    const { parameters, sites, property, plan } = member;
    const own = resolveParameters(parameters);
    // Readers differ where the sites of the published years do, the people, or what the user has set on the map.
    const placesKey = partKey('radioBaseline', member) + JSON.stringify([sites, property, plan]);
    let readers = readersOf.get(placesKey);
    if (readers === undefined) {
      readers = createSubjectReaders(country, member, readersOf.size === 0 ? baseline : undefined);
      readersOf.set(placesKey, readers);
    }
    const tell = told((fraction) => (done + fraction) / members.length);
    const hubsKey = partKey('hubs', member);
    if (!hubs.has(hubsKey)) hubs.set(hubsKey, yield* tell(simulateHubs(country.atlas, readers.demand, own)));
    const fibreKey = partKey('fibre', member);
    if (!fibres.has(fibreKey))
      fibres.set(fibreKey, yield* tell(readers.read('fibre', parameters, TRADE_OFF_FISCAL_YEAR)));
    // Members whose 5G is the same come one after the other.
    const radioKey = placesKey + fibreKey + partKey('radio', member);
    if (lastRadio?.key !== radioKey) {
      const reading = yield* tell(readers.read('radio', parameters, TRADE_OFF_FISCAL_YEAR));
      lastRadio = { key: radioKey, reading };
    }
    const radio = lastRadio.reading;
    yield { phase: PHASE, fraction: (done + 1) / members.length };
    values.push(
      tradeOffValues(country.atlas, { fibre: fibres.get(fibreKey)!, radio, hubs: hubs.get(hubsKey)! }, own),
    );
  }
  return values;
}

function told(fraction: (own: number) => number): <T>(steps: Steps<T>) => Steps<T> {
  return function* <T>(steps: Steps<T>): Steps<T> {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      yield { phase: PHASE, fraction: fraction(step.value.fraction) };
    }
  };
}

function times(parameters: ParameterChanges, id: ParameterId, factor: number): ParameterChanges {
  if (factor === 1) return parameters;
  const spec = parameterSpec(id);
  const most = spec.kind === 'series' ? spec.maximum : Infinity;
  return withLever(parameters, id, Math.min(most, Math.round(factor * leverNow(parameters, id))));
}

function otherObjective(base: ParameterChanges): string {
  return resolveParameters(base)['radio.objective'] === 'national-first'
    ? 'prefecture-floor-first'
    : 'national-first';
}

/** Where the scenario closes the ring, it stays open, with few hubs; where it does not, it is closed. */
function otherBackbone(base: ParameterChanges): ParameterChanges {
  const own = resolveParameters(base);
  const id = 'backbone.japanSeaFiscalYear';
  if (own[id] > LAST_FISCAL_YEAR) return withValue(base, id, PARAMETERS[id].default);
  const few = withValue(base, 'hubs.count', Math.min(FEW_HUBS, own['hubs.count']));
  return withValue(few, id, LAST_FISCAL_YEAR + 1);
}

function changedIn(base: ParameterChanges, own: ParameterChanges): ParameterId[] {
  const [from, to] = [resolveParameters(base), resolveParameters(own)];
  return PARAMETER_IDS.filter((id) => !isSameValue(parameterSpec(id), from[id], to[id]));
}
