/** What the two scenarios on the map are called. */
import type { Locale } from '../../locale/locale.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { AppState } from '../../state/app-state.ts';
import { KEPT_ID } from '../../state/comparison.ts';
import { nameOf } from '../scenarios/scenario-names.ts';

/** Of A without its letter. @param withId as the comparison has it; @param currentId of the scenario on screen */
export function nameOfA(locale: Locale, withId: string, currentId: string, scenario: Scenario): string {
  if (withId !== KEPT_ID) return nameOf(locale, withId, scenario);
  return locale.messages.stage.comparison.kept(nameOf(locale, currentId, scenario));
}

/** Of A and B with their letters. */
export function namesOfSides(
  locale: Locale,
  { comparison }: AppState,
  nameB: string,
): readonly [a: string, b: string] {
  const words = locale.messages.stage.comparison;
  const a = comparison.scenario.peek();
  const nameA = a === undefined ? '' : nameOfA(locale, comparison.withId.peek(), '', a);
  return [words.sideA(nameA), words.sideB(nameB)];
}
