import { z } from 'zod';
import { loadIntegerSolver } from '../../data/integer-solver.ts';
import { isCoveringProgram } from '../../model/hubs/most-covered.ts';
import { PLACE_PROBLEMS, type PlaceInput, placeFacilities } from '../../model/hubs/place-facilities.ts';
import type { PlaceRules } from '../../model/hubs/place-rules.ts';
import { placeWithinRules } from '../../model/hubs/place-within-rules.ts';
import { shortestPaths } from '../../model/hubs/shortest-paths.ts';
import { failure, type Result, success } from '../../model/problem.ts';
import { finish } from '../../model/progress.ts';
import { checkAnswerable } from '../check-answerable.ts';
import { type Command, UsageError } from '../command.ts';
import { answerJsonLines } from '../json-lines.ts';
import { parseOptions } from '../options.ts';

/** All distances of a graph are held at once. */
const MOST_VERTICES = 5000;
/** A p-median answer is nearly always the best long before it is proved; the others are found by their proof. */
const DEFAULT_SECONDS = { 'p-median': 10, 'p-center': 60, mclp: 60, lscp: 60 } as const;

const PROVERS = { search: 'denen', program: 'HiGHS' } as const;

const amount = z.number().min(0);
const index = z.number().int().min(0);
const inputSchema = z.strictObject({
  problem: z.enum(PLACE_PROBLEMS),
  p: z.number().int().min(1).nullish(),
  radius: amount.nullish(),
  // null: this facility cannot serve this client.
  costs: z.array(z.array(amount.nullable()).min(1)).min(1).optional(),
  graph: z
    .strictObject({
      n: z.number().int().min(1).max(MOST_VERTICES),
      edges: z.array(z.tuple([z.number().int(), z.number().int(), amount])),
    })
    .optional(),
  weights: z.array(amount).nullish(),
  fixed: z.array(index).optional(),
  excluded: z.array(index).optional(),
  groups: z
    .array(
      z.strictObject({
        facilities: z.array(index).min(1),
        atLeast: z.number().int().min(0).optional(),
        atMost: z.number().int().min(0).optional(),
      }),
    )
    .optional(),
  separation: amount.optional(),
  // Distances between facilities; those of a graph are its own.
  between: z.array(z.array(amount)).optional(),
  capacity: z.number().positive().optional(),
  split: z.boolean().optional(),
});
type Input = z.infer<typeof inputSchema>;

export const placeCommand: Command = {
  name: 'place',
  summary: 'p-median, p-center, maximal covering (mclp) and set covering (lscp) with a proof',
  usage:
    'denen place [--seconds S] < problems.jsonl   (a line: {"problem": "p-median", "p": 2, "costs": [[client × facility]], "weights": []}; facilities from 0, those of a "graph" as its vertices from 1; rules: "fixed", "excluded", "groups": [{"facilities": [], "atLeast", "atMost"}], "separation" with "between": [[facility × facility]], "capacity", "split")',
  async run(context) {
    const { values } = parseOptions(
      context.arguments,
      { seconds: { type: 'string' } },
      { minimum: 0, maximum: 0 },
    );
    const seconds = values.seconds === undefined ? undefined : Number(values.seconds);
    if (seconds !== undefined && !(seconds > 0)) {
      throw new UsageError(`--seconds: expected a number above 0, got ${JSON.stringify(values.seconds)}`);
    }
    return answerJsonLines(context, (input, where) => answerPlace(input, where, seconds));
  },
};

/** @param seconds at most; by the problem unless given */
export async function answerPlace(input: unknown, where: string, seconds?: number): Promise<Result<object>> {
  const start = performance.now();
  const checked = checkAnswerable(inputSchema, input, where);
  if (!checked.ok) return checked;
  const matrix = costMatrix(checked.value, where);
  if (!matrix.ok) return matrix;
  const { problem, p, radius, weights } = checked.value;
  const { clientCount } = matrix.value;
  if (weights && weights.length > 0 && weights.length !== clientCount) {
    const expected = `${clientCount} weights, one per client`;
    return failure({ kind: 'inconsistent', what: 'weights', where, expected, got: `${weights.length}` });
  }
  const base = checked.value.graph === undefined ? 0 : 1;
  const placeInput: PlaceInput = {
    ...matrix.value,
    problem,
    weights:
      weights && weights.length > 0 ? Float64Array.from(weights) : new Float64Array(clientCount).fill(1),
    nameClient: (index) => (base === 1 ? `vertex ${index + 1}` : `client ${index}`),
    ...(p == null ? {} : { p }),
    ...(radius == null ? {} : { radius }),
  };
  const limitMs = 1000 * (seconds ?? DEFAULT_SECONDS[problem]);
  const isLate = () => performance.now() - start > limitMs;
  const rules = rulesOf(checked.value, matrix.value, where);
  if (!rules.ok) return rules;
  const isProgram = rules.value !== undefined || isCoveringProgram(placeInput);
  const solve = isProgram ? await loadIntegerSolver() : undefined;
  const answer = finish(
    rules.value === undefined || solve === undefined
      ? placeFacilities(placeInput, isLate, solve)
      : placeWithinRules(placeInput, rules.value, solve, isLate),
  );
  if (!answer.ok) return failure(...answer.problems.map((each) => ({ ...each, where })));
  const { objective, facilities, lowerBound, upperBound, gap, proved, boundBy } = answer.value;
  return success({
    objective,
    facilities: Array.from(facilities, (j) => j + base),
    lowerBound,
    ...(upperBound === undefined ? {} : { upperBound }),
    gap,
    proved,
    ...(proved && { provedBy: PROVERS[boundBy] }),
    ms: Math.round(performance.now() - start),
  });
}

