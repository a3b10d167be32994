/**
 * Improves a plan while the user waits: a local search over the sites of the greedy roll-out, each prefecture with the
 * money that was spent in it. The cells that it ends with go back into the simulation as those in which to build.
 */
import type { Progress, Steps } from '../progress.ts';
import { beginPlan, type RadioInputs } from './begin-plan.ts';
import { type CoverSearch, createCoverSearch } from './improve-cover.ts';
import { coverOfPlan, dualBound } from './plan-bound.ts';
import { planAlone, setsWithoutOwn } from './plan-coverage.ts';
import type { RadioParameters } from './radio-parameters.ts';
import { rollOut } from './roll-out.ts';
import { siteCostsYen } from './site-cost.ts';

export interface PlanSearch extends CoverSearch {
  /** People whom the plan newly covered before the search, by squares that one site counts. */
  readonly before: number;
  /** No sites for the same money cover more. */
  readonly upperBound: number;
  /** Cells of the best sites so far, rising: `onlyCells` of another run. */
  readonly cells: () => Uint32Array;
}

const BOUND_ROUNDS = 12;

/** Makes the plan of the parameters and a search that starts from it. @param seed decides the order of trials */
export function* searchPlan(
  inputs: RadioInputs,
  parameters: RadioParameters,
  seed: number,
  report: (fraction: number) => Progress,
): Steps<PlanSearch> {
  const beginning = yield* beginPlan(inputs, parameters, (fraction) => report(0.3 * fraction));
  const { open, priced, fibre, years } = beginning;
  // Sites are weighed at the price of the first year, which is the highest: what is found can be paid in any year.
  const firstCosts = siteCostsYen(priced.prices, priced.tower, priced.carried.isJoined, fibre.firstM);
  const plan = yield* rollOut(priced, { demand: inputs.demand, fiscalYears: years }, parameters, (fraction) =>
    report(0.3 + 0.4 * fraction),
  );
  const works = planAlone(plan);
  const { candidate: chosen } = works;
  const problem = coverOfPlan({ ...open, sets: setsWithoutOwn(open, plan) }, firstCosts, works);
  const moneyYen = new Float64Array(problem.moneyYen.length);
  for (const i of chosen) moneyYen[problem.group[i]!]! += problem.costYen[i]!;
  const own = { ...problem, moneyYen };
  const upperBound = yield* dualBound(own, chosen, BOUND_ROUNDS, (fraction) => report(0.7 + 0.3 * fraction));
  const search = createCoverSearch(own, chosen, seed);
  return {
    ...search,
    before: search.covered(),
    upperBound,
    cells: () => Uint32Array.from(search.chosen(), (i) => problem.sets.candidateCell[i]!).sort(),
  };
}
