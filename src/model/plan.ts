/** What is built where, when, for how many, and who pays: one row per municipality and fiscal year with any work. */
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from './parameter.ts';
import { PAYERS } from './payer.ts';

export interface Plan {
  readonly municipality: Uint16Array;
  readonly fiscalYear: Uint16Array;
  /** Households or people (at the 2020 level) that the works reach. */
  readonly reached: Float64Array;
  /** Works: cells, sites or hubs. */
  readonly works: Uint32Array;
  /** rows × PAYERS, whole yen. */
  readonly costYen: Float64Array;
}

export interface PlanBuilder {
  /** @param from where the cost by PAYERS begins within `payersYen` */
  add(
    fiscalYear: number,
    municipality: number,
    reached: number,
    payersYen: ArrayLike<number>,
    from?: number,
  ): void;
  /** Rows by fiscal year, then municipality. The builder is empty again, so it can be kept for the next plan. */
  build(): Plan;
}

export function createPlanBuilder(municipalityCount: number): PlanBuilder {
  const size = YEAR_COUNT * municipalityCount;
  const reachedBy = new Float64Array(size);
  const worksBy = new Uint32Array(size);
  const costBy = new Float64Array(size * PAYERS.length);
  return {
    add(fiscalYear, municipality, reached, payersYen, from = 0) {
      const year = fiscalYear - FIRST_FISCAL_YEAR;
      if (!(year >= 0 && year < YEAR_COUNT))
        throw new RangeError(`Expected a year of the horizon, got ${fiscalYear}.`);
      const at = year * municipalityCount + municipality;
      reachedBy[at]! += reached;
      worksBy[at]!++;
      for (let k = 0; k < PAYERS.length; k++) costBy[at * PAYERS.length + k]! += payersYen[from + k]!;
    },
    build() {
      let count = 0;
      for (let at = 0; at < size; at++) if (worksBy[at]! > 0) count++;
      const plan = {
        municipality: new Uint16Array(count),
        fiscalYear: new Uint16Array(count),
        reached: new Float64Array(count),
        works: new Uint32Array(count),
        costYen: new Float64Array(count * PAYERS.length),
      };
      for (let at = 0, row = 0; row < count; at++) {
        if (worksBy[at] === 0) continue;
        plan.municipality[row] = at % municipalityCount;
        plan.fiscalYear[row] = FIRST_FISCAL_YEAR + Math.floor(at / municipalityCount);
        plan.reached[row] = reachedBy[at]!;
        plan.works[row] = worksBy[at]!;
        reachedBy[at] = 0;
        worksBy[at] = 0;
        for (let k = 0; k < PAYERS.length; k++) {
          plan.costYen[row * PAYERS.length + k] = costBy[at * PAYERS.length + k]!;
          costBy[at * PAYERS.length + k] = 0;
        }
        row++;
      }
      return plan;
    },
  };
}
