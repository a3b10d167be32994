/** The rules that a scenario sets for regional hubs, over its candidates. */
import type { Atlas } from '../atlas.ts';
import { flagsOfCodes } from '../fibre/municipality-codes.ts';
import { valueOfBlock } from '../parameter.ts';
import { type Problem, ProblemError } from '../problem.ts';
import { type Conflicts, conflictsOf } from './conflicts.ts';
import { distanceM, geocentricM } from './ellipsoid-distance.ts';
import {
  HUBS_PARAMETERS,
  type HubsParameters,
  OSAKA_AREA_PREFECTURES,
  TOKYO_AREA_PREFECTURES,
} from './hubs-parameters.ts';
import { type FacilityGroup, type SitingRules, sitingRules } from './siting-rules.ts';

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
  const { tokyo } = areasOf(atlas);
  // Where not even a small hub finds power nothing can stand; that makes the siting's bound closer than a rule would.
  const closed = powerLimits(atlas, parameters).filter(({ mostMw }) => mostHubs(mostMw, parameters) < 1);
  const candidates = Array.from({ length: municipalities.count }, (_, m) => m).filter(
    (m) =>
      !Number.isNaN(municipalities.lat[m]! + municipalities.lon[m]!) &&
      tokyo[m] === 0 &&
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
  const isNamed = prefectures.code.map((code) => (codes.includes(code) ? 1 : 0));
  return Uint8Array.from(municipalities.prefecture, (p) => isNamed[p]!);
}

/** Which municipalities rules speak of; per municipality, 1 for the members. */
interface Areas {
  readonly tokyo: Uint8Array;
  readonly osaka: Uint8Array;
  readonly gridAreas: readonly Uint8Array[];
  readonly blocks: readonly Uint8Array[];
}

const areas = new WeakMap<Atlas, Areas>();

function areasOf(atlas: Atlas): Areas {
  let known = areas.get(atlas);
  if (known === undefined) {
    const { municipalities, prefectures, gridAreas, blocks } = atlas;
    const where = (column: ArrayLike<number>, value: number) =>
      Uint8Array.from(municipalities.prefecture, (q) => (column[q] === value ? 1 : 0));
    known = {
      tokyo: inPrefectures(atlas, TOKYO_AREA_PREFECTURES),
      osaka: inPrefectures(atlas, OSAKA_AREA_PREFECTURES),
      gridAreas: gridAreas.map((_, area) => where(prefectures.gridArea, area)),
      blocks: blocks.code.map((_, block) => where(prefectures.block, block)),
    };
    areas.set(atlas, known);
  }
  return known;
}

export interface PowerLimit {
  readonly rule: 'hubs.osakaShareCap' | 'hubs.gridAreaMostMw';
  /** Per municipality. */
  readonly isMember: Uint8Array;
  readonly mostMw: number;
}

/** Power that hubs may take in the Osaka area and in each grid area. */
export function powerLimits(atlas: Atlas, parameters: HubsParameters): PowerLimit[] {
  const { osaka, gridAreas } = areasOf(atlas);
  return [
    {
      rule: 'hubs.osakaShareCap',
      isMember: osaka,
      mostMw: parameters['hubs.osakaShareCap'] * plannedPowerMw(parameters),
    },
    ...gridAreas.map(
      (isMember): PowerLimit => ({
        rule: 'hubs.gridAreaMostMw',
        isMember,
        mostMw: parameters['hubs.gridAreaMostMw'],
      }),
    ),
  ];
}

/** Power of all hubs of the plan. */
export function plannedPowerMw(parameters: HubsParameters): number {
  const p = parameters['hubs.count'];
  const large = Math.min(p, parameters['hubs.largeCount']);
  return large * parameters['hubs.largeMw'] + (p - large) * parameters['hubs.smallMw'];
}

/** Every hub takes at least this. */
export function leastPowerMw(parameters: HubsParameters): number {
  return Math.min(parameters['hubs.smallMw'], parameters['hubs.largeMw']);
}

function mostHubs(mostMw: number, parameters: HubsParameters): number {
  return Math.floor(mostMw / leastPowerMw(parameters) + 1e-9);
}

/**
 * @param fixed positions in `candidates` that hold a hub in any case
 * @returns undefined where the scenario sets none that could bind
 */
export function hubRules(
  atlas: Atlas,
  parameters: HubsParameters,
  { candidates, fixed }: HubSites,
): SitingRules | undefined {
  const p = parameters['hubs.count'];
  const { blocks: members } = areasOf(atlas);
  const over = (flags: ArrayLike<number>) => Uint8Array.from(candidates, (m) => flags[m]!);
  const limits = powerLimits(atlas, parameters).map(
    ({ rule, isMember, mostMw }): FacilityGroup => ({
      rule,
      isMember: over(isMember),
      atLeast: 0,
      atMost: mostHubs(mostMw, parameters),
    }),
  );
  const minimums = atlas.blocks.code.map(
    (code, block): FacilityGroup => ({
      rule: 'hubs.blockMinimum',
      isMember: over(members[block]!),
      atLeast: valueOfBlock(parameters['hubs.blockMinimum'], HUBS_PARAMETERS['hubs.blockMinimum'], code),
      atMost: Infinity,
    }),
  );
  const groups = [...limits, ...minimums].filter(
    ({ atLeast, atMost, isMember }) => atLeast > 0 || (atMost < p && isMember.includes(1)),
  );
  const separationKm = parameters['hubs.separationKm'];
  if (groups.length === 0 && separationKm === 0) return undefined;
  const conflicts = separationKm > 0 ? nearerThan(separationKm, atlas, { candidates, fixed }) : undefined;
  return sitingRules(groups, conflicts);
}

function nearerThan(km: number, { municipalities }: Atlas, { candidates, fixed }: HubSites): Conflicts {
  const points = geocentricM(
    candidates.map((m) => municipalities.lat[m]!),
    candidates.map((m) => municipalities.lon[m]!),
  );
  return conflictsOf(candidates.length, (a, b) => distanceM(points, a, b) < 1000 * km, fixed);
}

export function infeasible(what: string, expected: string, got: string): Problem {
  return { kind: 'infeasible', what, where: 'scenario', expected, got };
}
