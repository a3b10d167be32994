import { parseSteinLib } from '../../data/steinlib.ts';
import { unjoinable } from '../../model/steiner/joinable.ts';
import { defineSteinerProblem } from '../../model/steiner/steiner-problem.ts';
import { SteinerSearch } from '../../model/steiner/steiner-search.ts';
import { type Command, InputError, UsageError } from '../command.ts';
import { parseOptions } from '../options.ts';

/** Leaves room to start and to write within ten seconds. */
const DEFAULT_SECONDS = 8;
const SEED = 1;

export const steinerCommand: Command = {
  name: 'steiner',
  summary: 'Steiner tree and prize-collecting Steiner tree, with a lower bound',
  usage: `denen steiner [--seconds S] < problem.stp   (SteinLib text, SPG or PCSPG; ${DEFAULT_SECONDS} seconds from the start unless told)`,
  async run(context) {
    const { startMs } = context;
    const { values } = parseOptions(
      context.arguments,
      { seconds: { type: 'string' } },
      { minimum: 0, maximum: 0 },
    );
    const limitMs = 1000 * readSeconds(values.seconds);
    const parsed = parseSteinLib(await context.readInput());
    if (!parsed.ok) throw new InputError(parsed.problems);
    const problem = parsed.value;
    const apart = unjoinable(problem);
    if (apart !== undefined) {
      throw new InputError([
        {
          kind: 'infeasible',
          what: 'terminals',
          where: 'section Graph',
          expected: 'a way between all vertices that must be joined',
          got: `none between ${apart[0] + 1} and ${apart[1] + 1}`,
        },
      ]);
    }
    const search = new SteinerSearch(defineSteinerProblem(problem), SEED);
    const steps = search.steps();
    while (performance.now() - startMs < limitMs && !steps.next().done);
    const { objective, lowerBound, gap, nodes, edges } = search.answer();
    const { ends } = problem;
    const answer = {
      objective,
      lowerBound,
      gap,
      nodes: Array.from(nodes, (v) => v + 1),
      edges: Array.from(edges, (e) => [ends[2 * e]! + 1, ends[2 * e + 1]! + 1]),
      ms: Math.round(performance.now() - startMs),
    };
    context.write(`${JSON.stringify(answer)}\n`);
    return 0;
  },
};

function readSeconds(text: string | undefined): number {
  if (text === undefined) return DEFAULT_SECONDS;
  const seconds = Number(text);
  if (text.trim() === '' || !(seconds >= 0 && seconds <= 86_400)) {
    throw new UsageError(`--seconds: expected a number 0 to 86400, got ${JSON.stringify(text)}`);
  }
  return seconds;
}
