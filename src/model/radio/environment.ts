/** Environment class of a site in each cell, from how densely people live around it. */
import { PART_COLUMNS_PER_DEGREE, PART_ROWS_PER_DEGREE, PARTS_PER_SIDE } from '../coverage/disc.ts';
import type { TileLayout } from '../coverage/tile-layout.ts';
import { graticuleAreaM2 } from '../grs80.ts';
import { centreLat } from '../lattice.ts';
import { createCandidateGains, NO_CANDIDATE } from './candidate-gains.ts';
import { ENVIRONMENT_CLASSES } from './link-budget.ts';
import { halfWidthAt, type Reach } from './reach.ts';

/** A square's surroundings are what lies within so much of its centre. */
export const SURROUNDINGS_M = 1000;

/**
 * Per slot: index into ENVIRONMENT_CLASSES, NO_CANDIDATE where nobody lives.
 *
 * A class holds where the density within 1 km is at its threshold. A site is rural only if the density within its whole
 * range is below the threshold too: a mast on the edge of a town looks into the town, not over the country.
 * @param near people per km² within SURROUNDINGS_M, per slot
 * @param wide the same within the range of a site of the last class
 * @param thresholdsPerKm2 least density of each class but the last, denser first
 */
export function environmentClasses(
  layout: TileLayout,
  near: Float64Array,
  wide: Float64Array,
  thresholdsPerKm2: readonly number[],
): Uint8Array {
  const rural = ENVIRONMENT_CLASSES.length - 1;
  const classes = new Uint8Array(layout.slotCount).fill(NO_CANDIDATE);
  for (let i = 0; i < layout.slotOf.length; i++) {
    const slot = layout.slotOf[i]!;
    let k = 0;
    while (k < rural && near[slot]! < thresholdsPerKm2[k]!) k++;
    if (k === rural && wide[slot]! >= thresholdsPerKm2[rural - 1]!) k--;
    classes[slot] = k;
  }
  return classes;
}

/**
 * Per slot: people per km² of all the cells that a reach counts; sea and empty land count as area.
 * @param people per slot, at the 2020 level
 */
export function densityWithin(layout: TileLayout, people: Int32Array, reach: Reach): Float64Array {
  const { lattice } = layout;
  const everywhere = { kind: new Uint8Array(layout.slotCount), settled: new Uint8Array(layout.slotCount) };
  const { gain } = createCandidateGains({ layout, weight: people, reaches: [reach], ...everywhere });
  const density = new Float64Array(layout.slotCount);
  for (let r = 0; r < lattice.rowCount; r++) {
    let cells = 0;
    for (let to = r - reach.rowSpan; to <= r + reach.rowSpan; to++) {
      const columns = halfWidthAt(reach, r, to);
      if (columns >= 0) cells += 2 * columns + 1;
    }
    if (cells === 0) continue;
    const cellM2 = graticuleAreaM2(
      centreLat(lattice.rowMin + r),
      PARTS_PER_SIDE / PART_ROWS_PER_DEGREE,
      PARTS_PER_SIDE / PART_COLUMNS_PER_DEGREE,
    );
    const areaKm2 = (cells * cellM2) / 1e6;
    for (let i = lattice.rowOffsets[r]!; i < lattice.rowOffsets[r + 1]!; i++) {
      const slot = layout.slotOf[i]!;
      density[slot] = gain[slot]! / areaKm2;
    }
  }
  return density;
}
