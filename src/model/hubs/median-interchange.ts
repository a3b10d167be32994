/**
 * Fast interchange (Whitaker, INFOR 21, 1983; Resende & Werneck, Comput. Optim. Appl. 38, 2007): swaps a closed facility
 * against the open one whose loss is least, as long as that lowers the cost. What closing each open facility costs is
 * kept for all at once, and a candidate corrects it only by the clients for whom it would be the nearest or second.
 */
import { BLOCK_CLIENTS, blockLimits, type ClientBlocks, clientBlocks } from './client-blocks.ts';
import { findNearest, type MedianProblem, type OpenSet, objectiveOf } from './median-problem.ts';
import { allowsSwap } from './siting-rules.ts';

/**
 * Improves `open` in place until no single swap among the candidates lowers the cost.
 * @param candidates facilities that may be opened
 * @param isFixed per facility, 1 where it must stay open
 * @returns the objective
 */
export function interchange(
  problem: MedianProblem,
  open: OpenSet,
  candidates: ArrayLike<number>,
  isFixed: Uint8Array,
): number {
  const { rules } = problem;
  const { facilities, slot } = open;
  if (facilities.length === 1) return moveSingle(problem, open, candidates, isFixed);
  const blocks = clientBlocks(problem);
  const limits = new Float64Array(blocks.count);
  blockLimits(blocks, open.secondCost, limits);
  const closing = new Float64Array(facilities.length);
  const closingHere = new Float64Array(facilities.length);
  sumClosingCosts(open, closing);
  let objective = objectiveOf(open);
  let unchanged = 0;
  for (let k = 0; unchanged < candidates.length; k = (k + 1) % candidates.length, unchanged++) {
    const candidate = candidates[k]!;
    if (slot[candidate]! >= 0) continue;
    closingHere.set(closing);
    const saved = openCandidate(problem, blocks, limits, open, candidate, closingHere);
    // Sums of large and small numbers: a saving below this is rounding.
    const mostLoss = saved - 1e-12 * objective;
    let out = -1;
    for (let s = 0; s < facilities.length; s++) {
      if (isFixed[facilities[s]!] === 1 || closingHere[s]! >= (out < 0 ? mostLoss : closingHere[out]!))
        continue;
      if (rules === undefined || allowsSwap(rules, facilities, s, candidate)) out = s;
    }
    if (out < 0) continue;
    swap(problem, open, out, candidate);
    sumClosingCosts(open, closing);
    blockLimits(blocks, open.secondCost, limits);
    objective = objectiveOf(open);
    unchanged = -1;
  }
  return objective;
}

/**
 * @param limits per block of clients: what is above it is above everybody's second nearest
 * @param closing per slot: what closing it costs; corrected by the clients who would then go to the candidate
 * @returns what the candidate saves its own clients
 */
function openCandidate(
  { clientCount, cost }: MedianProblem,
  { count, least }: ClientBlocks,
  limits: Float64Array,
  { nearest, nearestCost, secondCost }: OpenSet,
  candidate: number,
  closing: Float64Array,
): number {
  const from = candidate * clientCount;
  let saved = 0;
  for (let block = 0; block < count; block++) {
    if (least[candidate * count + block]! > limits[block]!) continue;
    const end = Math.min(clientCount, (block + 1) * BLOCK_CLIENTS);
    for (let i = block * BLOCK_CLIENTS; i < end; i++) {
      const here = cost[from + i]!;
      const second = secondCost[i]!;
      if (here >= second) continue;
      const first = nearestCost[i]!;
      if (here < first) {
        saved += first - here;
        closing[nearest[i]!]! -= second - first;
      } else {
        closing[nearest[i]!]! -= second - here;
      }
    }
  }
  return saved;
}

/** With one facility nobody has a second nearest, and the best swap is simply the best place. */
function moveSingle(
  problem: MedianProblem,
  open: OpenSet,
  candidates: ArrayLike<number>,
  isFixed: Uint8Array,
): number {
  const { clientCount, cost, rules } = problem;
  let objective = objectiveOf(open);
  if (isFixed[open.facilities[0]!] === 1) return objective;
  for (let k = 0; k < candidates.length; k++) {
    if (rules !== undefined && !allowsSwap(rules, open.facilities, 0, candidates[k]!)) continue;
    let sum = 0;
    for (let i = 0, c = candidates[k]! * clientCount; i < clientCount; i++, c++) sum += cost[c]!;
    if (sum >= objective) continue;
    swap(problem, open, 0, candidates[k]!);
    objective = sum;
  }
  return objective;
}

/** Per slot: how much dearer it gets for its clients when it closes. */
function sumClosingCosts({ nearest, nearestCost, secondCost }: OpenSet, closing: Float64Array): void {
  closing.fill(0);
  for (let i = 0; i < nearest.length; i++) closing[nearest[i]!]! += secondCost[i]! - nearestCost[i]!;
}

function swap(problem: MedianProblem, open: OpenSet, out: number, candidate: number): void {
  const { clientCount, cost } = problem;
  const { facilities, slot, nearest, nearestCost, secondCost } = open;
  const closed = facilities[out]!;
  slot[closed] = -1;
  slot[candidate] = out;
  facilities[out] = candidate;
  for (let i = 0; i < clientCount; i++) {
    const leaves = cost[closed * clientCount + i]!;
    const comes = cost[candidate * clientCount + i]!;
    if (nearest[i] === out || leaves <= secondCost[i]! || comes === nearestCost[i]) {
      findNearest(problem, open, i);
    } else if (comes < nearestCost[i]!) {
      secondCost[i] = nearestCost[i]!;
      nearestCost[i] = comes;
      nearest[i] = out;
    } else if (comes < secondCost[i]!) {
      secondCost[i] = comes;
    }
  }
}
