/**
 * The least round value of a lever at which a simulation meets a goal. Each try is a whole simulation, so few are made:
 * the bracket shrinks by regula falsi with Illinois weights (Dowell & Jarratt 1971), and by halving wherever that does
 * not halve it in two tries.
 *
 * Where more of the lever is never worse, the value found is the least there is. Where it may be (a site order that
 * shifts with the year in which the money comes), the point found is one whose neighbour below fails and at which 1 %
 * less fails as well; should 1 % less meet the goal, the search goes on from there.
 */
import type { Steps } from '../progress.ts';
import { roundIndexAbove, roundIndexBelow, roundValue } from './round-values.ts';

export interface Try<T> {
  readonly value: number;
  readonly isMet: boolean;
  /** People, households or things beyond what is needed; below 0 where short. */
  readonly surplus: number;
  readonly reading: T;
}

export interface LeastValue<T> {
  /** The least that meets the goal, or undefined where not even the greatest value does. */
  readonly met: Try<T> | undefined;
  /** The greatest tried that does not, below `met`; undefined where nothing at all is needed. */
  readonly short: Try<T> | undefined;
  readonly tries: number;
}

export interface LeverRange {
  /** Where to begin, e.g. what the scenario has. */
  readonly guess: number;
  readonly maximum: number;
  readonly isWhole: boolean;
}

const LEAST_GROWTH = 1.5;
const MOST_GROWTH = 6;
/** A little beyond where the last two tries point to. */
const OVERSHOOT = 1.15;
const LESS = 0.99;

type Attempt<T> = (value: number) => Steps<Try<T>>;

export function* leastValue<T>(
  attempt: (value: number) => Steps<Omit<Try<T>, 'value'>>,
  { guess, maximum, isWhole }: LeverRange,
): Steps<LeastValue<T>> {
  const failed: Try<T>[] = [];
  let tries = 0;
  function* tryValue(value: number): Steps<Try<T>> {
    tries++;
    const own = { value, ...(yield* attempt(value)) };
    if (!own.isMet) failed.push(own);
    return own;
  }
  const none = yield* tryValue(0);
  if (none.isMet) return { met: none, short: undefined, tries };
  const top = roundIndexBelow(maximum);
  let met = yield* climb(tryValue, none, clamp(roundIndexAbove(guess), 1, top), top);
  if (!met.isMet) return { met: undefined, short: met, tries };
  for (;;) {
    const bracket: Bracket<T> = yield* shrink(tryValue, greatestBelow(failed, met.value), met);
    const less: number = (isWhole ? Math.floor : Number)(LESS * bracket.met.value);
    if (less <= 0 || failed.some(({ value }) => value === less)) return { ...bracket, tries };
    const check: Try<T> = yield* tryValue(less);
    if (!check.isMet) return { ...bracket, tries };
    met = check;
  }
}

/** Up from the first value until the goal is met. @returns the last try, which is at the top where it is not met */
function* climb<T>(attempt: Attempt<T>, none: Try<T>, first: number, top: number): Steps<Try<T>> {
  let before = none;
  for (let index = first; ; ) {
    const next = yield* attempt(roundValue(index));
    if (next.isMet || index === top) return next;
    index = grow(before, next, index, top);
    before = next;
  }
}

interface Bracket<T> {
  readonly met: Try<T>;
  readonly short: Try<T>;
}

/** Until nothing round lies between the two. */
function* shrink<T>(attempt: Attempt<T>, below: Try<T>, above: Try<T>): Steps<Bracket<T>> {
  let [short, met] = [below, above];
  let [low, high] = [short.surplus, met.surplus];
  let lastSide = 0;
  let slow = 0;
  for (;;) {
    const from = roundIndexBelow(short.value);
    const width = roundIndexAbove(met.value) - from;
    if (width <= 1) return { met, short };
    const isHalving = slow >= 2 || !(high > low);
    const aim = isHalving
      ? from + Math.floor(width / 2)
      : roundIndexBelow(short.value + ((met.value - short.value) * -low) / (high - low));
    const next = yield* attempt(roundValue(clamp(aim, from + 1, from + width - 1)));
    const side = next.isMet ? 1 : -1;
    if (next.isMet) {
      if (lastSide === side) low *= weight(next.surplus / high);
      met = next;
      high = next.surplus;
    } else {
      if (lastSide === side) high *= weight(next.surplus / low);
      short = next;
      low = next.surplus;
    }
    lastSide = side;
    slow = roundIndexAbove(met.value) - roundIndexBelow(short.value) > width / 2 ? slow + 1 : 0;
  }
}

/** What the end that stays counts, so that the other end is overshot; a half where the ratio says nothing. */
function weight(ratio: number): number {
  return ratio < 1 ? 1 - ratio : 0.5;
}

/** Where to look further up: as far as the last two tries point to, or far where they gained nothing. */
function grow<T>(before: Try<T>, last: Try<T>, index: number, top: number): number {
  const gain = last.surplus - before.surplus;
  if (!(gain > 0) && before.value > 0) return top;
  const slope = gain / (last.value - before.value);
  const aim = slope > 0 ? last.value + (OVERSHOOT * -last.surplus) / slope : Infinity;
  const value = clamp(aim, LEAST_GROWTH * last.value, MOST_GROWTH * last.value);
  return clamp(roundIndexAbove(value), index + 1, top);
}

function greatestBelow<T>(failed: readonly Try<T>[], value: number): Try<T> {
  return failed.filter((each) => each.value < value).reduce((a, b) => (b.value > a.value ? b : a));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
