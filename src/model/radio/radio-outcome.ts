/** Results of the 5G simulation in columns; years are rows in the order of FISCAL_YEARS, ends of fiscal years. */
import type { Plan } from '../plan.ts';
import type { PublishedCoverage } from './published-coverage.ts';

/** Sites in build order; all columns of one length. They stand for the union of the operators, one per place. */
export interface RadioSites {
  /** cellIndex of the square in whose centre the site stands. */
  readonly cell: Uint32Array;
  /** Fiscal year at whose end the site first stands. */
  readonly fiscalYear: Uint16Array;
  readonly rangeM: Float32Array;
  /** Index into BANDS (bands.ts). */
  readonly band: Uint8Array;
  /** Whole yen; 0 for the sites of the baseline, which stand already. */
  readonly costYen: Float64Array;
  /** People at the 2020 level in the squares that count from this site on. */
  readonly addedPopulation: Float64Array;
}

export interface RadioOutcome {
  /** Per cell: fiscal year at whose end the cell first counts as covered; 0 never within the horizon. */
  readonly coveredFiscalYear: Uint16Array;
  /** years × municipalities: people of that year in counted squares. */
  readonly coveredPopulation: Float64Array;
  /**
   * years × municipalities: modelled sites standing; 1 from FY2024 on in a municipality that has no inhabited cell, as
   * published.
   */
  readonly stationCount: Uint32Array;
  /** Per year: share 0–1 of the base squares (10 km, inhabited) in which a modelled site stands. */
  readonly baseDeploymentRate: Float64Array;
  /** The base of that share: 10 km squares with an inhabited cell, 4,310; the plan counts about 4,500. */
  readonly baseSquareCount: number;
  readonly sites: RadioSites;
  /** years × PAYERS, whole yen; baseline years are 0, since they were paid before the scenario begins. */
  readonly costYen: Float64Array;
  /** What the roll-out builds in each municipality and year, for how many people, and who pays. */
  readonly plan: Plan;
  /** Per prefecture: first fiscal year at whose end the share is reached; 0 not within the horizon. */
  readonly prefectureTarget: {
    readonly reaches90FiscalYear: Uint16Array;
    readonly reaches99FiscalYear: Uint16Array;
  };
  /** Published and estimated figures that the baseline reproduces, for display beside the model. */
  readonly measured: PublishedCoverage;
}
