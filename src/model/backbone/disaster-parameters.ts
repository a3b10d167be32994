/** Assumptions about what shaking does to stations, routes and power. */
import type { ParameterCatalogue, ValuesOf } from '../parameter.ts';

const base = {
  kind: 'number',
  group: 'hubs',
  role: 'assumption',
  source: 'assumption',
  structural: false,
} as const;

export const DISASTER_PARAMETERS = {
  /** Seismic intensity at which half of the stations and buildings fall out (6-strong begins at 6.0). */
  'disaster.siteIntensity': {
    ...base,
    unit: 'seismicIntensity',
    minimum: 5,
    maximum: 7.5,
    step: 0.1,
    default: 6.5,
  },
  /** Breaks on each 1,000 km of route at intensity 6; tenfold with each degree. */
  'disaster.breaksPer1000Km': { ...base, unit: 'count', minimum: 0, maximum: 50, step: 0.5, default: 2 },
  /** Intensity at which half of the homes lose power. */
  'disaster.powerIntensity': {
    ...base,
    unit: 'seismicIntensity',
    minimum: 4.5,
    maximum: 7,
    step: 0.1,
    default: 5.7,
  },
  /** Mean time until power is back. */
  'disaster.powerRestoreHours': { ...base, unit: 'hours', minimum: 1, maximum: 336, step: 1, default: 36 },
  /** Mean time until a fallen station or building works again. */
  'disaster.siteRepairHours': { ...base, unit: 'hours', minimum: 6, maximum: 1440, step: 6, default: 168 },
  'disaster.radioBatteryHours': { ...base, unit: 'hours', minimum: 0, maximum: 72, step: 1, default: 4 },
  'disaster.fibreBatteryHours': { ...base, unit: 'hours', minimum: 0, maximum: 72, step: 1, default: 12 },
  /** How long the Tokyo-area blackout lasts. */
  'disaster.blackoutHours': { ...base, unit: 'hours', minimum: 1, maximum: 72, step: 1, default: 24 },
} as const satisfies ParameterCatalogue;

export type DisasterParameters = ValuesOf<typeof DISASTER_PARAMETERS>;
