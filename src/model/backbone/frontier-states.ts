/**
 * All-terminal reliability of a sparse graph: links are decided one after another, and only how the nodes on the frontier
 * hang together is remembered (frontier method, cf. Hardy, Lucet & Limnios 2007). Which states there are and what becomes
 * of each is a matter of the graph alone: it is found once, and probabilities run through it.
 */
import type { Graph } from './graph.ts';

/** What becomes of each state of a frontier once a link is decided. */
interface Decision {
  readonly link: number;
  /** Per state before: its state after, where the link stands and where it fails; -1 where a group is cut off for good. */
  readonly standing: Int32Array;
  readonly failing: Int32Array;
  readonly stateCount: number;
}

/**
 * @param links all links, in the order in which to decide them
 * @returns the reliability for probabilities of each link, 0–1
 */
export function prepareFrontier(graph: Graph, links: readonly number[]): (up: Float64Array) => number {
  const decisions = decide(graph, links);
  // A node without links can never be reached.
  if (decisions === undefined) return () => 0;
  const most = decisions.reduce((count, { stateCount }) => Math.max(count, stateCount), 1);
  return (up) => run(decisions, most, up);
}

function decide(graph: Graph, links: readonly number[]): Decision[] | undefined {
  const { nodeCount, from, to } = graph;
  const firstUse = new Int32Array(nodeCount).fill(-1);
  const lastUse = new Int32Array(nodeCount).fill(-1);
  links.forEach((link, i) => {
    for (const node of [from[link]!, to[link]!]) {
      if (firstUse[node] === -1) firstUse[node] = i;
      lastUse[node] = i;
    }
  });
  if (firstUse.includes(-1)) return undefined;
  let frontier: number[] = [];
  // A state is one character per frontier node: nodes with the same hang together.
  let states = [''];
  return links.map((link, i) => {
    const entering = [from[link]!, to[link]!].filter((node) => firstUse[node] === i);
    const before = [...frontier, ...entering];
    const a = before.indexOf(from[link]!);
    const b = before.indexOf(to[link]!);
    const stays = before.map((node) => lastUse[node]! > i);
    const isLast = i === links.length - 1;
    const after = new Map<string, number>();
    const numberOf = (groups: readonly number[]): number => {
      const key = leaveFrontier(groups, stays, isLast);
      if (key === undefined) return -1;
      const known = after.get(key) ?? after.size;
      after.set(key, known);
      return known;
    };
    const standing = new Int32Array(states.length);
    const failing = new Int32Array(states.length);
    states.forEach((text, state) => {
      const groups = [...text].map((character) => character.charCodeAt(0));
      for (const _ of entering) groups.push(Math.max(-1, ...groups) + 1);
      standing[state] = numberOf(groups.map((group) => (group === groups[b] ? groups[a]! : group)));
      failing[state] = numberOf(groups);
    });
    states = [...after.keys()];
    frontier = before.filter((_, k) => stays[k]);
    return { link, standing, failing, stateCount: states.length };
  });
}

/** The state without the nodes that are done; undefined where a group would be left behind, cut off for good. */
function leaveFrontier(
  groups: readonly number[],
  stays: readonly boolean[],
  isLast: boolean,
): string | undefined {
  if (isLast) return groups.every((group) => group === groups[0]) ? '' : undefined;
  const names = new Map<number, number>();
  let text = '';
  groups.forEach((group, k) => {
    if (!stays[k]) return;
    if (!names.has(group)) names.set(group, names.size);
    text += String.fromCharCode(names.get(group)!);
  });
  return groups.every((group) => names.has(group)) ? text : undefined;
}

/** @param most states of any frontier */
function run(decisions: readonly Decision[], most: number, up: Float64Array): number {
  let [chance, nextChance] = [new Float64Array(most), new Float64Array(most)];
  // States in the order in which they were first met: sums are then the same whatever cannot happen.
  let [met, nextMet] = [new Int32Array(most), new Int32Array(most)];
  const isMet = new Uint8Array(most);
  let count = 1;
  chance[0] = 1;
  for (const { link, standing, failing, stateCount } of decisions) {
    const [stands, fails] = [up[link]!, 1 - up[link]!];
    nextChance.fill(0, 0, stateCount);
    isMet.fill(0, 0, stateCount);
    let nextCount = 0;
    for (let k = 0; k < count; k++) {
      const state = met[k]!;
      for (let branch = 0; branch < 2; branch++) {
        const share = branch === 0 ? stands : fails;
        const next = branch === 0 ? standing[state]! : failing[state]!;
        if (share === 0 || next < 0) continue;
        if (isMet[next] === 0) nextMet[nextCount++] = next;
        isMet[next] = 1;
        nextChance[next]! += chance[state]! * share;
      }
    }
    [chance, nextChance] = [nextChance, chance];
    [met, nextMet] = [nextMet, met];
    count = nextCount;
  }
  let total = 0;
  for (let k = 0; k < count; k++) total += chance[met[k]!]!;
  return total;
}
