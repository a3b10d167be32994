/** Loss into buildings as a median and a spread, by TR 38.901 (Table 7.4.3-2) or ITU-R P.2109. */
import { describeProblem } from '../problem.ts';
import { type BuildingType, buildingEntryLossDb } from './propagation/p2109.ts';
import { TR38901_PENETRATION_SIGMA_DB, tr38901PenetrationDb } from './propagation/tr38901.ts';

/** Glass and concrete of TR 38.901 with ordinary ('low') or metallised ('high') glass; building types of P.2109. */
export type Wall = 'tr38901-low' | 'tr38901-high' | 'p2109-traditional' | 'p2109-efficient';
export const WALLS: readonly Wall[] = ['tr38901-low', 'tr38901-high', 'p2109-traditional', 'p2109-efficient'];

export interface WallLoss {
  readonly medianDb: number;
  readonly sigmaDb: number;
}

/** Percentage of a normal distribution that lies below one standard deviation. */
const ONE_SIGMA_PCT = 84.134474606854;

/**
 * Of P.2109, whose law is not normal, the spread is what its 84th percentile has above its median.
 * @throws for a frequency outside the recommendation
 */
export function wallLoss(wall: Wall, fGhz: number): WallLoss {
  if (wall === 'tr38901-low' || wall === 'tr38901-high') {
    const penetration = wall === 'tr38901-low' ? 'low' : 'high';
    return {
      medianDb: tr38901PenetrationDb(penetration, fGhz),
      sigmaDb: TR38901_PENETRATION_SIGMA_DB[penetration],
    };
  }
  const building: BuildingType = wall === 'p2109-traditional' ? 1 : 2;
  const at = (pPct: number): number => {
    const loss = buildingEntryLossDb({ fGhz, pPct, building, elevationDeg: 0 });
    if (!loss.ok) throw new RangeError(loss.problems.map(describeProblem).join('; '));
    return loss.value;
  };
  const medianDb = at(50);
  return { medianDb, sigmaDb: at(ONE_SIGMA_PCT) - medianDb };
}
