/**
 * Is there a cover with at most so many facilities? Branch and bound with Lagrangian multipliers (Beasley, EJOR 31, 1987):
 *   L(u) = Σ u_i + Σ_j min(0, 1 − Σ_{i ∈ j} u_i)
 * bounds every cover from below for any u ≥ 0; facilities whose reduced cost shows that no small enough cover has them
 * drop out, and a client with few facilities is branched over them.
 */
import type { Steps } from '../progress.ts';
import type { CoverCore } from './cover-reduce.ts';

export interface CoverAnswer {
  /** A cover of at most `limit` facilities (positions in the core), or undefined where none is or none was found. */
  readonly cover?: readonly number[];
  /** No cover has fewer; above `limit` where none exists. */
  readonly lowerBound: number;
}

interface Node {
  /** Facilities opened so far, in order. */
  readonly opened: readonly number[];
  readonly isClosed: Uint8Array;
  readonly multiplier: Float64Array;
  bound: number;
}

const ROOT_ROUNDS = 400;
const NODE_ROUNDS = 120;
const PATIENCE = 8;
const SLACK = 1e-6;

export interface CoverSearch {
  readonly shouldStop: () => boolean;
  /** Nodes at most; 1 gives only the root's bound and heuristic. */
  readonly nodes: number;
}

export function* searchCover(
  core: CoverCore,
  limit: number,
  { shouldStop, nodes: nodeLimit }: CoverSearch,
): Steps<CoverAnswer> {
  const clientCount = core.clients.length;
  const facilityCount = core.facilities.length;
  if (clientCount === 0) return limit >= 0 ? { cover: [], lowerBound: 0 } : { lowerBound: 0 };
  if (limit <= 0) return { lowerBound: 1 };
  const stack: Node[] = [
    { opened: [], isClosed: new Uint8Array(facilityCount), multiplier: firstMultipliers(core), bound: 0 },
  ];
  for (let nodes = 0; stack.length > 0; nodes++) {
    if (nodes > 0 && (nodes >= nodeLimit || shouldStop())) {
      const open = Math.min(...stack.map(({ bound }) => bound));
      return { lowerBound: Math.min(limit + 1, Math.max(1, Math.ceil(open - SLACK))) };
    }
    const node = stack.pop()!;
    const result = climb(core, node, limit, nodes === 0 ? ROOT_ROUNDS : NODE_ROUNDS, shouldStop);
    if (result === 'none') continue;
    if (result !== 'open') return { cover: result, lowerBound: 1 };
    stack.push(...branch(core, node));
    if (nodes % 4 === 3) yield { phase: 'hubs.proof', fraction: 1 - 1 / (1 + nodes / 100) };
  }
  return { lowerBound: limit + 1 };
}

function firstMultipliers({
  clients,
  clientOffsets,
  clientFacility,
  facilityOffsets,
}: CoverCore): Float64Array {
  return Float64Array.from(clients, (_, i) => {
    let largest = 1;
    for (let a = clientOffsets[i]!; a < clientOffsets[i + 1]!; a++) {
      const j = clientFacility[a]!;
      largest = Math.max(largest, facilityOffsets[j + 1]! - facilityOffsets[j]!);
    }
    return 1 / largest;
  });
}

/** Raises the node's bound; closes facilities in place. */
function climb(
  core: CoverCore,
  node: Node,
  limit: number,
  rounds: number,
  shouldStop: () => boolean,
): 'none' | 'open' | readonly number[] {
  const { clientOffsets, clientFacility, facilityOffsets, facilityClient } = core;
  const { multiplier, isClosed, opened } = node;
  const clientCount = core.clients.length;
  const facilityCount = core.facilities.length;
  const isCovered = new Uint8Array(clientCount);
  for (const j of opened) {
    for (let a = facilityOffsets[j]!; a < facilityOffsets[j + 1]!; a++) isCovered[facilityClient[a]!] = 1;
  }
  const left = Array.from(isCovered.keys()).filter((i) => isCovered[i] === 0);
  if (left.length === 0) return opened;
  const budget = limit - opened.length;
  if (budget <= 0) return 'none';
  const reduced = new Float64Array(facilityCount);
  const times = new Int32Array(clientCount);
  const direction = new Float64Array(clientCount);
  let step = 1.5;
  let idle = 0;
  let best = Number.NEGATIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    if (round % 32 === 31 && shouldStop()) break;
    reduced.fill(1);
    let value = 0;
    for (const i of left) {
      const u = multiplier[i]!;
      value += u;
      if (u !== 0)
        for (let a = clientOffsets[i]!; a < clientOffsets[i + 1]!; a++) reduced[clientFacility[a]!]! -= u;
    }
    times.fill(0);
    for (let j = 0; j < facilityCount; j++) {
      if (isClosed[j] === 1 || reduced[j]! >= 0) continue;
      value += reduced[j]!;
      for (let a = facilityOffsets[j]!; a < facilityOffsets[j + 1]!; a++) times[facilityClient[a]!]!++;
    }
    if (value > best) {
      best = value;
      idle = 0;
    } else if (++idle >= PATIENCE) {
      step /= 2;
      idle = 0;
    }
    node.bound = Math.max(node.bound, opened.length + value);
    if (value > budget + SLACK) return 'none';
    // A facility that would lift the bound above the budget is in no small enough cover.
    for (let j = 0; j < facilityCount; j++) {
      if (isClosed[j] === 0 && reduced[j]! > 0 && value + reduced[j]! > budget + SLACK) isClosed[j] = 1;
    }
    if (round % 10 === 0 || round === rounds - 1) {
      const cover = coverGreedily(core, node, isCovered, reduced, budget);
      if (cover === 'uncoverable') return 'none';
      if (cover !== undefined) return [...opened, ...cover];
    }
    let square = 0;
    for (const i of left) {
      direction[i] = 1 - times[i]! + 0.4 * direction[i]!;
      square += direction[i]! * direction[i]!;
    }
    if (square === 0 || step < 1e-3) break;
    // One more than the budget is the least that refutes it.
    const length = (step * (budget + 1 - value)) / square;
    for (const i of left) multiplier[i] = Math.max(0, multiplier[i]! + length * direction[i]!);
  }
  return 'open';
}

