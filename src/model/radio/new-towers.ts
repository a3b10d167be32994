/**
 * Where a new site takes a new tower: in rural squares with so few people around that there is no mast or roof to share.
 * A lever says how many of the people hold such squares; the squares in their order stay what they are.
 */
import { indicesByKey } from '../fibre/radix-sort.ts';
import type { OpenCountry } from './open-country.ts';
import { EXISTING_TOWER, NEW_TOWER, PROPERTY, RURAL } from './site-cost.ts';
import type { SiteField } from './site-field.ts';

/** Rural squares that do not count when the plan begins, by rising people around. */
export interface SparseSquares {
  readonly nearPerKm2: Float64Array;
  /** People in all squares before each; one more for those in all. */
  readonly peopleBefore: Float64Array;
}

/** @param settled per slot: 1 where nobody lives or the cell counts when the plan begins */
export function sparseSquares(
  { layout, environment, nearPerKm2, weight }: SiteField,
  settled: Uint8Array,
): SparseSquares {
  const open = layout.slotOf.filter((slot) => environment[slot] === RURAL && settled[slot] === 0);
  const density = Float64Array.from(open, (slot) => nearPerKm2[slot]!);
  const order = indicesByKey(density);
  const peopleBefore = new Float64Array(order.length + 1);
  order.forEach((i, n) => {
    peopleBefore[n + 1] = peopleBefore[n]! + weight[open[i]!]!;
  });
  return { nearPerKm2: Float64Array.from(order, (i) => density[i]!), peopleBefore };
}

/**
 * People per km² around a square below which a site takes a new tower: of the squares those with fewest people around,
 * as many as hold the share of the people there.
 */
export function newTowerDensity({ nearPerKm2, peopleBefore }: SparseSquares, share: number): number {
  const wanted = share * peopleBefore.at(-1)!;
  let low = 0;
  let high = nearPerKm2.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (peopleBefore[middle]! >= wanted) high = middle;
    else low = middle + 1;
  }
  return nearPerKm2[low] ?? Number.POSITIVE_INFINITY;
}

/** Per candidate: people per km² around it where it is rural, else more than any. */
export function ruralDensity(
  { layout, nearPerKm2 }: SiteField,
  { sets, isRural }: OpenCountry,
): Float64Array {
  const density = new Float64Array(isRural.length);
  for (let i = 0; i < density.length; i++) {
    density[i] =
      isRural[i] === 1 ? nearPerKm2[layout.slotOf[sets.candidateCell[i]!]!]! : Number.POSITIVE_INFINITY;
  }
  return density;
}

/**
 * Per candidate: index into TOWERS. In towns a site stands on a roof.
 * @param density as `ruralDensity` tells
 * @param newTowerBelowPerKm2 see `newTowerDensity`
 * @param property per candidate: index of the public property that carries a site, -1 for none
 */
export function towersOf(
  density: Float64Array,
  newTowerBelowPerKm2: number,
  property: Int16Array,
): Uint8Array {
  const tower = new Uint8Array(density.length);
  for (let i = 0; i < tower.length; i++) {
    if (property[i]! >= 0) tower[i] = PROPERTY;
    else tower[i] = density[i]! < newTowerBelowPerKm2 ? NEW_TOWER : EXISTING_TOWER;
  }
  return tower;
}
