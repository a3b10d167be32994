import type { HubsParameters } from './hubs-parameters.ts';

/** What a hub of that power costs all payers, whole yen. */
export function hubYen(powerMw: number, parameters: HubsParameters): number {
  return Math.round(powerMw * parameters['hubs.yenPerMw']);
}
