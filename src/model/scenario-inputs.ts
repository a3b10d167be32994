/**
 * What a run depends on, apart from names and notes: which inputs two scenarios share, and in which they differ.
 * Differences are told against resolved values, so that a lever that one scenario leaves at its default counts.
 */
import type { ParameterSpec } from './parameter.ts';
import {
  PARAMETER_IDS,
  type ParameterChanges,
  type ParameterId,
  type ParameterValues,
  parameterSpec,
  resolveParameters,
} from './parameters.ts';
import type { Scenario } from './scenario.ts';
import type { PublicProperty, ScenarioSite } from './scenario-places.ts';
import type { Target } from './target.ts';
import { isSameUncertainty, uncertaintyDifferences } from './uncertainty/settings-changes.ts';

export interface ParameterDifference {
  readonly id: ParameterId;
  readonly from: ParameterValues[ParameterId];
  readonly to: ParameterValues[ParameterId];
}

/** A target that was added has no `from`, one that was taken away no `to`. */
export interface TargetDifference {
  readonly id: string;
  readonly from: Target | undefined;
  readonly to: Target | undefined;
}

/** Lists of places that a run reads. */
export const PLACE_LISTS = ['sites', 'property'] as const;
export type PlaceList = (typeof PLACE_LISTS)[number];

/** Entries on both sides, and how many of `to` are not among those of `from`. */
export interface PlacesDifference {
  readonly id: PlaceList | 'plan';
  /** Entries of the list, cells of the plan. */
  readonly from: number;
  readonly to: number;
  readonly otherCount: number;
}

export interface ScenarioDifference {
  readonly parameters: readonly ParameterDifference[];
  readonly targets: readonly TargetDifference[];
  readonly places: readonly PlacesDifference[];
}

/** What a run reads of a scenario. */
export type ScenarioInputs = Pick<Scenario, 'parameters' | 'targets' | 'sites' | 'property' | 'plan'>;

/** Text that is the same exactly where two scenarios have the same inputs, and so the same outcome. */
export function inputsKey({ parameters, targets, sites, property, plan }: ScenarioInputs): string {
  const changes: [ParameterId, unknown][] = [];
  for (const id of PARAMETER_IDS) {
    const value = parameters[id];
    if (value !== undefined && !isDefault(id, value)) changes.push([id, plain(parameterSpec(id), value)]);
  }
  const goals = targets.map(({ id, metric, goal, fiscalYear }) => [id, metric, goal, fiscalYear]);
  // Names count as well: they stand in the outcome's tables. Without places the key is as it was before there were any.
  const places = [listKey(sites), listKey(property), plan?.cells ?? ''];
  return JSON.stringify(places.every((key) => key === '') ? [changes, goals] : [changes, goals, ...places]);
}

/** Whether two scenarios have the same outcome, and the same members. */
export function hasSameInputs(a: Scenario, b: Scenario): boolean {
  return inputsKey(a) === inputsKey(b) && isSameUncertainty(a.uncertainty, b.uncertainty);
}

/** Lists are replaced, never changed, so the text of each is made once. */
const listKeys = new WeakMap<readonly unknown[], string>();

/** Text of a list of places, empty where there are none. */
function listKey(list: readonly (ScenarioSite | PublicProperty)[]): string {
  if (list.length === 0) return '';
  let key = listKeys.get(list);
  if (key === undefined) {
    key = JSON.stringify(list.map(placeKey));
    listKeys.set(list, key);
  }
  return key;
}

function placeKey(place: ScenarioSite | PublicProperty): string {
  return JSON.stringify(Object.entries(place).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function isDefault(id: ParameterId, value: unknown): boolean {
  const spec = parameterSpec(id);
  return isSameValue(spec, value, spec.default);
}

/** A series of equal years is the same as their one number, and a block at its default as one that is not named. */
export function isSameValue(spec: ParameterSpec, a: unknown, b: unknown): boolean {
  return Object.is(a, b) || JSON.stringify(plain(spec, a)) === JSON.stringify(plain(spec, b));
}

function plain(spec: ParameterSpec, value: unknown): unknown {
  if (spec.kind === 'blocks' && typeof value === 'object' && value !== null) {
    const own = Object.entries(value).filter(([, each]) => each !== spec.default);
    return own.length === 0 ? spec.default : own.sort(([a], [b]) => (a < b ? -1 : 1));
  }
  if (spec.kind !== 'series' || !Array.isArray(value)) return value;
  return value.every((each) => each === value[0]) ? value[0] : value;
}

export function differences(from: ScenarioInputs, to: ScenarioInputs): ScenarioDifference {
  const before = resolveParameters(from.parameters);
  const after = resolveParameters(to.parameters);
  const targetIds = new Set([...from.targets, ...to.targets].map(({ id }) => id));
  return {
    parameters: PARAMETER_IDS.filter((id) => !isSameValue(parameterSpec(id), before[id], after[id])).map(
      (id) => ({ id, from: before[id], to: after[id] }),
    ),
    targets: [...targetIds]
      .map((id) => ({
        id,
        from: from.targets.find((target) => target.id === id),
        to: to.targets.find((target) => target.id === id),
      }))
      .filter((pair) => !isSameTarget(pair.from, pair.to)),
    places: placesDifferences(from, to),
  };
}

/** Entries of a list of places, or cells of the plan. */
export function placesCount(scenario: ScenarioInputs, id: PlaceList | 'plan'): number {
  return id === 'plan' ? (scenario.plan?.count ?? 0) : scenario[id].length;
}

/** Levers, lists of places, a plan and uncertain factors that the scenario brings along. */
export function changeCount(scenario: ScenarioInputs & Pick<Scenario, 'uncertainty'>): number {
  const places = [...PLACE_LISTS, 'plan' as const].filter((id) => placesCount(scenario, id) > 0);
  const uncertain = uncertaintyDifferences({}, scenario.uncertainty);
  return Object.keys(scenario.parameters).length + places.length + uncertain.length;
}

function placesDifferences(from: ScenarioInputs, to: ScenarioInputs): PlacesDifference[] {
  const found: PlacesDifference[] = [];
  for (const id of PLACE_LISTS) {
    if (listKey(from[id]) === listKey(to[id])) continue;
    const known = new Set(from[id].map(placeKey));
    const otherCount = to[id].filter((place) => !known.has(placeKey(place))).length;
    found.push({ id, from: placesCount(from, id), to: placesCount(to, id), otherCount });
  }
  if (from.plan?.cells !== to.plan?.cells) {
    const count = placesCount(to, 'plan');
    found.push({ id: 'plan', from: placesCount(from, 'plan'), to: count, otherCount: count });
  }
  return found;
}

function isSameTarget(a: Target | undefined, b: Target | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.metric === b.metric && a.goal === b.goal && a.fiscalYear === b.fiscalYear;
}

/** The parameters with the differences laid over them: `differences(a, b)` over a's parameters means what b's mean. */
export function applyParameterDifferences(
  parameters: ParameterChanges,
  differing: readonly ParameterDifference[],
): ParameterChanges {
  const changed: Record<string, unknown> = { ...parameters };
  for (const { id, to } of differing) {
    if (isDefault(id, to)) delete changed[id];
    else changed[id] = to;
  }
  return changed as ParameterChanges;
}
