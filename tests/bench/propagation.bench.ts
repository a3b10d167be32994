/** Path loss per second of one worker: TR 38.901 by links, P.1812 and the Irregular Terrain Model by 201-point paths. */

import { describeProblem, type Result } from '../../src/model/problem.ts';
import { createItmPath, itmPathLossDb, prepareItm } from '../../src/model/radio/propagation/itm/itm.ts';
import {
  createRunningGround,
  type RunningGround,
  runGround,
} from '../../src/model/radio/propagation/itm/running-ground.ts';
import {
  createP1812Path,
  p1812PathLossDb,
  prepareP1812,
  ZONE_INLAND,
} from '../../src/model/radio/propagation/p1812/p1812.ts';
import {
  fillTr38901LossDb,
  prepareTr38901,
  type Tr38901Scenario,
} from '../../src/model/radio/propagation/tr38901.ts';
import type { Bench, BenchRow } from './bench.ts';
import { textbookP1812Db } from './p1812-textbook.ts';

const LINKS = 200_000;
const PATHS = 64;
const POINTS = 201;
const ROUNDS = 30;
const PATH_REPEATS = 10;

/** Numbers from 0 to 1 that are the same on every machine (Numerical Recipes' linear congruence). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function certain<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map(describeProblem).join('\n'));
  return result.value;
}

function expectNear(what: string, got: number, expected: number, tolerance: number): void {
  if (!(Math.abs(got - expected) <= tolerance)) throw new Error(`Expected ${what} ${expected}, got ${got}.`);
}

/** The best of several rounds, after one that only warms up. */
function bestMs(run: () => void): number {
  run();
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** TR 38.901 non-line-of-sight as one writes it down first, for 3.7 GHz. */
const TEXTBOOK: Readonly<Record<Tr38901Scenario, (d2d: number) => number>> = {
  UMa: (d2d) => {
    const d3d = Math.sqrt(d2d ** 2 + 23.5 ** 2);
    const breakpoint = (4 * 24 * 0.5 * 3.7e9) / 3e8;
    const los =
      d2d <= breakpoint
        ? 28 + 22 * Math.log10(d3d) + 20 * Math.log10(3.7)
        : 28 + 40 * Math.log10(d3d) + 20 * Math.log10(3.7) - 9 * Math.log10(breakpoint ** 2 + 23.5 ** 2);
    return Math.max(los, 13.54 + 39.08 * Math.log10(d3d) + 20 * Math.log10(3.7));
  },
  UMi: (d2d) => {
    const d3d = Math.sqrt(d2d ** 2 + 8.5 ** 2);
    const breakpoint = (4 * 9 * 0.5 * 3.7e9) / 3e8;
    const los =
      d2d <= breakpoint
        ? 32.4 + 21 * Math.log10(d3d) + 20 * Math.log10(3.7)
        : 32.4 + 40 * Math.log10(d3d) + 20 * Math.log10(3.7) - 9.5 * Math.log10(breakpoint ** 2 + 8.5 ** 2);
    return Math.max(los, 35.3 * Math.log10(d3d) + 22.4 + 21.3 * Math.log10(3.7));
  },
  RMa: (d2d) => {
    const d3d = Math.sqrt(d2d ** 2 + 33.5 ** 2);
    const breakpoint = (2 * Math.PI * 35 * 1.5 * 3.7e9) / 3e8;
    const near = (d: number) =>
      20 * Math.log10((40 * Math.PI * d * 3.7) / 3) +
      Math.min(0.03 * 5 ** 1.72, 10) * Math.log10(d) -
      Math.min(0.044 * 5 ** 1.72, 14.77) +
      0.002 * Math.log10(5) * d;
    const los = d2d <= breakpoint ? near(d3d) : near(breakpoint) + 40 * Math.log10(d3d / breakpoint);
    const nlos =
      161.04 -
      7.1 * Math.log10(20) +
      7.5 * Math.log10(5) -
      (24.37 - 3.7 * (5 / 35) ** 2) * Math.log10(35) +
      (43.42 - 3.1 * Math.log10(35)) * (Math.log10(d3d) - 3) +
      20 * Math.log10(3.7) -
      (3.2 * Math.log10(11.75 * 1.5) ** 2 - 4.97);
    return Math.max(los, nlos);
  },
};

function benchTr38901(scenario: Tr38901Scenario, hBsM: number): BenchRow {
  const random = sequence(1);
  const d2dM = Float64Array.from({ length: LINKS }, () => 10 + 4990 * random());
  const lossDb = new Float64Array(LINKS);
  const law = certain(prepareTr38901({ scenario, fGhz: 3.7, hBsM, hUtM: 1.5 }));
  const ms = bestMs(() => fillTr38901LossDb(law, 'nlos', d2dM, lossDb));
  const textbook = TEXTBOOK[scenario];
  const expected = new Float64Array(LINKS);
  const referenceMs = bestMs(() => {
    for (let i = 0; i < LINKS; i++) expected[i] = textbook(d2dM[i]!);
  });
  let worst = 0;
  for (let i = 0; i < LINKS; i++) worst = Math.max(worst, Math.abs(lossDb[i]! - expected[i]!));
  expectNear(`${scenario} error`, worst, 0, 1e-9);
  const rate = LINKS / ms / 1000;
  const note = `${rate.toFixed(0)} million links/s, wanted 40`;
  const answer = `within ${worst.toExponential(0)} dB`;
  return {
    name: `TR 38.901 ${scenario}, ${LINKS} links`,
    ms,
    referenceMs,
    ratio: referenceMs / ms,
    note,
    answer,
  };
}

interface Path {
  readonly stepM: number;
  readonly dKm: Float64Array;
  readonly hM: Float64Array;
  readonly ground: RunningGround;
  readonly clutterM: Float64Array;
}

/** Random walks over 2 to 22 km and 4 to 64 km in turn, a third of their points under 10 m of clutter. */
function paths(): readonly Path[] {
  const random = sequence(1);
  return Array.from({ length: PATHS }, (_, index) => {
    let h = 100 + 300 * random();
    const stepM = index % 2 === 0 ? 10 + 100 * random() : 20 + 300 * random();
    const hM = new Float64Array(POINTS);
    const clutterM = new Float64Array(POINTS);
    for (let i = 0; i < POINTS; i++) {
      h = Math.max(0, h + 20 * (random() - 0.5));
      hM[i] = h;
      clutterM[i] = random() < 1 / 3 ? 10 : 0;
    }
    return {
      stepM,
      dKm: Float64Array.from(hM, (_h, i) => (i * stepM) / 1000),
      hM,
      clutterM,
      ground: createRunningGround(hM),
    };
  });
}

/** Mean loss over the paths, recorded when both models agreed with their reference vectors. */
const P1812_MEAN_DB = 149.633932;
const ITM_MEAN_DB = 187.443095;

function benchPaths(
  name: string,
  wanted: number,
  meanDb: number,
  loss: (path: Path) => number,
  textbook?: (path: Path) => number,
): BenchRow {
  const all = paths();
  let sum = 0;
  const ms = bestMs(() => {
    sum = 0;
    for (let repeat = 0; repeat < PATH_REPEATS; repeat++) {
      for (const path of all) sum += loss(path);
    }
  });
  const count = PATHS * PATH_REPEATS;
  expectNear(`${name} mean`, sum / count, meanDb, 1e-6);
  const note = `${((count / ms) * 1000).toFixed(0)} paths/s, wanted ${wanted}`;
  const referenceMs = textbook === undefined ? undefined : textbookMs(all, textbook, meanDb);
  return {
    name: `${name}, ${count} paths of ${POINTS} points`,
    ms,
    ...(referenceMs === undefined ? {} : { referenceMs, ratio: referenceMs / ms }),
    note,
    answer: `mean ${meanDb.toFixed(6)} dB`,
  };
}

/** Milliseconds for as many paths as the kernel does, from one pass of each. */
function textbookMs(all: readonly Path[], textbook: (path: Path) => number, meanDb: number): number {
  const start = performance.now();
  let sum = 0;
  for (const path of all) sum += textbook(path);
  const ms = performance.now() - start;
  expectNear('the textbook mean', sum / all.length, meanDb, 1e-6);
  return ms * PATH_REPEATS;
}

const INLAND = new Uint8Array(POINTS).fill(ZONE_INLAND);

function run(): BenchRow[] {
  const terrainLink = {
    fGhz: 0.7,
    pPct: 10,
    pLPct: 50,
    sigmaLDb: 5.5,
    htgM: 30,
    hrgM: 1.5,
    pol: 2,
    dn: 45,
    n0: 325,
  };
  const terrain = certain(prepareP1812(terrainLink));
  const terrainPath = createP1812Path();
  const irregular = certain(
    prepareItm({
      hTxM: 30,
      hRxM: 1.5,
      climate: 6,
      n0: 320,
      fMhz: 3700,
      pol: 1,
      epsilon: 15,
      sigma: 0.005,
      mdvar: 12,
      time: 50,
      location: 50,
      situation: 50,
    }),
  );
  const irregularPath = createItmPath();
  return [
    benchTr38901('UMa', 25),
    benchTr38901('UMi', 10),
    benchTr38901('RMa', 35),
    benchPaths(
      'P.1812',
      50_000,
      P1812_MEAN_DB,
      ({ dKm, hM, clutterM }) =>
        p1812PathLossDb(terrain, dKm, hM, clutterM, undefined, POINTS, 36, terrainPath),
      ({ dKm, hM, clutterM }) => textbookP1812Db(terrainLink, { dKm, hM, clutterM, zone: INLAND }, 36),
    ),
    benchPaths('ITM', 150_000, ITM_MEAN_DB, ({ stepM, ground }) => {
      runGround(ground, 0, POINTS);
      return itmPathLossDb(irregular, stepM, ground, POINTS, irregularPath);
    }),
  ];
}

export default { name: 'Path loss', run } satisfies Bench;
