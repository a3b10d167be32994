/** Both parts of the 5G simulation in one go. */
import { type ParameterChanges, resolveParameters } from '../../../src/model/parameters.ts';
import { finish } from '../../../src/model/progress.ts';
import type { RadioInputs } from '../../../src/model/radio/begin-plan.ts';
import type { RadioOutcome } from '../../../src/model/radio/radio-outcome.ts';
import { simulateRadio, simulateRadioBaseline } from '../../../src/model/radio/simulate-radio.ts';

export function radioOf(inputs: Omit<RadioInputs, 'baseline'>, changes: ParameterChanges): RadioOutcome {
  const parameters = resolveParameters(changes);
  const baseline = finish(simulateRadioBaseline(inputs.atlas, inputs.demand, parameters));
  return finish(simulateRadio({ ...inputs, baseline }, parameters));
}
