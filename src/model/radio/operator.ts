/** The four operators whose areas together make the published figure (4者重ね合わせ), and what each reported alone. */
export const OPERATORS = ['docomo', 'kddi', 'softbank', 'rakuten'] as const;
export type Operator = (typeof OPERATORS)[number];

export interface OperatorFigure {
  readonly operator: Operator;
  /** The figure stands at the end (31 March) of this fiscal year. */
  readonly fiscalYear: number;
  /** Population coverage of the operator alone, 0–1. */
  readonly populationCoverage: number;
  readonly source: string;
}

const WATCH_2025 = 'ケータイ Watch 2025年2月（総務省「5Gの整備状況（令和5年度末）」）';

/** National figures; none is published by prefecture. */
export const PUBLISHED_OPERATORS: readonly OperatorFigure[] = [
  { operator: 'docomo', fiscalYear: 2023, populationCoverage: 0.835, source: WATCH_2025 },
  { operator: 'kddi', fiscalYear: 2023, populationCoverage: 0.933, source: WATCH_2025 },
  { operator: 'softbank', fiscalYear: 2023, populationCoverage: 0.968, source: WATCH_2025 },
  { operator: 'rakuten', fiscalYear: 2023, populationCoverage: 0.506, source: WATCH_2025 },
];
