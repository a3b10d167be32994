/**
 * Greedy maximum coverage over all candidates: always the site that counts most weight per cost, ties to the lowest
 * cell index, until a share of all weight counts. It covers at least 1 - 1/e of what any equally many sites could
 * (Nemhauser, Wolsey, Fisher 1978). Sites here cover what they count by themselves; plans that add up the partly
 * served squares of neighbouring sites are built from the same parts in site-builder.ts.
 */
import { createTileLayout, spread } from '../coverage/tile-layout.ts';
import type { Lattice } from '../lattice.ts';
import { createCandidateGains, NO_CANDIDATE, removeCounted, slotsWithinReach } from './candidate-gains.ts';
import { bestCandidate, createCandidateQueue, removeBest } from './candidate-queue.ts';
import type { Reach } from './reach.ts';

export interface CoverageProblem {
  readonly lattice: Lattice;
  /** Per cell, whole numbers that add up to less than 2^31. */
  readonly weight: Int32Array;
  /** Per cell: index into `reaches`, or NO_CANDIDATE. */
  readonly kind: Uint8Array;
  readonly reaches: readonly Reach[];
  /** Per cell, above 0; absent where all sites cost the same. */
  readonly cost?: Float64Array;
}

export interface CoveragePlan {
  /** Cells of the sites in the order in which they are chosen. */
  readonly cell: Uint32Array;
  /** Weight that each newly covers. */
  readonly gain: Int32Array;
  readonly coveredWeight: number;
  readonly totalWeight: number;
}

/** @param share of the total weight, 0–1, at which to stop; ends earlier where no candidate gains anything */
export function greedyCoverage(problem: CoverageProblem, share: number): CoveragePlan {
  const { lattice, weight, kind, reaches, cost } = problem;
  if (!(share >= 0 && share <= 1)) throw new RangeError(`Expected a share 0–1, got ${share}.`);
  const layout = createTileLayout(lattice);
  const settled = spread(layout, new Uint8Array(lattice.cellCount), 1);
  const field = {
    layout,
    weight: spread(layout, weight, 0),
    kind: spread(layout, kind, NO_CANDIDATE),
    reaches,
    settled,
  };
  const gains = createCandidateGains(field);
  const perCost =
    cost &&
    spread(
      layout,
      cost.map((value) => 1 / value),
      0,
    );
  const queue = createCandidateQueue(layout.cellOf, 1, new Uint8Array(layout.slotCount), gains.gain, perCost);
  const totalWeight = weight.reduce((sum, value) => sum + value, 0);
  const fresh = new Uint32Array(lattice.cellCount);
  const cells: number[] = [];
  const gained: number[] = [];
  let coveredWeight = 0;
  while (coveredWeight < share * totalWeight) {
    const slot = bestCandidate(queue, 0);
    if (slot < 0) break;
    removeBest(queue, 0);
    const gain = gains.gain[slot]!;
    const count = slotsWithinReach(field, slot, fresh);
    for (let i = 0; i < count; i++) settled[fresh[i]!] = 1;
    removeCounted(gains, fresh, count);
    coveredWeight += gain;
    cells.push(layout.cellOf[slot]!);
    gained.push(gain);
  }
  return { cell: Uint32Array.from(cells), gain: Int32Array.from(gained), coveredWeight, totalWeight };
}
