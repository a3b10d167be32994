/**
 * The candidates of a roll-out in the order in which it looks at them, whatever sites cost: sources of candidates of one
 * prefecture that cost much the same under any prices, each by falling people. One pointer per source stands for all
 * that have not been looked at, and what is read one after the other lies so. Where a candidate stands here is its place.
 */
import type { OpenCountry } from './open-country.ts';
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
  /** Per place: its candidate, rank and source; 1 where a site may be subsidised; people whom it counts at the start. */
  readonly candidate: Uint32Array;
  readonly rank: Uint32Array;
  readonly isSubsidised: Uint8Array;
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

type Ranked = Pick<OpenCountry, 'ranked' | 'outdone' | 'isSubsidised'>;

/**
 * @param tower, isJoined per candidate
 * @param isAllowed per candidate: 1 where the plan may build; absent for all
 */
export function candidateSources(
  open: Ranked,
  tower: Uint8Array,
  isJoined: Uint8Array,
  fibre: FibreReach,
  isAllowed: Uint8Array | undefined,
): CandidateSources {
  const { ranked } = open;
  const leastM = lastFibreM(fibre);
  const classOf = classes(open, tower, isJoined, fibre.firstM, leastM, isAllowed);
  const groups = ranked.first.length - 1;
  const first = new Uint32Array(groups + 1);
  const start: number[] = [];
  const used: number[] = [];
  const group: number[] = [];
  const places = new Uint32Array(classOf.length);
  const source = new Uint16Array(classOf.length);
  let total = 0;
  const next = new Uint32Array(CLASSES);
  const sourceOf = new Uint16Array(CLASSES);
  for (let g = 0; g < groups; g++) {
    const from = ranked.first[g]!;
    const to = ranked.first[g + 1]!;
    next.fill(0);
    for (let r = from; r < to; r++) if (classOf[r] !== LEFT_OUT) next[classOf[r]!]!++;
    for (let c = 0; c < CLASSES; c++) {
      const size = next[c]!;
      next[c] = total;
      if (size === 0) continue;
      sourceOf[c] = used.length;
      used.push(c);
      group.push(g);
      start.push(total);
      total += size;
    }
    first[g + 1] = used.length;
    for (let r = from; r < to; r++) {
      if (classOf[r] === LEFT_OUT) continue;
      const place = next[classOf[r]!]!++;
      places[place] = r;
      source[place] = sourceOf[classOf[r]!]!;
    }
  }
  const rank = places.slice(0, total);
  const candidate = new Uint32Array(total);
  for (let place = 0; place < total; place++) candidate[place] = ranked.candidate[rank[place]!]!;
  return {
    first,
    start: Uint32Array.from([...start, total]),
    group: Uint8Array.from(group),
    tower: Uint8Array.from(used, (c) => Math.floor(c / STEPS) >> 1),
    isJoined: Uint8Array.from(used, (c) => Math.floor(c / STEPS) & 1),
    leastM: Float64Array.from(used, (c) => Math.max(0, (c % STEPS) - 1) * STEP_M),
    candidate,
    rank,
    isSubsidised: subsidisedAt(open, candidate),
    source: source.slice(0, total),
    ...membersOf(open, rank),
    ...fibreByPlace(open, rank, fibre, isAllowed),
  };
}

/** By rank: what a candidate's cost depends on, whatever the prices; LEFT_OUT where the plan never builds. */
function classes(
  { ranked, outdone }: Ranked,
  tower: Uint8Array,
  isJoined: Uint8Array,
  firstM: Float64Array,
  leastM: Float64Array,
  isAllowed: Uint8Array | undefined,
): Uint16Array {
  /** Whether another that outdoes the candidate may be built as well and never costs more. */
  const isOutdone = (i: number): boolean => {
    for (let at = outdone.start[i]!; at < outdone.start[i + 1]!; at++) {
      const other = outdone.by[at]!;
      if (isAllowed !== undefined && isAllowed[other] === 0) continue;
      if (tower[other] === NEW_TOWER && tower[i] !== NEW_TOWER) continue;
      if (isJoined[other] === 0) return true;
      if (isJoined[i] === 1 && firstM[other]! <= leastM[i]!) return true;
    }
    return false;
  };
  const classOf = new Uint16Array(tower.length).fill(LEFT_OUT);
  for (let i = 0; i < tower.length; i++) {
    if ((isAllowed !== undefined && isAllowed[i] === 0) || isOutdone(i)) continue;
    const step = isJoined[i] === 0 ? 0 : Math.min(STEPS - 1, Math.ceil(leastM[i]! / STEP_M));
    classOf[ranked.rankOf[i]!] = (2 * tower[i]! + isJoined[i]!) * STEPS + step;
  }
  return classOf;
}

function subsidisedAt({ isSubsidised }: Ranked, candidate: Uint32Array): Uint8Array {
  const at = new Uint8Array(candidate.length);
  for (let place = 0; place < at.length; place++) at[place] = isSubsidised[candidate[place]!]!;
  return at;
}

function membersOf(
  { ranked }: Ranked,
  rank: Uint32Array,
): Pick<CandidateSources, 'people' | 'memberStart' | 'member'> {
  const people = new Int32Array(rank.length);
  const memberStart = new Uint32Array(rank.length + 1);
  for (let place = 0; place < rank.length; place++) {
    const r = rank[place]!;
    people[place] = ranked.people[r]!;
    memberStart[place + 1] = memberStart[place]! + ranked.start[r + 1]! - ranked.start[r]!;
  }
  const member = new Uint32Array(memberStart[rank.length]!);
  for (let place = 0, used = 0; place < rank.length; place++) {
    const r = rank[place]!;
    for (let at = ranked.start[r]!; at < ranked.start[r + 1]!; at++) member[used++] = ranked.member[at]!;
  }
  return { people, memberStart, member };
}

function fibreByPlace(
  { ranked }: Ranked,
  rank: Uint32Array,
  { firstM, nearer }: FibreReach,
  isAllowed: Uint8Array | undefined,
): Pick<CandidateSources, 'firstM' | 'nearer'> {
  const placeOf = new Int32Array(ranked.candidate.length).fill(-1);
  const first = new Float64Array(rank.length);
  for (let place = 0; place < rank.length; place++) {
    placeOf[rank[place]!] = place;
    first[place] = firstM[ranked.candidate[rank[place]!]!]!;
  }
  const metres = firstM.slice();
  return {
    firstM: first,
    nearer: nearer.map((year) => {
      const most = year.candidate.length;
      const ranks = new Uint32Array(most);
      const place = new Int32Array(most);
      const beforeM = new Float64Array(most);
      const nearerM = new Float64Array(most);
      let count = 0;
      for (let n = 0; n < most; n++) {
        const i = year.candidate[n]!;
        if (isAllowed !== undefined && isAllowed[i] === 0) continue;
        ranks[count] = ranked.rankOf[i]!;
        place[count] = placeOf[ranks[count]!]!;
        beforeM[count] = metres[i]!;
        nearerM[count++] = year.metres[n]!;
        metres[i] = year.metres[n]!;
      }
      return {
        rank: ranks.slice(0, count),
        place: place.slice(0, count),
        beforeM: beforeM.slice(0, count),
        metres: nearerM.slice(0, count),
      };
    }),
  };
}