/** @returns undefined where the input sets none */
function rulesOf(input: Input, matrix: Matrix, where: string): Result<PlaceRules | undefined> {
  const { fixed = [], excluded = [], groups = [], separation = 0, capacity, split = true } = input;
  const { facilityCount } = matrix;
  const isRuled = [fixed, excluded, groups].some(({ length }) => length > 0) || separation > 0;
  if (!isRuled && capacity === undefined) return success(undefined);
  const base = input.graph === undefined ? 0 : 1;
  const numbered = {
    fixed,
    excluded,
    ...Object.fromEntries(groups.map((each, g) => [`groups.${g}`, each.facilities])),
  };
  for (const [what, list] of Object.entries(numbered)) {
    const stray = list.find((j) => j < base || j >= base + facilityCount);
    if (stray === undefined) continue;
    const expected = `facilities ${base} to ${base + facilityCount - 1}`;
    return failure({ kind: 'out-of-range', what, where, expected, got: `${stray}` });
  }
  const both = fixed.find((j) => excluded.includes(j));
  if (both !== undefined) {
    const expected = 'facilities that are not fixed as well';
    return failure({ kind: 'inconsistent', what: 'excluded', where, expected, got: `${both}` });
  }
  const from = (list: readonly number[]) => [...new Set(list)].map((j) => j - base);
  const rules: PlaceRules = {
    fixed: from(fixed),
    excluded: from(excluded),
    groups: groups.map(({ facilities, atLeast = 0, atMost = Number.POSITIVE_INFINITY }) => ({
      facilities: from(facilities),
      atLeast,
      atMost,
    })),
    separation,
    capacity: capacity ?? Number.POSITIVE_INFINITY,
    isSplit: split,
  };
  if (separation === 0) return success(rules);
  if (input.graph !== undefined) return success({ ...rules, between: matrix.cost });
  const rows = input.between;
  if (rows?.length !== facilityCount || rows.some((row) => row.length !== facilityCount)) {
    const expected = `${facilityCount} rows of ${facilityCount} distances between facilities, for "separation"`;
    return failure({
      kind: 'inconsistent',
      what: 'between',
      where,
      expected,
      got: `${rows?.length ?? 0} rows`,
    });
  }
  return success({ ...rules, between: Float64Array.from(rows.flat()) });
}

type Matrix = Pick<PlaceInput, 'clientCount' | 'facilityCount' | 'cost'>;

function costMatrix({ costs, graph }: Input, where: string): Result<Matrix> {
  if ((costs === undefined) === (graph === undefined)) {
    const got = costs === undefined ? 'neither' : 'both';
    return failure({
      kind: 'inconsistent',
      what: 'costs',
      where,
      expected: 'either "costs" or "graph"',
      got,
    });
  }
  if (graph !== undefined) {
    const { n, edges } = graph;
    const stray = edges.findIndex(([u, v]) => Math.min(u, v) < 1 || Math.max(u, v) > n);
    if (stray >= 0) {
      const expected = `vertices 1 to ${n}`;
      const got = JSON.stringify(edges[stray]);
      return failure({ kind: 'out-of-range', what: `graph.edges.${stray}`, where, expected, got });
    }
    const cost = shortestPaths(
      n,
      edges.map(([u, v, length]) => [u - 1, v - 1, length] as const),
    );
    return success({ clientCount: n, facilityCount: n, cost });
  }
  const facilityCount = costs![0]!.length;
  const clientCount = costs!.length;
  const uneven = costs!.findIndex((row) => row.length !== facilityCount);
  if (uneven >= 0) {
    const expected = `${facilityCount} costs, one per facility as in the first row`;
    const got = `${costs![uneven]!.length}`;
    return failure({ kind: 'inconsistent', what: `costs.${uneven}`, where, expected, got });
  }
  const cost = new Float64Array(clientCount * facilityCount);
  costs!.forEach((row, i) => {
    row.forEach((value, j) => {
      cost[j * clientCount + i] = value ?? Number.POSITIVE_INFINITY;
    });
  });
  return success({ clientCount, facilityCount, cost });
}
