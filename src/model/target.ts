/**
 * Targets: a required value at the end of a fiscal year, and how an outcome stands against it.
 * The default set is the published plan's (デジタル田園都市国家インフラ整備計画, 2022, and its successors).
 */
export type TargetMetric =
  /** Households that can order FTTH / all households. */
  | 'fibreHouseholdCoverage'
  /** People in counted 500 m squares / all people, union of the operators. */
  | 'radioPopulationCoverage'
  /** The same in the prefecture that has least. */
  | 'radioPopulationCoverageWorstPrefecture'
  /** 10 km squares with a parent station / base squares. */
  | 'radioBaseDeployment'
  /** Municipalities with at least one 5G station / all municipalities. */
  | 'radioMunicipalitiesWithStation'
  /** Regional data-centre hubs in service outside the Tokyo area. */
  | 'hubCount'
  /** Sides of the submarine ring, Japan Sea and Pacific, along which cables lead from Hokkaidō to Kyūshū. */
  | 'ringSidesClosed'
  /** Landing stations new since FY2022 outside the Pacific concentration (Bōsō, Shima). */
  | 'newLandingCount';

export interface Target {
  readonly id: string;
  readonly metric: TargetMetric;
  /** A share 0–1, or a count for hubs, sides of the ring and landing stations. */
  readonly goal: number;
  /** To be met at the end (31 March) of this fiscal year. */
  readonly fiscalYear: number;
  readonly source: string;
}

export const TARGET_METRICS: readonly TargetMetric[] = [
  'fibreHouseholdCoverage',
  'radioPopulationCoverage',
  'radioPopulationCoverageWorstPrefecture',
  'radioBaseDeployment',
  'radioMunicipalitiesWithStation',
  'hubCount',
  'ringSidesClosed',
  'newLandingCount',
];

const PLAN = 'デジタル田園都市国家インフラ整備計画（総務省、2022年3月、2023年4月改訂）';
const PLAN_2030 = 'デジタルインフラ整備計画2030（総務省、2025年6月）';

export const DEFAULT_TARGETS: readonly Target[] = [
  { id: 'fibre-2024', metric: 'fibreHouseholdCoverage', goal: 0.9985, fiscalYear: 2024, source: PLAN },
  { id: 'fibre-2027', metric: 'fibreHouseholdCoverage', goal: 0.999, fiscalYear: 2027, source: PLAN_2030 },
  { id: 'radio-2023', metric: 'radioPopulationCoverage', goal: 0.95, fiscalYear: 2023, source: PLAN },
  { id: 'radio-2025', metric: 'radioPopulationCoverage', goal: 0.97, fiscalYear: 2025, source: PLAN },
  {
    id: 'radio-prefecture-2025',
    metric: 'radioPopulationCoverageWorstPrefecture',
    goal: 0.9,
    fiscalYear: 2025,
    source: PLAN,
  },
  { id: 'radio-2030', metric: 'radioPopulationCoverage', goal: 0.99, fiscalYear: 2030, source: PLAN_2030 },
  {
    id: 'radio-prefecture-2030',
    metric: 'radioPopulationCoverageWorstPrefecture',
    goal: 0.99,
    fiscalYear: 2030,
    source: PLAN_2030,
  },
  { id: 'radio-base-2023', metric: 'radioBaseDeployment', goal: 0.98, fiscalYear: 2023, source: PLAN },
  {
    id: 'radio-municipality-2023',
    metric: 'radioMunicipalitiesWithStation',
    goal: 1,
    fiscalYear: 2023,
    source: PLAN,
  },
  // 「十数か所」: at least eleven. "Within about five years" of March 2022.
  { id: 'hubs-2026', metric: 'hubCount', goal: 11, fiscalYear: 2026, source: PLAN },
  { id: 'ring-2025', metric: 'ringSidesClosed', goal: 2, fiscalYear: 2025, source: PLAN },
  // 「数か所」: at least three. The plan names no year; that of the hubs.
  { id: 'landings-2026', metric: 'newLandingCount', goal: 3, fiscalYear: 2026, source: PLAN },
];

export interface TargetResult {
  readonly target: Target;
  /** Value at the end of each fiscal year of the horizon. */
  readonly valueByYear: Float64Array;
  /** First fiscal year from which the goal is held to the end of the horizon; 0 where it is not. */
  readonly metFiscalYear: number;
  readonly met: boolean;
  /** Goal minus value at the target's year in the metric's unit; 0 where met. */
  readonly shortfall: number;
  /** The same in what people count: households, people, squares, municipalities or hubs still missing. */
  readonly shortfallCount: number;
  /** Prefectures below the goal at the target's year, farthest first; empty for metrics without prefectures. */
  readonly binding: readonly {
    readonly prefecture: number;
    readonly value: number;
    readonly missing: number;
  }[];
}
