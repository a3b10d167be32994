/**
 * Closes the gap that the multipliers of a p-median problem leave: depth-first branch and bound over single facilities,
 * closed in one branch and open in the other. Each node takes over its parent's multipliers, so a few rounds suffice.
 */
import type { Steps } from '../progress.ts';
import { applyRules, copyBound, improveBound, type MedianBound, seedOf } from './median-bound.ts';
import type { Incumbent } from './median-incumbent.ts';
import type { MedianProblem } from './median-problem.ts';
import { keepFacilities } from './near-pairs.ts';

export interface BranchOptions {
  /** A better answer is better by at least this; 0 where that is not known. */
  readonly quantum: number;
  readonly gap: number;
  /** Nodes at most. */
  readonly nodes: number;
  readonly shouldStop: () => boolean;
}

const NODE_ROUNDS = 90;
/** First step of a node: the longest with which subgradients still approach (Polyak 1969). Shorter ones stall far below. */
const NODE_STEP = 2;
/** Weight of the newest round in the running mean of what the bound opens: its fractional solution. */
const MEAN_WEIGHT = 0.06;
const PHASE = 'hubs.proof';

/**
 * @param best the best answer so far, and better ones as they are found
 * @param root the bound after its own rounds; its fixings hold for every answer better than `best`
 * @returns a bound below every answer: its objective where the search ended by itself.
 */
export function* branchAndBound(
  problem: MedianProblem,
  best: Incumbent,
  root: MedianBound,
  { quantum, gap, nodes: most, shouldStop }: BranchOptions,
): Steps<number> {
  const cutoff = () =>
    quantum > 0 ? best.objective - quantum * (1 - 1e-6) : best.objective * (1 - Math.max(gap, 1e-10));
  const stack: MedianBound[] = [root];
  // What is given up within the gap asked for still bounds the answer from below.
  let leastGivenUp = Number.POSITIVE_INFINITY;
  for (let nodes = 0; stack.length > 0; nodes++) {
    if (nodes === most || shouldStop()) break;
    const node = stack.pop()!;
    const use = new Float64Array(problem.facilityCount);
    let isDone = node.lowerBound > cutoff();
    node.step = NODE_STEP;
    node.idle = 0;
    for (let round = 0; round < NODE_ROUNDS && !isDone; round++) {
      improveBound(node, cutoff());
      for (const j of node.pairs.facilities) use[j]! *= 1 - MEAN_WEIGHT;
      for (const j of node.suggestion) use[j]! += MEAN_WEIGHT;
      isDone = node.lowerBound > cutoff() || node.isSettled;
    }
    if (nodes % 16 === 0 || node.isSettled) best.offer(seedOf(node), node.promising);
    if (isDone) {
      leastGivenUp = Math.min(leastGivenUp, Math.max(node.lowerBound, cutoff()));
    } else {
      stack.push(...branches(node, use));
    }
    if (nodes % 8 === 7) yield { phase: PHASE, fraction: 1 - 1 / (1 + nodes / 100) };
  }
  const { objective } = best;
  let lowerBound = quantum > 0 ? objective : Math.min(objective, leastGivenUp);
  if (gap <= 1e-10 && stack.length === 0) lowerBound = objective;
  for (const node of stack) {
    lowerBound = Math.min(lowerBound, quantum > 0 ? Math.ceil(node.lowerBound - 1e-6) : node.lowerBound);
  }
  return lowerBound;
}

/** The two halves of a node; the open one last, to be looked at first. */
function branches(node: MedianBound, use: Float64Array): MedianBound[] {
  const { facilities } = node.pairs;
  let at = -1;
  let nearest = Number.POSITIVE_INFINITY;
  for (let k = 0; k < facilities.length; k++) {
    if (node.isOpen[facilities[k]!] === 1) continue;
    const distance = Math.abs(use[facilities[k]!]! - 0.5);
    if (distance < nearest) {
      nearest = distance;
      at = k;
    }
  }
  const opened = copyBound(node);
  opened.isOpen[facilities[at]!] = 1;
  const closed = copyBound(node);
  const isKept = new Uint8Array(facilities.length).fill(1);
  isKept[at] = 0;
  closed.pairs = keepFacilities(node.pairs, isKept);
  const halves = closed.pairs.facilities.length < node.p ? [opened] : [closed, opened];
  return halves.filter((half) => {
    applyRules(half);
    return !half.isSettled;
  });
}
