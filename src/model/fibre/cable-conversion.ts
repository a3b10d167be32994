/**
 * Turning coaxial cable television into fibre (ケーブルテレビネットワークの光化, 総務省). Areas: disadvantaged
 * municipalities with a fiscal index up to 0.5 that have cable television in their disaster plan. Grant: 1/2 where a
 * municipality or union runs it, 1/3 where a third-sector company does; whoever runs it pays the rest.
 *
 * Neither the disaster plans nor the coaxial lines by municipality are published: every such municipality is taken to
 * have an equal share of its households on coaxial cable (assumption), to be given the distribution, cabinet, passing
 * and drop that fibre needs. The cheapest municipalities come first, as far as the money goes; what a year leaves over
 * is carried into the next.
 */
import type { Atlas } from '../atlas.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS, valueInYear, YEAR_COUNT } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import { createPlanBuilder, type Plan } from '../plan.ts';
import { createServiceCosts } from './cost.ts';
import type { FibreBasis } from './fibre-basis.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import { addCost, splitCost } from './who-pays.ts';

export const HIGHEST_FISCAL_INDEX = 0.5;
const MUNICIPAL_GRANT = 1 / 2;
const THIRD_SECTOR_GRANT = 1 / 3;

export interface CableConversion {
  /** Households at the 2020 level on coaxial cable in the programme's municipalities (assumption). */
  readonly eligibleHouseholds: number;
  /** Per year: households converted by its end. */
  readonly convertedHouseholds: Float64Array;
  /** years × PAYERS, whole yen. A third-sector company counts as an operator. */
  readonly costYen: Float64Array;
  readonly plan: Plan;
}

/** Of the programme's municipalities; 0 elsewhere. */
export interface CableByMunicipality {
  /** Whole yen for all on coaxial cable. */
  readonly costYen: Float64Array;
  /** At the 2020 level. */
  readonly households: Float64Array;
}

export function convertCable(
  atlas: Atlas,
  { baselineFiscalYear }: Pick<FibreBasis, 'baselineFiscalYear'>,
  { costYen, households }: CableByMunicipality,
  parameters: FibreParameters,
): CableConversion {
  const { count } = atlas.municipalities;
  const order = Array.from(costYen.keys()).filter((m) => households[m]! > 0);
  order.sort((a, b) => costYen[a]! / households[a]! - costYen[b]! / households[b]! || a - b);
  const thirdSector = parameters['fibre.cableThirdSectorShare'];
  const budgetYen = parameters['fibre.cableConversionBudgetYen'];
  const result = {
    eligibleHouseholds: households.reduce((a, b) => a + b, 0),
    convertedHouseholds: new Float64Array(YEAR_COUNT),
    costYen: new Float64Array(YEAR_COUNT * PAYERS.length),
  };
  const plan = createPlanBuilder(count);
  let next = 0;
  // What is left of the municipality under way, 0–1.
  let rest = 1;
  let moneyYen = 0;
  let converted = 0;
  for (const fiscalYear of FISCAL_YEARS) {
    const y = fiscalYear - FIRST_FISCAL_YEAR;
    if (fiscalYear > baselineFiscalYear) {
      moneyYen += valueInYear(budgetYen, fiscalYear);
      while (next < order.length && moneyYen > 0) {
        const m = order[next]!;
        const thirdYen = Math.round(costYen[m]! * thirdSector);
        const ownYen = costYen[m]! - thirdYen;
        const needYen = rest * (thirdYen * THIRD_SECTOR_GRANT + ownYen * MUNICIPAL_GRANT);
        const done = Math.min(1, moneyYen / needYen) * rest;
        const own = splitCost(Math.round(done * ownYen), MUNICIPAL_GRANT, 1 - MUNICIPAL_GRANT);
        const third = splitCost(Math.round(done * thirdYen), THIRD_SECTOR_GRANT, 0);
        // An odd yen of a municipal network is the municipality's, not an operator's.
        const split = [own[0] + third[0], own[1] + own[2], third[1] + third[2]] as const;
        moneyYen = Math.max(0, moneyYen - done * (needYen / rest));
        plan.add(fiscalYear, m, done * households[m]!, split);
        addCost(result.costYen, y, split);
        converted += done * households[m]!;
        rest -= done;
        if (rest > 1e-9) break;
        next++;
        rest = 1;
      }
    }
    result.convertedHouseholds[y] = converted;
  }
  return { ...result, plan: plan.build() };
}

/** The programme's municipalities under one set of unit costs, for any share on coaxial cable. */
export function createCableCosts(
  atlas: Atlas,
  { structure }: Pick<FibreBasis, 'structure'>,
  parameters: FibreParameters,
): (share: number) => CableByMunicipality {
  const { count, disadvantaged, fiscalIndex } = atlas.municipalities;
  const { municipality, households: cellHouseholds } = atlas.cells;
  const isEligible = (m: number) => disadvantaged[m] !== 'none' && fiscalIndex[m]! <= HIGHEST_FISCAL_INDEX;
  const flags = Uint8Array.from({ length: count }, (_, m) => (isEligible(m) ? 1 : 0));
  const isConverted = (cell: number) => flags[municipality[cell]!] === 1 && cellHouseholds[cell]! > 0;
  const cells = Uint32Array.from(municipality.keys()).filter(isConverted);
  const serviceYen = createServiceCosts(atlas, structure.network, parameters, cells);
  return (share) => {
    const onCable = new Float64Array(cells.length);
    for (let i = 0; i < cells.length; i++) onCable[i] = share * cellHouseholds[cells[i]!]!;
    const yen = serviceYen(onCable);
    const costYen = new Float64Array(count);
    const households = new Float64Array(count);
    for (let i = 0; i < cells.length; i++) {
      const m = municipality[cells[i]!]!;
      costYen[m]! += yen[i]!;
      households[m]! += onCable[i]!;
    }
    return { costYen, households };
  };
}
