/** A siting problem on a dense matrix: who is served (clients), where from (facilities), at what cost. */
export interface AssignmentCosts {
  readonly clientCount: number;
  readonly facilityCount: number;
  /** clientCount × facilityCount, row by client; finite and not negative. */
  readonly costs: Float64Array;
  /** Length clientCount, not negative: people, traffic … */
  readonly weights: Float64Array;
}

/** @throws where lengths disagree or a value is not a finite number ≥ 0. */
export function createAssignmentCosts(
  clientCount: number,
  facilityCount: number,
  costs: Float64Array,
  weights: Float64Array,
): AssignmentCosts {
  if (costs.length !== clientCount * facilityCount) {
    throw new Error(`Expected ${clientCount} × ${facilityCount} costs, got ${costs.length}.`);
  }
  if (weights.length !== clientCount)
    throw new Error(`Expected ${clientCount} weights, got ${weights.length}.`);
  for (const values of [costs, weights]) {
    for (let i = 0; i < values.length; i++) {
      if (!(values[i]! >= 0 && values[i]! < Number.POSITIVE_INFINITY)) {
        throw new RangeError(`Expected finite values ≥ 0, got ${values[i]} at ${i}.`);
      }
    }
  }
  return { clientCount, facilityCount, costs, weights };
}

/** Σ over clients of weight × cost of the nearest of the open facilities, summed in client order. */
export function medianObjective(problem: AssignmentCosts, open: readonly number[]): number {
  let total = 0;
  for (let i = 0; i < problem.clientCount; i++) {
    let nearest = Number.POSITIVE_INFINITY;
    for (const j of open) nearest = Math.min(nearest, problem.costs[i * problem.facilityCount + j]!);
    total += problem.weights[i]! * nearest;
  }
  return total;
}
