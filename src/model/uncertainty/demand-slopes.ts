/**
 * Demand is linear in the pace of the projection (demand.ts): level and slope say what it is at any pace. Where a
 * projection loses everybody the line bends; no municipality does within the horizon at the paces that are allowed.
 */
import type { Atlas } from '../atlas.ts';
import { createDemand, type Demand } from '../demand.ts';
import { FISCAL_YEARS } from '../parameter.ts';

export interface DemandSlopes {
  readonly level: Demand;
  /** Change of every column per unit of pace. */
  readonly slope: Demand;
}

const STEP = 0.25;

/** @param level demand over FISCAL_YEARS at the scenario's pace */
export function demandSlopes(atlas: Atlas, level: Demand, projectionPace: number): DemandSlopes {
  const other = createDemand(atlas, FISCAL_YEARS, { projectionPace: projectionPace + STEP });
  const slopeOf = (name: 'population' | 'households' | 'populationFactor' | 'householdFactor') =>
    other[name].map((value, i) => (value - level[name][i]!) / STEP);
  return {
    level,
    slope: {
      fiscalYears: level.fiscalYears,
      population: slopeOf('population'),
      households: slopeOf('households'),
      populationFactor: slopeOf('populationFactor'),
      householdFactor: slopeOf('householdFactor'),
    },
  };
}
