/** Levers that every simulation shares. */
import type { ParameterCatalogue } from './parameter.ts';

export const ECONOMY_PARAMETERS = {
  'economy.projectionPace': {
    kind: 'number',
    group: 'economy',
    role: 'assumption',
    unit: 'ratio',
    minimum: 0,
    maximum: 2,
    step: 0.05,
    default: 1,
    source:
      '国立社会保障・人口問題研究所「日本の地域別将来推計人口（令和5（2023）年推計）」; 1 = as projected',
    structural: true,
    prominent: true,
  },
} as const satisfies ParameterCatalogue;
