/**
 * The script of a presentation: steps, each of which says where to look and what is tried there. A step holds what
 * differs from its scenario's own inputs, so that a correction of the scenario reaches every step that does not speak
 * of it.
 */
import type { ParameterChanges, ParameterId } from './parameters.ts';
import type { PlannedCells } from './planned-cells.ts';
import type { Scenario } from './scenario.ts';
import { applyParameterDifferences, differences, type PlacesDifference } from './scenario-inputs.ts';
import type { PublicProperty, ScenarioSite } from './scenario-places.ts';
import type { Target } from './target.ts';
import { isSameUncertainty, type UncertaintyChanges } from './uncertainty/settings-changes.ts';

/** What is looked at. Words of topic, level, desk and comparison are checked by who knows them; places go by code. */
export interface ScreenView {
  readonly fiscalYear: number;
  readonly topic: string;
  readonly level: string;
  readonly desk?: string | undefined;
  /** A JIS code of a prefecture or municipality, or a mesh code, by the level. */
  readonly place?: { readonly level: string; readonly code: string } | undefined;
  readonly camera?: { readonly lon: number; readonly lat: number; readonly zoom: number } | undefined;
  /** Another scenario beside the one on screen: how they are drawn, and which it is. */
  readonly comparison?: { readonly mode: string; readonly with: string } | undefined;
}

export interface ScriptStep {
  /** Unique within the script. */
  readonly id: string;
  /** Empty where nobody has named it; views then say what it shows. */
  readonly title: string;
  /** For the speaker. */
  readonly note: string;
  readonly view: ScreenView;
  /** Laid over the scenario's own; values at their default are named. */
  readonly parameters: ParameterChanges;
  /** In place of the scenario's own, as are all that follow. */
  readonly targets?: readonly Target[] | undefined;
  readonly sites?: readonly ScenarioSite[] | undefined;
  readonly property?: readonly PublicProperty[] | undefined;
  /** Null for none, where the scenario has one. */
  readonly plan?: PlannedCells | null | undefined;
  readonly uncertainty?: UncertaintyChanges | undefined;
}

/** What of a step is an input. */
export type StepInputs = Pick<ScriptStep, 'parameters' | (typeof REPLACED)[number]>;

/** Inputs that a step replaces as a whole. */
export const REPLACED = ['targets', 'sites', 'property', 'plan', 'uncertainty'] as const;

export const MOST_STEPS = 100;
export const MOST_STEP_TITLE = 200;
export const MOST_STEP_NOTE = 10_000;

/** The inputs that differ between the scenario as it is kept and as it is on screen, as a step holds them. */
export function stepInputs(kept: Scenario, onScreen: Scenario): StepInputs {
  const { parameters, targets, places } = differences(kept, onScreen);
  const isOther = (list: PlacesDifference['id']) => places.some(({ id }) => id === list);
  const { sites, property, plan, uncertainty } = onScreen;
  return {
    parameters: Object.fromEntries(parameters.map(({ id, to }) => [id, to])) as ParameterChanges,
    ...(targets.length > 0 && { targets: onScreen.targets }),
    ...(isOther('sites') && { sites }),
    ...(isOther('property') && { property }),
    ...(isOther('plan') && { plan: plan ?? null }),
    ...(!isSameUncertainty(kept.uncertainty, uncertainty) && { uncertainty }),
  };
}

/** Inputs of the step that are not its scenario's own: levers one by one, everything else by its kind. */
export function stepChangeCount(step: StepInputs): number {
  return Object.keys(step.parameters).length + REPLACED.filter((key) => step[key] !== undefined).length;
}

/** The scenario as the step shows it. */
export function scenarioAtStep(kept: Scenario, step: StepInputs): Scenario {
  const { parameters, targets, sites, property, plan, uncertainty } = step;
  const laidOver = (Object.keys(parameters) as ParameterId[]).map((id) => {
    const to = parameters[id]!;
    return { id, from: to, to };
  });
  if (stepChangeCount(step) === 0) return kept;
  return {
    ...kept,
    parameters: applyParameterDifferences(kept.parameters, laidOver),
    targets: targets ?? kept.targets,
    sites: sites ?? kept.sites,
    property: property ?? kept.property,
    plan: plan === undefined ? kept.plan : (plan ?? undefined),
    uncertainty: uncertainty ?? kept.uncertainty,
  };
}

/** An id that no step of the script has. */
export function nextStepId(script: readonly ScriptStep[]): string {
  const taken = new Set(script.map(({ id }) => id));
  for (let n = script.length + 1; ; n++) if (!taken.has(`step-${n}`)) return `step-${n}`;
}

/** The script with one step moved by so many places, as far as there are any. */
export function movedStep(script: readonly ScriptStep[], id: string, by: number): readonly ScriptStep[] {
  const from = script.findIndex((step) => step.id === id);
  const to = Math.min(script.length - 1, Math.max(0, from + by));
  if (from < 0 || to === from) return script;
  const others = script.filter((step) => step.id !== id);
  return [...others.slice(0, to), script[from]!, ...others.slice(to)];
}
