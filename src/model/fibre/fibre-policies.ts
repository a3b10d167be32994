/** Who decides what in the fibre simulation: money, pace, order, limits and programmes. */
import type { ParameterCatalogue } from '../parameter.ts';

const PROGRAMME = '高度無線環境整備推進事業（総務省）';

export const FIBRE_POLICIES = {
  /**
   * State money of each fiscal year; what a year leaves over is carried into the next. FY2022 with its second
   * supplementary budget; the budget of FY2023 is assumed to go on.
   */
  'fibre.annualStateBudgetYen': {
    kind: 'series',
    group: 'fibre',
    role: 'policy',
    unit: 'yenPerYear',
    minimum: 0,
    maximum: 100e9,
    step: 100e6,
    default: [58.5e9, 3.7e9, 6.525e9, ...new Array<number>(13).fill(4.196e9)],
    source: `${PROGRAMME} FY2020–FY2023; later years: assumption`,
    prominent: true,
    structural: false,
  },
  /** Households that the trade can reach a year; the published pace of FY2022 was 0.14 points, 78,000 households. */
  'fibre.householdsPerYear': {
    kind: 'series',
    group: 'fibre',
    role: 'assumption',
    unit: 'countPerYear',
    minimum: 0,
    maximum: 1_000_000,
    step: 1000,
    default: 80_000,
    source: '総務省 光ファイバ整備率 2022年3月末・2023年3月末',
    prominent: true,
    structural: false,
  },
  /** Above this price fibre is not built: another technology serves the place. */
  'fibre.highestCostPerHouseholdYen': {
    kind: 'number',
    group: 'fibre',
    role: 'policy',
    unit: 'yenPerHousehold',
    minimum: 100_000,
    maximum: 1e9,
    step: 100_000,
    default: 10e6,
    source: 'assumption',
    prominent: true,
    structural: false,
  },
  /** Share of the cost in subsidised areas that municipalities build themselves; operators build the rest. */
  'fibre.municipalBuildShare': {
    kind: 'number',
    group: 'fibre',
    role: 'policy',
    unit: 'share',
    minimum: 0,
    maximum: 1,
    step: 0.05,
    default: 0.3,
    source: 'assumption',
    structural: false,
  },
  /**
   * Also subsidise municipalities with a fiscal index up to 0.8 and places up to 500 people per km², as in the second
   * supplementary budget of FY2022.
   */
  'fibre.supplementaryAreas': {
    kind: 'switch',
    group: 'fibre',
    role: 'policy',
    default: true,
    source: `${PROGRAMME} FY2022 second supplementary budget`,
    structural: false,
  },
  /** Last fiscal year whose published figures are taken as they are; the scenario begins after it. */
  'fibre.baselineFiscalYear': {
    kind: 'number',
    group: 'fibre',
    role: 'assumption',
    unit: 'fiscalYear',
    minimum: 2019,
    maximum: 2022,
    step: 1,
    default: 2022,
    integer: true,
    source: '総務省 光ファイバ整備率（2023年3月末が同じ算定方法の最新）',
    structural: true,
  },
  /** A block's share of the build capacity over its share of the households left at the baseline. */
  'fibre.blockCapacityRatio': {
    kind: 'blocks',
    group: 'fibre',
    role: 'assumption',
    unit: 'ratio',
    minimum: 0,
    maximum: 10,
    step: 0.05,
    default: 1,
    source: 'assumption',
    structural: false,
  },
  /** Come first, with whatever their cable has to pass; the order within them stays that of least cost. */
  'fibre.priorityMunicipalities': {
    kind: 'municipalities',
    group: 'fibre',
    role: 'policy',
    default: [],
    source: 'assumption',
    structural: false,
  },
  /** Not built, nor what could only be reached through them. */
  'fibre.vetoedMunicipalities': {
    kind: 'municipalities',
    group: 'fibre',
    role: 'policy',
    default: [],
    source: 'assumption',
    structural: false,
  },
  /** The prefecture that stands lowest comes first until every prefecture has reached the target. */
  'fibre.prefectureFirst': {
    kind: 'switch',
    group: 'fibre',
    role: 'policy',
    default: false,
    source: 'assumption',
    structural: false,
  },
  'fibre.prefectureFirstTarget': {
    kind: 'number',
    group: 'fibre',
    role: 'policy',
    unit: 'share',
    minimum: 0.9,
    maximum: 1,
    step: 0.0005,
    default: 0.999,
    source: 'デジタル田園都市国家インフラ整備計画（総務省）',
    structural: false,
  },
  /** Which places fibre leaves to others: those above the highest price, or also those where another is cheaper. */
  'fibre.technologyRule': {
    kind: 'choice',
    group: 'fibre',
    role: 'policy',
    options: ['threshold', 'cheapest'],
    default: 'threshold',
    source: 'assumption',
    structural: false,
  },
  /** What reaching a household is worth: the prize of the prize-collecting network. */
  'fibre.valuePerHouseholdYen': {
    kind: 'number',
    group: 'fibre',
    role: 'policy',
    unit: 'yenPerHousehold',
    minimum: 0,
    maximum: 100e6,
    step: 100_000,
    default: 1.5e6,
    source: 'assumption',
    structural: false,
  },
  /** Municipal networks handed over to private operators by the end of each fiscal year. */
  'fibre.handoverShare': {
    kind: 'series',
    group: 'fibre',
    role: 'policy',
    unit: 'share',
    minimum: 0,
    maximum: 1,
    step: 0.05,
    default: 0,
    source: '公設光ファイバの民間移行（総務省）; pace: assumption',
    structural: false,
  },
  /** State money a year for turning coaxial cable television into fibre. */
  'fibre.cableConversionBudgetYen': {
    kind: 'series',
    group: 'fibre',
    role: 'policy',
    unit: 'yenPerYear',
    minimum: 0,
    maximum: 20e9,
    step: 100e6,
    default: 900e6,
    source: 'assumption; programme: ケーブルテレビ光化による耐災害性強化事業（総務省）',
    structural: false,
  },
  /** Cable television run by third-sector companies, by households; the rest is run by municipalities. */
  'fibre.cableThirdSectorShare': {
    kind: 'number',
    group: 'fibre',
    role: 'assumption',
    unit: 'share',
    minimum: 0,
    maximum: 1,
    step: 0.05,
    default: 0.5,
    source: 'assumption',
    structural: false,
  },
  /** Operators build without subsidy what costs no more than this. */
  'fibre.commercialYenPerHousehold': {
    kind: 'number',
    group: 'fibre',
    role: 'assumption',
    unit: 'yenPerHousehold',
    minimum: 0,
    maximum: 10e6,
    step: 1000,
    default: 350_000,
    source: 'assumption; calibrated on the published coverage of FY2019',
    structural: false,
  },
} as const satisfies ParameterCatalogue;
