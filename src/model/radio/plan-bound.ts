/**
 * An upper bound on what any set of sites could newly cover for the plan's money, so that a plan tells how far it is
 * from the best.
 *
 * Maximum coverage with one budget B_p per prefecture, x_i sites, z_j cells, weights w_j:
 *   max Σ w_j z_j,  z_j ≤ Σ_{i covers j} x_i,  Σ_{i in p} c_i x_i ≤ B_p,  0 ≤ x, z ≤ 1.
 * By linear duality every λ_p ≥ 0 and 0 ≤ y_j ≤ w_j with Σ_{j covered by i} y_j ≤ λ_{p(i)} c_i for all i gives
 *   Σ_p λ_p B_p + Σ_j (w_j − y_j)
 * as a bound. The classical bound for submodular functions (Nemhauser, Wolsey, Fisher 1978) is the one with y_j = w_j on
 * cells that the plan leaves and 0 elsewhere. Here λ_p starts at the price of the plan's last people in p, and y shares
 * each site's price out among the people it covers; then every y_j is divided by the most that any candidate around it
 * overspends or has left, which keeps all constraints and raises the sum step by step.
 */
import type { Progress, Steps } from '../progress.ts';
import type { CoverSets } from './cover-sets.ts';
import type { OpenCountry } from './open-country.ts';
import type { PlanWorks } from './plan-coverage.ts';
import type { PlanBound } from './radio-outcome.ts';

const ROUNDS = 12;
const CANDIDATES_PER_STEP = 20_000;

/** @param costYen per candidate: the least that it costs in any year of the plan */
export function* boundOfPlan(
  open: OpenCountry,
  costYen: Float64Array,
  works: PlanWorks,
  report: (fraction: number) => Progress,
): Steps<PlanBound> {
  const { candidate: chosen } = works;
  const addedPopulation = works.addedPopulation.reduce((sum, people) => sum + people, 0);
  if (chosen.length === 0) return { addedPopulation, alonePopulation: 0, upperBound: 0, gap: 0 };
  yield report(0);
  const problem = coverOfPlan(open, costYen, works);
  const alonePopulation = gainsOf(problem.sets, chosen).reduce((sum, gain) => sum + gain, 0);
  const upperBound = yield* dualBound(problem, chosen, ROUNDS, (fraction) => report(fraction));
  return { addedPopulation, alonePopulation, upperBound, gap: 1 - alonePopulation / upperBound };
}

/** The plan as a choice of candidates, each prefecture with the money that was spent in it. */
export function coverOfPlan(
  { field, sets, prefecture }: OpenCountry,
  costYen: Float64Array,
  works: PlanWorks,
): BudgetedCover {
  const moneyYen = new Float64Array(field.atlas.prefectures.count);
  works.candidate.forEach((candidate, s) => {
    moneyYen[prefecture[candidate]!]! += works.costYen[s]!;
  });
  return { sets, costYen, group: prefecture, moneyYen };
}

export interface BudgetedCover {
  readonly sets: CoverSets;
  /** Per candidate, above 0. */
  readonly costYen: Float64Array;
  /** Per candidate: whose money it takes. */
  readonly group: Uint8Array;
  /** Per group. */
  readonly moneyYen: Float64Array;
}

/** @param chosen candidates in the order in which a plan takes them @param rounds of improvement, at least 1 */
export function* dualBound(
  problem: BudgetedCover,
  chosen: readonly number[],
  rounds: number,
  report: (fraction: number) => Progress,
): Steps<number> {
  const { sets, costYen, group, moneyYen } = problem;
  const { weight } = sets;
  const price = pricesOf(problem, chosen);
  yield report(0);
  const y = sharesOf(problem, chosen, price);
  const most = new Float64Array(weight.length);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    most.fill(0);
    for (let i = 0; i < costYen.length; i++) {
      if (i % CANDIDATES_PER_STEP === 0) yield report((round + i / costYen.length) / rounds);
      charge(sets, i, price[group[i]!]! * costYen[i]!, y, most);
    }
    let bound = 0;
    for (let p = 0; p < moneyYen.length; p++) bound += price[p]! * moneyYen[p]!;
    bound = shareOut(weight, y, most, bound);
    if (bound < best) best = bound;
  }
  return best;
}

/** Notes how much of a candidate's money its cells use, where no other has them use more. @param most per target */
function charge(
  { start, member }: CoverSets,
  candidate: number,
  money: number,
  y: Float64Array,
  most: Float64Array,
): void {
  const from = start[candidate]!;
  const to = start[candidate + 1]!;
  let sum = 0;
  for (let at = from; at < to; at++) sum += y[member[at]!]!;
  const use = sum / money;
  for (let at = from; at < to; at++) if (use > most[member[at]!]!) most[member[at]!] = use;
}

/** Divides every share by the most that is used around it. @returns the bound and what the shares leave of the cells */
function shareOut(weight: Float64Array, y: Float64Array, most: Float64Array, bound: number): number {
  let sum = bound;
  for (let j = 0; j < y.length; j++) {
    // A cell that no candidate reaches is nobody's to cover.
    if (most[j] === 0 && y[j] === 0) continue;
    y[j] = Math.min(weight[j]!, y[j]! / most[j]!);
    sum += weight[j]! - y[j]!;
  }
  return sum;
}

/** Per group: people per yen of the plan's dearest site there; of the nation's dearest where it has none. */
export function pricesOf(
  { sets, costYen, group, moneyYen }: BudgetedCover,
  chosen: readonly number[],
): Float64Array {
  const price = new Float64Array(moneyYen.length).fill(Number.POSITIVE_INFINITY);
  const gains = gainsOf(sets, chosen);
  let least = Number.POSITIVE_INFINITY;
  chosen.forEach((i, n) => {
    const density = gains[n]! / costYen[i]!;
    if (density <= 0) return;
    price[group[i]!] = Math.min(price[group[i]!]!, density);
    least = Math.min(least, density);
  });
  // A group without money may ask any price: the highest leaves all its candidates free to be charged.
  return price.map((own) => (Number.isFinite(own) ? own : Number.isFinite(least) ? 1e3 * least : 1));
}

/** What each chosen candidate covers that those before it do not. */
export function gainsOf({ start, member, weight }: CoverSets, chosen: readonly number[]): Float64Array {
  const isCovered = new Uint8Array(weight.length);
  return Float64Array.from(chosen, (i) => {
    let gain = 0;
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const j = member[at]!;
      if (isCovered[j] === 1) continue;
      isCovered[j] = 1;
      gain += weight[j]!;
    }
    return gain;
  });
}

/** First shares: all of a cell that the plan leaves; of a site's own cells as much as its price. */
function sharesOf(
  { sets, costYen, group }: BudgetedCover,
  chosen: readonly number[],
  price: Float64Array,
): Float64Array {
  const { start, member, weight } = sets;
  const y = weight.slice();
  const gains = gainsOf(sets, chosen);
  const isCovered = new Uint8Array(weight.length);
  chosen.forEach((i, n) => {
    const part = gains[n]! > 0 ? Math.min(1, (price[group[i]!]! * costYen[i]!) / gains[n]!) : 1;
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const j = member[at]!;
      if (isCovered[j] === 1) continue;
      isCovered[j] = 1;
      y[j]! *= part;
    }
  });
  return y;
}
