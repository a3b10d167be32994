/** Chances of scenarios that were asked before, to be held against those on screen under the same draws. */
import type { Outcome } from '../../model/outcome.ts';
import { inputsKey } from '../../model/scenario-inputs.ts';
import type { UncertaintySettings } from '../../model/uncertainty/factors.ts';
import { uncertaintyChanges } from '../../model/uncertainty/settings-changes.ts';
import type { TargetChance } from '../../model/uncertainty/uncertainty-result.ts';

const MOST_KEPT = 6;

/** What another scenario's members said, with the same draws. */
export interface KeptChances {
  /** As inputsKey gives it: what tells one from the other, since a scenario keeps its name while it is changed. */
  readonly inputs: string;
  /** Of the scenario on screen when it was asked. */
  readonly name: string;
  /** People covered by 5G, as in the outcome: a better plan may have been found for the same inputs. */
  readonly coveredPopulation: Float64Array;
  readonly settings: UncertaintySettings;
  readonly chances: readonly TargetChance[];
}

/** @returns newest first; those of the same scenario under the same draws are replaced */
export function keepChances(kept: readonly KeptChances[], now: KeptChances): KeptChances[] {
  const others = kept.filter(
    ({ inputs, settings }) => inputs !== now.inputs || !isSameDraws(settings, now.settings),
  );
  return [now, ...others].slice(0, MOST_KEPT);
}

export function chancesKeptOf(
  kept: readonly KeptChances[],
  outcome: Outcome,
  settings: UncertaintySettings,
): KeptChances | undefined {
  return kept.find(
    (each) =>
      isSameDraws(each.settings, settings) &&
      each.inputs === inputsKey(outcome.scenario) &&
      isSamePlan(each.coveredPopulation, outcome),
  );
}

/** A better 5G plan may have been found for the same scenario. */
export function isSamePlan(a: Float64Array, other: Outcome | undefined): boolean {
  const b = other?.radio.coveredPopulation;
  return a === b || (b !== undefined && a.length === b.length && a.every((value, i) => value === b[i]));
}

/** Whether two scenarios under them are compared member by member. */
export function isSameDraws(a: UncertaintySettings, b: UncertaintySettings): boolean {
  return JSON.stringify(uncertaintyChanges(a)) === JSON.stringify(uncertaintyChanges(b));
}
