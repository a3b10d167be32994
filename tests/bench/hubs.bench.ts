/** Siting of fifteen hubs over all municipalities. */
import { createDemand } from '../../src/model/demand.ts';
import { distanceM, geocentricM } from '../../src/model/hubs/ellipsoid-distance.ts';
import { openGreedily } from '../../src/model/hubs/median-greedy.ts';
import type { MedianProblem } from '../../src/model/hubs/median-problem.ts';
import { solveMedian } from '../../src/model/hubs/p-median.ts';
import { type CriteriaWeights, rankSites, topShare } from '../../src/model/hubs/rank-sites.ts';
import { simulateHubs } from '../../src/model/hubs/simulate-hubs.ts';
import { SITE_CRITERIA, siteCriteria } from '../../src/model/hubs/site-criteria.ts';
import { FISCAL_YEARS } from '../../src/model/parameter.ts';
import { resolveParameters } from '../../src/model/parameters.ts';
import { finish } from '../../src/model/progress.ts';
import type { Bench, BenchRow } from './bench.ts';

function time<T>(work: () => T): { ms: number; value: T } {
  const start = performance.now();
  const value = work();
  return { ms: performance.now() - start, value };
}

/** Opens the facility that helps most, looking at every one each time. */
function greedyTextbook({ clientCount, facilityCount, cost, p }: MedianProblem): number[] {
  const opened: number[] = [];
  while (opened.length < p) {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let j = 0; j < facilityCount; j++) {
      let sum = 0;
      for (let i = 0; i < clientCount; i++) {
        let nearest = cost[j * clientCount + i]!;
        for (const k of opened) nearest = Math.min(nearest, cost[k * clientCount + i]!);
        sum += nearest;
      }
      if (sum < least) {
        least = sum;
        best = j;
      }
    }
    opened.push(best);
  }
  return opened;
}

export default {
  name: 'hubs',
  run({ atlas }) {
    const rows: BenchRow[] = [];
    const demand = createDemand(atlas, FISCAL_YEARS, { projectionPace: 1 });
    const defaults = resolveParameters({});
    const first = time(() => finish(simulateHubs(atlas, demand, defaults)));
    rows.push({
      name: 'simulate, first time',
      ms: first.ms,
      answer: `gap ${(100 * first.value.gap).toFixed(2)} %`,
    });

    const { count, lat, lon } = atlas.municipalities;
    const points = geocentricM(lat, lon);
    const people = demand.population.subarray(0, count);
    const located = Array.from({ length: count }, (_, m) => m).filter((m) => people[m]! > 0);
    const n = located.length;
    const matrix = time(() => {
      const cost = new Float64Array(n * n);
      for (let j = 0, k = 0; j < n; j++) {
        for (let i = 0; i < n; i++, k++) {
          cost[k] = people[located[i]!]! * distanceM(points, located[i]!, located[j]!);
        }
      }
      return cost;
    });
    rows.push({ name: 'cost matrix', ms: matrix.ms, answer: `${n} × ${n}` });
    const problem: MedianProblem = { clientCount: n, facilityCount: n, cost: matrix.value, p: 15 };

    const greedy = time(() => openGreedily(problem));
    const textbook = time(() => greedyTextbook(problem));
    if (greedy.value.join() !== textbook.value.join())
      throw new Error('Wrong answer: the greedy choices differ.');
    rows.push({
      name: 'greedy start',
      ms: greedy.ms,
      referenceMs: textbook.ms,
      ratio: textbook.ms / greedy.ms,
      note: 'against looking at every facility each time',
      answer: `${greedy.value.length} hubs`,
    });
    for (const gap of [0.01, 0.001]) {
      const solved = time(() => finish(solveMedian(problem, { gap, rounds: 300 })));
      const { objective, lowerBound } = solved.value;
      if (!(lowerBound <= objective && solved.value.gap <= 0.01)) throw new Error('Wrong answer: no proof.');
      rows.push({
        name: `p-median, p = 15, gap ≤ ${100 * gap} %`,
        ms: solved.ms,
        answer: `${(objective / 1e12).toFixed(4)} × 10¹² people · m, proved within ${(100 * solved.value.gap).toFixed(3)} %`,
      });
    }
    const criteria = time(() => siteCriteria(atlas, people, defaults));
    const weights = Object.fromEntries(SITE_CRITERIA.map((name, k) => [name, k + 1])) as CriteriaWeights;
    const ranked = time(() => rankSites(criteria.value, weights));
    const shares = time(() => topShare(criteria.value, 15, { draws: 1000, seed: 1 }));
    const sum = shares.value.reduce((total, share) => total + share, 0);
    if (Math.abs(sum - 15) > 1e-9) throw new Error('Wrong answer: the top shares.');
    rows.push(
      { name: 'site criteria, once', ms: criteria.ms, answer: `${SITE_CRITERIA.length} columns` },
      {
        name: 'a weight change ranks all again',
        ms: ranked.ms,
        answer: `${ranked.value.order.length} places`,
      },
      { name: 'share of the weights in the top 15', ms: shares.ms, answer: '1,000 draws' },
    );
    return rows;
  },
} satisfies Bench;
