/**
 * The textbook siting problems on the 40 instances of the OR-Library: pmed1 to pmed20 themselves where shared data are
 * there, held to their published optima, and random graphs of the sizes of pmed21 to pmed40; and each problem against a
 * textbook version.
 */
import type { PlaceAnswer } from '../../src/model/hubs/place-answer.ts';
import { type PlaceInput, placeFacilities } from '../../src/model/hubs/place-facilities.ts';
import { finish } from '../../src/model/progress.ts';
import { type CostTable, randomOrlib, readOrlib } from '../model/hubs/siting-vectors.ts';
import { readRows, sharedPath } from '../shared-data.ts';
import type { Bench, BenchRow } from './bench.ts';
import { greedyCoverTextbook, greedyDemandTextbook, tryAllRadiiTextbook } from './siting-textbook.ts';

/** n, edges, p of pmed21 to pmed40; their graphs are of the bench's own making. */
const SIZES = [
  [500, 5000, [5, 10, 50, 100, 167]],
  [600, 7200, [5, 10, 60, 120, 200]],
  [700, 9800, [5, 10, 70, 140]],
  [800, 12800, [5, 10, 80]],
  [900, 16200, [5, 10, 90]],
] as const;

interface Instance {
  readonly name: string;
  readonly read: () => CostTable & { readonly p: number };
  /** Published optima by problem. */
  readonly optimum?: Readonly<Record<'p-median' | 'p-center', number>>;
}

function instances(): Instance[] {
  const folder = sharedPath('vectors/orlib');
  const optima = sharedPath('vectors/orlib_pmed_optima.csv');
  const published =
    folder === undefined || optima === undefined
      ? []
      : readRows(optima)
          .slice(0, 20)
          .map((row) => ({
            name: row.instance!,
            read: () => readOrlib(`${folder}/${row.instance}.txt`),
            optimum: { 'p-median': Number(row.pmedian_opt), 'p-center': Number(row.pcenter_opt) },
          }));
  const like = SIZES.flatMap(([n, edges, counts]) =>
    counts.map((p) => ({ name: `${n}, p = ${p}`, read: () => randomOrlib(n, edges, p, n + p) })),
  );
  return [...published, ...like];
}

function solve(input: Omit<PlaceInput, 'nameClient'>): PlaceAnswer {
  const result = finish(placeFacilities({ ...input, nameClient: String }, () => false));
  if (!result.ok) throw new Error('Wrong answer: none.');
  const { proved, lowerBound, objective } = result.value;
  if (!proved || lowerBound > objective * (1 + 1e-9)) throw new Error('Wrong answer: no proof.');
  return result.value;
}

function time<T>(work: () => T): { ms: number; value: T } {
  const start = performance.now();
  const value = work();
  return { ms: performance.now() - start, value };
}

/** Against greedy and exhaustive textbook versions, on one graph that they can do at all. */
function againstTextbook(): BenchRow[] {
  const table = randomOrlib(200, 800, 10, 21);
  const { clientCount, facilityCount, cost } = table;
  const weights = Float64Array.from({ length: clientCount }, (_, i) => 1 + (i % 7));
  const center = time(() => solve({ ...table, problem: 'p-center' }));
  const plainCenter = time(() => tryAllRadiiTextbook(table));
  if (plainCenter.value < center.value.objective) throw new Error('Wrong answer: p-center.');
  const radius = center.value.objective / 2;
  const mclp = time(() => solve({ ...table, weights, radius, problem: 'mclp' }));
  const plainMclp = time(() =>
    greedyDemandTextbook({ clientCount, facilityCount, cost, weights, p: 10, radius }),
  );
  if (plainMclp.value > mclp.value.objective) throw new Error('Wrong answer: MCLP.');
  const lscp = time(() => solve({ ...table, radius, problem: 'lscp' }));
  const plainLscp = time(() => greedyCoverTextbook({ clientCount, facilityCount, cost, radius }));
  if (plainLscp.value < lscp.value.objective) throw new Error('Wrong answer: LSCP.');
  const row = (
    name: string,
    own: { ms: number; value: PlaceAnswer },
    textbook: { ms: number; value: number },
    note: string,
  ): BenchRow => ({
    name: `${name}, 200 vertices, proved`,
    ms: own.ms,
    referenceMs: textbook.ms,
    ratio: textbook.ms / own.ms,
    note,
    answer: `${own.value.objective}, textbook ${textbook.value} without proof`,
  });
  return [
    row('p-center', center, plainCenter, 'against a greedy cover at every radius'),
    row('MCLP', mclp, plainMclp, 'against greedy adding by full sums'),
    row('LSCP', lscp, plainLscp, 'against a greedy cover'),
  ];
}

export default {
  name: 'Textbook siting',
  run() {
    const rows: BenchRow[] = [];
    for (const problem of ['p-median', 'p-center'] as const) {
      const list = instances();
      let longest = { ms: 0, name: '' };
      const { ms } = time(() => {
        for (const { name, read, optimum } of list) {
          const each = time(() => solve({ ...read(), problem }));
          if (optimum !== undefined && each.value.objective !== optimum[problem])
            throw new Error(`Wrong answer: ${problem} of ${name}.`);
          if (each.ms > longest.ms) longest = { ms: each.ms, name };
        }
      });
      rows.push({
        name: `${problem}, ${list.length} graphs of 100–900 vertices`,
        ms,
        answer: `all proved${list.length < 40 ? ' (published ones are not at hand)' : ''}`,
        note: `shortest paths included, longest ${longest.name}: ${(longest.ms / 1000).toFixed(1)} s`,
      });
    }
    return [...rows, ...againstTextbook()];
  },
} satisfies Bench;
