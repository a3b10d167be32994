/** What one block may still take of a year's sites and money; a share of 1 is no limit. */
import type { RadioParameters } from './radio-parameters.ts';

/** Per block. */
export interface BlockCaps {
  readonly yen: Float64Array;
  readonly sites: Float64Array;
}

export function createBlockCaps(
  count: number,
  fundsYen: number,
  permitted: number,
  parameters: RadioParameters,
): BlockCaps {
  return {
    yen: new Float64Array(count).fill(parameters['radio.blockBudgetShare'] * fundsYen),
    sites: new Float64Array(count).fill(parameters['radio.blockStationShare'] * permitted),
  };
}

/** Why a block takes no further site of a cost; undefined where it does. */
export function refusal(
  { yen, sites }: BlockCaps,
  block: number,
  costYen: number,
): 'blockStations' | 'blockBudget' | undefined {
  if (sites[block]! < 1) return 'blockStations';
  return yen[block]! < costYen ? 'blockBudget' : undefined;
}

export function takeSite({ yen, sites }: BlockCaps, block: number, costYen: number): void {
  sites[block]! -= 1;
  yen[block]! -= costYen;
}
