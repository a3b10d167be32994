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

/** 1 where cables are buried. */
function buriedCells(atlas: Pick<Atlas, 'cells'>, areaKm2: Float32Array, peoplePerKm2: number): Uint8Array {
  const buried = new Uint8Array(areaKm2.length);
  const { population } = atlas.cells;
  for (let cell = 0; cell < buried.length; cell++) {
    buried[cell] = population[cell]! >= peoplePerKm2 * areaKm2[cell]! ? 1 : 0;
  }
  return buried;
}

/** The cost of every edge, the same for both directions. */
export function edgeCostsYen(
  atlas: Pick<Atlas, 'cells'>,
  network: FibreNetwork,
  parameters: FibreParameters,
): Float32Array {
  const { from, to, lengthM, slope, sea, island, landAreaKm2 } = network;
  const buried = buriedCells(atlas, landAreaKm2, parameters['fibre.buriedPeoplePerKm2']);
  const level = parameters['fibre.costLevel'];
  const seaYenPerM = (level * parameters['fibre.submarineYenPerKm']) / 1000;
  const crossingYen = level * parameters['fibre.submarineCrossingYen'];
  const landLevel = (level * parameters['fibre.detourRatio']) / 1000;
  const aerialYenPerM = landLevel * parameters['fibre.aerialYenPerKm'];
  const buriedYenPerM = landLevel * parameters['fibre.buriedYenPerKm'];
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
    const terrain = 1 + steep * Math.min(STEEPEST_SLOPE, slope[e]!);
    const perM = buried[a]! + buried[b]! === 2 ? buriedYenPerM : aerialYenPerM;
    const remote = island[a]! + island[b]! > 0 ? islandRatio : 1;
    costYen[e] = Math.round(lengthM[e]! * perM * terrain * remote);
  }
  return costYen;
}

/**
 * What serving `households` of each cell costs once its edge stands.
 * @param households per cell, not negative; where it is 0 the cost is 0
 */
export function serviceCostsYen(
  atlas: Pick<Atlas, 'cells'>,
  network: FibreNetwork,
  parameters: FibreParameters,
  households: Float64Array,
): Float64Array {
  const { island, landAreaKm2 } = network;
  const buried = buriedCells(atlas, landAreaKm2, parameters['fibre.buriedPeoplePerKm2']);
  const level = parameters['fibre.costLevel'];
  const islandLevel = level * parameters['fibre.islandRatio'];
  const ratio = parameters['fibre.distributionRatio'];
  const perHouseholdYen =
    parameters['fibre.passingYenPerHousehold'] +
    parameters['fibre.takeUp'] * parameters['fibre.dropYenPerHousehold'];
  const costYen = new Float64Array(households.length);
  for (let cell = 0; cell < households.length; cell++) {
    const count = households[cell]!;
    if (count === 0) continue;
    const cableKm = ratio * Math.sqrt(count * landAreaKm2[cell]!);
    const yenPerKm =
      buried[cell] === 1 ? parameters['fibre.buriedYenPerKm'] : parameters['fibre.aerialYenPerKm'];
    const cabinets = Math.ceil(count / HOUSEHOLDS_PER_CABINET);
    const plainYen = cableKm * yenPerKm + cabinets * parameters['fibre.cabinetYen'] + count * perHouseholdYen;
    costYen[cell] = Math.round(plainYen * (island[cell] === 1 ? islandLevel : level));
  }
  return costYen;
}
