/** 5G population coverage of the union of operators, by prefecture and fiscal year: published or estimated. */

/** years × prefectures, row by year. */
export interface PublishedCoverage {
  readonly fiscalYears: readonly number[];
  /** Population coverage 0–1. */
  readonly coverage: Float64Array;
  /** 1 where the figure is published, 0 where it is estimated from the national figure and published bounds. */
  readonly measured: Uint8Array;
  /** Per year: the national figure 0–1. */
  readonly national: Float64Array;
  /** Per year: 1 where the national figure is published. */
  readonly nationalMeasured: Uint8Array;
}
