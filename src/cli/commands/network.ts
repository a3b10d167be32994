import { z } from 'zod';
import { cutStructure, edgeConnectivity } from '../../model/backbone/cut-structure.ts';
import { createGraph } from '../../model/backbone/graph.ts';
import { reliabilityInterval } from '../../model/backbone/reliability-interval.ts';
import { failure, type Result, success } from '../../model/problem.ts';
import { checkAnswerable } from '../check-answerable.ts';
import type { Command } from '../command.ts';
import { answerJsonLines } from '../json-lines.ts';
import { parseOptions } from '../options.ts';

const probability = z.number().min(0).max(1);
const inputSchema = z.strictObject({
  n: z.number().int().min(1).max(100_000),
  edges: z.array(z.tuple([z.number().int().min(0), z.number().int().min(0)])),
  edgeUp: z.union([probability, z.array(probability)]).optional(),
});

/** Probability of a link to stand where the input gives none, as in the reference cases. */
const DEFAULT_EDGE_UP = 0.95;

/** For graphs too large and too dense for an exact answer. */
const SAMPLING = { members: 100_000, seed: 1 } as const;

export const networkCommand: Command = {
  name: 'network',
  summary: 'bridges, articulation points, edge connectivity and all-terminal reliability of a graph',
  usage: 'denen network < graphs.jsonl   (a line: {"n": 4, "edges": [[0, 1], …], "edgeUp": 0.95})',
  async run(context) {
    parseOptions(context.arguments, {}, { minimum: 0, maximum: 0 });
    return answerJsonLines(context, answerNetwork);
  },
};

export function answerNetwork(input: unknown, where: string): Result<object> {
  const checked = checkAnswerable(inputSchema, input, where);
  if (!checked.ok) return checked;
  const { n, edges, edgeUp = DEFAULT_EDGE_UP } = checked.value;
  const stray = edges.findIndex((edge) => edge.some((node) => node >= n));
  if (stray >= 0) {
    const got = JSON.stringify(edges[stray]);
    return failure({
      kind: 'out-of-range',
      what: `edges.${stray}`,
      where,
      expected: `nodes 0 to ${n - 1}`,
      got,
    });
  }
  if (Array.isArray(edgeUp) && edgeUp.length !== edges.length) {
    const expected = `${edges.length} probabilities, one per edge`;
    return failure({ kind: 'inconsistent', what: 'edgeUp', where, expected, got: `${edgeUp.length}` });
  }
  const graph = createGraph(n, edges.flat());
  const up = Array.isArray(edgeUp) ? Float64Array.from(edgeUp) : new Float64Array(edges.length).fill(edgeUp);
  const { low, high, isExact } = reliabilityInterval(graph, up, SAMPLING);
  const { bridges, articulationPoints } = cutStructure(graph);
  return success({
    bridges: bridges.map((link) => edges[link]),
    articulationPoints,
    edgeConnectivity: edgeConnectivity(graph),
    allTerminalReliability: isExact ? low : null,
    ...(isExact ? {} : { allTerminalReliabilityInterval: [low, high] }),
  });
}
