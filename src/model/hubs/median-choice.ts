/** Which facilities the bound of a p-median problem opens at given reduced costs, and what that says of the others. */
import type { FacilityGroup } from './siting-rules.ts';

/** Columns follow the positions of the facilities left. */
export interface ChoiceInput {
  readonly facilities: Int32Array;
  readonly rho: Float64Array;
  /** Per facility (of all), 1 where it must be open. */
  readonly isOpen: Uint8Array;
  readonly p: number;
  /** Groups that ask for a least number, sharing no member; none of their members shares a clique with another's. */
  readonly leastOpen: readonly FacilityGroup[];
  /** Per facility (of all): its clique, of which at most one may open. */
  readonly cliqueOf: Int32Array | undefined;
}

export interface Choice {
  /** Positions of the least p without least numbers of groups. */
  readonly free: Int32Array;
  /** The same with them; undefined where a group or the whole cannot be filled. */
  readonly chosen: Int32Array | undefined;
  readonly winners: Int32Array;
}

export function choose(input: ChoiceInput): Choice {
  const winners = winnersOf(input);
  if (winners.length < input.p) return { free: winners, chosen: undefined, winners };
  const free = leastOf(input, winners);
  return { free, chosen: input.leastOpen.length > 0 ? chooseWithGroups(input, winners) : free, winners };
}

/** Positions of the best of each clique; one that must be open is its clique's only one. */
function winnersOf({ facilities, rho, isOpen, cliqueOf }: ChoiceInput): Int32Array {
  const all = new Int32Array(facilities.length);
  for (let k = 0; k < all.length; k++) all[k] = k;
  if (cliqueOf === undefined) return all;
  const best = new Int32Array(cliqueOf.length).fill(-1);
  for (let k = 0; k < facilities.length; k++) {
    const clique = cliqueOf[facilities[k]!]!;
    if (clique < 0) continue;
    const at = best[clique]!;
    if (isOpen[facilities[k]!] === 1) best[clique] = -2;
    else if (at === -1 || (at >= 0 && rho[k]! < rho[at]!)) best[clique] = k;
  }
  // Facilities that stand anyway are not held against each other.
  return all.filter((k) => {
    const j = facilities[k]!;
    return cliqueOf[j]! < 0 || isOpen[j] === 1 || best[cliqueOf[j]!] === k;
  });
}

/** Positions of the facilities that must be open and of the least others, p in all; of equals the first. */
function leastOf({ facilities, rho, isOpen, p }: ChoiceInput, among: Int32Array): Int32Array {
  const chosen = new Int32Array(p);
  const left = new Float64Array(among.length);
  let filled = 0;
  let count = 0;
  for (let a = 0; a < among.length; a++) {
    const k = among[a]!;
    if (isOpen[facilities[k]!] === 1) chosen[filled++] = k;
    else left[count++] = rho[k]!;
  }
  if (filled === p) return chosen;
  const limit = smallest(left, count, p - filled);
  let ties = p - filled;
  for (let c = 0; c < count; c++) if (left[c]! < limit) ties--;
  for (let a = 0; a < among.length && filled < p; a++) {
    const k = among[a]!;
    if (isOpen[facilities[k]!] === 1 || rho[k]! > limit || (rho[k] === limit && ties-- <= 0)) continue;
    chosen[filled++] = k;
  }
  return chosen;
}

/** The n-th smallest of the first `count` values, which it reorders (quickselect; Hoare 1961). */
export function smallest(values: Float64Array, count: number, n: number): number {
  let [low, high] = [0, count - 1];
  const at = n - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let [i, j] = [low, high];
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const swapped = values[i]!;
      values[i++] = values[j]!;
      values[j--] = swapped;
    }
    if (at <= j) high = j;
    else if (at >= i) low = i;
    else break;
  }
  return values[at]!;
}

/** Of each group the best, then the best of all. Groups share no member, so that is the least sum. */
function chooseWithGroups(
  { facilities, rho, isOpen, p, leastOpen }: ChoiceInput,
  among: Int32Array,
): Int32Array | undefined {
  const order = Array.from(among).sort((a, b) => rho[a]! - rho[b]! || a - b);
  const chosen = new Set(order.filter((k) => isOpen[facilities[k]!] === 1));
  for (const { isMember, atLeast } of leastOpen) {
    const members = order.filter((k) => isMember[facilities[k]!] === 1);
    let count = members.filter((k) => chosen.has(k)).length;
    for (const k of members) {
      if (count >= atLeast) break;
      if (!chosen.has(k)) count++;
      chosen.add(k);
    }
    if (count < atLeast) return undefined;
  }
  if (chosen.size > p) return undefined;
  for (const k of order) {
    if (chosen.size === p) break;
    chosen.add(k);
  }
  return Int32Array.from(chosen);
}

export interface Fixings {
  /** Per position, 1 where a better answer may hold it. */
  readonly isKept: Uint8Array;
  /** Positions that every better answer holds. */
  readonly opened: readonly number[];
}

/**
 * Reduced-cost fixing: what the bound becomes with a facility forced in or out.
 * @param value of the bound with `free`
 * @param limit only answers below it are of interest
 */
export function fixByReducedCost(
  { facilities, rho, isOpen, cliqueOf }: ChoiceInput,
  { free, winners }: Choice,
  value: number,
  limit: number,
): Fixings {
  const isChosen = new Uint8Array(rho.length);
  let worstInside = Number.NEGATIVE_INFINITY;
  for (const k of free) {
    isChosen[k] = 1;
    if (isOpen[facilities[k]!] === 0) worstInside = Math.max(worstInside, rho[k]!);
  }
  let bestOutside = Number.POSITIVE_INFINITY;
  for (const k of winners) if (isChosen[k] === 0) bestOutside = Math.min(bestOutside, rho[k]!);
  // Per clique: what its chosen facility costs, and its best other.
  const inside = new Float64Array(cliqueOf?.length ?? 0).fill(Number.NaN);
  const second = new Float64Array(cliqueOf?.length ?? 0).fill(Number.POSITIVE_INFINITY);
  if (cliqueOf !== undefined) {
    for (let k = 0; k < rho.length; k++) {
      const clique = cliqueOf[facilities[k]!]!;
      if (clique < 0 || isOpen[facilities[k]!] === 1) continue;
      if (isChosen[k] === 1) inside[clique] = rho[k]!;
      else second[clique] = Math.min(second[clique]!, rho[k]!);
    }
  }
  const isKept = isChosen.slice();
  const opened: number[] = [];
  for (let k = 0; k < rho.length; k++) {
    const clique = cliqueOf?.[facilities[k]!] ?? -1;
    if (isChosen[k] === 1) {
      const instead = Math.min(bestOutside, clique < 0 ? Number.POSITIVE_INFINITY : second[clique]!);
      if (isOpen[facilities[k]!] === 1 || value - rho[k]! + instead >= limit) opened.push(k);
    } else {
      const leaves = clique < 0 || Number.isNaN(inside[clique]!) ? worstInside : inside[clique]!;
      if (value + rho[k]! - leaves < limit) isKept[k] = 1;
    }
  }
  return { isKept, opened };
}
