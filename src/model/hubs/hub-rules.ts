/** The rules that a scenario sets for regional hubs, over its candidates, and what to relax where none can keep to them. */
import type { Atlas } from '../atlas.ts';
import { flagsOfCodes } from '../fibre/municipality-codes.ts';
import { valueOfBlock } from '../parameter.ts';
import { type Problem, ProblemError } from '../problem.ts';
import { geocentricM } from './ellipsoid-distance.ts';
import {
  HUBS_PARAMETERS,
  type HubsParameters,
  OSAKA_AREA_PREFECTURES,
  TOKYO_AREA_PREFECTURES,
} from './hubs-parameters.ts';
import type { MedianProblem } from './median-problem.ts';
import { openWithinRules } from './open-within-rules.ts';
import { countIn, type FacilityGroup, type SitingRules } from './siting-rules.ts';

export interface HubSites {
  /** Municipalities that may hold a hub, rising. */
  readonly candidates: readonly number[];
  /** Positions in `candidates` that hold one in any case. */
  readonly fixed: readonly number[];
}

/**
 * Everybody with a place outside the Tokyo area and the reader's own list.
 * @throws ProblemError for an unknown code, and where a fixed site lies in an excluded area.
 */
export function hubSites(atlas: Atlas, parameters: HubsParameters): HubSites {
  const { municipalities } = atlas;
  const isOut = flagsOfCodes(municipalities, parameters['hubs.excluded'], 'hubs.excluded');
  const isFixed = flagsOfCodes(municipalities, parameters['hubs.fixed'], 'hubs.fixed');
  const isTokyo = inPrefectures(atlas, TOKYO_AREA_PREFECTURES);
  // Where not even a small hub finds power nothing can stand; that makes the siting's bound closer than a rule would.
  const closed = powerLimits(atlas, parameters).filter(({ mostMw }) => mostHubs(mostMw, parameters) < 1);
  const candidates = Array.from({ length: municipalities.count }, (_, m) => m).filter(
    (m) =>
      !Number.isNaN(municipalities.lat[m]! + municipalities.lon[m]!) &&
      isTokyo[m] === 0 &&
      isOut[m] === 0 &&
      (isFixed[m] === 1 || closed.every(({ isMember }) => isMember[m] === 0)),
  );
  const fixed = candidates.flatMap((m, j) => (isFixed[m] === 1 ? [j] : []));
  const stray = municipalities.code.filter((_, m) => isFixed[m] === 1 && !candidates.includes(m));
  if (stray.length > 0) {
    throw new ProblemError(
      infeasible('hubs.fixed', `∉ ${TOKYO_AREA_PREFECTURES.join(', ')}; ∉ hubs.excluded`, stray.join(', ')),
    );
  }
  return { candidates, fixed };
}

/** Per municipality, 1 where its prefecture is one of these. */
export function inPrefectures({ municipalities, prefectures }: Atlas, codes: readonly string[]): Uint8Array {
  return Uint8Array.from(municipalities.prefecture, (p) => (codes.includes(prefectures.code[p]!) ? 1 : 0));
}

export interface PowerLimit {
  readonly rule: 'hubs.osakaShareCap' | 'hubs.gridAreaMostMw';
  /** Per municipality. */
  readonly isMember: Uint8Array;
  readonly mostMw: number;
}

/** Power that hubs may take in the Osaka area and in each grid area. */
export function powerLimits(atlas: Atlas, parameters: HubsParameters): PowerLimit[] {
  const { municipalities, prefectures, gridAreas } = atlas;
  const p = parameters['hubs.count'];
  const large = Math.min(p, parameters['hubs.largeCount']);
  const allMw = large * parameters['hubs.largeMw'] + (p - large) * parameters['hubs.smallMw'];
  return [
    {
      rule: 'hubs.osakaShareCap',
      isMember: inPrefectures(atlas, OSAKA_AREA_PREFECTURES),
      mostMw: parameters['hubs.osakaShareCap'] * allMw,
    },
    ...gridAreas.map(
      (_, area): PowerLimit => ({
        rule: 'hubs.gridAreaMostMw',
        isMember: Uint8Array.from(municipalities.prefecture, (q) =>
          prefectures.gridArea[q] === area ? 1 : 0,
        ),
        mostMw: parameters['hubs.gridAreaMostMw'],
      }),
    ),
  ];
}

/** Every hub takes at least the power of a small one. */
function mostHubs(mostMw: number, parameters: HubsParameters): number {
  const least = Math.min(parameters['hubs.smallMw'], parameters['hubs.largeMw']);
  return Math.floor(mostMw / least + 1e-9);
}

