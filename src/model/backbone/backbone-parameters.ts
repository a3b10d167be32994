/** Levers and assumptions of the backbone: what opens when, how often it breaks, what runs over it. */
import type { ParameterCatalogue, ValuesOf } from '../parameter.ts';

const PLAN = 'デジタル田園都市国家インフラ整備計画（総務省、2022年3月）';

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
} as const satisfies ParameterCatalogue;

export type BackboneParameters = ValuesOf<typeof BACKBONE_PARAMETERS>;
