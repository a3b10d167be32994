/** What a new site costs where it stands: station, tower and backhaul, in whole yen. */

import { ENVIRONMENT_CLASSES } from './link-budget.ts';
import type { NearbyFibre } from './nearby-fibre.ts';
import { BACKHAULS, TOWERS } from './radio-outcome.ts';
import type { RadioParameters } from './radio-parameters.ts';

export const RURAL = ENVIRONMENT_CLASSES.indexOf('rural');
const FIBRE = BACKHAULS.indexOf('fibre');
const RELAY = BACKHAULS.indexOf('radio-relay');
export const NEW_TOWER = TOWERS.indexOf('new');
export const EXISTING_TOWER = TOWERS.indexOf('existing');
export const PROPERTY = TOWERS.indexOf('property');

/** How far fibre is from each candidate, year by year. */
export interface FibreReach {
  /** Per candidate: metres in the first year; 0 in towns and where property has fibre. */
  readonly firstM: Float64Array;
  /** By year after the first: candidates to which fibre has come nearer, and how near. */
  readonly nearer: readonly { readonly candidate: Uint32Array; readonly metres: Float64Array }[];
}

/**
 * Where fibre stands, a site joins it in its own cell; elsewhere from the nearest cell that has it.
 * @param candidates how many there are
 * @param nearby what may bring fibre to them; what stands there stands before the first of the years
 * @param fibreFiscalYear per cell, 0 for never
 * @param fiscalYears years to plan, one after the other
 */
export function fibreReach(
  candidates: number,
  nearby: NearbyFibre,
  fibreFiscalYear: Uint16Array,
  fiscalYears: readonly number[],
): FibreReach {
  const firstM = new Float64Array(candidates);
  const [firstYear, ...later] = fiscalYears;
  if (firstYear === undefined) return { firstM, nearer: [] };
  const changes = later.map((): Nearer => ({ candidate: [], metres: [] }));
  const metres = new Float64Array(fiscalYears.length);
  for (let n = 0; n < nearby.candidate.length; n++) {
    distancesByYear(nearby, n, fibreFiscalYear, firstYear, metres);
    firstM[nearby.candidate[n]!] = metres[0]!;
    noteNearer(changes, nearby.candidate[n]!, metres);
  }
  const nearer = changes.map((year) => ({
    candidate: new Uint32Array(year.candidate),
    metres: new Float64Array(year.metres),
  }));
  return { firstM, nearer };
}

/** @param metres filled: of the n-th candidate at the end of each year from the first on */
function distancesByYear(
  { standingM, start, cell, metres: cellM }: NearbyFibre,
  n: number,
  fibreFiscalYear: Uint16Array,
  firstYear: number,
  metres: Float64Array,
): void {
  metres.fill(standingM[n]!);
  for (let at = start[n]!; at < start[n + 1]!; at++) {
    const year = fibreFiscalYear[cell[at]!]!;
    if (year === 0) continue;
    const y = year <= firstYear ? 0 : year - firstYear;
    if (y < metres.length && cellM[at]! < metres[y]!) metres[y] = cellM[at]!;
    // It serves all years, and is nearer than what follows.
    if (y === 0) break;
  }
  for (let y = 1; y < metres.length; y++) if (metres[y - 1]! < metres[y]!) metres[y] = metres[y - 1]!;
}

interface Nearer {
  readonly candidate: number[];
  readonly metres: number[];
}

/** @param changes by year after the first @param metres by year */
function noteNearer(changes: readonly Nearer[], candidate: number, metres: Float64Array): void {
  for (let y = 1; y < metres.length; y++) {
    if (metres[y] === metres[y - 1]) continue;
    changes[y - 1]!.candidate.push(candidate);
    changes[y - 1]!.metres.push(metres[y]!);
  }
}

/** Metres from each candidate to fibre at the end of the last year. */
export function lastFibreM({ firstM, nearer }: FibreReach): Float64Array {
  const metres = firstM.slice();
  for (const year of nearer) comeNearer(metres, year);
  return metres;
}

function comeNearer(metres: Float64Array, year: FibreReach['nearer'][number]): void {
  const { candidate, metres: nearerM } = year;
  for (let n = 0; n < candidate.length; n++) metres[candidate[n]!] = nearerM[n]!;
}

/** Prices of a scenario. */
export interface SitePrices {
  readonly stationYen: number;
  readonly newTowerYen: number;
  readonly leadYen: number;
  readonly yenPerM: number;
  readonly relayYen: number;
  readonly hopM: number;
}

export function pricesOf(parameters: RadioParameters): SitePrices {
  return {
    stationYen: parameters['radio.stationCostYen'],
    newTowerYen: parameters['radio.newTowerCostYen'],
    leadYen: parameters['radio.ruralBackhaulCostYen'],
    yenPerM: parameters['radio.backhaulYenPerKm'] / 1000,
    relayYen: parameters['radio.relayCostYen'],
    hopM: parameters['radio.relayHopKm'] * 1000,
  };
}

/** The cheaper of two: fibre from the nearest cell that has it, or a chain of radio relays from there. */
export function backhaulYen({ leadYen, yenPerM, relayYen, hopM }: SitePrices, metres: number): number {
  return Math.min(Math.round(leadYen + yenPerM * metres), relaysYen(relayYen, hopM, metres));
}

/** Index into BACKHAULS; fibre where nothing is to be joined, and where both cost the same. */
export function backhaulAt(prices: SitePrices, isJoined: number, metres: number): number {
  const { leadYen, yenPerM, relayYen, hopM } = prices;
  const isRelay =
    isJoined === 1 && relaysYen(relayYen, hopM, metres) < Math.round(leadYen + yenPerM * metres);
  return isRelay ? RELAY : FIBRE;
}

function relaysYen(relayYen: number, hopM: number, metres: number): number {
  return Math.max(1, Math.ceil(metres / hopM)) * relayYen;
}

export function towerYenOf({ newTowerYen }: SitePrices, tower: number): number {
  return tower === NEW_TOWER ? newTowerYen : 0;
}

/** @param metres to fibre */
export function backhaulYenOf(prices: SitePrices, isJoined: number, metres: number): number {
  return isJoined === 1 ? backhaulYen(prices, metres) : 0;
}

/** Sum of the items, whole yen. */
export function siteYen(prices: SitePrices, tower: number, isJoined: number, metres: number): number {
  return prices.stationYen + towerYenOf(prices, tower) + backhaulYenOf(prices, isJoined, metres);
}

/** Per candidate, whole yen. @param tower, isJoined, metres per candidate */
export function siteCostsYen(
  prices: SitePrices,
  tower: Uint8Array,
  isJoined: Uint8Array,
  metres: Float64Array,
): Float64Array {
  const yen = new Float64Array(tower.length);
  for (let i = 0; i < yen.length; i++) {
    yen[i] = siteYen(prices, tower[i]!, isJoined[i]!, metres[i]!);
  }
  return yen;
}
