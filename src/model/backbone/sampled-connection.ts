/** How often the links that stand connect all nodes, over seeded members. */
import { createRandom } from '../seeded-random.ts';
import type { Graph } from './graph.ts';
import type { Sampling } from './sampling.ts';
import { countMembers, linksFrom, spreadMembers, WORD_MEMBERS } from './spread-members.ts';

/**
 * The members' luck is drawn once: a link stands in a member where its draw lies below its probability, so that the same
 * members are asked whatever the probabilities are, and another probability changes only the members in between.
 * @returns the number of members that are connected, for probabilities of each link, 0–1
 */
export function connectionSampler(graph: Graph, { members, seed }: Sampling): (up: Float64Array) => number {
  const { nodeCount, linkCount } = graph;
  const words = Math.ceil(members / WORD_MEMBERS);
  const luck = drawLuck(linkCount, { members, seed });
  const links = linksFrom(graph, 0);
  /** word × links: members in which the link stands. */
  const isUp = new Int32Array(words * linkCount);
  /** Per link: the draws below it are those that stand. */
  const limits = new Float64Array(linkCount);
  const isReached = new Int32Array(nodeCount);
  return (up) => {
    for (let k = 0; k < linkCount; k++) {
      const limit = up[k]! * 2 ** 32;
      if (limit === limits[k]) continue;
      turn(luck, k, limits[k]!, limit, isUp);
      limits[k] = limit;
    }
    let connected = 0;
    for (let word = 0; word < words; word++) {
      isReached.fill(0);
      isReached[0] = -1;
      spreadMembers(graph, links, isUp.subarray(word * linkCount, (word + 1) * linkCount), isReached);
      // The last word may have room for members that there are not.
      const left = members - word * WORD_MEMBERS;
      connected += countMembers(inAll(isReached, left >= WORD_MEMBERS ? -1 : (1 << left) - 1));
    }
    return connected;
  };
}

/** The members of a word that are in all others. */
function inAll(words: Int32Array, members: number): number {
  let all = members;
  for (let i = 0; i < words.length && all !== 0; i++) all &= words[i]!;
  return all;
}

/** Draws of 32 bits, link by link, roughly in order: by their first bits. */
interface Luck {
  readonly linkCount: number;
  readonly members: number;
  /** link × members. */
  readonly draw: Uint32Array;
  readonly member: Uint32Array;
  /** link × (BINS + 1): where the draws of each bin begin. */
  readonly starts: Uint32Array;
}

const BINS = 256;
const BIN_SHIFT = 24;

function drawLuck(linkCount: number, { members, seed }: Sampling): Luck {
  const random = createRandom(seed);
  const drawn = new Uint32Array(members * linkCount);
  for (let k = 0; k < drawn.length; k++) drawn[k] = random() * 2 ** 32;
  const draw = new Uint32Array(drawn.length);
  const member = new Uint32Array(drawn.length);
  const starts = new Uint32Array(linkCount * (BINS + 1));
  const next = new Uint32Array(BINS);
  const luck = { linkCount, members, draw, member, starts };
  for (let k = 0; k < linkCount; k++) {
    const own = starts.subarray(k * (BINS + 1), (k + 1) * (BINS + 1));
    startBins(drawn, k, linkCount, own);
    next.set(own.subarray(0, BINS));
    sortDraws(drawn, k, luck, next);
  }
  return luck;
}

function startBins(drawn: Uint32Array, k: number, linkCount: number, starts: Uint32Array): void {
  for (let at = k; at < drawn.length; at += linkCount) starts[(drawn[at]! >>> BIN_SHIFT) + 1]!++;
  for (let bin = 0; bin < BINS; bin++) starts[bin + 1]! += starts[bin]!;
}

/** One link's draws into their bins. */
function sortDraws(
  drawn: Uint32Array,
  k: number,
  { linkCount, members, draw, member }: Luck,
  next: Uint32Array,
): void {
  for (let each = 0; each < members; each++) {
    const value = drawn[each * linkCount + k]!;
    const at = k * members + next[value >>> BIN_SHIFT]!++;
    draw[at] = value;
    member[at] = each;
  }
}

/** The members whose draw lies between two limits, 0 … 2³², stand where they fell, and fall where they stood. */
function turn(luck: Luck, k: number, from: number, to: number, isUp: Int32Array): void {
  const { linkCount, members, draw, member, starts } = luck;
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const row = k * (BINS + 1);
  const end = k * members + starts[row + binOf(high) + 1]!;
  for (let at = k * members + starts[row + binOf(low)]!; at < end; at++) {
    if (draw[at]! < low || draw[at]! >= high) continue;
    const each = member[at]!;
    isUp[(each >>> 5) * linkCount + k]! ^= 1 << (each & 31);
  }
}

function binOf(limit: number): number {
  return Math.min(BINS - 1, Math.floor(limit / 2 ** BIN_SHIFT));
}
