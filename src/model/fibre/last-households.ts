/**
 * The last households: those that fibre never reaches within the horizon, dearest first, then those it reaches latest,
 * until about as many as the plan leaves to the end (未整備世帯約5万世帯) are named. One row per municipality and reason.
 */
import { LAST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import type { FibreBasis } from './fibre-basis.ts';
import { indicesByKey } from './radix-sort.ts';
import type { RollOut } from './roll-out.ts';
import { FIBRE, type TechnologyCosts } from './technology.ts';

/** Households at the 2020 level that are named. */
export const NAMED_HOUSEHOLDS = 50_000;

/**
 * Why a place is late: it is reached by fibre, but last; money and trade do not suffice within the horizon; it is above
 * the highest price; another technology is cheaper; a council refuses it.
 */
export const TAIL_REASONS = ['late', 'budget', 'threshold', 'technology', 'veto'] as const;
export type TailReason = (typeof TAIL_REASONS)[number];
/** Why it is dear: a sea crossing, long cable between squares, or few households in a square. */
export const TAIL_CAUSES = ['island', 'distance', 'fewHouseholds'] as const;
export type TailCause = (typeof TAIL_CAUSES)[number];

/** From this mean length of edges on, twice a square's width, a block is dear for its distance (assumption). */
const FAR_M = 1_000;

/** Columns over rows, dearest first. */
export interface LastHouseholds {
  readonly municipality: Uint16Array;
  /** Index into TAIL_REASONS. */
  readonly reason: Uint8Array;
  /** Index into TAIL_CAUSES. */
  readonly cause: Uint8Array;
  /** Index into TECHNOLOGIES of what serves them at the end of the horizon. */
  readonly technology: Uint8Array;
  /** Fiscal year in which the last of them is reached; 0 for never. */
  readonly fiscalYear: Uint16Array;
  /** At the 2020 level. */
  readonly households: Float64Array;
  readonly cells: Uint32Array;
  /** Building fibre to them, their part of what they hang from included: mean yen per household. */
  readonly costPerHouseholdYen: Float64Array;
  /** Discounted with running cost, mean yen per household. */
  readonly fibreYen: Float64Array;
  readonly fwaYen: Float64Array;
  readonly satelliteYen: Float64Array;
}

/** What comes back names them from the technologies' costs, each place's cheapest without fibre, and the works. */
export function createLastHouseholds(
  basis: FibreBasis,
): (
  costs: TechnologyCosts,
  wireless: Uint8Array,
  works: Pick<RollOut, 'status' | 'workYear'>,
) => LastHouseholds {
  const { tail, places } = basis;
  const cause = causesOf(basis);
  const position = new Uint32Array(tail.cells.length);
  const households = new Float64Array(tail.cells.length);
  const rowAt = new Uint32Array(tail.cells.length);
  /** By municipality, reason, cause and technology: the row, plus one; empty between calls. */
  const rowOf = new Uint32Array(128 * (1 + mostOf(places.municipality)));
  return (costs, wireless, { status, workYear }) => {
    const named = nameLast(tail.households, workYear, position, households);
    /** Of each row, in the order in which rows are met. */
    const keys: number[] = [];
    for (let k = 0; k < named; k++) {
      const i = position[k]!;
      // STATUSES after 'planned' stand in TAIL_REASONS after 'budget', in the same order.
      const reason = workYear[i]! > 0 ? 0 : status[i]! + 1;
      const technology = workYear[i]! > 0 ? FIBRE : wireless[i]!;
      const key = ((places.municipality[i]! * 8 + reason) * 4 + cause[i]!) * 4 + technology;
      if (rowOf[key] === 0) rowOf[key] = keys.push(key);
      rowAt[k] = rowOf[key]! - 1;
    }
    for (const key of keys) rowOf[key] = 0;
    const rows = emptyRows(keys.length, costs.satelliteYen);
    fillRows(rows, { position: position.subarray(0, named), households, rowAt }, tail, costs, workYear);
    nameRows(rows, keys);
    return dearestFirst(rows);
  };
}

/** Columns over those that are named. */
interface Named {
  readonly position: Uint32Array;
  readonly households: Float64Array;
  readonly rowAt: Uint32Array;
}

function fillRows(
  rows: Rows,
  { position, households, rowAt }: Named,
  { priceYen }: FibreBasis['tail'],
  { fibreYen, fwaYen }: TechnologyCosts,
  workYear: Uint16Array,
): void {
  for (let k = 0; k < position.length; k++) {
    const i = position[k]!;
    const row = rowAt[k]!;
    const count = households[k]!;
    rows.fiscalYear[row] = Math.max(rows.fiscalYear[row]!, workYear[i]!);
    rows.households[row]! += count;
    rows.cells[row]!++;
    rows.costPerHouseholdYen[row]! += count * priceYen[i]!;
    rows.fibreYen[row]! += count * fibreYen[i]!;
    rows.fwaYen[row]! += count * fwaYen[i]!;
  }
}

/** Reads the rows' keys, and turns sums into means. */
function nameRows(rows: Rows, keys: readonly number[]): void {
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row]!;
    rows.municipality[row] = key >>> 7;
    rows.reason[row] = (key >>> 4) & 7;
    rows.cause[row] = (key >>> 2) & 3;
    rows.technology[row] = key & 3;
    rows.costPerHouseholdYen[row]! /= rows.households[row]!;
    rows.fibreYen[row]! /= rows.households[row]!;
    rows.fwaYen[row]! /= rows.households[row]!;
  }
}