/** @returns undefined where the scenario sets none that could bind */
export function hubRules(
  atlas: Atlas,
  parameters: HubsParameters,
  candidates: readonly number[],
): SitingRules | undefined {
  const p = parameters['hubs.count'];
  const { municipalities, prefectures, blocks } = atlas;
  const over = (flags: ArrayLike<number>) => Uint8Array.from(candidates, (m) => flags[m]!);
  const limits = powerLimits(atlas, parameters).map(
    ({ rule, isMember, mostMw }): FacilityGroup => ({
      rule,
      isMember: over(isMember),
      atLeast: 0,
      atMost: mostHubs(mostMw, parameters),
    }),
  );
  const minimums = blocks.code.map(
    (code, block): FacilityGroup => ({
      rule: 'hubs.blockMinimum',
      isMember: over(
        Uint8Array.from(municipalities.prefecture, (q) => (prefectures.block[q] === block ? 1 : 0)),
      ),
      atLeast: valueOfBlock(parameters['hubs.blockMinimum'], HUBS_PARAMETERS['hubs.blockMinimum'], code),
      atMost: Infinity,
    }),
  );
  const groups = [...limits, ...minimums].filter(
    ({ atLeast, atMost, isMember }) => atLeast > 0 || (atMost < p && isMember.includes(1)),
  );
  const separationKm = parameters['hubs.separationKm'];
  if (groups.length === 0 && separationKm === 0) return undefined;
  return {
    groups,
    separationKm,
    points: geocentricM(
      candidates.map((m) => municipalities.lat[m]!),
      candidates.map((m) => municipalities.lon[m]!),
    ),
  };
}

/**
 * What stands in the way of p hubs, each with what would relax it; empty where some set keeps to all rules.
 * @param people that the hubs are sited for
 */
export function rulesInTheWay(problem: MedianProblem, parameters: HubsParameters, people: number): Problem[] {
  const { rules } = problem;
  const { facilityCount, p, fixed = [] } = problem;
  if (p > facilityCount) return [infeasible('hubs.count', `≤ ${facilityCount}`, `${p}`)];
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
  if (openWithinRules(problem, rules) !== undefined) return [];
  // Each rule that would do to relax alone is named with how far.
  const isPossible = (changed: Partial<SitingRules>) =>
    openWithinRules(problem, { ...rules, ...changed }) !== undefined;
  const found: Problem[] = [];
  const { separationKm, groups } = rules;
  if (separationKm > 0 && isPossible({ separationKm: 0 })) {
    let [low, high] = [0, separationKm];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (isPossible({ separationKm: middle })) low = middle;
      else high = middle;
    }
    found.push(infeasible('hubs.separationKm', `≤ ${low} km`, `${separationKm} km`));
  }
  for (const rule of ['hubs.gridAreaMostMw', 'hubs.osakaShareCap'] as const) {
    const [own, others] = [ruledBy(groups, rule), groups.filter((group) => group.rule !== rule)];
    if (own.length === 0 || !isPossible({ groups: others })) continue;
    const raised = (by: number) =>
      isPossible({ groups: [...others, ...own.map((group) => ({ ...group, atMost: group.atMost + by }))] });
    let by = 1;
    while (!raised(by)) by++;
    const least = Math.max(...own.map(({ atMost }) => atMost)) + by;
    const smallMw = parameters['hubs.smallMw'];
    found.push(infeasible(rule, `≥ ${least * smallMw} MW`, `${(least - by) * smallMw} MW`));
  }
  if (asked > 0 && isPossible({ groups: groups.filter(({ atLeast }) => atLeast === 0) })) {
    found.push(infeasible('hubs.blockMinimum', `Σ < ${asked}`, `${asked}`));
  }
  let fewer = p - 1;
  while (fewer > 0 && openWithinRules({ ...problem, p: fewer }, rules) === undefined) fewer--;
  if (fewer > 0) found.push(infeasible('hubs.count', `≤ ${fewer}`, `${p}`));
  return found.length > 0 ? found : [infeasible('hubs.count', 'hubs.*', `${p}`)];
}

function ruledBy(groups: readonly FacilityGroup[], rule: FacilityGroup['rule']): FacilityGroup[] {
  return groups.filter((group) => group.rule === rule);
}

function infeasible(what: string, expected: string, got: string): Problem {
  return { kind: 'infeasible', what, where: 'scenario', expected, got };
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
