/**
 * What a household costs by each technology over a number of years, discounted to the start at the social rate:
 * - fibre: the price of its block, and the upkeep of its cable and line;
 * - 5G fixed wireless: a terminal, and its part of a station with ten-odd years of running it, shared by the unserved
 *   households in reach, at most as many as a station carries;
 * - satellite or HAPS: a terminal and its service.
 * Terminals are bought again after their life.
 */
import type { FibreBasis } from './fibre-basis.ts';
import type { FibreParameters } from './fibre-parameters.ts';

export const TECHNOLOGIES = ['fibre', 'fwa', 'satellite'] as const;
export type Technology = (typeof TECHNOLOGIES)[number];
export const FIBRE = 0;
export const FWA = 1;
export const SATELLITE = 2;

/** Σ (1 + rate)^-t over the years t = 1 … years: what one yen a year is worth today. */
export function annuity(rate: number, years: number): number {
  return rate === 0 ? years : (1 - (1 + rate) ** -years) / rate;
}

/** What one yen is worth that is paid at once and again after every `life` years, within `years`. */
export function renewals(rate: number, years: number, life: number): number {
  let sum = 0;
  for (let t = 0; t < years; t += life) sum += (1 + rate) ** -t;
  return sum;
}

/** Discounted yen per household by technology for each position; a position without households has none. */
export interface TechnologyCosts {
  /** The block's mean for every place of a block. */
  readonly fibreYen: Float64Array;
  readonly fwaYen: Float64Array;
  readonly satelliteYen: number;
}

export function technologyCosts({ tail, places }: FibreBasis, parameters: FibreParameters): TechnologyCosts {
  const rate = parameters['fibre.discountRate'];
  const years = parameters['fibre.costHorizonYears'];
  const running = annuity(rate, years);
  const terminals = renewals(rate, years, parameters['fibre.terminalLifeYears']);
  const size = tail.cells.length;
  const fibreYen = new Float64Array(size);
  const fwaYen = new Float64Array(size);
  const lineYen = running * parameters['fibre.takeUp'] * parameters['fibre.operatingYenPerLine'];
  const upkeepYenPerM = (running * upkeepYenPerKm(parameters)) / 1000;
  const stationYen =
    parameters['fibre.fwaStationYen'] * (1 + running * parameters['fibre.fwaOperatingShare']);
  const carried = parameters['fibre.fwaHouseholdsPerStation'];
  const terminalYen = terminals * parameters['fibre.fwaTerminalYen'];
  for (let block = 0, start = 0; block < tail.blockEnd.length; block++) {
    const end = tail.blockEnd[block]!;
    let cableM = 0;
    let households = 0;
    for (let i = start; i < end; i++) {
      cableM += places.cableM[i]!;
      households += tail.households[i]!;
    }
    // One price for all of a block.
    fibreYen.fill(tail.priceYen[start]! + (cableM * upkeepYenPerM) / households + lineYen, start, end);
    for (let i = start; i < end; i++) {
      const sharing = Math.min(carried, Math.max(1, places.householdsInReach[i]!));
      fwaYen[i] = terminalYen + stationYen / sharing;
    }
    start = end;
  }
  const satelliteYen =
    terminals * parameters['fibre.satelliteTerminalYen'] + running * parameters['fibre.satelliteYenPerYear'];
  return { fibreYen, fwaYen, satelliteYen };
}

/** Per position: index into TECHNOLOGIES of the cheaper of those that need no fibre. */
export function cheapestWireless({ fwaYen, satelliteYen }: TechnologyCosts): Uint8Array {
  const cheapest = new Uint8Array(fwaYen.length);
  for (let i = 0; i < cheapest.length; i++) cheapest[i] = fwaYen[i]! <= satelliteYen ? FWA : SATELLITE;
  return cheapest;
}

/** Per position: 1 where its block's households cost less by the cheapest wireless technology than by fibre. */
export function cheaperOtherwise(basis: FibreBasis, parameters: FibreParameters): Uint8Array {
  const { tail } = basis;
  const { fibreYen, fwaYen, satelliteYen } = technologyCosts(basis, parameters);
  const isCheaper = new Uint8Array(tail.cells.length);
  for (let block = 0, start = 0; block < tail.blockEnd.length; block++) {
    const end = tail.blockEnd[block]!;
    let fibre = 0;
    let wireless = 0;
    for (let i = start; i < end; i++) {
      fibre += tail.households[i]! * fibreYen[i]!;
      wireless += tail.households[i]! * Math.min(fwaYen[i]!, satelliteYen);
    }
    if (wireless < fibre) isCheaper.fill(1, start, end);
    start = end;
  }
  return isCheaper;
}

/** Yen a year for a km of cable: upkeep and the rent of other owners' poles. */
export function upkeepYenPerKm(parameters: FibreParameters): number {
  return (
    parameters['fibre.operatingYenPerKm'] +
    parameters['fibre.rentedPoleShare'] * parameters['fibre.poleRentYenPerKm']
  );
}
