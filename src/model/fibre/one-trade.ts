/**
 * The schedule (`schedule.ts`) where one trade builds all places in the order in which they stand: nothing overtakes, so
 * what is paid or finished by a year is a front part of the places, and only that part is looked at.
 */
import type { Pace } from './schedule.ts';

/**
 * @param households per place
 * @param begun per place: the year, by its index, in which trade could begin there, as `beginWorks` gives it
 * @param stateYen of a place
 * @param pace of one block
 * @returns per year: how many places are finished at its end
 */
export function finishedByYear(
  households: Float64Array,
  begun: Uint8Array,
  stateYen: (place: number) => number,
  pace: Pace,
): Uint32Array {
  return workedByYear(households, paidByYear(begun, stateYen, pace), pace.capacity);
}

/** A queue in the order of the places: how far it has come, and what the first of it still needs. */
interface Front {
  place: number;
  rest: number;
}

function paidByYear(
  begun: Uint8Array,
  stateYen: (place: number) => number,
  { stateBudgetYen }: Pace,
): Uint32Array {
  const paid = new Uint32Array(stateBudgetYen.length);
  const front = { place: 0, rest: begun.length > 0 ? stateYen(0) : 0 };
  let moneyYen = 0;
  for (let y = 0; y < paid.length; y++) {
    moneyYen = payFront(begun, stateYen, y, moneyYen + stateBudgetYen[y]!, front);
    paid[y] = front.place;
  }
  return paid;
}

/** @returns what is left of the money */
function payFront(
  begun: Uint8Array,
  stateYen: (place: number) => number,
  y: number,
  moneyYen: number,
  front: Front,
): number {
  let { place, rest } = front;
  let left = moneyYen;
  while (place < begun.length && begun[place]! <= y && rest <= left) {
    left -= rest;
    if (++place < begun.length) rest = stateYen(place);
  }
  if (place < begun.length && begun[place]! <= y) {
    rest -= left;
    left = 0;
  }
  front.place = place;
  front.rest = rest;
  return left;
}

function workedByYear(households: Float64Array, paid: Uint32Array, capacity: Float64Array): Uint32Array {
  const finished = new Uint32Array(paid.length);
  const front = { place: 0, rest: households[0] ?? 0 };
  for (let y = 0; y < paid.length; y++) {
    workFront(households, paid[y]!, capacity[y]!, front);
    finished[y] = front.place;
  }
  return finished;
}

function workFront(households: Float64Array, paid: number, capacity: number, front: Front): void {
  let { place, rest } = front;
  let room = capacity;
  while (place < paid && rest <= room) {
    room -= rest;
    rest = ++place < households.length ? households[place]! : 0;
  }
  if (place < paid) rest -= room;
  front.place = place;
  front.rest = rest;
}
