/**
 * Closes the gap that the multipliers of a p-median problem leave: depth-first branch and bound over single facilities,
 * closed in one branch and open in the other. Each node takes over its parent's multipliers, so a few rounds suffice.
 */

import type { Steps } from '../progress.ts';
import { BranchGains, type Branching } from './branch-gains.ts';
import {
  applyRules,
  copyBound,
  improveBound,
  lowerCeilings,
  type MedianBound,
  promisingOf,
  seedOf,
} from './median-bound.ts';
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
  readonly isCovering: boolean;
}

const NODE_ROUNDS = 40;
/** Multipliers move little below the root: dearer pairs than this many times their client's are left out. */
const CEILING_OVER_MULTIPLIER = 1.3;
/** First step of a node: the longest with which subgradients still approach (Polyak 1969). Shorter ones stall far below. */
const NODE_STEP = 2;
/** Each round weighs more than the one before in the running mean of what the bound opens: its fractional solution. */
const WEIGHT_GROWTH = 1.06;
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
  { quantum, gap, nodes: most, shouldStop, isCovering }: BranchOptions,
): Steps<number> {
  const cutoff = () =>
    quantum > 0 ? best.objective - quantum * (1 - 1e-6) : best.objective * (1 - Math.max(gap, 1e-10));
  // Where clients are only served or not, a multiplier may still rise from nothing.
  if (problem.capacity === undefined && !isCovering) lowerCeilings(root, CEILING_OVER_MULTIPLIER);
  const gains = new BranchGains();
  const stack: Node[] = [{ bound: root }];
  // What is given up within the gap asked for still bounds the answer from below.
  let leastGivenUp = Number.POSITIVE_INFINITY;
  for (let nodes = 0; stack.length > 0; nodes++) {
    if (nodes === most || shouldStop()) break;
    const { bound: node, branching } = stack.pop()!;
    const use = new Float64Array(problem.facilityCount);
    let weight = 1;
    let allWeight = 0;
    let isDone = node.lowerBound > cutoff();
    node.step = NODE_STEP;
    node.idle = 0;
    for (let round = 0; round < NODE_ROUNDS && !isDone; round++) {
      improveBound(node, cutoff());
      const { facilities, chosen } = node.last;
      for (let s = 0; s < chosen.length; s++) use[facilities[chosen[s]!]!]! += weight;
      allWeight += weight;
      weight *= WEIGHT_GROWTH;
      isDone = node.lowerBound > cutoff() || node.isSettled;
    }
    if (branching !== undefined) gains.learn(branching, Math.min(node.lowerBound, cutoff()));
    if (nodes % 16 === 0 || node.isSettled) best.offer(seedOf(node), promisingOf(node));
    if (isDone) {
      leastGivenUp = Math.min(leastGivenUp, Math.max(node.lowerBound, cutoff()));
    } else {
      stack.push(...branches(node, use, allWeight, gains));
    }
    if (nodes % 8 === 7) yield { phase: PHASE, fraction: 1 - 1 / (1 + nodes / 100) };
  }
  const { objective } = best;
  let lowerBound = quantum > 0 ? objective : Math.min(objective, leastGivenUp);
  if (gap <= 1e-10 && stack.length === 0) lowerBound = objective;
  for (const { bound: node } of stack) {
    lowerBound = Math.min(lowerBound, quantum > 0 ? Math.ceil(node.lowerBound - 1e-6) : node.lowerBound);
  }
  return lowerBound;
}

/** The two halves of a node; the open one last, to be looked at first. */
function branches(node: MedianBound, use: Float64Array, allWeight: number, gains: BranchGains): Node[] {
  const { facilities } = node.pairs;
  let at = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < facilities.length; k++) {
    if (node.isOpen[facilities[k]!] === 1) continue;
    const promise = gains.promise(facilities[k]!, use[facilities[k]!]! / allWeight);
    if (promise > most) {
      most = promise;
      at = k;
    }
  }
  if (at < 0) throw new Error('Expected a facility to branch over, got a settled node.');
  const facility = facilities[at]!;
  const fraction = use[facility]! / allWeight;
  const opened = copyBound(node);
  opened.isOpen[facility] = 1;
  const closed = copyBound(node);
  const isKept = new Uint8Array(facilities.length).fill(1);
  isKept[at] = 0;
  closed.pairs = keepFacilities(node.pairs, isKept);
  const from = node.lowerBound;
  const halves: Node[] = [
    { bound: closed, branching: { facility, direction: 'closed', distance: fraction, from } },
    { bound: opened, branching: { facility, direction: 'open', distance: 1 - fraction, from } },
  ];
  return halves.filter(({ bound }) => {
    if (bound.pairs.facilities.length < bound.p) return false;
    applyRules(bound);
    return !bound.isSettled;
  });
}

interface Node {
  readonly bound: MedianBound;
  /** How it came about; undefined at the root. */
  readonly branching?: Branching;
}