/** Opens by reduced cost per new client; undefined where that takes more than the budget. */
function coverGreedily(
  { clientOffsets, clientFacility, facilityOffsets, facilityClient }: CoverCore,
  { isClosed }: Node,
  isCoveredBefore: Uint8Array,
  reduced: Float64Array,
  budget: number,
): readonly number[] | undefined | 'uncoverable' {
  const isCovered = isCoveredBefore.slice();
  const fresh = new Int32Array(reduced.length);
  let left = 0;
  for (let i = 0; i < isCovered.length; i++) {
    if (isCovered[i] === 1) continue;
    left++;
    let reached = 0;
    for (let a = clientOffsets[i]!; a < clientOffsets[i + 1]!; a++) {
      fresh[clientFacility[a]!]!++;
      reached += 1 - isClosed[clientFacility[a]!]!;
    }
    if (reached === 0) return 'uncoverable';
  }
  const cover: number[] = [];
  while (left > 0) {
    if (cover.length === budget) return undefined;
    let chosen = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let j = 0; j < reduced.length; j++) {
      if (isClosed[j] === 1 || fresh[j] === 0) continue;
      const score = reduced[j]! > 0 ? (reduced[j]! + 1e-3) / fresh[j]! : reduced[j]! * fresh[j]!;
      if (score < least) {
        least = score;
        chosen = j;
      }
    }
    cover.push(chosen);
    for (let a = facilityOffsets[chosen]!; a < facilityOffsets[chosen + 1]!; a++) {
      const i = facilityClient[a]!;
      if (isCovered[i] === 1) continue;
      isCovered[i] = 1;
      left--;
      for (let b = clientOffsets[i]!; b < clientOffsets[i + 1]!; b++) fresh[clientFacility[b]!]!--;
    }
  }
  return cover;
}

/** One child per facility of the client with fewest, best first; each child does without those before it. */
function branch(core: CoverCore, node: Node): Node[] {
  const { clientOffsets, clientFacility, facilityOffsets, facilityClient } = core;
  const isCovered = new Uint8Array(core.clients.length);
  for (const j of node.opened) {
    for (let a = facilityOffsets[j]!; a < facilityOffsets[j + 1]!; a++) isCovered[facilityClient[a]!] = 1;
  }
  let client = -1;
  let fewest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < isCovered.length; i++) {
    if (isCovered[i] === 1) continue;
    let count = 0;
    for (let a = clientOffsets[i]!; a < clientOffsets[i + 1]!; a++)
      count += 1 - node.isClosed[clientFacility[a]!]!;
    // Of equals the one that the bound cares for most.
    if (count < fewest || (count === fewest && node.multiplier[i]! > node.multiplier[client]!)) {
      fewest = count;
      client = i;
    }
  }
  const worth = (j: number) => {
    let sum = 0;
    for (let a = facilityOffsets[j]!; a < facilityOffsets[j + 1]!; a++) {
      if (isCovered[facilityClient[a]!] === 0) sum += node.multiplier[facilityClient[a]!]!;
    }
    return sum;
  };
  const choices = Array.from(clientFacility.subarray(clientOffsets[client]!, clientOffsets[client + 1]!))
    .filter((j) => node.isClosed[j] === 0)
    .map((j) => ({ j, worth: worth(j) }))
    .sort((a, b) => b.worth - a.worth || a.j - b.j);
  const isClosed = node.isClosed.slice();
  const children = choices.map(({ j }) => {
    const child: Node = {
      opened: [...node.opened, j],
      isClosed: isClosed.slice(),
      multiplier: node.multiplier.slice(),
      bound: node.bound,
    };
    isClosed[j] = 1;
    return child;
  });
  return children.reverse();
}
