/**
 * The roll-out under a scenario's levers, with every stage kept for as long as what it reads stands. What a lever leaves
 * as it was is the same object as last time, however it was found, so that whatever follows can tell by identity.
 */

import type { Kept } from '../kept.ts';
import { PAYERS } from '../payer.ts';
import { createColumnKeeper } from '../same-columns.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import type { LeverStages } from './lever-stages.ts';

/** Columns over the positions of the tail. */
export interface RollOut {
  /** Why a place is left out, an index into STATUSES. */
  readonly status: Uint8Array;
  /** Fiscal year at whose end it is served, 0 for never. */
  readonly workYear: Uint16Array;
  /** positions × PAYERS, whole yen, whether built or not. */
  readonly placeYen: Float64Array;
}

/** @returns a roll-out of so many positions under any levers */
export function createRollOut(
  stages: LeverStages,
  positions: number,
  kept: Kept,
): (parameters: FibreParameters) => RollOut {
  const sameStatus = createColumnKeeper<Uint8Array>();
  const sameOrder = createColumnKeeper<Uint32Array>();
  const sameYen = createColumnKeeper<Float64Array>();
  const sameBegun = createColumnKeeper<Uint8Array>();
  const sameYears = createColumnKeeper<Uint16Array>();
  return (parameters) => {
    const status = kept.get('status', [], parameters, (own) =>
      sameStatus(stages.exclude(own, new Uint8Array(positions))),
    );
    const order = kept.get('order', [status], parameters, (own) => sameOrder(stages.order(own, status)));
    const begun = kept.get('begun', [order], parameters, (own) =>
      sameBegun(stages.begin(own, order, new Uint8Array(positions))),
    );
    const { placeYen, stateYen } = kept.get('pay', [], parameters, (own) => {
      const yen = stages.pay(own, {
        placeYen: new Float64Array(positions * PAYERS.length),
        stateYen: new Float64Array(positions),
      });
      return { placeYen: yen.placeYen, stateYen: sameYen(yen.stateYen) };
    });
    const workYear = kept.get('workYear', [order, begun, stateYen], parameters, (own) =>
      sameYears(stages.finish(own, order, begun, stateYen, new Uint16Array(positions))),
    );
    return { status, workYear, placeYen };
  };
}
