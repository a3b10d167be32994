/**
 * What it costs to lay an edge and to serve a cell, whole yen before anybody's subsidy.
 *
 * Edge over land: length × detour × (1 + (steep - 1) · min(1, slope / 0.3)) × aerial or buried price × place.
 * Edge over sea: its sea × submarine price + one crossing, and the rest of it as land.
 * Cell: (distribution cable + cabinets + passing + drops of the households that take a line) × place, where the
 * distribution cable is ratio · √(households × land area): the shortest tree through n points scattered over an area A
 * is about 0.633 √(n A) long (Beardwood, Halton & Hammersley 1959 for the law, simulation for the constant).
 * Aerial price: own poles as given, rented poles dearer by their ratio, in the mix of both.
 * Place: the island ratio on remote islands times the snow ratio in heavy-snow areas.
 */
import type { Atlas } from '../atlas.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import { heavySnow } from './heavy-snow.ts';
import type { FibreNetwork } from './network.ts';

/** Slope at which ground counts as steepest (assumption): 0.3, about the limit of built-up hillsides. */
export const STEEPEST_SLOPE = 0.3;
/** Households on one splitter: the usual 1:32 of passive optical networks (ITU-T G.984.1). */
export const HOUSEHOLDS_PER_CABINET = 32;

type Places = Pick<Atlas, 'cells' | 'municipalities' | 'prefectures'>;

/** The cost of every edge of `network`, the same for both directions. */
export function edgeCostsYen(
  atlas: Places,
  network: FibreNetwork,
  parameters: FibreParameters,
): Float32Array {
  const { from, to, lengthM, slope, seaM, island, landAreaKm2 } = network;
  const { population, municipality } = atlas.cells;
  const isSnowy = heavySnow(atlas);
  const level = parameters['fibre.costLevel'];
  const seaYenPerM = (level * parameters['fibre.submarineYenPerKm']) / 1000;
  const crossingYen = level * parameters['fibre.submarineCrossingYen'];
  const landLevel = (level * parameters['fibre.detourRatio']) / 1000;
  const aerialYenPerM = landLevel * aerialYenPerKm(parameters);
  const buriedYenPerM = landLevel * parameters['fibre.buriedYenPerKm'];
  const buriedPeoplePerKm2 = parameters['fibre.buriedPeoplePerKm2'];
  const islandRatio = parameters['fibre.islandRatio'];
  const snowRatio = parameters['fibre.snowRatio'];
  const steep = (parameters['fibre.steepRatio'] - 1) / STEEPEST_SLOPE;
  const costYen = new Float32Array(from.length);
  for (let e = 0; e < from.length; e++) {
    const a = from[e]!;
    const b = to[e]!;
    const isBuried =
      population[a]! >= buriedPeoplePerKm2 * landAreaKm2[a]! &&
      population[b]! >= buriedPeoplePerKm2 * landAreaKm2[b]!;
    let yenPerM = isBuried ? buriedYenPerM : aerialYenPerM;
    yenPerM *= 1 + steep * Math.min(STEEPEST_SLOPE, slope[e]!);
    if (island[a]! + island[b]! > 0) yenPerM *= islandRatio;
    if (isSnowy[municipality[a]!]! + isSnowy[municipality[b]!]! > 0) yenPerM *= snowRatio;
    const sea = seaM[e]!;
    const seaYen = sea > 0 ? sea * seaYenPerM + crossingYen : 0;
    costYen[e] = Math.round(Math.max(0, lengthM[e]! - sea) * yenPerM + seaYen);
  }
  return costYen;
}

/**
 * What serving households in each of some cells costs once the edge there stands.
 * @param households per entry of `served`, not negative; where it is 0 the cost is 0
 */
export function serviceCostsYen(
  atlas: Places,
  network: Pick<FibreNetwork, 'island' | 'landAreaKm2'>,
  parameters: FibreParameters,
  served: Uint32Array,
  households: Float64Array,
): Float64Array {
  return createServiceCosts(atlas, network, parameters, served)(households);
}

/** The same for one list of cells and any households there. */
export function createServiceCosts(
  atlas: Places,
  { island, landAreaKm2 }: Pick<FibreNetwork, 'island' | 'landAreaKm2'>,
  parameters: FibreParameters,
  served: Uint32Array,
): (households: Float64Array) => Float64Array {
  const { population, municipality } = atlas.cells;
  const isSnowy = heavySnow(atlas);
  const level = parameters['fibre.costLevel'];
  const islandRatio = parameters['fibre.islandRatio'];
  const snowRatio = parameters['fibre.snowRatio'];
  const ratio = parameters['fibre.distributionRatio'];
  const aerial = aerialYenPerKm(parameters);
  const buried = parameters['fibre.buriedYenPerKm'];
  const buriedPeoplePerKm2 = parameters['fibre.buriedPeoplePerKm2'];
  const cabinetYen = parameters['fibre.cabinetYen'];
  const perHouseholdYen =
    parameters['fibre.passingYenPerHousehold'] +
    parameters['fibre.takeUp'] * parameters['fibre.dropYenPerHousehold'];
  const size = served.length;
  const areaKm2 = new Float32Array(size);
  const isBuried = new Uint8Array(size);
  const placeLevel = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const cell = served[i]!;
    areaKm2[i] = landAreaKm2[cell]!;
    isBuried[i] = population[cell]! >= buriedPeoplePerKm2 * areaKm2[i]! ? 1 : 0;
    placeLevel[i] = island[cell] === 1 ? level * islandRatio : level;
    if (isSnowy[municipality[cell]!] === 1) placeLevel[i]! *= snowRatio;
  }
  return (households) => {
    const costYen = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      const count = households[i]!;
      if (count === 0) continue;
      const cableYen = ratio * Math.sqrt(count * areaKm2[i]!) * (isBuried[i] === 1 ? buried : aerial);
      const cabinetsYen = Math.ceil(count / HOUSEHOLDS_PER_CABINET) * cabinetYen;
      costYen[i] = Math.round((cableYen + cabinetsYen + count * perHouseholdYen) * placeLevel[i]!);
    }
    return costYen;
  };
}

/** Own and rented poles in their mix, at cost level 1. */
function aerialYenPerKm(parameters: FibreParameters): number {
  const dearer = parameters['fibre.rentedPoleShare'] * (parameters['fibre.rentedPoleRatio'] - 1);
  return parameters['fibre.aerialYenPerKm'] * (1 + dearer);
}

/** Metres of cable within a cell that reach its households. */
export function distributionM(parameters: FibreParameters, households: number, landAreaKm2: number): number {
  return 1000 * parameters['fibre.distributionRatio'] * Math.sqrt(households * landAreaKm2);
}
