/** What a new site costs where it stands: station, tower and backhaul, in whole yen. */

import { indicesByKey } from '../fibre/radix-sort.ts';
import { FARTHEST_FIBRE_M, fibreDistances } from './backhaul.ts';
import { NO_CANDIDATE } from './candidate-gains.ts';
import { ENVIRONMENT_CLASSES } from './link-budget.ts';
import { BACKHAULS, TOWERS } from './radio-outcome.ts';
import type { RadioParameters } from './radio-parameters.ts';
import type { SiteField } from './site-field.ts';

export const RURAL = ENVIRONMENT_CLASSES.indexOf('rural');
const FIBRE = BACKHAULS.indexOf('fibre');
const RELAY = BACKHAULS.indexOf('radio-relay');
const NEW_TOWER = TOWERS.indexOf('new');
const EXISTING_TOWER = TOWERS.indexOf('existing');

/** Columns per cell; towers never change, backhaul does as fibre comes nearer. */
export interface SiteCosts {
  readonly stationYen: number;
  readonly newTowerYen: number;
  /** Index into TOWERS. */
  readonly tower: Uint8Array;
  /** Index into BACKHAULS. */
  readonly backhaul: Uint8Array;
  /** Metres of new fibre or of the relay's hop. */
  readonly backhaulM: Float64Array;
  readonly backhaulYen: Float64Array;
}

/**
 * In towns a site stands on a roof with fibre in the street. In the country, of the squares that do not count yet those
 * with fewest people around have no mast or roof to share, as many as hold the share of the people there.
 * @param settled per slot: 1 where nobody lives or the cell counts when the plan begins
 */
export function createSiteCosts(
  field: SiteField,
  settled: Uint8Array,
  parameters: RadioParameters,
): SiteCosts {
  const { layout, environment, nearPerKm2 } = field;
  const cells = layout.slotOf.length;
  const tower = new Uint8Array(cells).fill(EXISTING_TOWER);
  const rural = layout.slotOf.filter((slot) => environment[slot] === RURAL);
  const open = rural.filter((slot) => settled[slot] === 0);
  const threshold = densityOfShare(field, open, parameters['radio.newTowerShare']);
  for (const slot of rural) {
    if (nearPerKm2[slot]! < threshold) tower[layout.cellOf[slot]!] = NEW_TOWER;
  }
  return {
    stationYen: parameters['radio.stationCostYen'],
    newTowerYen: parameters['radio.newTowerCostYen'],
    tower,
    backhaul: new Uint8Array(cells).fill(FIBRE),
    backhaulM: new Float64Array(cells),
    backhaulYen: new Float64Array(cells),
  };
}

/** The same stations and towers, with a backhaul that changes by itself. */
export function withOwnBackhaul(costs: SiteCosts): SiteCosts {
  return {
    ...costs,
    backhaul: costs.backhaul.slice(),
    backhaulM: costs.backhaulM.slice(),
    backhaulYen: costs.backhaulYen.slice(),
  };
}

/** Density below which the squares hold a share of all the people in them. */
function densityOfShare({ nearPerKm2, weight }: SiteField, slots: Int32Array, share: number): number {
  const people = slots.reduce((sum, slot) => sum + weight[slot]!, 0);
  let below = 0;
  for (const i of indicesByKey(Float64Array.from(slots, (slot) => nearPerKm2[slot]!))) {
    if (below >= share * people) return nearPerKm2[slots[i]!]!;
    below += weight[slots[i]!]!;
  }
  return Number.POSITIVE_INFINITY;
}

/**
 * Brings the backhaul of rural candidates to the fibre network of a year. The cheaper of two: fibre from the nearest
 * cell that has it, or a chain of radio relays from there.
 * @param fibreFiscalYear per cell, 0 for never
 * @param kind per slot: NO_CANDIDATE where no site may stand
 * @param gain per slot: candidates without gain are left as they are; absent where all are wanted
 * @returns whether any price changed
 */
export function bringBackhaul(
  costs: SiteCosts,
  field: SiteField,
  fibreFiscalYear: Uint16Array,
  fiscalYear: number,
  kind: Uint8Array,
  parameters: RadioParameters,
  gain?: Int32Array,
): boolean {
  const { layout, environment, atlas } = field;
  const isWanted = new Uint8Array(layout.slotOf.length);
  for (let cell = 0; cell < isWanted.length; cell++) {
    const slot = layout.slotOf[cell]!;
    const isLeft = gain === undefined || gain[slot]! > 0;
    if (environment[slot] === RURAL && kind[slot] !== NO_CANDIDATE && isLeft) isWanted[cell] = 1;
  }
  const distanceM = fibreDistances(atlas.lattice, fibreFiscalYear, fiscalYear, isWanted, costs.backhaulM);
  const leadYen = parameters['radio.ruralBackhaulCostYen'];
  const yenPerM = parameters['radio.backhaulYenPerKm'] / 1000;
  const relayYen = parameters['radio.relayCostYen'];
  const hopM = parameters['radio.relayHopKm'] * 1000;
  let isChanged = false;
  for (let cell = 0; cell < isWanted.length; cell++) {
    if (isWanted[cell] === 0) continue;
    const metres = Math.min(distanceM[cell]!, FARTHEST_FIBRE_M);
    const fibreYen = Math.round(leadYen + yenPerM * metres);
    const relaysYen = Math.max(1, Math.ceil(metres / hopM)) * relayYen;
    const isRelay = relaysYen < fibreYen;
    const yen = isRelay ? relaysYen : fibreYen;
    if (yen !== costs.backhaulYen[cell]) isChanged = true;
    costs.backhaul[cell] = isRelay ? RELAY : FIBRE;
    costs.backhaulM[cell] = metres;
    costs.backhaulYen[cell] = yen;
  }
  return isChanged;
}

/** By COST_ITEMS. */
export function itemsYen(costs: SiteCosts, cell: number): number[] {
  const towerYen = costs.tower[cell] === NEW_TOWER ? costs.newTowerYen : 0;
  return [costs.stationYen, towerYen, costs.backhaulYen[cell]!];
}

export function siteCostYen(costs: SiteCosts, cell: number): number {
  const towerYen = costs.tower[cell] === NEW_TOWER ? costs.newTowerYen : 0;
  return costs.stationYen + towerYen + costs.backhaulYen[cell]!;
}
