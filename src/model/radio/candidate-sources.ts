/**
 * The candidates of a roll-out in the order in which it looks at them, whatever sites cost: sources of candidates of one
 * prefecture that cost much the same under any prices, each by falling people. One pointer per source stands for all
 * that have not been looked at, and what is read one after the other lies so. Where a candidate stands here is its place.
 */
import type { OpenCountry } from './open-country.ts';
import type { Outdone } from './outdone.ts';
import { membersOf, placesOf } from './place-members.ts';
import { type FibreReach, lastFibreM, NEW_TOWER } from './site-cost.ts';

export interface CandidateSources {
  /** Prefecture g has the sources `first[g] … first[g + 1] - 1`; source s the places `start[s] … start[s + 1] - 1`. */
  readonly first: Uint32Array;
  readonly start: Uint32Array;
  /** Per source: its prefecture; index into TOWERS; 1 where its sites are to be joined to fibre; metres than which none is ever nearer. */
  readonly group: Uint8Array;
  readonly tower: Uint8Array;
  readonly isJoined: Uint8Array;
  readonly leastM: Float64Array;
  /** Per place: its candidate, rank and source; people whom it counts at the start. */
  readonly candidate: Uint32Array;
  readonly rank: Uint32Array;
  readonly source: Uint16Array;
  readonly people: Int32Array;
  /** Place q counts the seats `member[memberStart[q]] … member[memberStart[q + 1] - 1]`. */
  readonly memberStart: Uint32Array;
  readonly member: Uint32Array;
  /** Per place: metres to fibre in the first year. */
  readonly firstM: Float64Array;
  /** By year after the first: to whom fibre has come nearer. */
  readonly nearer: readonly FibreNearer[];
}

export interface FibreNearer {
  readonly rank: Uint32Array;
  /** Its place; -1 for candidates that are outdone. */
  readonly place: Int32Array;
  readonly beforeM: Float64Array;
  readonly metres: Float64Array;
}

/** Metres to fibre that candidates of one source differ by at most. */
const STEP_M = 1000;
const STEPS = 64;
const CLASSES = 8 * STEPS;
const LEFT_OUT = CLASSES;

type Ranked = Pick<OpenCountry, 'ranked' | 'outdone'>;

/**
 * @param tower, isJoined per candidate
 * @param isAllowed per candidate: 1 where the plan may build; absent for all
 * @param last others of the same open country, from which long stretches are taken at once; the result is the same
 */
export function candidateSources(
  open: Ranked,
  tower: Uint8Array,
  isJoined: Uint8Array,
  fibre: FibreReach,
  isAllowed: Uint8Array | undefined,
  last?: CandidateSources,
): CandidateSources {
  const { ranked } = open;
  const leastM = lastFibreM(fibre);
  const classOf = classes(open, tower, isJoined, fibre.firstM, leastM, isAllowed);
  const groups = ranked.first.length - 1;
  const order = createOrder(classOf.length);
  const first = new Uint32Array(groups + 1);
  for (let g = 0; g < groups; g++) {
    addGroup(order, classOf, g, ranked.first[g]!, ranked.first[g + 1]!);
    first[g + 1] = order.classes.length;
  }
  const rank = order.rank.slice(0, order.count);
  const candidate = candidatesOf(ranked, rank);
  return {
    first,
    start: Uint32Array.from([...order.start, order.count]),
    group: Uint8Array.from(order.group),
    tower: Uint8Array.from(order.classes, (c) => Math.floor(c / STEPS) >> 1),
    isJoined: Uint8Array.from(order.classes, (c) => Math.floor(c / STEPS) & 1),
    leastM: Float64Array.from(order.classes, (c) => Math.max(0, (c % STEPS) - 1) * STEP_M),
    candidate,
    rank,
    source: order.source.slice(0, order.count),
    ...membersOf(ranked, rank, last),
    ...fibreByPlace(open, rank, candidate, fibre, isAllowed),
  };
}

/** Ranks by group, then class, then as they rise: the places of `count` of them. */
interface Order {
  readonly rank: Uint32Array;
  readonly source: Uint16Array;
  count: number;
  /** Per source: its class, its group, its first place. */
  readonly classes: number[];
  readonly group: number[];
  readonly start: number[];
  /** Per class: ranks of the group at hand, then the next one's place; the group's source. */
  readonly next: Uint32Array;
  readonly sourceOf: Uint16Array;
}

function createOrder(most: number): Order {
  return {
    rank: new Uint32Array(most),
    source: new Uint16Array(most),
    count: 0,
    classes: [],
    group: [],
    start: [],
    next: new Uint32Array(CLASSES + 1),
    sourceOf: new Uint16Array(CLASSES),
  };
}

