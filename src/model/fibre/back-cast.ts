/**
 * The model against the past: from who was unserved at the end of FY2017, build by the same order, rules and scheduler
 * with the money that the programme had, and compare with what was published. One cost level for all years; the prices
 * are the scenario's, so whoever changes them sees what they would have made of the past.
 */
import type { Atlas } from '../atlas.ts';
import { createDemand } from '../demand.ts';
import type { FibreBasis } from './fibre-basis.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import { finishedByYear } from './one-trade.ts';
import { beginWorks } from './schedule.ts';
import { payerShares } from './who-pays.ts';

export interface BackCastYear {
  readonly fiscalYear: number;
  /** Household coverage 0–1. */
  readonly modelled: number;
  readonly published: number;
  /** modelled - published, in points of a hundred. */
  readonly errorPoints: number;
  /** State money of the year, yen. */
  readonly stateYen: number;
}

/**
 * State money of 高度無線環境整備推進事業 by fiscal year, yen (総務省); the programme began in FY2019. The second
 * supplementary budget of FY2022 came in December and was built out later.
 */
export const PROGRAMME_YEN: Readonly<Record<number, number>> = {
  2018: 0,
  2019: 5.2e9,
  2020: 5.3e9,
  2021: 3.7e9,
  2022: 3.683e9,
};
/** Supplementary budget of FY2020. */
export const SUPPLEMENTARY_YEN = 53.2e9;

/** Households a year that the trade could reach: somewhat above FY2021's 235,000, the most of any year (assumption). */
export const PAST_HOUSEHOLDS_PER_YEAR = 260_000;

/** The last year before the programme whose unserved households are published. */
export const BACK_CAST_START = 2017;

/**
 * What no lever moves is found once; what comes back casts under any levers.
 * @param basis of the end of BACK_CAST_START
 */
export function createBackCast(
  atlas: Atlas,
  { tail, places, baseline, baselineYear }: FibreBasis,
): (parameters: FibreParameters) => readonly BackCastYear[] {
  const { published } = baseline;
  const { households } = tail;
  const size = tail.cells.length;
  const fiscalYears = Object.keys(PROGRAMME_YEN).map(Number);
  const { households: all, householdFactor } = createDemand(atlas, fiscalYears, { projectionPace: 1 });
  const { count } = atlas.municipalities;
  const leftAtStart = baseline.unservedHouseholds.slice(baselineYear * count, (baselineYear + 1) * count);
  const capacity = new Float64Array(fiscalYears.length).fill(PAST_HOUSEHOLDS_PER_YEAR);
  // One trade for the whole country, which follows the order of the tail.
  const begun = beginWorks(
    { households, capacityBlock: new Uint8Array(size) },
    Uint32Array.from(tail.cells, (_, i) => i),
    { fiscalYears, capacity },
    new Uint8Array(size),
  );

  return (parameters) => {
    const firstShare = parameters['fibre.supplementaryFirstYearShare'];
    const supplementary: Readonly<Record<number, number>> = {
      2020: firstShare * SUPPLEMENTARY_YEN,
      2021: (1 - firstShare) * SUPPLEMENTARY_YEN,
    };
    const stateBudgetYen = Float64Array.from(
      fiscalYears,
      (year) => PROGRAMME_YEN[year]! + (supplementary[year] ?? 0),
    );
    const { state } = payerShares(parameters);
    const commercialYen = parameters['fibre.commercialYenPerHousehold'];
    const finished = finishedByYear(
      households,
      begun,
      (i) => (tail.priceYen[i]! <= commercialYen ? 0 : tail.costYen[i]! * state[places.areaClass[i]!]!),
      { fiscalYears, stateBudgetYen, capacity },
    );
    const left = leftAtStart.slice();
    const rows: BackCastYear[] = [];
    let done = 0;
    for (const [y, fiscalYear] of fiscalYears.entries()) {
      for (; done < finished[y]!; done++) {
        left[places.municipality[done]!]! -= households[done]!;
      }
      let unserved = 0;
      let total = 0;
      for (let at = y * count, m = 0; m < count; at++, m++) {
        unserved += Math.max(0, left[m]!) * householdFactor[at]!;
        total += all[at]!;
      }
      const row = published.fiscalYears.indexOf(fiscalYear);
      if (row < 0) continue;
      const modelled = 1 - unserved / total;
      const figure = published.national[row]!;
      rows.push({
        fiscalYear,
        modelled,
        published: figure,
        errorPoints: 100 * (modelled - figure),
        stateYen: stateBudgetYen[y]!,
      });
    }
    return rows;
  };
}
