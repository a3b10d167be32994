/** Who builds a plan's sites: where the state's programme pays a part, several operators build some together (共同整備). */
import type { OpenCountry } from './open-country.ts';
import { SHARED } from './planned-sites.ts';
import type { RollOut } from './roll-out.ts';

/** Sums of shares come to 1 within this. */
const ROUNDING = 1e-9;

/**
 * Per site of a plan, as PlannedSites tells it: of the plan's own sites that may be subsidised every n-th is shared, in
 * build order. Neither order nor cost of sites depends on it; the user's own are as the user says.
 * @param sharedBuildShare 0–1
 */
export function buildsOfPlan(
  { sites, candidate }: Pick<RollOut, 'sites' | 'candidate'>,
  { isSubsidised }: Pick<OpenCountry, 'isSubsidised'>,
  sharedBuildShare: number,
): Uint8Array {
  const build = sites.build.slice();
  let due = 0;
  for (let s = 0; s < build.length; s++) {
    if (candidate[s]! < 0 || isSubsidised[candidate[s]!] === 0) continue;
    due += sharedBuildShare;
    if (due < 1 - ROUNDING) continue;
    build[s] = SHARED;
    due -= 1;
  }
  return build;
}
