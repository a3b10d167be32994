/**
 * Why a goal is out of reach however far its lever is moved: each of the other rules that hold the subject back is lifted
 * by itself, in the simulation, and what that changes is told. Nothing is guessed from the shape of the rules.
 */
import { type ParameterChanges, type ParameterId, parameterSpec, resolveParameters } from '../parameters.ts';
import { isSameValue } from '../scenario-inputs.ts';
import { type GoalLever, type GoalSubject, parameterOf, withLever, withValue } from './goal.ts';

export interface Relaxation {
  readonly parameter: ParameterId;
  /** What the rule would have to be, as a scenario carries it. */
  readonly to: number | string | readonly string[];
  readonly parameters: ParameterChanges;
}

export interface Obstacle {
  readonly parameter: ParameterId;
  readonly to: Relaxation['to'];
  /** Whether lifting it alone makes the goal reachable. */
  readonly isEnough: boolean;
  /** People, households or things still missing at the place that misses most. */
  readonly missing: number;
}

/** Rules of each subject, those that planners lift most easily first. */
const RULES: Readonly<
  Record<GoalSubject, readonly [ParameterId, 'most' | 'least' | readonly string[] | string][]>
> = {
  fibre: [
    ['fibre.annualStateBudgetYen', 'most'],
    ['fibre.householdsPerYear', 'most'],
    ['fibre.highestCostPerHouseholdYen', 'most'],
    ['fibre.technologyRule', 'threshold'],
    ['fibre.vetoedMunicipalities', []],
  ],
  radio: [
    ['radio.annualBudgetYen', 'most'],
    ['radio.stationsPerYear', 'most'],
    ['radio.blockStationShare', 'most'],
    ['radio.blockBudgetShare', 'most'],
    ['radio.minimumPeoplePerSite', 'least'],
    ['radio.objective', 'prefecture-floor-first'],
    ['radio.prefectureFloor', 'most'],
  ],
  hubs: [
    ['hubs.openPerYear', 'most'],
    ['hubs.count', 'most'],
  ],
  cables: [],
};

/** Rules that are not as loose as they can be, each lifted alone; the lever itself is left out. */
export function relaxations(
  subject: GoalSubject,
  lever: GoalLever,
  parameters: ParameterChanges,
): Relaxation[] {
  const own = parameterOf(subject, lever);
  return RULES[subject].flatMap(([id, loosest]) => {
    const spec = parameterSpec(id);
    const isNumeric = spec.kind === 'number' || spec.kind === 'series';
    const to =
      loosest === 'most' || loosest === 'least'
        ? isNumeric
          ? spec[loosest === 'most' ? 'maximum' : 'minimum']
          : undefined
        : loosest;
    if (id === own || to === undefined || isSameValue(spec, resolveParameters(parameters)[id], to)) return [];
    const relaxed = typeof to === 'number' ? withLever(parameters, id, to) : withValue(parameters, id, to);
    return [{ parameter: id, to, parameters: relaxed }];
  });
}
