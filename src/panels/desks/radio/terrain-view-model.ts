/** Shares of a terrain answer. Pure. */
import type { PlanAgainstTerrain } from '../../../model/radio/terrain/plan-over-terrain.ts';

/** Shares 0–1 of the people of a prefecture; 1 where nobody lives. */
export function coverageFigures({
  planPopulation,
  terrainPopulation,
  totalPopulation,
}: Pick<PlanAgainstTerrain, 'planPopulation' | 'terrainPopulation' | 'totalPopulation'>): {
  readonly planShare: number;
  readonly terrainShare: number;
} {
  const share = (people: number) => (totalPopulation > 0 ? people / totalPopulation : 1);
  return { planShare: share(planPopulation), terrainShare: share(terrainPopulation) };
}
