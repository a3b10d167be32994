/** Whose turn it is in a roll-out: the prefecture below the floor, or of all, in which a site comes to most people per yen. */
import { bestCandidate, type PlanQueue, topKey } from './plan-queue.ts';

export interface Turn {
  /** Per prefecture: no candidate there has a greater key; kept up to date, 0 where none is left. */
  readonly bound: Float64Array;
  /** 1 for prefectures below the floor. */
  readonly isBelow: Uint8Array;
  /** 1 for prefectures whose block has had its part of the year. */
  readonly isClosed: Uint8Array;
  /** How far ahead a prefecture is: by its bound, those below the floor before all others; 0 for those without a turn. */
  readonly ahead: Float64Array;
}

/** Above any key, and so far that the bounds of prefectures below the floor come to stand above all others'. */
const UNKNOWN = 2 ** 40;
const BELOW = 2 ** 100;

export function createTurn(prefectures: number): Turn {
  return {
    bound: new Float64Array(prefectures).fill(UNKNOWN),
    isBelow: new Uint8Array(prefectures),
    isClosed: new Uint8Array(prefectures),
    ahead: new Float64Array(prefectures).fill(UNKNOWN),
  };
}

/** Says that any prefecture may have a better candidate than was known. */
export function forgetBounds(turn: Turn): void {
  for (let p = 0; p < turn.bound.length; p++) setBound(turn, p, UNKNOWN);
}

export function setBelow(turn: Turn, prefecture: number, isBelow: 0 | 1): void {
  if (turn.isBelow[prefecture] === isBelow) return;
  turn.isBelow[prefecture] = isBelow;
  line(turn, prefecture);
}

export function setClosed(turn: Turn, prefecture: number, isClosed: 0 | 1): void {
  turn.isClosed[prefecture] = isClosed;
  line(turn, prefecture);
}

function setBound(turn: Turn, prefecture: number, bound: number): void {
  turn.bound[prefecture] = bound;
  line(turn, prefecture);
}

function line({ bound, isBelow, isClosed, ahead }: Turn, p: number): void {
  ahead[p] = isClosed[p] === 1 ? 0 : isBelow[p] === 1 ? BELOW * bound[p]! : bound[p]!;
}

/**
 * The best candidate of the open prefectures below the floor; of all open ones where none of those has one.
 * @returns its place among the queue's; -1 for none
 */
export function nextSite(queue: PlanQueue, turn: Turn): number {
  for (;;) {
    const best = foremost(turn.ahead);
    if (best < 0) return -1;
    const place = bestCandidate(queue, best);
    const key = place < 0 ? 0 : topKey(queue, best);
    if (key === turn.bound[best]) return place;
    setBound(turn, best, key);
  }
}

/** The first of those that are farthest ahead; -1 where none has a turn. */
function foremost(ahead: Float64Array): number {
  let best = -1;
  let most = 0;
  for (let p = 0; p < ahead.length; p++) {
    if (ahead[p]! > most) {
      most = ahead[p]!;
      best = p;
    }
  }
  return best;
}
