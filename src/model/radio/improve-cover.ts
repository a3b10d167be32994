/**
 * Local search on a plan: takes one site away and puts the best of its neighbours in its place, spends what that saves,
 * and goes on as long as it is let. Every step keeps every group within its money and never covers less, so the search
 * may be stopped at any time; the same seed gives the same steps.
 */
import type { Progress, Steps } from '../progress.ts';
import { type BudgetedCover, pricesOf } from './plan-bound.ts';

const MOVES_PER_STEP = 250;

export interface CoverSearch {
  /** Candidates of the best plan so far. */
  readonly chosen: () => number[];
  /** Weight that it covers. */
  readonly covered: () => number;
  /** Tries so many exchanges, in an order that the seed decides. @returns weight gained */
  readonly move: (count: number) => number;
}

export function createCoverSearch(
  problem: BudgetedCover,
  plan: readonly number[],
  seed: number,
): CoverSearch {
  const { sets, costYen, group, moneyYen } = problem;
  const { start, member, weight } = sets;
  const reverse = candidatesOfTargets(problem);
  const price = pricesOf(problem, plan);
  const chosen = [...plan];
  const times = new Uint16Array(weight.length);
  const left = moneyYen.slice();
  const isChosen = new Uint8Array(costYen.length);
  const stamp = new Uint32Array(costYen.length);
  let stamps = 0;
  let covered = 0;
  const enter = (i: number): number => {
    let gain = 0;
    for (let at = start[i]!; at < start[i + 1]!; at++)
      if (times[member[at]!]!++ === 0) gain += weight[member[at]!]!;
    left[group[i]!]! -= costYen[i]!;
    isChosen[i] = 1;
    return gain;
  };
  const leave = (i: number): number => {
    let loss = 0;
    for (let at = start[i]!; at < start[i + 1]!; at++)
      if (--times[member[at]!]! === 0) loss += weight[member[at]!]!;
    left[group[i]!]! += costYen[i]!;
    isChosen[i] = 0;
    return loss;
  };
  const gainOf = (i: number): number => {
    let gain = 0;
    for (let at = start[i]!; at < start[i + 1]!; at++)
      if (times[member[at]!] === 0) gain += weight[member[at]!]!;
    return gain;
  };
  for (const i of chosen) covered += enter(i);
  let state = seed >>> 0;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  /** Best candidate that covers any of i's cells and that the group can pay, by people less their price. */
  const bestAround = (i: number): number => {
    stamps++;
    let best = -1;
    let most = 0;
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const j = member[at]!;
      if (times[j]! > 0) continue;
      for (let r = reverse.start[j]!; r < reverse.start[j + 1]!; r++) {
        const k = reverse.candidate[r]!;
        if (stamp[k] === stamps || isChosen[k] === 1 || costYen[k]! > left[group[k]!]!) continue;
        stamp[k] = stamps;
        const worth = gainOf(k) - price[group[k]!]! * costYen[k]!;
        if (best < 0 || worth > most || (worth === most && k < best)) {
          best = k;
          most = worth;
        }
      }
    }
    return best;
  };
  /** Takes out the site in a place of the list; puts it back where nothing covers more. */
  const exchange = (at: number): number => {
    const i = chosen[at]!;
    const loss = leave(i);
    const into: number[] = [];
    let gain = 0;
    for (let k = bestAround(i); k >= 0 && into.length < 3; k = bestAround(i)) {
      const own = gainOf(k);
      if (own === 0) break;
      gain += enter(k);
      into.push(k);
    }
    if (gain > loss) {
      chosen[at] = into[0]!;
      chosen.push(...into.slice(1));
      return gain - loss;
    }
    for (const k of into) leave(k);
    enter(i);
    return 0;
  };
  return {
    chosen: () => [...chosen],
    covered: () => covered,
    move(count) {
      const before = covered;
      for (let n = 0; n < count && chosen.length > 0; n++) covered += exchange(draw(chosen.length));
      return covered - before;
    },
  };
}

/** Runs a search for a number of moves, step by step; whoever drives it may stop earlier and ask the search. */
export function* improveCover(
  search: CoverSearch,
  moves: number,
  report: (fraction: number) => Progress,
): Steps<number> {
  for (let done = 0; done < moves; done += MOVES_PER_STEP) {
    yield report(done / moves);
    search.move(Math.min(MOVES_PER_STEP, moves - done));
  }
  return search.covered();
}

function candidatesOfTargets({ sets }: BudgetedCover): { start: Uint32Array; candidate: Uint32Array } {
  const { start, member, weight, candidateCell } = sets;
  const from = new Uint32Array(weight.length + 1);
  for (const j of member) from[j + 1]!++;
  for (let j = 0; j < weight.length; j++) from[j + 1]! += from[j]!;
  const next = from.slice();
  const candidate = new Uint32Array(member.length);
  for (let i = 0; i < candidateCell.length; i++) {
    for (let at = start[i]!; at < start[i + 1]!; at++) candidate[next[member[at]!]!++] = i;
  }
  return { start: from, candidate };
}
