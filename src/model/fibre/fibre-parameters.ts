/** Every lever and assumption of the fibre simulation. */
import type { ValuesOf } from '../parameter.ts';
import { FIBRE_COSTS } from './fibre-costs.ts';
import { FIBRE_POLICIES } from './fibre-policies.ts';
import { FIBRE_SERVICE } from './fibre-service-parameters.ts';

export const FIBRE_PARAMETERS = { ...FIBRE_POLICIES, ...FIBRE_COSTS, ...FIBRE_SERVICE } as const;

export type FibreParameters = ValuesOf<typeof FIBRE_PARAMETERS>;

/** The catalogue's defaults: what the baseline is allocated by, whatever the scenario says. */
export function defaultFibreParameters(): FibreParameters {
  const entries = Object.entries(FIBRE_PARAMETERS).map(([id, spec]) => [id, spec.default]);
  return Object.fromEntries(entries) as FibreParameters;
}