/**
 * From the last to the first: never served before latest served, and of these the dear before the cheap. Those without
 * households are passed over; of the last one named, as many as are still missing.
 * @param position filled with those that are named
 * @param named filled with how many households of each
 * @returns their number
 */
function nameLast(
  households: Float64Array,
  workYear: Uint16Array,
  position: Uint32Array,
  named: Float64Array,
): number {
  const late = latestFirst(workYear);
  let count = 0;
  let sum = 0;
  for (let k = 0; k < late.length && sum < NAMED_HOUSEHOLDS; k++) {
    const i = late[k]!;
    if (households[i] === 0) continue;
    position[count] = i;
    named[count] = Math.min(households[i]!, NAMED_HOUSEHOLDS - sum);
    sum += named[count++]!;
  }
  return count;
}

/** Positions by falling year, what is never served before all others; within a year from the last to the first. */
function latestFirst(workYear: Uint16Array): Uint32Array {
  const start = new Uint32Array(YEAR_COUNT + 2);
  for (let i = 0; i < workYear.length; i++) start[rankOf(workYear[i]!) + 1]!++;
  for (let rank = 0; rank <= YEAR_COUNT; rank++) start[rank + 1]! += start[rank]!;
  const order = new Uint32Array(workYear.length);
  // Prices rise along the tail, so its positions stand for them.
  for (let i = workYear.length - 1; i >= 0; i--) order[start[rankOf(workYear[i]!)]!++] = i;
  return order;
}

function rankOf(year: number): number {
  return year === 0 ? 0 : LAST_FISCAL_YEAR + 1 - year;
}

type Rows = { -readonly [K in keyof LastHouseholds]: LastHouseholds[K] };

function emptyRows(size: number, satelliteYen: number): Rows {
  return {
    municipality: new Uint16Array(size),
    reason: new Uint8Array(size),
    cause: new Uint8Array(size),
    technology: new Uint8Array(size),
    fiscalYear: new Uint16Array(size),
    households: new Float64Array(size),
    cells: new Uint32Array(size),
    costPerHouseholdYen: new Float64Array(size),
    fibreYen: new Float64Array(size),
    fwaYen: new Float64Array(size),
    satelliteYen: new Float64Array(size).fill(satelliteYen),
  };
}

/** By falling price, then by municipality, then as they stand. */
function dearestFirst(rows: Rows): Rows {
  // Sorting is stable and rises, so all of it is done backwards.
  const byMunicipality = indicesByKey(Float64Array.from(rows.municipality)).reverse();
  const priceYen = new Float64Array(byMunicipality.length);
  for (let k = 0; k < priceYen.length; k++) priceYen[k] = rows.costPerHouseholdYen[byMunicipality[k]!]!;
  const byPrice = indicesByKey(priceYen).reverse();
  const order = byPrice.map((at) => byMunicipality[at]!);
  const sorted = emptyRows(order.length, 0);
  for (const id of Object.keys(rows) as (keyof Rows)[]) takeRows(rows[id], order, sorted[id]);
  return sorted;
}

function takeRows(column: Rows[keyof Rows], order: Uint32Array, sorted: Rows[keyof Rows]): void {
  for (let row = 0; row < order.length; row++) sorted[row] = column[order[row]!]!;
}

function mostOf(values: Uint16Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!;
  return most;
}

/** Per position of the tail: index into TAIL_CAUSES. */
function causesOf({ tail, places }: FibreBasis): Uint8Array {
  const cause = new Uint8Array(tail.cells.length);
  for (let block = 0, start = 0; block < tail.blockEnd.length; block++) {
    const end = tail.blockEnd[block]!;
    let lengthM = 0;
    let inhabited = 0;
    for (let i = start; i < end; i++) {
      lengthM += tail.lengthM[i]!;
      if (tail.households[i]! > 0) inhabited++;
    }
    const isFar = lengthM >= FAR_M * inhabited;
    for (let i = start; i < end; i++) cause[i] = places.isBeyondSea[i] === 1 ? 0 : isFar ? 1 : 2;
    start = end;
  }
  return cause;
}
