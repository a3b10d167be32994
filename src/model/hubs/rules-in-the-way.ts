/**
 * Which rules leave no room for the hubs asked for, and what would do to relax each alone: the scenario is asked again with
 * that rule at another value, so that a power limit's candidates change with it.
 */
import type { Atlas } from '../atlas.ts';
import type { Problem } from '../problem.ts';
import { type HubSites, hubRules, hubSites, infeasible, leastPowerMw, plannedPowerMw } from './hub-rules.ts';
import type { HubsParameters } from './hubs-parameters.ts';
import { type RulesAnswer, searchWithinRules } from './search-within-rules.ts';
import { countIn, type SitingRules, sitingRules } from './siting-rules.ts';

/**
 * What stands in the way of the hubs, each with what would relax it; empty where some set keeps to all rules.
 * @param people that the hubs are sited for
 */
export function rulesInTheWay(
  atlas: Atlas,
  parameters: HubsParameters,
  sites: HubSites,
  rules: SitingRules | undefined,
  people: number,
): Problem[] {
  const p = parameters['hubs.count'];
  const { candidates, fixed } = sites;
  if (p > candidates.length) return [infeasible('hubs.count', `≤ ${candidates.length}`, `${p}`)];
  if (fixed.length > p) return [infeasible('hubs.count', `≥ ${fixed.length}`, `${p}`)];
  const most = parameters['hubs.mostPeople'];
  if (p * most < people) {
    return [infeasible('hubs.mostPeople', `≥ ${Math.ceil(people / p)}`, `${most}`)];
  }
  if (rules === undefined) return [];
  const asked = rules.groups.reduce((sum, { atLeast }) => sum + atLeast, 0);
  if (asked > p) return [infeasible('hubs.blockMinimum', `Σ ≤ ${p}`, `${asked}`)];
  const crowded = rules.groups.find(({ isMember, atMost }) => countIn(isMember, fixed) > atMost);
  if (crowded !== undefined) {
    const { rule, isMember, atMost } = crowded;
    return [infeasible('hubs.fixed', `≤ ${atMost} (${rule})`, `${countIn(isMember, fixed)}`)];
  }
  const answer = answerTo(atlas, parameters);
  if (typeof answer === 'object') return [];
  const found = relaxations(atlas, parameters, rules);
  const problems = found.length > 0 ? found : [infeasible('hubs.count', 'hubs.*', `${p}`)];
  // Given up is not proved.
  return answer === 'none' ? problems : problems.map((each) => ({ ...each, got: `${each.got} (?)` }));
}

/** Asks whether some set keeps to the rules of a scenario. */
function answerTo(atlas: Atlas, parameters: HubsParameters): RulesAnswer {
  const sites = hubSites(atlas, parameters);
  const [p, facilityCount] = [parameters['hubs.count'], sites.candidates.length];
  if (p > facilityCount || sites.fixed.length > p) return 'none';
  const rules = hubRules(atlas, parameters, sites) ?? sitingRules([]);
  return searchWithinRules({ facilityCount, p, fixed: sites.fixed }, rules);
}

/** Each rule that would do to relax alone, with a value that a set was found for. */
function relaxations(atlas: Atlas, parameters: HubsParameters, { groups }: SitingRules): Problem[] {
  const isPossible = (changes: Partial<HubsParameters>) =>
    typeof answerTo(atlas, { ...parameters, ...changes }) === 'object';
  const found: Problem[] = [];
  const separationKm = parameters['hubs.separationKm'];
  if (separationKm > 0 && isPossible({ 'hubs.separationKm': 0 })) {
    const nearer = lastPossible(0, separationKm, (km) => isPossible({ 'hubs.separationKm': km }));
    found.push(infeasible('hubs.separationKm', `≤ ${nearer} km`, `${separationKm} km`));
  }
  const p = parameters['hubs.count'];
  const stepMw = leastPowerMw(parameters);
  const allMw = plannedPowerMw(parameters);
  /** The fewest hubs of a limit, given in hubs, that do; counted down from all. */
  const leastHubs = (changed: (hubs: number) => Partial<HubsParameters>) =>
    p - lastPossible(0, p + 1, (fewer) => isPossible(changed(p - fewer)));
  const areaMw = (hubs: number) => ({ 'hubs.gridAreaMostMw': hubs * stepMw });
  if (parameters['hubs.gridAreaMostMw'] < p * stepMw && isPossible(areaMw(p))) {
    const least = leastHubs(areaMw) * stepMw;
    found.push(infeasible('hubs.gridAreaMostMw', `≥ ${least} MW`, `${parameters['hubs.gridAreaMostMw']} MW`));
  }
  // In whole percents, as the lever goes.
  const share = (hubs: number) => ({
    'hubs.osakaShareCap': Math.min(1, Math.ceil((100 * hubs * stepMw) / allMw) / 100),
  });
  if (parameters['hubs.osakaShareCap'] < 1 && isPossible({ 'hubs.osakaShareCap': 1 })) {
    const least = share(leastHubs(share))['hubs.osakaShareCap'];
    const percent = (value: number) => `${Math.round(100 * value)} %`;
    found.push(
      infeasible('hubs.osakaShareCap', `≥ ${percent(least)}`, percent(parameters['hubs.osakaShareCap'])),
    );
  }
  const asked = groups.reduce((sum, { atLeast }) => sum + atLeast, 0);
  if (asked > 0 && isPossible({ 'hubs.blockMinimum': 0 })) {
    found.push(infeasible('hubs.blockMinimum', `Σ < ${asked}`, `${asked}`));
  }
  const excluded = parameters['hubs.excluded'].length;
  if (excluded > 0 && isPossible({ 'hubs.excluded': [] })) {
    found.push(infeasible('hubs.excluded', `< ${excluded}`, `${excluded}`));
  }
  let fewer = p - 1;
  while (fewer > 0 && !isPossible({ 'hubs.count': fewer })) fewer--;
  if (fewer > 0) found.push(infeasible('hubs.count', `≤ ${fewer}`, `${p}`));
  return found;
}

/** By halving, of whole numbers from `low`, which is possible, to below `high`, which is not: one that is possible still. */
function lastPossible(low: number, high: number, isPossible: (at: number) => boolean): number {
  let [yes, no] = [low, high];
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (isPossible(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

/** One problem that names everything that would do to relax. */
export function joined(problems: readonly Problem[]): Problem {
  const [first, ...others] = problems;
  const expected = [
    first!.expected,
    ...others.map(({ what, expected: relaxed }) => `${what} ${relaxed}`),
  ].join(' / ');
  return { ...first!, expected };
}
