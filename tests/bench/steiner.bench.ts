/** Steiner trees: the quick one and the search, against Mehlhorn's heuristic as textbooks give it. */
import { quickSteinerTree } from '../../src/model/steiner/quick-tree.ts';
import { defineSteinerProblem, type SteinerInput } from '../../src/model/steiner/steiner-problem.ts';
import { type SteinerAnswer, SteinerSearch } from '../../src/model/steiner/steiner-search.ts';
import { faultsOf } from '../model/steiner/check-tree.ts';
import { handwriting, randomGraph } from '../model/steiner/steiner-instances.ts';
import type { Bench, BenchRow } from './bench.ts';
import { mehlhornTextbook } from './mehlhorn-textbook.ts';

function time<T>(work: () => T): { ms: number; value: T } {
  const start = performance.now();
  const value = work();
  return { ms: performance.now() - start, value };
}

/** Steps until the proved gap is as small as asked. */
function searchTo(gap: number, input: SteinerInput): SteinerAnswer {
  const search = new SteinerSearch(defineSteinerProblem(input), 1);
  const steps = search.steps();
  while (search.answer().gap > gap && !steps.next().done);
  return search.answer();
}

function describe(input: SteinerInput, answer: SteinerAnswer): string {
  const faults = faultsOf(input, answer);
  if (faults.length > 0) throw new Error(`Wrong answer: ${faults.join(', ')}.`);
  return `${answer.objective}, proved within ${(100 * answer.gap).toFixed(3)} %`;
}

export default {
  name: 'steiner',
  run() {
    const rows: BenchRow[] = [];
    const joining = randomGraph(1, { nodeCount: 50_000, edgeCount: 150_000, terminals: 5000 });
    const textbook = time(() => mehlhornTextbook(joining));
    const quick = time(() => quickSteinerTree(joining));
    if (quick.value.objective > textbook.value)
      throw new Error('Wrong answer: dearer than the textbook tree.');
    rows.push({
      name: 'quick tree, 50,000 vertices, 5,000 to be joined',
      ms: quick.ms,
      referenceMs: textbook.ms,
      ratio: textbook.ms / quick.ms,
      note: `against Mehlhorn (1988) without a bound, ${(100 * (textbook.value / quick.value.objective - 1)).toFixed(1)} % dearer`,
      answer: describe(joining, quick.value),
    });
    const image = handwriting(2, { rows: 200, columns: 500, everywhere: true, prizeScale: 0.4 });
    const pruned = time(() => quickSteinerTree(image));
    rows.push({
      name: 'quick tree, 100,000 vertices with prizes',
      ms: pruned.ms,
      answer: describe(image, pruned.value),
    });
    const searched: Readonly<Record<string, SteinerInput>> = {
      'D-B, 1,000 vertices, 5,000 edges': randomGraph(3, {
        nodeCount: 1000,
        edgeCount: 5000,
        terminals: 500,
        highestPrize: 100,
      }),
      'handwriting, 42,500 vertices': handwriting(4, {
        rows: 100,
        columns: 425,
        everywhere: true,
        prizeScale: 0.4,
      }),
    };
    for (const [name, input] of Object.entries(searched)) {
      const found = time(() => searchTo(0.01, input));
      if (!(found.value.gap <= 0.01)) throw new Error('Wrong answer: no proof.');
      rows.push({ name: `search to 1 %: ${name}`, ms: found.ms, answer: describe(input, found.value) });
    }
    return rows;
  },
} satisfies Bench;
