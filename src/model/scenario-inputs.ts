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
import type { Target } from './target.ts';

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

export interface ScenarioDifference {
  readonly parameters: readonly ParameterDifference[];
  readonly targets: readonly TargetDifference[];
}

type Inputs = Pick<Scenario, 'parameters' | 'targets'>;

/** Text that is the same exactly where two scenarios have the same inputs, and so the same outcome. */
export function inputsKey({ parameters, targets }: Inputs): string {
  const changes: [ParameterId, unknown][] = [];
  for (const id of PARAMETER_IDS) {
    const value = parameters[id];
    if (value !== undefined && !isDefault(id, value)) changes.push([id, plain(parameterSpec(id), value)]);
  }
  const goals = targets.map(({ id, metric, goal, fiscalYear }) => [id, metric, goal, fiscalYear]);
  return JSON.stringify([changes, goals]);
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

export function differences(from: Inputs, to: Inputs): ScenarioDifference {
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
  };
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
