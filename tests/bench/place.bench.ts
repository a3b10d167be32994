/** The textbook siting problems on random graphs made like the large instances of the OR-Library. */
import { placeFacilities } from '../../src/model/hubs/place-facilities.ts';
import { finish } from '../../src/model/progress.ts';
import { randomOrlib } from '../model/hubs/siting-vectors.ts';
import type { Bench, BenchRow } from './bench.ts';

/** n, edges, p of pmed21 to pmed40; their graphs are of the bench's own making. */
const SIZES = [
  [500, 5000, [5, 10, 50, 100, 167]],
  [600, 7200, [5, 10, 60, 120, 200]],
  [700, 9800, [5, 10, 70, 140]],
  [800, 12800, [5, 10, 80]],
  [900, 16200, [5, 10, 90]],
] as const;

export default {
  name: 'Textbook siting',
  run() {
    const rows: BenchRow[] = [];
    for (const problem of ['p-median', 'p-center'] as const) {
      let proved = 0;
      let count = 0;
      let longestMs = 0;
      const start = performance.now();
      for (const [n, edges, counts] of SIZES) {
        for (const p of counts) {
          const each = performance.now();
          const table = randomOrlib(n, edges, p, n + p);
          const result = finish(
            placeFacilities(
              { ...table, problem, nameClient: String },
              () => performance.now() - each > 20_000,
            ),
          );
          if (!result.ok || result.value.lowerBound > result.value.objective)
            throw new Error('Wrong answer: no valid bound.');
          count++;
          if (result.value.proved) proved++;
          longestMs = Math.max(longestMs, performance.now() - each);
        }
      }
      rows.push({
        name: `${problem}, 20 graphs of 500–900 vertices`,
        ms: performance.now() - start,
        answer: `${proved} of ${count} proved`,
        note: `shortest paths included, longest ${(longestMs / 1000).toFixed(1)} s`,
      });
    }
    return rows;
  },
} satisfies Bench;
