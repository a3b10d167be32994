/** Whom each place of the candidate sources counts, laid one after the other as a roll-out reads them. */
import type { CandidateSources } from './candidate-sources.ts';
import type { RankedCandidates } from './ranked-candidates.ts';

type Members = Pick<CandidateSources, 'rank' | 'people' | 'memberStart' | 'member'>;

/**
 * @param rank by place
 * @param last of other places, among the same candidates; the result is the same without
 */
export function membersOf(
  ranked: RankedCandidates,
  rank: Uint32Array,
  last: Members | undefined,
): Pick<CandidateSources, 'people' | 'memberStart' | 'member'> {
  const memberStart = memberStarts(ranked.start, rank);
  const member = new Uint32Array(memberStart[rank.length]!);
  const people = new Int32Array(rank.length);
  for (let place = 0; place < rank.length; place++) people[place] = ranked.people[rank[place]!]!;
  const members = { rank, people, memberStart, member };
  if (last === undefined) copyMembers(members, ranked, 0, rank.length);
  else takeMembers(members, ranked, last);
  return { people, memberStart, member };
}

function memberStarts(startOfRank: Uint32Array, rank: Uint32Array): Uint32Array {
  const memberStart = new Uint32Array(rank.length + 1);
  for (let place = 0; place < rank.length; place++) {
    const r = rank[place]!;
    memberStart[place + 1] = memberStart[place]! + startOfRank[r + 1]! - startOfRank[r]!;
  }
  return memberStart;
}

/** Of the places `from … to - 1`. */
function copyMembers(
  { rank, memberStart, member }: Members,
  ranked: RankedCandidates,
  from: number,
  to: number,
) {
  for (let place = from; place < to; place++) {
    const first = ranked.start[rank[place]!]!;
    copyStretch(ranked.member, first, member, memberStart[place]!, memberStart[place + 1]!);
  }
}

function copyStretch(from: Uint32Array, first: number, into: Uint32Array, start: number, end: number): void {
  for (let at = start; at < end; at++) into[at] = from[first + at - start]!;
}

/** Most candidates follow each other as in the last sources: their members lie there in one piece. */
function takeMembers(members: Members, ranked: RankedCandidates, last: Members): void {
  const { rank, memberStart, member } = members;
  const placeInLast = placesOf(last.rank, ranked.candidate.length);
  for (let place = 0; place < rank.length; ) {
    const from = placeInLast[rank[place]!]!;
    const count = from < 0 ? 1 : commonStretch(rank, place, last.rank, from);
    if (from < 0) copyMembers(members, ranked, place, place + 1);
    else {
      const taken = last.member.subarray(last.memberStart[from]!, last.memberStart[from + count]!);
      member.set(taken, memberStart[place]!);
    }
    place += count;
  }
}

/** Per rank: its place, or -1. */
export function placesOf(rank: Uint32Array, ranks: number): Int32Array {
  const placeOf = new Int32Array(ranks).fill(-1);
  for (let place = 0; place < rank.length; place++) placeOf[rank[place]!] = place;
  return placeOf;
}

/** How many follow each other alike from there on. */
function commonStretch(a: Uint32Array, from: number, b: Uint32Array, at: number): number {
  const most = Math.min(a.length - from, b.length - at);
  let count = 1;
  while (count < most && a[from + count] === b[at + count]) count++;
  return count;
}
