/**
 * The candidates of an open country in the order in which roll-outs look at them: by prefecture, then by falling people.
 * What is read together lies together, so a roll-out goes through the country's ten million bytes of members in a few
 * streams. A candidate's place in this order is its rank.
 */
import { indicesByKey } from '../fibre/radix-sort.ts';
import type { CoverSets } from './cover-sets.ts';

export interface RankedCandidates {
  /** Prefecture g has the ranks `first[g] … first[g + 1] - 1`. */
  readonly first: Uint32Array;
  /** By rank: the candidate, and the people at the 2020 level whom it counts by itself when the plan begins. */
  readonly candidate: Uint32Array;
  readonly people: Int32Array;
  /** Rank r counts the seats `member[start[r]] … member[start[r + 1] - 1]`: targets by their prefecture, then cell. */
  readonly start: Uint32Array;
  readonly member: Uint32Array;
  /** Per seat: people at the 2020 level. */
  readonly weight: Int32Array;
  /** Per target: its seat. Per candidate: its rank. */
  readonly seatOf: Uint32Array;
  readonly rankOf: Uint32Array;
}

/**
 * @param prefecture per candidate
 * @param targetPrefecture per target
 * @param gain per candidate: people whom it counts by itself
 */
export function rankCandidates(
  sets: CoverSets,
  groups: number,
  prefecture: Uint8Array,
  targetPrefecture: Uint8Array,
  gain: Int32Array,
): RankedCandidates {
  const byGain = indicesByKey(Float64Array.from(gain, (people) => 2 ** 31 - people));
  const { order: candidate, first } = grouped(byGain, prefecture, groups);
  const { order: targets } = grouped(Uint32Array.from(targetPrefecture.keys()), targetPrefecture, groups);
  const seatOf = inverse(targets);
  const start = new Uint32Array(candidate.length + 1);
  const member = new Uint32Array(sets.member.length);
  let used = 0;
  candidate.forEach((i, rank) => {
    for (let at = sets.start[i]!; at < sets.start[i + 1]!; at++) member[used++] = seatOf[sets.member[at]!]!;
    start[rank + 1] = used;
  });
  return {
    first,
    candidate,
    people: Int32Array.from(candidate, (i) => gain[i]!),
    start,
    member,
    weight: Int32Array.from(targets, (target) => sets.weight[target]!),
    seatOf,
    rankOf: inverse(candidate),
  };
}

/** Things in a given order, by group. */
function grouped(order: Uint32Array, groupOf: Uint8Array, groups: number) {
  const first = new Uint32Array(groups + 1);
  for (let n = 0; n < order.length; n++) first[groupOf[n]! + 1]!++;
  for (let g = 0; g < groups; g++) first[g + 1]! += first[g]!;
  const next = first.slice();
  const by = new Uint32Array(order.length);
  for (const each of order) by[next[groupOf[each]!]!++] = each;
  return { order: by, first };
}

function inverse(order: Uint32Array): Uint32Array {
  const placeOf = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place++) placeOf[order[place]!] = place;
  return placeOf;
}

/** People whom the candidate of a rank would count by itself and who do not count yet. @param left per seat */
export function gainOfRank({ start, member }: RankedCandidates, left: Int32Array, rank: number): number {
  let people = 0;
  for (let at = start[rank]!; at < start[rank + 1]!; at++) people += left[member[at]!]!;
  return people;
}
