/** National greedy coverage over all inhabited candidates to 99.9 % of people, against the textbook. */
import type { Lattice } from '../../src/model/lattice.ts';
import { greedyCoverage } from '../../src/model/radio/greedy.ts';
import { createReach } from '../../src/model/radio/reach.ts';
import type { Bench, BenchRow } from './bench.ts';
import { textbookGreedy } from './textbook-greedy.ts';

const RANGES_M = [1000, 2000, 3000];
const SHARE = 0.999;

function compare(lattice: Lattice, weight: Int32Array, rangeM: number): BenchRow {
  const start = performance.now();
  const reaches = [createReach(lattice, rangeM)];
  const plan = greedyCoverage({ lattice, weight, kind: new Uint8Array(lattice.cellCount), reaches }, SHARE);
  const ms = performance.now() - start;
  const referenceStart = performance.now();
  const textbook = textbookGreedy(lattice, weight, reaches[0]!, SHARE);
  const referenceMs = performance.now() - referenceStart;
  const same =
    plan.cell.length === textbook.cell.length &&
    textbook.cell.every((cell, i) => cell === plan.cell[i] && textbook.gain[i] === plan.gain[i]);
  if (!same)
    throw new Error(`Expected the textbook's ${textbook.cell.length} sites, got ${plan.cell.length}.`);
  if (plan.coveredWeight < SHARE * plan.totalWeight) throw new Error('Expected 99.9 % of people covered.');
  return {
    name: `greedy over all cells, ${rangeM / 1000} km`,
    ms,
    referenceMs,
    ratio: referenceMs / ms,
    answer: `${plan.cell.length} sites, every one the textbook's`,
  };
}

export default {
  name: 'Greedy maximum coverage',
  run: ({ atlas }) => {
    const weight = Int32Array.from(atlas.cells.population);
    return RANGES_M.map((rangeM) => compare(atlas.lattice, weight, rangeM));
  },
} satisfies Bench;
