/**
 * Lengths of the network beyond the densely inhabited squares, by municipality: what stands at the baseline (hanging as
 * the forest of the past has it) and what is left to build. A trunk passes more households than one cabinet serves; all
 * other edges between cells are feeders; distribution lies within the cells.
 */
import type { Atlas } from '../atlas.ts';
import { distributionM, HOUSEHOLDS_PER_CABINET } from './cost.ts';
import type { FibreBasis } from './fibre-basis.ts';
import type { FibreParameters } from './fibre-parameters.ts';

/** Per municipality, metres of cable with its detour. */
export interface LengthsByMunicipality {
  readonly trunkM: Float64Array;
  readonly feederM: Float64Array;
  readonly distributionM: Float64Array;
  /** Under the sea; not part of trunk and feeder. */
  readonly seaM: Float64Array;
}

export interface NetworkLengths {
  readonly standing: LengthsByMunicipality;
  readonly toBuild: LengthsByMunicipality;
}

export function networkLengths(atlas: Atlas, basis: FibreBasis, parameters: FibreParameters): NetworkLengths {
  return {
    standing: standingLengths(atlas, basis, parameters),
    toBuild: tailLengths(atlas, basis, parameters),
  };
}

function emptyLengths(count: number) {
  return {
    trunkM: new Float64Array(count),
    feederM: new Float64Array(count),
    distributionM: new Float64Array(count),
    seaM: new Float64Array(count),
  };
}

function tailLengths(
  atlas: Atlas,
  { tail, places, structure }: FibreBasis,
  parameters: FibreParameters,
): LengthsByMunicipality {
  const lengths = emptyLengths(atlas.municipalities.count);
  const detour = parameters['fibre.detourRatio'];
  const beyond = tail.households.slice();
  for (let i = beyond.length - 1; i >= 0; i--) {
    const m = places.municipality[i]!;
    const up = tail.parentAt[i]!;
    if (up >= 0) beyond[up]! += beyond[i]!;
    const landM = (tail.lengthM[i]! - tail.seaM[i]!) * detour;
    (beyond[i]! > HOUSEHOLDS_PER_CABINET ? lengths.trunkM : lengths.feederM)[m]! += landM;
    lengths.seaM[m]! += tail.seaM[i]!;
    const areaKm2 = structure.network.landAreaKm2[tail.cells[i]!]!;
    lengths.distributionM[m]! += distributionM(parameters, tail.households[i]!, areaKm2);
  }
  return lengths;
}

function standingLengths(
  atlas: Atlas,
  { structure, baseline, baselineYear }: FibreBasis,
  parameters: FibreParameters,
): LengthsByMunicipality {
  const { network, forest } = structure;
  const { municipality, households } = atlas.cells;
  const lengths = emptyLengths(atlas.municipalities.count);
  const detour = parameters['fibre.detourRatio'];
  const beyond = new Float64Array(households.length);
  for (let k = forest.sequence.length - 1; k >= 0; k--) {
    const cell = forest.sequence[k]!;
    if (baseline.servedFrom[cell]! > baselineYear) continue;
    beyond[cell]! += households[cell]!;
    beyond[forest.parent[cell]!]! += beyond[cell]!;
    const m = municipality[cell]!;
    const edge = forest.parentEdge[cell]!;
    const landM = (network.lengthM[edge]! - network.seaM[edge]!) * detour;
    (beyond[cell]! > HOUSEHOLDS_PER_CABINET ? lengths.trunkM : lengths.feederM)[m]! += landM;
    lengths.seaM[m]! += network.seaM[edge]!;
    lengths.distributionM[m]! += distributionM(parameters, households[cell]!, network.landAreaKm2[cell]!);
  }
  return lengths;
}
