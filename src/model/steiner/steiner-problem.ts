/**
 * Prize-collecting Steiner tree on a graph: a tree is to be found whose edges, together with the prizes of the vertices
 * it leaves out, cost least. Prize Infinity marks a vertex that must be joined; with such prizes only (and zeros) it is
 * the Steiner tree problem in graphs (SPG), with one or more of them and finite ones the rooted problem (RPCSTP), with
 * none the unrooted PCSTP, whose smallest tree is a single vertex.
 */
import { buildSteinerGraph, type SteinerGraph } from './graph.ts';

export interface SteinerProblem {
  readonly graph: SteinerGraph;
  /** Per vertex, ≥ 0, Infinity for one that must be joined. */
  readonly prizes: Float64Array;
  /** `graph` and `prizes` hold what was given, times `perDigit`, divided by `divisor`. */
  readonly divisor: number;
  readonly perDigit: number;
  /**
   * Whether all amounts are whole, so that sums are exact and different objectives at least 1 apart. Where not, the unit
   * is so small that objectives less than 1 apart count as equal.
   */
  readonly isWhole: boolean;
}

export interface SteinerInput {
  readonly nodeCount: number;
  /** Per edge e its vertices at 2e and 2e + 1: two different ones, and no pair twice. */
  readonly ends: Int32Array;
  readonly edgeCost: Float64Array;
  readonly prizes: Float64Array;
  /** Largest number of digits after the point of any cost or prize; omitted where unknown. */
  readonly decimals?: number;
}

/** Where amounts are not whole their sum is scaled to about this, so that a unit is more than what rounding makes of sums. */
const FINE = 2 ** 40;
/** Powers of two beyond are no numbers. */
const LARGEST_EXPONENT = 1000;
/** Sums up to four times this are exact in double precision; bounds add a few sums. */
const EXACT = 2 ** 51;

/**
 * Decimal amounts become whole numbers of their last digit, divided by what divides all of them, so that sums are exact
 * and a lower bound can be rounded up. Where that would leave double precision they stay as they are.
 * @throws if an amount is negative or not a number, or a length does not fit.
 */
export function defineSteinerProblem({ prizes, ...edges }: SteinerInput): SteinerProblem {
  return createSteinerProblems(edges)(prizes);
}

/**
 * The same for any prizes on one graph. The graph of the last problem serves the next where amounts are in the same unit.
 * @throws if a cost is negative or not a number; what comes back throws for prizes
 */
export function createSteinerProblems({
  nodeCount,
  ends,
  edgeCost,
  decimals: givenDecimals,
}: Omit<SteinerInput, 'prizes'>): (prizes: Float64Array) => SteinerProblem {
  const costSum = addAmounts(edgeCost, 0);
  const areCostsWhole = givenDecimals === undefined && areWhole(edgeCost);
  let last: { readonly unit: string; readonly graph: SteinerGraph } | undefined;
  const graphIn = (unit: string, costs: () => Float64Array) => {
    if (last?.unit !== unit) last = { unit, graph: buildSteinerGraph(nodeCount, ends, costs()) };
    return last.graph;
  };
  return (prizes) => {
    if (prizes.length !== nodeCount) throw new Error(`Expected ${nodeCount} prizes, got ${prizes.length}.`);
    const sum = addAmounts(prizes, costSum, Infinity);
    const decimals = givenDecimals ?? (areCostsWhole && areWhole(prizes) ? 0 : Infinity);
    const perDigit = 10 ** Math.max(0, decimals);
    if (!(sum * perDigit < EXACT)) {
      // By a power of two, which loses nothing, up to where whole numbers are fine enough to steer a search by.
      const scale =
        sum > 0 ? 2 ** Math.min(LARGEST_EXPONENT, Math.floor(Math.log2(FINE) - Math.log2(sum))) : 1;
      return {
        graph: graphIn(`× ${scale}`, () => edgeCost.map((cost) => cost * scale)),
        prizes: prizes.map((prize) => prize * scale),
        divisor: 1,
        perDigit: scale,
        isWhole: false,
      };
    }
    const inDigits = (amount: number) => (amount === Infinity ? amount : Math.round(amount * perDigit));
    const wholePrizes = prizes.map(inDigits);
    const divisor = commonDivisor(wholePrizes, commonDivisor(edgeCost, 0, inDigits)) || 1;
    return {
      graph: graphIn(`${perDigit} / ${divisor}`, () => edgeCost.map((cost) => inDigits(cost) / divisor)),
      prizes: divisor === 1 ? wholePrizes : wholePrizes.map((prize) => prize / divisor),
      divisor,
      perDigit,
      isWhole: true,
    };
  };
}

/**
 * @param passedOver no amount of the sum, and allowed
 * @returns the sum from `start` on
 */
function addAmounts(amounts: Float64Array, start: number, passedOver = Number.NaN): number {
  let sum = start;
  for (let i = 0; i < amounts.length; i++) {
    const amount = amounts[i]!;
    if (amount === passedOver) continue;
    if (!(amount >= 0) || amount === Infinity) throw new Error(`Expected amounts ≥ 0, got ${amount}.`);
    sum += amount;
  }
  return sum;
}

/** Objectives this far apart count as equal, in units. */
export function toleranceOf({ isWhole }: SteinerProblem): number {
  return isWhole ? 0 : 1;
}

/** An amount of the problem in the unit of the input. */
export function inInputUnit(problem: SteinerProblem, amount: number): number {
  return (amount * problem.divisor) / problem.perDigit;
}

/** Prizes of Infinity are no amounts. */
function areWhole(amounts: Float64Array): boolean {
  return amounts.every((amount) => amount === Infinity || Number.isInteger(amount));
}

function commonDivisor(amounts: Float64Array, start: number, asWhole = (amount: number) => amount): number {
  let divisor = start;
  for (let i = 0; i < amounts.length && divisor !== 1; i++) {
    let rest = asWhole(amounts[i]!);
    if (rest === Infinity) continue;
    while (rest > 0) [divisor, rest] = [rest, divisor % rest];
  }
  return divisor;
}
