import type { Locale } from '../../locale/locale.ts';
import { defaultScenario, type Scenario } from '../../model/scenario.ts';
import { PLAN_ID } from '../../state/scenarios/library-types.ts';

/** The published plan has a name in each language; any other scenario has the name that somebody gave it. */
export function nameOf({ messages }: Locale, id: string, scenario: Pick<Scenario, 'name'>): string {
  return id === PLAN_ID || scenario.name === defaultScenario().name
    ? messages.app.defaultScenario
    : scenario.name;
}
