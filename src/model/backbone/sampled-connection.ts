/** How often the links that stand connect all nodes, over seeded members. */
import { createRandom } from '../seeded-random.ts';
import type { Graph } from './graph.ts';
import type { Sampling } from './sampling.ts';
import { countMembers, linksFrom, spreadMembers, WORD_MEMBERS } from './spread-members.ts';

/**
 * The members' luck is drawn once: a link stands in a member where its draw lies below its probability, so that the same
 * members are asked whatever the probabilities are.
 * @returns the number of members that are connected, for probabilities of each link, 0–1
 */
export function connectionSampler(graph: Graph, { members, seed }: Sampling): (up: Float64Array) => number {
  const { nodeCount, linkCount } = graph;
  const words = Math.ceil(members / WORD_MEMBERS);
  const size = words * WORD_MEMBERS;
  // Link by link, so that what one probability asks lies together.
  const draws = new Uint32Array(linkCount * size);
  const random = createRandom(seed);
  for (let member = 0; member < members; member++) {
    for (let k = 0; k < linkCount; k++) draws[k * size + member] = random() * 2 ** 32;
  }
  const links = linksFrom(graph, 0);
  /** word × links: members in which the link stands. */
  const isUp = new Int32Array(words * linkCount);
  const last = new Float64Array(linkCount).fill(Number.NaN);
  const isReached = new Int32Array(nodeCount);

  const ask = (k: number, up: number): void => {
    const limit = up * 2 ** 32;
    for (let word = 0, at = k * size; word < words; word++) {
      let bits = 0;
      for (let b = 0; b < WORD_MEMBERS; b++, at++) if (draws[at]! < limit) bits |= 1 << b;
      isUp[word * linkCount + k] = bits;
    }
  };
  return (up) => {
    for (let k = 0; k < linkCount; k++) {
      if (last[k] === up[k]) continue;
      ask(k, up[k]!);
      last[k] = up[k]!;
    }
    let connected = 0;
    for (let word = 0; word < words; word++) {
      isReached.fill(0);
      isReached[0] = -1;
      spreadMembers(graph, links, isUp.subarray(word * linkCount, (word + 1) * linkCount), isReached);
      // The last word may have room for members that there are not.
      const left = members - word * WORD_MEMBERS;
      let all = left >= WORD_MEMBERS ? -1 : (1 << left) - 1;
      for (let n = 0; n < nodeCount; n++) all &= isReached[n]!;
      connected += countMembers(all);
    }
    return connected;
  };
}
