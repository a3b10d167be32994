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

function paidByYear(
  begun: Uint8Array,
  stateYen: (place: number) => number,
  { stateBudgetYen }: Pace,
): Uint32Array {
  const paid = new Uint32Array(stateBudgetYen.length);
  const size = begun.length;
  let place = 0;
  let restYen = size > 0 ? stateYen(0) : 0;
  let moneyYen = 0;
  for (let y = 0; y < paid.length; y++) {
    moneyYen += stateBudgetYen[y]!;
    while (place < size && begun[place]! <= y && restYen <= moneyYen) {
      moneyYen -= restYen;
      if (++place < size) restYen = stateYen(place);
    }
    if (place < size && begun[place]! <= y) {
      restYen -= moneyYen;
      moneyYen = 0;
    }
    paid[y] = place;
  }
  return paid;
}

function workedByYear(households: Float64Array, paid: Uint32Array, capacity: Float64Array): Uint32Array {
  const years = paid.length;
  const finished = new Uint32Array(years);
  let place = 0;
  /** Of the place under way. */
  let rest = households[0] ?? 0;
  for (let y = 0; y < years; y++) {
    let room = capacity[y]!;
    while (place < paid[y]! && rest <= room) {
      room -= rest;
      rest = households[++place] ?? 0;
    }
    if (place < paid[y]!) rest -= room;
    finished[y] = place;
  }
  return finished;
}
