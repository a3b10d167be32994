/**
 * Reads one member from the curves of fibre: the three passes of the schedule (schedule.ts) with households and yen that
 * flow, block by block, along the order.
 * 1. Capacity alone lets each block begin up to so many of its households by each year.
 * 2. The state's money, with what is left of earlier years, pays along the order for what may have begun.
 * 3. Each block works through what is paid for, so many households a year.
 */
import { YEAR_COUNT } from '../parameter.ts';
import { FACTOR_IDS } from './factors.ts';
import type { FibreCurves } from './fibre-curves.ts';
import type { MemberReader } from './member-reading.ts';

const COST = FACTOR_IDS.indexOf('fibreCost');
const PACE = FACTOR_IDS.indexOf('fibrePace');
const TAKE_UP = FACTOR_IDS.indexOf('fibreTakeUp');
const POPULATION = FACTOR_IDS.indexOf('population');

export function createFibreMemberReader(curves: FibreCurves): MemberReader {
  const { blocks, knots, firstYear, households, stateYen, stateDropYen, costRatios, prefectures } = curves;
  const { pairPrefecture, pairBlock, costYen, dropYen, yearHouseholds, yearSlope } = curves;
  const pairs = pairPrefecture.length;
  const planned = YEAR_COUNT - firstYear;
  const size = (knots + 1) * blocks;
  /** Per block: how far, in knots, trade could have begun, money has paid, and works are done. */
  const begun = new Float64Array(blocks);
  const paid = new Float64Array(blocks);
  const done = new Float64Array(blocks);
  /** Per block: households that capacity has been there for, and those that are served. */
  const room = new Float64Array(blocks);
  const served = new Float64Array(blocks);
  const pairCostYen = new Float64Array(pairs);
  // What the state pays in this member: a mix of the tables of two ratios, and drops.
  let lower = 0;
  let upper = 0;
  let weight = 0;
  let takeUpShift = 0;

  const stateAtKnot = (at: number) =>
    (1 - weight) * stateYen[lower + at]! + weight * stateYen[upper + at]! + takeUpShift * stateDropYen[at]!;
  const stateAt = (block: number, knot: number) => {
    const k = Math.min(knots, Math.floor(knot));
    const low = stateAtKnot(k * blocks + block);
    return k === knot ? low : low + (knot - k) * (stateAtKnot((k + 1) * blocks + block) - low);
  };
  const householdsAt = (block: number, knot: number) => {
    const k = Math.min(knots, Math.floor(knot));
    const low = households[k * blocks + block]!;
    return k === knot ? low : low + (knot - k) * (households[(k + 1) * blocks + block]! - low);
  };
  /** The last knot, with its fraction, up to which a block has no more than so many households. */
  const knotOf = (block: number, count: number, end: number) => {
    let low = 0;
    let high = Math.ceil(end);
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (households[middle * blocks + block]! <= count) low = middle;
      else high = middle;
    }
    const from = households[low * blocks + block]!;
    const step = households[high * blocks + block]! - from;
    return Math.min(end, step > 0 ? low + Math.min(1, (count - from) / step) : high);
  };
  const spentAt = (knot: number) => {
    let sum = 0;
    for (let b = 0; b < blocks; b++) sum += stateAt(b, Math.max(paid[b]!, Math.min(knot, begun[b]!)));
    return sum;
  };
  const pay = (moneyYen: number, end: number) => {
    let low = 0;
    let high = Math.ceil(end);
    let reach = end;
    if (spentAt(end) > moneyYen) {
      while (high - low > 1) {
        const middle = (low + high) >>> 1;
        if (spentAt(middle) <= moneyYen) low = middle;
        else high = middle;
      }
      const from = spentAt(low);
      const step = spentAt(high) - from;
      reach = step > 0 ? low + Math.min(1, Math.max(0, moneyYen - from) / step) : low;
    }
    for (let b = 0; b < blocks; b++) paid[b] = Math.max(paid[b]!, Math.min(reach, begun[b]!));
  };

  return {
    read(draw, { coverage, costYen: cost }, lastYear = YEAR_COUNT - 1) {
      const costRatio = draw[COST]!;
      const pace = draw[PACE]!;
      const populationShift = draw[POPULATION]!;
      takeUpShift = draw[TAKE_UP]!;
      let r = 0;
      while (r < costRatios.length - 2 && costRatios[r + 1]! <= costRatio) r++;
      weight = Math.min(1, Math.max(0, (costRatio - costRatios[r]!) / (costRatios[r + 1]! - costRatios[r]!)));
      lower = r * size;
      upper = lower + size;
      const end = Math.min(knots, (1 - weight) * curves.end[r]! + weight * curves.end[r + 1]!);
      begun.fill(0);
      paid.fill(0);
      done.fill(0);
      room.fill(0);
      served.fill(0);
      pairCostYen.fill(0);
      let moneyYen = 0;
      for (let y = 0; y <= lastYear - firstYear; y++) {
        moneyYen += curves.stateBudgetYen[y]! / costRatio;
        for (let b = 0; b < blocks; b++) {
          room[b]! += pace * curves.capacity[b * planned + y]!;
          begun[b] = knotOf(b, room[b]!, end);
        }
        pay(moneyYen, end);
        for (let b = 0; b < blocks; b++) {
          const ready = householdsAt(b, paid[b]!);
          const most = served[b]! + pace * curves.capacity[b * planned + y]!;
          served[b] = Math.min(ready, most);
          done[b] = ready <= most ? paid[b]! : knotOf(b, most, paid[b]!);
        }
        const year = firstYear + y;
        const row = year * prefectures;
        const wide = year * (prefectures + 1);
        for (let p = 0; p < prefectures; p++) {
          coverage[wide + p] = curves.left[row + p]! + populationShift * curves.leftSlope[row + p]!;
          cost[wide + p] = 0;
        }
        for (let pair = 0; pair < pairs; pair++) {
          const knot = done[pairBlock[pair]!]!;
          const k = Math.min(knots - 1, Math.floor(knot));
          const part = knot - k;
          const at = k * pairs + pair;
          const to = wide + pairPrefecture[pair]!;
          const inYear = year * (knots + 1) * pairs + at;
          const gained =
            (1 - part) * (yearHouseholds[inYear]! + populationShift * yearSlope[inYear]!) +
            part * (yearHouseholds[inYear + pairs]! + populationShift * yearSlope[inYear + pairs]!);
          coverage[to]! -= gained;
          const sumYen =
            costRatio *
            ((1 - part) * (costYen[at]! + takeUpShift * dropYen[at]!) +
              part * (costYen[at + pairs]! + takeUpShift * dropYen[at + pairs]!));
          cost[to]! += sumYen - pairCostYen[pair]!;
          pairCostYen[pair] = sumYen;
        }
        let leftInAll = 0;
        let all = 0;
        let allYen = 0;
        for (let p = 0; p < prefectures; p++) {
          const total = curves.total[row + p]! + populationShift * curves.totalSlope[row + p]!;
          leftInAll += coverage[wide + p]!;
          all += total;
          allYen += cost[wide + p]!;
          coverage[wide + p] = total > 0 ? 1 - coverage[wide + p]! / total : 1;
        }
        coverage[wide + prefectures] = all > 0 ? 1 - leftInAll / all : 1;
        cost[wide + prefectures] = allYen;
      }
      return { coverage, costYen: cost };
    },
  };
}
