/**
 * Who pays for a cell: the rules of 高度無線環境整備推進事業 (総務省), as of FY2023.
 *
 * Areas: disadvantaged areas; with the supplementary rules also municipalities with a fiscal capability index up to
 * 0.8 and districts up to 500 people per km².
 * State share where a municipality builds: 1/2, 1/3 from a fiscal index of 0.5 on, 2/3 on remote islands. Where an
 * operator builds: 1/3, 1/2 on remote islands. The builder pays the rest. Elsewhere operators pay all, as they do for
 * what is cheap enough to be built without subsidy.
 *
 * A cell's area is a class of a few bits, so that a lever only changes a table of sixteen shares.
 */
import type { Atlas } from '../atlas.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import type { FibreNetwork } from './network.ts';

export const FISCAL_INDEX_OF_LOWER_SHARE = 0.5;
export const FISCAL_INDEX_OF_SUPPLEMENTARY_AREAS = 0.8;
/** Also taken as the mark of the disadvantaged districts of a municipality that is so in part (assumption). */
export const PEOPLE_PER_KM2_OF_SUPPLEMENTARY_AREAS = 500;

const ISLAND = 1;
const LOWER_SHARE = 2;
const DISADVANTAGED = 4;
const SUPPLEMENTARY = 8;
export const AREA_CLASSES = 16;

/** Per entry of a list of cells: the class of its area, 0 to AREA_CLASSES - 1. */
export function areaClasses(
  atlas: Pick<Atlas, 'cells' | 'municipalities'>,
  network: Pick<FibreNetwork, 'island' | 'landAreaKm2'>,
  cells: Uint32Array,
): Uint8Array {
  const { municipality, population } = atlas.cells;
  const { fiscalIndex, disadvantaged } = atlas.municipalities;
  const classes = new Uint8Array(cells.length);
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    const m = municipality[cell]!;
    const isSparse = population[cell]! <= PEOPLE_PER_KM2_OF_SUPPLEMENTARY_AREAS * network.landAreaKm2[cell]!;
    const isIsland = network.island[cell] === 1;
    const isDisadvantaged =
      isIsland || disadvantaged[m] === 'full' || (disadvantaged[m] === 'partial' && isSparse);
    classes[i] =
      (isIsland ? ISLAND : 0) |
      (fiscalIndex[m]! >= FISCAL_INDEX_OF_LOWER_SHARE ? LOWER_SHARE : 0) |
      (isDisadvantaged ? DISADVANTAGED : 0) |
      (isSparse || fiscalIndex[m]! <= FISCAL_INDEX_OF_SUPPLEMENTARY_AREAS ? SUPPLEMENTARY : 0);
  }
  return classes;
}

/** What a cell counts as under the rules, as a planner says it; the first is paid for by operators alone. */
export const SUBSIDY_AREAS = ['none', 'supplementary', 'disadvantaged', 'island'] as const;
export type SubsidyArea = (typeof SUBSIDY_AREAS)[number];

/** Index into SUBSIDY_AREAS of an area class. */
export function subsidyAreaOf(areaClass: number, parameters: FibreParameters): number {
  if ((areaClass & ISLAND) !== 0) return 3;
  if ((areaClass & DISADVANTAGED) !== 0) return 2;
  return parameters['fibre.supplementaryAreas'] && (areaClass & SUPPLEMENTARY) !== 0 ? 1 : 0;
}

export interface PayerShares {
  /** Per area class, 0–1; operators pay what is left. */
  readonly state: Float64Array;
  readonly municipality: Float64Array;
}

export function payerShares(parameters: FibreParameters): PayerShares {
  const municipalBuild = parameters['fibre.municipalBuildShare'];
  const subsidised = DISADVANTAGED | (parameters['fibre.supplementaryAreas'] ? SUPPLEMENTARY : 0);
  const shares = { state: new Float64Array(AREA_CLASSES), municipality: new Float64Array(AREA_CLASSES) };
  for (let area = 0; area < AREA_CLASSES; area++) {
    if ((area & subsidised) === 0) continue;
    const isIsland = (area & ISLAND) !== 0;
    const ofMunicipality = isIsland ? 2 / 3 : (area & LOWER_SHARE) !== 0 ? 1 / 3 : 1 / 2;
    const ofOperator = isIsland ? 1 / 2 : 1 / 3;
    shares.state[area] = municipalBuild * ofMunicipality + (1 - municipalBuild) * ofOperator;
    shares.municipality[area] = municipalBuild * (1 - ofMunicipality);
  }
  return shares;
}

/** A cost in the order of PAYERS: whole yen that add up to it. */
export function splitCost(
  costYen: number,
  stateShare: number,
  municipalityShare: number,
): [number, number, number] {
  const stateYen = Math.floor(costYen * stateShare);
  const municipalityYen = Math.floor(costYen * municipalityShare);
  return [stateYen, municipalityYen, costYen - stateYen - municipalityYen];
}

/** Adds such a split to a year's row of a year × payer table. */
export function addCost(table: Float64Array, year: number, payersYen: readonly number[]): void {
  payersYen.forEach((yen, payer) => {
    table[payersYen.length * year + payer]! += yen;
  });
}
