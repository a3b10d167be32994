/** Reductions that need no bound, repeated until they bring little. Edges come out by rising cost. */
import type { Core } from './core.ts';
import { reduceByDegree } from './degree-tests.ts';
import { ReductionGraph } from './reduction-graph.ts';
import { SpecialDistance } from './special-distance.ts';
import type { Trails } from './trails.ts';

/** Edges a search from one vertex may look at, before there is a bound. */
const EFFORT = 400;
const ROUNDS = 3;
/** A further round is worth its time if the one before deleted this share of the edges. */
const WORTHWHILE = 0.02;
/** Vertices between two yields. */
const PORTION = 2000;

export function* presolve(core: Core, trails: Trails): Generator<void, Core, void> {
  const graph = new ReductionGraph(core, trails);
  yield* shrink(graph, EFFORT, ROUNDS);
  return graph.freeze(true);
}

export function* shrink(graph: ReductionGraph, effort: number, rounds: number): Generator<void, void, void> {
  reduceByDegree(graph);
  const test = new SpecialDistance(graph);
  for (let round = 0; round < rounds; round++) {
    let removed = 0;
    for (let v = 0; v < graph.nodeCount; v++) {
      if (graph.alive[v] === 1) removed += test.reduceAt(v, effort);
      if (v % PORTION === PORTION - 1) yield;
    }
    reduceByDegree(graph);
    if (removed < WORTHWHILE * graph.edgeAlive.length) break;
  }
}
