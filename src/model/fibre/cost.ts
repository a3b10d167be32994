/**
 * What it costs to lay an edge and to serve a cell, whole yen before anybody's subsidy.
 *
 * Edge over land: length × detour × (1 + (steep - 1) · min(1, slope / 0.3)) × aerial or buried price × island ratio.
 * Edge over sea: length × submarine price + one crossing.
 * Cell: (distribution cable + cabinets + passing + drops of the households that take a line) × island ratio, where
 * the distribution cable is ratio · √(households × land area): the shortest tree through n points scattered over an
 * area A is about 0.633 √(n A) long (Beardwood, Halton & Hammersley 1959 for the law, simulation for the constant).
 */
import type { Atlas } from '../atlas.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import type { FibreNetwork } from './network.ts';

/** Slope at which ground counts as steepest (assumption): 0.3, about the limit of built-up hillsides. */
export const STEEPEST_SLOPE = 0.3;
/** Households on one splitter: the usual 1:32 of passive optical networks (ITU-T G.984.1). */
export const HOUSEHOLDS_PER_CABINET = 32;

/** The cost of every edge of `network`, the same for both directions. */
export function edgeCostsYen(
  { cells }: Pick<Atlas, 'cells'>,
  network: FibreNetwork,
  parameters: FibreParameters,
): Float32Array {
  const { from, to, lengthM, slope, sea, island, landAreaKm2 } = network;
  const { population } = cells;
  const level = parameters['fibre.costLevel'];
  const seaYenPerM = (level * parameters['fibre.submarineYenPerKm']) / 1000;
  const crossingYen = level * parameters['fibre.submarineCrossingYen'];
  const landLevel = (level * parameters['fibre.detourRatio']) / 1000;
  const aerialYenPerM = landLevel * parameters['fibre.aerialYenPerKm'];
  const buriedYenPerM = landLevel * parameters['fibre.buriedYenPerKm'];
  const buriedPeoplePerKm2 = parameters['fibre.buriedPeoplePerKm2'];
  const islandRatio = parameters['fibre.islandRatio'];
  const steep = (parameters['fibre.steepRatio'] - 1) / STEEPEST_SLOPE;
  const costYen = new Float32Array(from.length);
  for (let e = 0; e < from.length; e++) {
    const a = from[e]!;
    const b = to[e]!;
    if (sea[e] === 1) {
      costYen[e] = Math.round(lengthM[e]! * seaYenPerM + crossingYen);
      continue;
    }
    const isBuried =
      population[a]! >= buriedPeoplePerKm2 * landAreaKm2[a]! &&
      population[b]! >= buriedPeoplePerKm2 * landAreaKm2[b]!;
    const terrain = 1 + steep * Math.min(STEEPEST_SLOPE, slope[e]!);
    const remote = island[a]! + island[b]! > 0 ? islandRatio : 1;
    costYen[e] = Math.round(lengthM[e]! * (isBuried ? buriedYenPerM : aerialYenPerM) * terrain * remote);
  }
  return costYen;
}

/**
 * What serving households in each of some cells costs once the edge there stands.
 * @param households per entry of `served`, not negative; where it is 0 the cost is 0
 */
export function serviceCostsYen(
  { cells }: Pick<Atlas, 'cells'>,
  { island, landAreaKm2 }: Pick<FibreNetwork, 'island' | 'landAreaKm2'>,
  parameters: FibreParameters,
  served: Uint32Array,
  households: Float64Array,
): Float64Array {
  const { population } = cells;
  const level = parameters['fibre.costLevel'];
  const islandLevel = level * parameters['fibre.islandRatio'];
  const ratio = parameters['fibre.distributionRatio'];
  const aerialYenPerKm = parameters['fibre.aerialYenPerKm'];
  const buriedYenPerKm = parameters['fibre.buriedYenPerKm'];
  const buriedPeoplePerKm2 = parameters['fibre.buriedPeoplePerKm2'];
  const cabinetYen = parameters['fibre.cabinetYen'];
  const perHouseholdYen =
    parameters['fibre.passingYenPerHousehold'] +
    parameters['fibre.takeUp'] * parameters['fibre.dropYenPerHousehold'];
  const costYen = new Float64Array(served.length);
  for (let i = 0; i < served.length; i++) {
    const count = households[i]!;
    if (count === 0) continue;
    const cell = served[i]!;
    const areaKm2 = landAreaKm2[cell]!;
    const isBuried = population[cell]! >= buriedPeoplePerKm2 * areaKm2;
    const cableYen = ratio * Math.sqrt(count * areaKm2) * (isBuried ? buriedYenPerKm : aerialYenPerKm);
    const cabinetsYen = Math.ceil(count / HOUSEHOLDS_PER_CABINET) * cabinetYen;
    const plainYen = cableYen + cabinetsYen + count * perHouseholdYen;
    costYen[i] = Math.round(plainYen * (island[cell] === 1 ? islandLevel : level));
  }
  return costYen;
}
