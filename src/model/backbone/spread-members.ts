/**
 * What hangs together with a start, in 32 members at once: bit b of every word stands for member b, so that one pass over
 * the links asks all of them.
 */
import type { Graph } from './graph.ts';

export const WORD_MEMBERS = 32;

/**
 * @param links in the order in which to look at them; from the start outwards needs fewest passes
 * @param isUp per link: members in which it carries
 * @param isReached per node: members in which it is reached; holds the start, receives the others
 */
export function spreadMembers(
  { from, to }: Graph,
  links: Uint32Array,
  isUp: Int32Array,
  isReached: Int32Array,
): void {
  // There and back, or what lies against the order would need a pass for every link.
  let isForward = true;
  while (passLinks(from, to, links, isForward, isUp, isReached) !== 0) isForward = !isForward;
}

/** @returns the members in which anything was reached anew */
function passLinks(
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  links: Uint32Array,
  isForward: boolean,
  isUp: Int32Array,
  isReached: Int32Array,
): number {
  const last = links.length - 1;
  let changed = 0;
  for (let step = 0; step <= last; step++) {
    const link = links[isForward ? step : last - step]!;
    const a = from[link]!;
    const b = to[link]!;
    const atA = isReached[a]!;
    const atB = isReached[b]!;
    const crossing = (atA ^ atB) & isUp[link]!;
    if (crossing === 0) continue;
    changed |= crossing;
    isReached[a] = atA | crossing;
    isReached[b] = atB | crossing;
  }
  return changed;
}

/** Links by how near they are to a node, in links; those that it cannot reach come last. */
export function linksFrom(
  { nodeCount, linkCount, offsets, arcTo, arcLink }: Graph,
  start: number,
): Uint32Array {
  const isPlaced = new Uint8Array(linkCount);
  const isSeen = new Uint8Array(nodeCount);
  const order: number[] = [];
  for (let root = start, next = 0; root < nodeCount; root = next++) {
    if (isSeen[root] === 1) continue;
    isSeen[root] = 1;
    const queue = [root];
    for (const node of queue) {
      for (let arc = offsets[node]!; arc < offsets[node + 1]!; arc++) {
        const link = arcLink[arc]!;
        if (isPlaced[link] === 0) order.push(link);
        isPlaced[link] = 1;
        if (isSeen[arcTo[arc]!] === 1) continue;
        isSeen[arcTo[arc]!] = 1;
        queue.push(arcTo[arc]!);
      }
    }
  }
  return Uint32Array.from(order);
}

/** Members of a word. */
export function countMembers(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
