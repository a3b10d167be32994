/** Levers and assumptions of the backbone: what opens when, how often it breaks, what runs over it. */
import type { ParameterCatalogue, ValuesOf } from '../parameter.ts';

const PLAN = 'デジタル田園都市国家インフラ整備計画（総務省、2022年3月）';
const FUND = '特定電気通信施設等整備推進基金（総務省、2021年度補正 500億円）';

export const BACKBONE_PARAMETERS = {
  /** The planned links that close the ring on the Japan Sea side. The plan says FY2025; nothing operates there yet. */
  'backbone.japanSeaFiscalYear': {
    kind: 'number',
    group: 'hubs',
    role: 'policy',
    unit: 'fiscalYear',
    minimum: 2020,
    maximum: 2036,
    step: 1,
    default: 2027,
    integer: true,
    source: `assumption; ${PLAN}: 2025年度末に完成`,
    prominent: true,
    structural: true,
  },
  /** Mean over the day, per person, both of homes and of work. */
  'backbone.trafficKbpsPerPerson': {
    kind: 'number',
    group: 'hubs',
    role: 'assumption',
    unit: 'kbps',
    minimum: 10,
    maximum: 5000,
    step: 10,
    default: 300,
    source: 'assumption',
    structural: false,
  },
  /** Breaks of a trunk, and how long one lasts. */
  'backbone.trunkCutsPer1000Km': {
    kind: 'number',
    group: 'hubs',
    role: 'assumption',
    unit: 'countPerYear',
    minimum: 0,
    maximum: 20,
    step: 0.1,
    default: 3,
    source: 'assumption',
    structural: false,
  },
  'backbone.trunkRepairHours': {
    kind: 'number',
    group: 'hubs',
    role: 'assumption',
    unit: 'hours',
    minimum: 1,
    maximum: 720,
    step: 1,
    default: 12,
    source: 'assumption',
    structural: false,
  },
  /** Breaks of a submarine cable; a ship has to come. */
  'backbone.cableCutsPer1000Km': {
    kind: 'number',
    group: 'hubs',
    role: 'assumption',
    unit: 'countPerYear',
    minimum: 0,
    maximum: 20,
    step: 0.1,
    default: 0.5,
    source: 'assumption',
    structural: false,
  },
  'backbone.cableRepairHours': {
    kind: 'number',
    group: 'hubs',
    role: 'assumption',
    unit: 'hours',
    minimum: 24,
    maximum: 8760,
    step: 24,
    default: 480,
    source: 'assumption',
    structural: false,
  },
  /** Submarine cable with its repeaters. */
  'backbone.cableYenPerKm': {
    kind: 'number',
    group: 'hubs',
    role: 'assumption',
    unit: 'yenPerKm',
    minimum: 1e6,
    maximum: 50e6,
    step: 100e3,
    default: 5e6,
    source:
      '30.1–35.7 thousand USD per km at 150 yen (assumption) https://subtelforum.com/submarine-telecoms-industry-report-section-2-3-current-financing/',
    structural: false,
  },
  /** Trunk on land. */
  'backbone.trunkYenPerKm': {
    kind: 'number',
    group: 'hubs',
    role: 'assumption',
    unit: 'yenPerKm',
    minimum: 1e6,
    maximum: 50e6,
    step: 100e3,
    default: 7e6,
    source:
      '47.6 USD per m underground (United States, 2024) at 150 yen (assumption) https://www.telecompetitor.com/?p=163710',
    structural: false,
  },
  /** Landing station with its equipment. */
  'backbone.landingYen': {
    kind: 'number',
    group: 'hubs',
    role: 'assumption',
    unit: 'yen',
    minimum: 0,
    maximum: 20e9,
    step: 100e6,
    default: 2e9,
    source: 'assumption',
    structural: false,
  },
  /** Internet exchange with its equipment. */
  'backbone.exchangeYen': {
    kind: 'number',
    group: 'hubs',
    role: 'assumption',
    unit: 'yen',
    minimum: 0,
    maximum: 20e9,
    step: 100e6,
    default: 500e6,
    source: 'assumption',
    structural: false,
  },
  /** State money over the cost of a cable outside the Pacific side. */
  'backbone.cableSubsidyShare': {
    kind: 'number',
    group: 'hubs',
    role: 'policy',
    unit: 'share',
    minimum: 0,
    maximum: 1,
    step: 0.05,
    default: 0.8,
    source: FUND,
    structural: false,
  },
  /** State money over the cost of other cables, landing stations and exchanges, outside the Tokyo area. */
  'backbone.regionalSubsidyShare': {
    kind: 'number',
    group: 'hubs',
    role: 'policy',
    unit: 'share',
    minimum: 0,
    maximum: 1,
    step: 0.05,
    default: 0.5,
    source: FUND,
    structural: false,
  },
  /** Of what people use, what still works where they are cut off from the rest but reach a hub. */
  'backbone.islandHubShare': {
    kind: 'number',
    group: 'hubs',
    role: 'assumption',
    unit: 'share',
    minimum: 0,
    maximum: 1,
    step: 0.05,
    default: 0.5,
    source: 'assumption',
    structural: false,
  },
  /** The same where they reach an exchange but no hub. */
  'backbone.islandExchangeShare': {
    kind: 'number',
    group: 'hubs',
    role: 'assumption',
    unit: 'share',
    minimum: 0,
    maximum: 1,
    step: 0.05,
    default: 0.25,
    source: 'assumption',
    structural: false,
  },
} as const satisfies ParameterCatalogue;

export type BackboneParameters = ValuesOf<typeof BACKBONE_PARAMETERS>;
