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
  add(fiscalYear: number, municipality: number, reached: number, payersYen: ArrayLike<number>): void;
  /** Rows by fiscal year, then municipality. */
  build(): Plan;
}

export function createPlanBuilder(municipalityCount: number): PlanBuilder {
  const size = YEAR_COUNT * municipalityCount;
  const reachedBy = new Float64Array(size);
  const worksBy = new Uint32Array(size);
  const costBy = new Float64Array(size * PAYERS.length);
  return {
    add(fiscalYear, municipality, reached, payersYen) {
      const year = fiscalYear - FIRST_FISCAL_YEAR;
      if (!(year >= 0 && year < YEAR_COUNT))
        throw new RangeError(`Expected a year of the horizon, got ${fiscalYear}.`);
      const at = year * municipalityCount + municipality;
      reachedBy[at]! += reached;
      worksBy[at]!++;
      for (let k = 0; k < PAYERS.length; k++) costBy[at * PAYERS.length + k]! += payersYen[k]!;
    },
    build() {
      const rows: number[] = [];
      for (let at = 0; at < size; at++) if (worksBy[at]! > 0) rows.push(at);
      const costYen = new Float64Array(rows.length * PAYERS.length);
      rows.forEach((at, i) => {
        costYen.set(costBy.subarray(at * PAYERS.length, (at + 1) * PAYERS.length), i * PAYERS.length);
      });
      return {
        municipality: Uint16Array.from(rows, (at) => at % municipalityCount),
        fiscalYear: Uint16Array.from(rows, (at) => FIRST_FISCAL_YEAR + Math.floor(at / municipalityCount)),
        reached: Float64Array.from(rows, (at) => reachedBy[at]!),
        works: Uint32Array.from(rows, (at) => worksBy[at]!),
        costYen,
      };
    },
  };
}
