/** Tells a plan that is built of the same sites as the last one, so that what follows from them can stand. */
import { isSame } from '../same-columns.ts';
import type { BuiltSite } from './built-site.ts';
import type { RollOut } from './roll-out.ts';

/** Gives the last plan's sites and cells where the new ones are the same; what stopped it is always the new plan's. */
export function createPlanKeeper(): (now: RollOut) => RollOut {
  let last: RollOut | undefined;
  return (now) => {
    if (last !== undefined && isSamePlan(last, now)) return { ...last, shares: now.shares };
    last = now;
    return now;
  };
}

function isSamePlan(a: RollOut, b: RollOut): boolean {
  if (a.sites.length !== b.sites.length) return false;
  for (let s = 0; s < a.sites.length; s++) {
    if (a.candidate[s] !== b.candidate[s] || a.rank[s] !== b.rank[s]) return false;
    if (a.freshStart[s + 1] !== b.freshStart[s + 1] || !isSameSite(a.sites[s]!, b.sites[s]!)) return false;
  }
  return isSame(a.fresh, b.fresh) && isSame(a.freshOpen, b.freshOpen);
}

function isSameSite(a: BuiltSite, b: BuiltSite): boolean {
  return (
    a.fiscalYear === b.fiscalYear &&
    a.build === b.build &&
    a.costYen === b.costYen &&
    a.backhaulM === b.backhaulM &&
    a.backhaul === b.backhaul &&
    a.tower === b.tower &&
    a.kind === b.kind &&
    a.cell === b.cell &&
    a.lat === b.lat &&
    a.lon === b.lon &&
    a.municipality === b.municipality &&
    a.addedPopulation === b.addedPopulation &&
    a.own === b.own &&
    a.property === b.property &&
    a.itemYen.every((yen, k) => yen === b.itemYen[k])
  );
}
