/** What a council asks for its municipality in the fibre plan, as one change of the scenario. Pure. */
import { resolveParameters } from '../../model/parameters.ts';
import type { Scenario } from '../../model/scenario.ts';
import { applyParameterDifferences } from '../../model/scenario-inputs.ts';

export type Wish = 'first' | 'veto';

const LEVER_OF = {
  first: 'fibre.priorityMunicipalities',
  veto: 'fibre.vetoedMunicipalities',
} as const satisfies Record<Wish, string>;
const WISHES = ['first', 'veto'] as const;

/** The wish that stands; a scenario file may hold both, and then what is not built is not first. */
export function wishOf(scenario: Scenario, code: string): Wish | undefined {
  const parameters = resolveParameters(scenario.parameters);
  return (['veto', 'first'] as const).find((wish) => parameters[LEVER_OF[wish]].includes(code));
}

/** @param wish undefined takes back what was asked */
export function withWish(scenario: Scenario, code: string, wish: Wish | undefined): Scenario {
  const parameters = resolveParameters(scenario.parameters);
  const differences = WISHES.map((each) => {
    const id = LEVER_OF[each];
    const from = parameters[id];
    const others = from.filter((other) => other !== code);
    const to = each !== wish ? others : from.includes(code) ? from : [...others, code];
    return { id, from, to };
  }).filter(({ from, to }) => from.join() !== to.join());
  return { ...scenario, parameters: applyParameterDifferences(scenario.parameters, differences) };
}
