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

/** The states of a frontier that may come about. */
interface Chances {
  /** Per state. */
  readonly chance: Float64Array;
  readonly isMet: Uint8Array;
  /** States in the order in which they were first met: sums are then the same whatever cannot happen. */
  readonly met: Int32Array;
  count: number;
}

function createChances(most: number): Chances {
  return {
    chance: new Float64Array(most),
    isMet: new Uint8Array(most),
    met: new Int32Array(most),
    count: 0,
  };
}

/** @param most states of any frontier */
function run(decisions: readonly Decision[], most: number, up: Float64Array): number {
  let [now, next] = [createChances(most), createChances(most)];
  meet(now, 0, 1);
  for (const decision of decisions) {
    forget(next, decision.stateCount);
    decideLink(decision, up[decision.link]!, now, next);
    [now, next] = [next, now];
  }
  return totalOf(now);
}

function forget(chances: Chances, states: number): void {
  chances.chance.fill(0, 0, states);
  chances.isMet.fill(0, 0, states);
  chances.count = 0;
}

/** @param stands probability of the link to stand */
function decideLink({ standing, failing }: Decision, stands: number, now: Chances, next: Chances): void {
  const { chance, met, count } = now;
  const fails = 1 - stands;
  for (let k = 0; k < count; k++) {
    const state = met[k]!;
    if (stands !== 0 && standing[state]! >= 0) meet(next, standing[state]!, chance[state]! * stands);
    if (fails !== 0 && failing[state]! >= 0) meet(next, failing[state]!, chance[state]! * fails);
  }
}

function meet(chances: Chances, state: number, chance: number): void {
  if (chances.isMet[state] === 0) chances.met[chances.count++] = state;
  chances.isMet[state] = 1;
  chances.chance[state]! += chance;
}

function totalOf({ chance, met, count }: Chances): number {
  let total = 0;
  for (let k = 0; k < count; k++) total += chance[met[k]!]!;
  return total;
}