/** @param classOf by rank @param from, to the group's ranks, `to` the first that is not */
function addGroup(order: Order, classOf: Uint16Array, group: number, from: number, to: number): void {
  const { next, sourceOf } = order;
  next.fill(0);
  for (let r = from; r < to; r++) next[classOf[r]!]!++;
  for (let c = 0; c < CLASSES; c++) {
    const size = next[c]!;
    next[c] = order.count;
    if (size === 0) continue;
    sourceOf[c] = order.classes.length;
    order.classes.push(c);
    order.group.push(group);
    order.start.push(order.count);
    order.count += size;
  }
  placeRanks(order, classOf, from, to);
}

function placeRanks(
  { rank, source, next, sourceOf }: Order,
  classOf: Uint16Array,
  from: number,
  to: number,
): void {
  for (let r = from; r < to; r++) {
    const c = classOf[r]!;
    if (c === LEFT_OUT) continue;
    const place = next[c]!++;
    rank[place] = r;
    source[place] = sourceOf[c]!;
  }
}

function candidatesOf({ candidate }: Ranked['ranked'], rank: Uint32Array): Uint32Array {
  const own = new Uint32Array(rank.length);
  for (let place = 0; place < own.length; place++) own[place] = candidate[rank[place]!]!;
  return own;
}

/** What a candidate's cost depends on, whatever the prices, and where the plan may build. */
interface Costs {
  readonly tower: Uint8Array;
  readonly isJoined: Uint8Array;
  readonly firstM: Float64Array;
  readonly leastM: Float64Array;
  readonly isAllowed: Uint8Array | undefined;
}

/** By rank: the class of a candidate's cost; LEFT_OUT where the plan never builds. */
function classes(
  { ranked, outdone }: Ranked,
  tower: Uint8Array,
  isJoined: Uint8Array,
  firstM: Float64Array,
  leastM: Float64Array,
  isAllowed: Uint8Array | undefined,
): Uint16Array {
  const costs: Costs = { tower, isJoined, firstM, leastM, isAllowed };
  const classOf = new Uint16Array(tower.length).fill(LEFT_OUT);
  for (let i = 0; i < tower.length; i++) {
    if ((isAllowed !== undefined && isAllowed[i] === 0) || isOutdone(outdone, costs, i)) continue;
    classOf[ranked.rankOf[i]!] = classOfCost(costs, i);
  }
  return classOf;
}

function classOfCost({ tower, isJoined, leastM }: Costs, i: number): number {
  const step = isJoined[i] === 0 ? 0 : Math.min(STEPS - 1, Math.ceil(leastM[i]! / STEP_M));
  return (2 * tower[i]! + isJoined[i]!) * STEPS + step;
}

/** Whether another that outdoes the candidate may be built as well and never costs more. */
function isOutdone(
  { start, by }: Outdone,
  { tower, isJoined, firstM, leastM, isAllowed }: Costs,
  i: number,
): boolean {
  for (let at = start[i]!; at < start[i + 1]!; at++) {
    const other = by[at]!;
    if (isAllowed !== undefined && isAllowed[other] === 0) continue;
    if (tower[other] === NEW_TOWER && tower[i] !== NEW_TOWER) continue;
    if (isJoined[other] === 0) return true;
    if (isJoined[i] === 1 && firstM[other]! <= leastM[i]!) return true;
  }
  return false;
}

function fibreByPlace(
  { ranked }: Ranked,
  rank: Uint32Array,
  candidate: Uint32Array,
  { firstM, nearer }: FibreReach,
  isAllowed: Uint8Array | undefined,
): Pick<CandidateSources, 'firstM' | 'nearer'> {
  const placeOf = placesOf(rank, ranked.candidate.length);
  const first = new Float64Array(rank.length);
  for (let place = 0; place < rank.length; place++) first[place] = firstM[candidate[place]!]!;
  const metres = firstM.slice();
  return {
    firstM: first,
    nearer: nearer.map((year) => nearerByPlace(year, ranked.rankOf, placeOf, metres, isAllowed)),
  };
}

/** @param metres per candidate: before the year, and after it on return */
function nearerByPlace(
  year: FibreReach['nearer'][number],
  rankOf: Uint32Array,
  placeOf: Int32Array,
  metres: Float64Array,
  isAllowed: Uint8Array | undefined,
): FibreNearer {
  const most = year.candidate.length;
  const rank = new Uint32Array(most);
  const place = new Int32Array(most);
  const beforeM = new Float64Array(most);
  const nearerM = new Float64Array(most);
  let count = 0;
  for (let n = 0; n < most; n++) {
    const i = year.candidate[n]!;
    if (isAllowed !== undefined && isAllowed[i] === 0) continue;
    rank[count] = rankOf[i]!;
    place[count] = placeOf[rank[count]!]!;
    beforeM[count] = metres[i]!;
    nearerM[count++] = year.metres[n]!;
    metres[i] = year.metres[n]!;
  }
  return {
    rank: rank.slice(0, count),
    place: place.slice(0, count),
    beforeM: beforeM.slice(0, count),
    metres: nearerM.slice(0, count),
  };
}
