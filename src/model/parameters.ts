/** The whole catalogue: every lever and assumption of every simulation, with its default and source. */
import { BACKBONE_PARAMETERS } from './backbone/backbone-parameters.ts';
import { DISASTER_PARAMETERS } from './backbone/disaster-parameters.ts';
import { ECONOMY_PARAMETERS } from './economy-parameters.ts';
import { FIBRE_PARAMETERS } from './fibre/fibre-parameters.ts';
import { HUBS_PARAMETERS } from './hubs/hubs-parameters.ts';
import type { ParameterSpec, ValuesOf } from './parameter.ts';
import { RADIO_PARAMETERS } from './radio/radio-parameters.ts';

export const PARAMETERS = {
  ...FIBRE_PARAMETERS,
  ...RADIO_PARAMETERS,
  ...HUBS_PARAMETERS,
  ...BACKBONE_PARAMETERS,
  ...DISASTER_PARAMETERS,
  ...ECONOMY_PARAMETERS,
} as const;

export type ParameterId = keyof typeof PARAMETERS;
export type ParameterValues = ValuesOf<typeof PARAMETERS>;
/** Only what differs from the defaults: what a scenario file carries. */
export type ParameterChanges = { readonly [K in ParameterId]?: ParameterValues[K] };

export const PARAMETER_IDS = Object.keys(PARAMETERS) as readonly ParameterId[];

export function parameterSpec(id: ParameterId): ParameterSpec {
  return PARAMETERS[id];
}

/** The defaults with the changes laid over them. */
export function resolveParameters(changes: ParameterChanges): ParameterValues {
  const values: Record<string, unknown> = {};
  for (const id of PARAMETER_IDS) values[id] = changes[id] ?? PARAMETERS[id].default;
  return values as unknown as ParameterValues;
}
