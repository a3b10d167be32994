/** Siting of fifteen hubs over all municipalities. */
import { createDemand } from '../../src/model/demand.ts';
import { distanceM, geocentricM } from '../../src/model/hubs/ellipsoid-distance.ts';
import { openGreedily } from '../../src/model/hubs/median-greedy.ts';
import { interchange } from '../../src/model/hubs/median-interchange.ts';
import { type MedianProblem, openFacilities } from '../../src/model/hubs/median-problem.ts';
import { solveMedian } from '../../src/model/hubs/p-median.ts';
import { type CriteriaWeights, rankSites, topShare } from '../../src/model/hubs/rank-sites.ts';
import { simulateHubs } from '../../src/model/hubs/simulate-hubs.ts';
import { SITE_CRITERIA, type SiteCriteria, siteCriteria } from '../../src/model/hubs/site-criteria.ts';
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

/** Teitz & Bart (1968): tries every swap at full price until none helps; `rounds` swaps at most. */
function interchangeTextbook(problem: MedianProblem, open: number[], rounds: number): number {
  const { clientCount, facilityCount, cost } = problem;
  const total = (list: readonly number[]) => {
    let sum = 0;
    for (let i = 0; i < clientCount; i++) {
      let nearest = Infinity;
      for (const j of list) nearest = Math.min(nearest, cost[j * clientCount + i]!);
      sum += nearest;
    }
    return sum;
  };
  let least = total(open);
  for (let round = 0; round < rounds; round++) {
    let best: readonly [number, number] | undefined;
    for (let j = 0; j < facilityCount; j++) {
      if (open.includes(j)) continue;
      for (let s = 0; s < open.length; s++) {
        const sum = total(open.map((each, t) => (t === s ? j : each)));
        if (sum >= least) continue;
        least = sum;
        best = [s, j];
      }
    }
    if (best === undefined) return least;
    open[best[0]] = best[1];
  }
  return least;
}

/** Scores every place as a row and sorts the rows. */
function rankTextbook({ candidates, value }: SiteCriteria, weights: CriteriaWeights): number[] {
  const total = SITE_CRITERIA.reduce((sum, name) => sum + weights[name], 0);
  return Array.from(candidates, (_, i) => ({
    i,
    score: SITE_CRITERIA.reduce((sum, name) => sum + (weights[name] / total) * value[name][i]!, 0),
  }))
    .sort((a, b) => b.score - a.score || a.i - b.i)
    .map(({ i }) => i);
}

/** A reader drags a slider: the mean of many changes, one after another. */
function timeEach<T>(work: () => T): { ms: number; value: T } {
  const TIMES = 50;
  const { ms, value } = time(() => {
    for (let k = 1; k < TIMES; k++) work();
    return work();
  });
  return { ms: ms / TIMES, value };
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
    // A tenth of the places: at full price the whole nation would take minutes.
    const some = Array.from({ length: Math.floor(n / 10) }, (_, k) => 10 * k);
    const part: MedianProblem = {
      clientCount: n,
      facilityCount: some.length,
      cost: Float64Array.from({ length: n * some.length }, (_, k) => {
        return matrix.value[some[Math.floor(k / n)]! * n + (k % n)]!;
      }),
      p: 8,
    };
    const start = openGreedily(part);
    const slow = time(() => interchangeTextbook(part, [...start], 50));
    const fast = time(() => {
      const all = Int32Array.from({ length: part.facilityCount }, (_, j) => j);
      return interchange(part, openFacilities(part, start), all, new Uint8Array(part.facilityCount));
    });
    const proof = finish(solveMedian(part, { gap: 0, rounds: 300 }));
    if (slow.value < proof.lowerBound - 1 || fast.value < proof.lowerBound - 1)
      throw new Error('Wrong answer: below the bound.');
    rows.push({
      name: 'interchange to a local optimum, p = 8',
      ms: fast.ms,
      referenceMs: slow.ms,
      ratio: slow.ms / fast.ms,
      note: 'against every swap at full price (Teitz & Bart 1968)',
      answer: `${(100 * (fast.value / slow.value - 1)).toFixed(3)} % from its answer`,
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
    const ranked = timeEach(() => rankSites(criteria.value, weights));
    const plainRank = timeEach(() => rankTextbook(criteria.value, weights));
    if (plainRank.value.join() !== ranked.value.order.join()) throw new Error('Wrong answer: the ranking.');
    const shares = time(() => topShare(criteria.value, 15, { draws: 1000, seed: 1 }));
    const sum = shares.value.reduce((total, share) => total + share, 0);
    if (Math.abs(sum - 15) > 1e-9) throw new Error('Wrong answer: the top shares.');
    rows.push(
      { name: 'site criteria, once', ms: criteria.ms, answer: `${SITE_CRITERIA.length} columns` },
      {
        name: 'a weight change ranks all again',
        ms: ranked.ms,
        referenceMs: plainRank.ms,
        ratio: plainRank.ms / ranked.ms,
        note: 'against rows of objects',
        answer: `${ranked.value.order.length} places`,
      },
      { name: 'share of the weights in the top 15', ms: shares.ms, answer: '1,000 draws' },
    );
    return rows;
  },
} satisfies Bench;
