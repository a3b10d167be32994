/** The 5G plan by municipality, year and kind of works: rows that differ in no column but works, reach and cost join. */
import { indicesByKey } from '../fibre/radix-sort.ts';
import { PAYERS } from '../payer.ts';
import type { RadioPlan } from './radio-outcome.ts';

/** Works in columns of one length, each its own, as in the columns of RadioPlan; `costYen` works × PAYERS. */
export type PlannedWorks = RadioPlan;

export function createPlannedWorks(count: number): PlannedWorks {
  return {
    municipality: new Uint16Array(count),
    fiscalYear: new Uint16Array(count),
    technology: new Uint8Array(count),
    band: new Uint8Array(count),
    tower: new Uint8Array(count),
    build: new Uint8Array(count),
    backhaul: new Uint8Array(count),
    works: new Uint32Array(count),
    reached: new Float64Array(count),
    costYen: new Float64Array(count * PAYERS.length),
    own: new Int16Array(count),
    property: new Int16Array(count),
  };
}

/** Rows by fiscal year, then municipality, technology, band, tower, build and backhaul, then own sites and property. */
export function buildRadioPlan(works: PlannedWorks): RadioPlan {
  const { municipality, fiscalYear, technology, band, tower, build, backhaul, own, property } = works;
  const count = fiscalYear.length;
  const key = keysOf(works);
  const order = indicesByKey(key);
  sortAlone(works, key, order);
  const first = new Uint32Array(count + 1);
  let rows = 0;
  for (let n = 0; n < count; n++) {
    const i = order[n]!;
    // Own sites and what public property carries are rows of their own; among equal keys they come last.
    if (n === 0 || key[i] !== key[order[n - 1]!] || isAlone(works, i)) first[rows++] = n;
  }
  first[rows] = count;
  const plan = createPlannedWorks(rows);
  const payers = PAYERS.length;
  for (let row = 0; row < rows; row++) {
    const i = order[first[row]!]!;
    plan.municipality[row] = municipality[i]!;
    plan.fiscalYear[row] = fiscalYear[i]!;
    plan.technology[row] = technology[i]!;
    plan.band[row] = band[i]!;
    plan.tower[row] = tower[i]!;
    plan.build[row] = build[i]!;
    plan.backhaul[row] = backhaul[i]!;
    plan.own[row] = own[i]!;
    plan.property[row] = property[i]!;
    for (let n = first[row]!; n < first[row + 1]!; n++) {
      const each = order[n]!;
      plan.works[row]! += works.works[each]!;
      plan.reached[row]! += works.reached[each]!;
      for (let k = 0; k < payers; k++) plan.costYen[row * payers + k]! += works.costYen[each * payers + k]!;
    }
  }
  return plan;
}

function isAlone({ own, property }: PlannedWorks, i: number): boolean {
  return own[i]! >= 0 || property[i]! >= 0;
}

/** Order and identity of each row in one number below 2^53. */
function keysOf({ municipality, fiscalYear, ...works }: PlannedWorks): Float64Array {
  const parts = [works.technology, works.band, works.tower, works.build, works.backhaul];
  const key = new Float64Array(fiscalYear.length);
  for (let i = 0; i < key.length; i++) key[i] = (fiscalYear[i]! - 2000) * 0x10000 + municipality[i]!;
  for (const part of parts) {
    // 255, "does not apply", comes last.
    for (let i = 0; i < key.length; i++) key[i] = key[i]! * 16 + Math.min(part[i]!, 15);
  }
  return key;
}

/** Puts own sites and public property, which are few, behind the others of their key. @param order changed */
function sortAlone(works: PlannedWorks, key: Float64Array, order: Uint32Array): void {
  const { own, property } = works;
  for (let from = 0, to = 0; from < order.length; from = to) {
    let isAny = false;
    for (to = from; to < order.length && key[order[to]!] === key[order[from]!]; to++) {
      if (isAlone(works, order[to]!)) isAny = true;
    }
    if (!isAny) continue;
    order.subarray(from, to).sort((a, b) => own[a]! - own[b]! || property[a]! - property[b]! || a - b);
  }
}
