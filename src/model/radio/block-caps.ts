/** What one block may still take of a year's sites and money; a share of 1 is no limit. */
import type { RadioParameters } from './radio-parameters.ts';

export interface BlockCaps {
  /** Why a block takes no further site of a cost; undefined where it does. */
  refuses(block: number, costYen: number): 'blockStations' | 'blockBudget' | undefined;
  take(block: number, costYen: number): void;
}

export function createBlockCaps(
  count: number,
  fundsYen: number,
  permitted: number,
  parameters: RadioParameters,
): BlockCaps {
  const yen = new Float64Array(count).fill(parameters['radio.blockBudgetShare'] * fundsYen);
  const sites = new Float64Array(count).fill(parameters['radio.blockStationShare'] * permitted);
  return {
    refuses(block, costYen) {
      if (sites[block]! < 1) return 'blockStations';
      return yen[block]! < costYen ? 'blockBudget' : undefined;
    },
    take(block, costYen) {
      sites[block]! -= 1;
      yen[block]! -= costYen;
    },
  };
}
