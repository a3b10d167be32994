/**
 * Candidates that no plan ever takes because another one outdoes them: it stands in the same prefecture, counts all that
 * they count, and comes first among equals. Whatever has been built, it gains no less, so where it never costs more it
 * is taken before them, and then they gain nothing. Three of five candidates are so in the country.
 */
import type { CoverSets } from './cover-sets.ts';

export interface Outdone {
  /** What candidate i counts is also counted by `by[start[i]] … by[start[i + 1] - 1]`, all lower. */
  readonly start: Uint32Array;
  readonly by: Uint32Array;
}

/** More than so many are not told for one candidate: few of them make a difference. */
const MOST = 8;

/** @param prefecture per candidate */
export function outdoneCandidates(sets: CoverSets, prefecture: Uint8Array): Outdone {
  const { start, member } = sets;
  const candidates = start.length - 1;
  const { countingStart, counting } = countedBy(sets);
  const signs = signsOf(sets);
  const outdone = new Uint32Array(candidates + 1);
  const by: number[] = [];
  for (let i = 0; i < candidates; i++) {
    const from = start[i]!;
    const to = start[i + 1]!;
    // Whoever counts all of its targets counts the one that fewest count.
    let rarest = member[from]!;
    let fewest = countingStart[rarest + 1]! - countingStart[rarest]!;
    for (let at = from + 1; at < to; at++) {
      const count = countingStart[member[at]! + 1]! - countingStart[member[at]!]!;
      if (count >= fewest) continue;
      fewest = count;
      rarest = member[at]!;
    }
    const most = by.length + MOST;
    for (let n = countingStart[rarest]!; counting[n]! < i && by.length < most; n++) {
      const other = counting[n]!;
      if ((signs[2 * i]! & ~signs[2 * other]!) !== 0) continue;
      if ((signs[2 * i + 1]! & ~signs[2 * other + 1]!) !== 0) continue;
      if (prefecture[other] === prefecture[i] && countsAll(sets, other, i)) by.push(other);
    }
    outdone[i + 1] = by.length;
  }
  return { start: outdone, by: Uint32Array.from(by) };
}

/** Whether one candidate counts all that another does; members rise. */
function countsAll({ start, member }: CoverSets, one: number, other: number): boolean {
  const to = start[one + 1]!;
  let at = start[one]!;
  for (let own = start[other]!; own < start[other + 1]!; own++) {
    while (at < to && member[at]! < member[own]!) at++;
    if (at === to || member[at] !== member[own]) return false;
  }
  return true;
}

/** Per candidate 64 bits, of which a set has all that any part of it has. */
function signsOf({ start, member }: CoverSets): Uint32Array {
  const signs = new Uint32Array(2 * (start.length - 1));
  for (let i = 0; i + 1 < start.length; i++) {
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const bit = Math.imul(member[at]!, 0x9e3779b1) >>> 26;
      signs[2 * i + (bit >> 5)]! |= 1 << (bit & 31);
    }
  }
  return signs;
}

/** The other way: target j is counted by `counting[countingStart[j]] … counting[countingStart[j + 1] - 1]`, rising. */
function countedBy({ start, member, weight }: CoverSets) {
  const countingStart = new Uint32Array(weight.length + 1);
  for (let at = 0; at < member.length; at++) countingStart[member[at]! + 1]!++;
  for (let j = 0; j < weight.length; j++) countingStart[j + 1]! += countingStart[j]!;
  const next = countingStart.slice();
  const counting = new Uint32Array(member.length);
  for (let i = 0; i + 1 < start.length; i++) {
    for (let at = start[i]!; at < start[i + 1]!; at++) counting[next[member[at]!]!++] = i;
  }
  return { countingStart, counting };
}
