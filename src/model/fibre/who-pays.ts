/**
 * Who pays for a cell: the rules of 高度無線環境整備推進事業 (総務省), as of FY2023.
 *
 * Areas: disadvantaged areas; with the supplementary rules also municipalities with a fiscal capability index up to
 * 0.8 and districts up to 500 people per km².
 * State share where a municipality builds: 1/2, 1/3 from a fiscal index of 0.5 on, 2/3 on remote islands. Where an
 * operator builds: 1/3, 1/2 on remote islands. The builder pays the rest. Elsewhere operators pay all.
 */
import type { Atlas } from '../atlas.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import type { FibreNetwork } from './network.ts';

export const FISCAL_INDEX_OF_LOWER_SHARE = 0.5;
export const FISCAL_INDEX_OF_SUPPLEMENTARY_AREAS = 0.8;
/** Also taken as the mark of the disadvantaged districts of a municipality that is so in part (assumption). */
export const PEOPLE_PER_KM2_OF_SUPPLEMENTARY_AREAS = 500;

export interface PayerShares {
  /** Per entry of the list of cells, 0–1; operators pay what is left. */
  readonly state: Float32Array;
  readonly municipality: Float32Array;
}

export function payerShares(
  atlas: Pick<Atlas, 'cells' | 'municipalities'>,
  network: Pick<FibreNetwork, 'island' | 'landAreaKm2'>,
  parameters: FibreParameters,
  cells: Uint32Array,
): PayerShares {
  const { municipality, population } = atlas.cells;
  const { fiscalIndex, disadvantaged } = atlas.municipalities;
  const municipalBuild = parameters['fibre.municipalBuildShare'];
  const supplementary = parameters['fibre.supplementaryAreas'];
  const shares = {
    state: new Float32Array(cells.length),
    municipality: new Float32Array(cells.length),
  };
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    const m = municipality[cell]!;
    const isSparse = population[cell]! <= PEOPLE_PER_KM2_OF_SUPPLEMENTARY_AREAS * network.landAreaKm2[cell]!;
    const isIsland = network.island[cell] === 1;
    const isDisadvantaged =
      isIsland || disadvantaged[m] === 'full' || (disadvantaged[m] === 'partial' && isSparse);
    const isSupplementary = isSparse || fiscalIndex[m]! <= FISCAL_INDEX_OF_SUPPLEMENTARY_AREAS;
    if (!isDisadvantaged && !(supplementary && isSupplementary)) continue;
    const ofMunicipality = isIsland ? 2 / 3 : fiscalIndex[m]! >= FISCAL_INDEX_OF_LOWER_SHARE ? 1 / 3 : 1 / 2;
    const ofOperator = isIsland ? 1 / 2 : 1 / 3;
    shares.state[i] = municipalBuild * ofMunicipality + (1 - municipalBuild) * ofOperator;
    shares.municipality[i] = municipalBuild * (1 - ofMunicipality);
  }
  return shares;
}

/** The cost of entry `i` of the list in the order of PAYERS: whole yen that add up to it. */
export function splitCost(costYen: number, shares: PayerShares, i: number): [number, number, number] {
  const stateYen = Math.floor(costYen * shares.state[i]!);
  const municipalityYen = Math.floor(costYen * shares.municipality[i]!);
  return [stateYen, municipalityYen, costYen - stateYen - municipalityYen];
}

/** Adds such a split to a year's row of a year × payer table. */
export function addCost(table: Float64Array, year: number, payersYen: readonly number[]): void {
  payersYen.forEach((yen, payer) => {
    table[payersYen.length * year + payer]! += yen;
  });
}
