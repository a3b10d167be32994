/** What is left after the baseline: the best reach for every sum of money, along the tail's order. */
import { PAYERS } from '../payer.ts';
import type { FibreOutcome } from './fibre-outcome.ts';
import type { FibreTail } from './tail.ts';

type Curve = FibreOutcome['curve'];

/** Only the state's part depends on levers: the other columns are the same objects whoever pays. */
export function createCurve({
  blockEnd,
  costYen,
  households,
}: Pick<FibreTail, 'blockEnd' | 'costYen' | 'households'>): (placeYen: Float64Array) => Curve {
  const cumulativeCostYen = sumsAt(blockEnd, costYen, 1);
  const cumulativeHouseholds = sumsAt(blockEnd, households, 1);
  return (placeYen) => ({
    cumulativeCostYen,
    cumulativeStateYen: sumsAt(blockEnd, placeYen, PAYERS.length),
    cumulativeHouseholds,
  });
}

/** From 0: sums of every `stride`-th value up to each end. */
function sumsAt(ends: Uint32Array, values: Float64Array, stride: number): Float64Array {
  const sums = new Float64Array(ends.length + 1);
  let sum = 0;
  for (let block = 0, i = 0; block < ends.length; block++) {
    for (; i < ends[block]!; i++) sum += values[i * stride]!;
    sums[block + 1] = sum;
  }
  return sums;
}
