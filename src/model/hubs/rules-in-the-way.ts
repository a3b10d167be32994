/**
 * Which rules leave no room for the hubs asked for, and what would do to relax each alone: the scenario is asked again with
 * that rule at another value, so that a power limit's candidates change with it.
 */
import type { Atlas } from '../atlas.ts';
import type { Problem } from '../problem.ts';
import type { Steps } from '../progress.ts';
import { type HubSites, hubRules, hubSites, infeasible, leastPowerMw, plannedPowerMw } from './hub-rules.ts';
import type { HubsParameters } from './hubs-parameters.ts';
import { type RulesAnswer, searchWithinRules } from './search-within-rules.ts';
import { countIn, type SitingRules, sitingRules } from './siting-rules.ts';

const PHASE = 'hubs.proof';
/** A value that does is found at once; that a smaller change would not do is not claimed. */
const RELAXATION_NODES = 400;

/**
 * What stands in the way of the hubs, each with what would relax it; empty where some set keeps to all rules.
 * @param people that the hubs are sited for
 */
export function* rulesInTheWay(
  atlas: Atlas,
  parameters: HubsParameters,
  sites: HubSites,
  rules: SitingRules | undefined,
  people: number,
): Steps<Problem[]> {
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
  const found = yield* relaxations(atlas, parameters, rules);
  const problems = found.length > 0 ? found : [infeasible('hubs.count', 'hubs.*', `${p}`)];
  // Given up is not proved.
  return answer === 'none' ? problems : problems.map((each) => ({ ...each, got: `${each.got} (?)` }));
}

/** Asks whether some set keeps to the rules of a scenario. */
function answerTo(atlas: Atlas, parameters: HubsParameters, nodes?: number): RulesAnswer {
  const sites = hubSites(atlas, parameters);
  const [p, facilityCount] = [parameters['hubs.count'], sites.candidates.length];
  if (p > facilityCount || sites.fixed.length > p) return 'none';
  const rules = hubRules(atlas, parameters, sites) ?? sitingRules([]);
  return searchWithinRules({ facilityCount, p, fixed: sites.fixed }, rules, nodes);
}

/** Each rule that would do to relax alone, with a value that a set was found for. */
function* relaxations(atlas: Atlas, parameters: HubsParameters, { groups }: SitingRules): Steps<Problem[]> {
  let asked = 0;
  function* isPossible(changes: Partial<HubsParameters>): Steps<boolean> {
    yield { phase: PHASE, fraction: 1 - 1 / (1 + asked++ / 10) };
    // The others are read through the scenario's own, so that it is known which of them were.
    const relaxed: HubsParameters = Object.assign(Object.create(parameters), changes);
    return typeof answerTo(atlas, relaxed, RELAXATION_NODES) === 'object';
  }
  /** By halving, of whole numbers from `yes`, which is possible, to below `no`: one that is possible still. */
  function* lastPossible(
    yes: number,
    no: number,
    changes: (at: number) => Partial<HubsParameters>,
  ): Steps<number> {
    let [low, high] = [yes, no];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (yield* isPossible(changes(middle))) low = middle;
      else high = middle;
    }
    return low;
  }
  const found: Problem[] = [];
  const separationKm = parameters['hubs.separationKm'];
  if (separationKm > 0 && (yield* isPossible({ 'hubs.separationKm': 0 }))) {
    const nearer = yield* lastPossible(0, separationKm, (km) => ({ 'hubs.separationKm': km }));
    found.push(infeasible('hubs.separationKm', `≤ ${nearer} km`, `${separationKm} km`));
  }
  const p = parameters['hubs.count'];
  const stepMw = leastPowerMw(parameters);
  const allMw = plannedPowerMw(parameters);
  // Limits of power count in hubs: as many as are planned never bind.
  const areaMw = (hubs: number) => ({ 'hubs.gridAreaMostMw': hubs * stepMw });
  if (parameters['hubs.gridAreaMostMw'] < p * stepMw && (yield* isPossible(areaMw(p)))) {
    const least = p - (yield* lastPossible(0, p + 1, (fewer) => areaMw(p - fewer)));
    const got = `${parameters['hubs.gridAreaMostMw']} MW`;
    found.push(infeasible('hubs.gridAreaMostMw', `≥ ${least * stepMw} MW`, got));
  }
  // In whole percents, as the lever goes.
  const share = (hubs: number) => ({
    'hubs.osakaShareCap': Math.min(1, Math.ceil((100 * hubs * stepMw) / allMw) / 100),
  });
  const percent = (of: Pick<HubsParameters, 'hubs.osakaShareCap'>) =>
    `${Math.round(100 * of['hubs.osakaShareCap'])} %`;
  if (parameters['hubs.osakaShareCap'] < 1 && (yield* isPossible({ 'hubs.osakaShareCap': 1 }))) {
    const least = p - (yield* lastPossible(0, p + 1, (fewer) => share(p - fewer)));
    found.push(infeasible('hubs.osakaShareCap', `≥ ${percent(share(least))}`, percent(parameters)));
  }
  const leastOfBlocks = groups.reduce((sum, { atLeast }) => sum + atLeast, 0);
  if (leastOfBlocks > 0 && (yield* isPossible({ 'hubs.blockMinimum': 0 }))) {
    found.push(infeasible('hubs.blockMinimum', `Σ < ${leastOfBlocks}`, `${leastOfBlocks}`));
  }
  const excluded = parameters['hubs.excluded'].length;
  if (excluded > 0 && (yield* isPossible({ 'hubs.excluded': [] }))) {
    found.push(infeasible('hubs.excluded', `< ${excluded}`, `${excluded}`));
  }
  let fewer = p - 1;
  while (fewer > 0 && !(yield* isPossible({ 'hubs.count': fewer }))) fewer--;
  if (fewer > 0) found.push(infeasible('hubs.count', `≤ ${fewer}`, `${p}`));
  return found;
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
