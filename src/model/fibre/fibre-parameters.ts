/** Levers and assumptions of the fibre simulation. Japanese costs per km are not published: they are assumptions. */
import type { ParameterCatalogue, ValuesOf } from '../parameter.ts';

const PROGRAMME = '高度無線環境整備推進事業（総務省）';
const US_SURVEY = 'Cartesian, Fiber Deployment Cost Annual Report 2023 (US), at 140 yen per dollar';

export const FIBRE_PARAMETERS = {
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
  /**
   * Multiplies every cost. Calibrated, one level for all years: with it the cells that became served in FY2020 and
   * FY2021 take as much state money as the programme had in those years (62.2 billion yen).
   */
  'fibre.costLevel': {
    kind: 'number',
    group: 'fibre',
    role: 'assumption',
    unit: 'ratio',
    minimum: 0.1,
    maximum: 5,
    step: 0.01,
    default: 0.66,
    source: `calibrated on ${PROGRAMME} FY2020–FY2021`,
    prominent: true,
    structural: true,
  },
  /** On poles: 16.4 USD/m in the country. */
  'fibre.aerialYenPerKm': {
    kind: 'number',
    group: 'fibre',
    role: 'assumption',
    unit: 'yenPerKm',
    minimum: 100_000,
    maximum: 50e6,
    step: 100_000,
    default: 2.3e6,
    source: `assumption; ${US_SURVEY}`,
    structural: true,
  },
  /** In ducts: 41–76 USD/m from country to town, the middle. */
  'fibre.buriedYenPerKm': {
    kind: 'number',
    group: 'fibre',
    role: 'assumption',
    unit: 'yenPerKm',
    minimum: 100_000,
    maximum: 100e6,
    step: 100_000,
    default: 8.2e6,
    source: `assumption; ${US_SURVEY}`,
    structural: true,
  },
  /** From this density on cables are buried: the threshold of densely inhabited districts (人口集中地区). */
  'fibre.buriedPeoplePerKm2': {
    kind: 'number',
    group: 'fibre',
    role: 'assumption',
    unit: 'peoplePerKm2',
    minimum: 100,
    maximum: 100_000,
    step: 100,
    default: 4000,
    source: 'assumption; 人口集中地区の基準（総務省統計局）',
    structural: true,
  },
  /** Cable and laying, 33 thousand USD/km at 140 yen per dollar. */
  'fibre.submarineYenPerKm': {
    kind: 'number',
    group: 'fibre',
    role: 'assumption',
    unit: 'yenPerKm',
    minimum: 500_000,
    maximum: 100e6,
    step: 100_000,
    default: 4.6e6,
    source: 'Submarine Telecoms Industry Report (world averages 1990–2018, repeatered cable)',
    structural: true,
  },
  /** Two landings, survey and fishery compensation of one crossing. */
  'fibre.submarineCrossingYen': {
    kind: 'number',
    group: 'fibre',
    role: 'assumption',
    unit: 'yen',
    minimum: 0,
    maximum: 10e9,
    step: 10e6,
    default: 100e6,
    source: 'assumption',
    structural: true,
  },
  /** Cable length over the straight line. */
  'fibre.detourRatio': {
    kind: 'number',
    group: 'fibre',
    role: 'assumption',
    unit: 'ratio',
    minimum: 1,
    maximum: 3,
    step: 0.05,
    default: 1.4,
    source: 'assumption',
    structural: true,
  },
  /** Cost on the steepest ground over cost on level ground: rock over soft soil is 20 over 10 USD/ft. */
  'fibre.steepRatio': {
    kind: 'number',
    group: 'fibre',
    role: 'assumption',
    unit: 'ratio',
    minimum: 1,
    maximum: 5,
    step: 0.1,
    default: 2,
    source: `assumption; ${US_SURVEY}`,
    structural: true,
  },
  /** Cost on remote islands over cost on the main islands. */
  'fibre.islandRatio': {
    kind: 'number',
    group: 'fibre',
    role: 'assumption',
    unit: 'ratio',
    minimum: 1,
    maximum: 5,
    step: 0.1,
    default: 1.3,
    source: 'assumption',
    structural: true,
  },
  /** Cable within a cell over √(households × land area): 0.633 for the shortest tree through scattered points. */
  'fibre.distributionRatio': {
    kind: 'number',
    group: 'fibre',
    role: 'assumption',
    unit: 'ratio',
    minimum: 0,
    maximum: 3,
    step: 0.05,
    default: 0.65,
    source: 'assumption; constant of the random minimum spanning tree',
    structural: true,
  },
  /** Splitter cabinet for 32 households. */
  'fibre.cabinetYen': {
    kind: 'number',
    group: 'fibre',
    role: 'assumption',
    unit: 'yen',
    minimum: 0,
    maximum: 10e6,
    step: 10_000,
    default: 200_000,
    source: 'assumption',
    structural: true,
  },
  'fibre.passingYenPerHousehold': {
    kind: 'number',
    group: 'fibre',
    role: 'assumption',
    unit: 'yenPerHousehold',
    minimum: 0,
    maximum: 1e6,
    step: 1000,
    default: 30_000,
    source: 'assumption',
    structural: true,
  },
  'fibre.dropYenPerHousehold': {
    kind: 'number',
    group: 'fibre',
    role: 'assumption',
    unit: 'yenPerHousehold',
    minimum: 0,
    maximum: 1e6,
    step: 1000,
    default: 30_000,
    source: 'assumption',
    structural: true,
  },
  /** Households that take a line / households that can: rural prefectures stand at 0.53–0.63. */
  'fibre.takeUp': {
    kind: 'number',
    group: 'fibre',
    role: 'assumption',
    unit: 'share',
    minimum: 0,
    maximum: 1,
    step: 0.01,
    default: 0.6,
    source: 'FTTH世帯普及率（都道府県別、2024年3月、二次資料）',
    structural: true,
  },
} as const satisfies ParameterCatalogue;

export type FibreParameters = ValuesOf<typeof FIBRE_PARAMETERS>;

/** The catalogue's defaults: what the baseline is allocated by, whatever the scenario says. */
export function defaultFibreParameters(): FibreParameters {
  const entries = Object.entries(FIBRE_PARAMETERS).map(([id, spec]) => [id, spec.default]);
  return Object.fromEntries(entries) as FibreParameters;
}
