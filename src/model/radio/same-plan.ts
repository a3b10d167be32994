/** Tells a plan that is built of the same sites as the last one, so that what follows from them can stand. */
import { isSame } from '../same-columns.ts';
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

function isSamePlan(
  { shares: _, coveredPopulation: __, ...a }: RollOut,
  { shares: ___, coveredPopulation: ____, ...b }: RollOut,
): boolean {
  return a.sites.count === b.sites.count && isSame(a, b);
}
