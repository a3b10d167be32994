/** What the cost–coverage curve shows and how its handles turn into levers: pure. */
import type { FibreOutcome } from '../../../model/fibre/fibre-outcome.ts';

/** The curve in the units of the chart, with what its handles need to know at every point. */
export interface CurveView {
  /** Cost of all payers since the baseline, yen, from 0, rising. */
  readonly costYen: Float64Array;
  /** Share 0–1 of the households at the 2020 level that can order fibre. */
  readonly coverage: Float64Array;
  /** Yen per household of the stretch that ends at the point; 0 at the first. */
  readonly priceYen: Float64Array;
  /** The state's part of the cost. */
  readonly stateYen: Float64Array;
  readonly households: Float64Array;
  readonly totalYen: number;
}

/** @param totalHouseholds of the nation at the 2020 level */
export function curveView({ curve }: Pick<FibreOutcome, 'curve'>, totalHouseholds: number): CurveView {
  const { cumulativeCostYen, cumulativeHouseholds, cumulativeStateYen } = curve;
  const last = cumulativeCostYen.length - 1;
  const left = cumulativeHouseholds[last]!;
  const coverage = cumulativeHouseholds.map((reached) => 1 - (left - reached) / totalHouseholds);
  const priceYen = new Float64Array(last + 1);
  for (let i = 1; i <= last; i++) {
    const households = cumulativeHouseholds[i]! - cumulativeHouseholds[i - 1]!;
    const cost = cumulativeCostYen[i]! - cumulativeCostYen[i - 1]!;
    priceYen[i] = households > 0 ? cost / households : priceYen[i - 1]!;
  }
  return {
    costYen: cumulativeCostYen,
    coverage,
    priceYen,
    stateYen: cumulativeStateYen,
    households: cumulativeHouseholds,
    totalYen: cumulativeCostYen[last]!,
  };
}

/** Last point of the curve whose value does not exceed the limit. */
export function lastPointUpTo(values: Float64Array, limit: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (values[middle]! <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A place 0–1 along the cost axis as a highest price per household. */
export function priceAtPlace(view: CurveView, place: number): number {
  const point = lastPointUpTo(view.costYen, place * view.totalYen);
  return view.priceYen[Math.max(1, point)]!;
}

export function placeOfPrice(view: CurveView, priceYen: number): number {
  return view.totalYen > 0 ? view.costYen[lastPointUpTo(view.priceYen, priceYen)]! / view.totalYen : 0;
}

/** Cost axis place of the works done by the end of a fiscal year. */
export function placeOfCost(view: CurveView, costYen: number): number {
  return view.totalYen > 0 ? Math.min(1, costYen / view.totalYen) : 0;
}

/** The round share below everything on the curve, so that the axis begins at a number people know. */
export function coverageAxisMinimum(view: CurveView): number {
  const room = 1 - view.coverage[0]!;
  const step = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01].find((each) => each * 4 >= room) ?? 0.05;
  return 1 - Math.ceil(room / step - 1e-9) * step;
}

/** Where on the cost axis so much state money leads, work going along the curve. */
export function placeOfStateMoney(view: CurveView, stateYen: number): number {
  return placeOfCost(view, view.costYen[lastPointUpTo(view.stateYen, stateYen)]!);
}

export function stateMoneyAtPlace(view: CurveView, place: number): number {
  return view.stateYen[lastPointUpTo(view.costYen, place * view.totalYen)]!;
}
