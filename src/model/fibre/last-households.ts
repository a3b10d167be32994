/**
 * The last households: those that fibre never reaches within the horizon, dearest first, then those it reaches latest,
 * until about as many as the plan leaves to the end (未整備世帯約5万世帯) are named. One row per municipality and reason.
 */
import { FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR } from '../parameter.ts';
import type { FibreBasis } from './fibre-basis.ts';
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

interface Row {
  municipality: number;
  reason: number;
  cause: number;
  technology: number;
  fiscalYear: number;
  households: number;
  cells: number;
  costYen: number;
  fibreYen: number;
  fwaYen: number;
}

/**
 * @param wireless per position: index into TECHNOLOGIES of the cheapest without fibre
 * @param cause per position, as `causesOf` gives it
 */
export function lastHouseholds(
  basis: FibreBasis,
  costs: TechnologyCosts,
  wireless: Uint8Array,
  cause: Uint8Array,
  { status, workYear }: Pick<RollOut, 'status' | 'workYear'>,
): LastHouseholds {
  const { tail, places } = basis;
  const rows: Row[] = [];
  /** By municipality, reason, cause and technology: position in `rows`, plus one. */
  const rowOf = new Uint32Array(128 * (1 + mostOf(places.municipality)));
  let named = 0;
  const name = (i: number) => {
    if (tail.households[i] === 0) return;
    const households = Math.min(tail.households[i]!, NAMED_HOUSEHOLDS - named);
    named += households;
    const municipality = places.municipality[i]!;
    // STATUSES after 'planned' stand in TAIL_REASONS after 'budget', in the same order.
    const reason = workYear[i]! > 0 ? 0 : status[i]! + 1;
    const technology = workYear[i]! > 0 ? FIBRE : wireless[i]!;
    const key = ((municipality * 8 + reason) * 4 + cause[i]!) * 4 + technology;
    if (rowOf[key] === 0) {
      rowOf[key] = rows.push({
        municipality,
        reason,
        cause: cause[i]!,
        technology,
        fiscalYear: 0,
        households: 0,
        cells: 0,
        costYen: 0,
        fibreYen: 0,
        fwaYen: 0,
      });
    }
    const row = rows[rowOf[key]! - 1]!;
    row.fiscalYear = Math.max(row.fiscalYear, workYear[i]!);
    row.households += households;
    row.cells++;
    row.costYen += households * tail.priceYen[i]!;
    row.fibreYen += households * costs.fibreYen[i]!;
    row.fwaYen += households * costs.fwaYen[i]!;
  };
  // From the last to the first: never served before latest served, and of these the dear before the cheap.
  for (let year = LAST_FISCAL_YEAR + 1; year >= FIRST_FISCAL_YEAR && named < NAMED_HOUSEHOLDS; year--) {
    const wanted = year > LAST_FISCAL_YEAR ? 0 : year;
    // Prices rise along the tail, so its positions stand for them.
    for (let i = workYear.length - 1; i >= 0 && named < NAMED_HOUSEHOLDS; i--) {
      if (workYear[i] === wanted) name(i);
    }
  }
  const sorted = rows.sort(
    (a, b) => b.costYen / b.households - a.costYen / a.households || a.municipality - b.municipality,
  );
  return {
    municipality: Uint16Array.from(sorted, (row) => row.municipality),
    reason: Uint8Array.from(sorted, (row) => row.reason),
    cause: Uint8Array.from(sorted, (row) => row.cause),
    technology: Uint8Array.from(sorted, (row) => row.technology),
    fiscalYear: Uint16Array.from(sorted, (row) => row.fiscalYear),
    households: Float64Array.from(sorted, (row) => row.households),
    cells: Uint32Array.from(sorted, (row) => row.cells),
    costPerHouseholdYen: Float64Array.from(sorted, (row) => row.costYen / row.households),
    fibreYen: Float64Array.from(sorted, (row) => row.fibreYen / row.households),
    fwaYen: Float64Array.from(sorted, (row) => row.fwaYen / row.households),
    satelliteYen: new Float64Array(sorted.length).fill(costs.satelliteYen),
  };
}

function mostOf(values: Uint16Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!;
  return most;
}

/** Per position of the tail: index into TAIL_CAUSES. */
export function causesOf({ tail, places }: FibreBasis): Uint8Array {
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
