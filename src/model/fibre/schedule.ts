/**
 * Cuts the building order into fiscal years. Work goes on along the order as far as the state money since the
 * baseline and each year's number of households allow; a cell begun in one year may be finished in a later one and is
 * served from then on. So more money or more capacity never reaches less, in any year.
 */
export interface Works {
  /** Per position of the order: households that the cell gains. */
  readonly households: Float64Array;
  /** Per position: state money, yen. */
  readonly stateYen: Float64Array;
  /** Per position: yen per household of its block, rising. */
  readonly priceYen: Float64Array;
}

export interface Pace {
  readonly fiscalYear: number;
  readonly stateBudgetYen: number;
  readonly householdLimit: number;
}

/**
 * @param pace one entry per fiscal year of the scenario, rising
 * @param highestPriceYen where the order stops
 * @returns per position the fiscal year at whose end it is served, 0 for never
 */
export function scheduleWorks(works: Works, pace: readonly Pace[], highestPriceYen: number): Uint16Array {
  const { households, stateYen, priceYen } = works;
  const servedFiscalYear = new Uint16Array(households.length);
  let at = 0;
  // What is left of the cell under construction, 0–1.
  let rest = 1;
  let moneyYen = 0;
  for (const { fiscalYear, stateBudgetYen, householdLimit } of pace) {
    moneyYen += stateBudgetYen;
    let capacity = householdLimit;
    while (at < households.length && priceYen[at]! <= highestPriceYen) {
      const needYen = rest * stateYen[at]!;
      const needHouseholds = rest * households[at]!;
      const byMoney = needYen > moneyYen ? moneyYen / needYen : 1;
      const byCapacity = needHouseholds > capacity ? capacity / needHouseholds : 1;
      const done = Math.min(byMoney, byCapacity);
      moneyYen -= done * needYen;
      capacity -= done * needHouseholds;
      if (done < 1) {
        rest *= 1 - done;
        break;
      }
      servedFiscalYear[at++] = fiscalYear;
      rest = 1;
    }
  }
  return servedFiscalYear;
}
