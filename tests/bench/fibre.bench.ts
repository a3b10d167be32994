/** The fibre network from nothing, the tail and its curve, the simulation, and levers moved after it. */
import Delaunator from 'delaunator';
import type { Atlas } from '../../src/model/atlas.ts';
import { createDemand } from '../../src/model/demand.ts';
import { createBasis, unservedAt } from '../../src/model/fibre/fibre-basis.ts';
import { defaultFibreParameters } from '../../src/model/fibre/fibre-parameters.ts';
import { fibreStructure } from '../../src/model/fibre/fibre-structure.ts';
import { createPrizeCollecting } from '../../src/model/fibre/joining-networks.ts';
import { type EdgeList, latticeDelaunay } from '../../src/model/fibre/lattice-delaunay.ts';
import { createLeverReader, createLeverReading } from '../../src/model/fibre/lever-reading.ts';
import { edgeLengthsM } from '../../src/model/fibre/network.ts';
import { simulateFibre } from '../../src/model/fibre/simulate-fibre.ts';
import { minimumSpanningForest } from '../../src/model/fibre/spanning-forest.ts';
import { createTail } from '../../src/model/fibre/tail.ts';
import { isometricLatitude } from '../../src/model/grs80.ts';
import { centreLat } from '../../src/model/lattice.ts';
import { FISCAL_YEARS, YEAR_COUNT } from '../../src/model/parameter.ts';
import { finish } from '../../src/model/progress.ts';
import type { Bench, BenchRow } from './bench.ts';
import { primTextbook, type TextbookEdge } from './prim-textbook.ts';

function time<T>(work: () => T): { ms: number; value: T } {
  const start = performance.now();
  const value = work();
  return { ms: performance.now() - start, value };
}

/** The middle of several runs: a single one may meet the collector. */
function median<T>(runs: number, work: () => T): { ms: number; value: T } {
  const timed = Array.from({ length: runs }, () => time(work)).sort((a, b) => a.ms - b.ms);
  return timed[runs >> 1]!;
}

function check(isRight: boolean, what: string): void {
  if (!isRight) throw new Error(`Wrong answer: ${what}`);
}

function adjacencyOf(
  vertexCount: number,
  { from, to }: EdgeList,
  weight: ArrayLike<number>,
): TextbookEdge[][] {
  const adjacency: TextbookEdge[][] = Array.from({ length: vertexCount }, () => []);
  from.forEach((a, e) => {
    adjacency[a]!.push({ to: to[e]!, weight: weight[e]! });
    adjacency[to[e]!]!.push({ to: a, weight: weight[e]! });
  });
  return adjacency;
}

function simulations(atlas: Atlas): BenchRow[] {
  const demand = createDemand(atlas, FISCAL_YEARS, { projectionPace: 1 });
  // First of all, so that it is timed as a user meets it: nothing compiled, nothing kept.
  const first = time(() => finish(simulateFibre(atlas, demand, defaultFibreParameters())));
  const percent = (outcome: typeof first.value) =>
    `${(100 * outcome.householdCoverage[5]!).toFixed(3)} % in FY2025`;
  check(Math.abs(first.value.householdCoverage[2]! - 0.9984) < 1e-12, 'coverage of FY2022');
  const dearer = { ...defaultFibreParameters(), 'fibre.detourRatio': 1.5 };
  const structural = time(() => finish(simulateFibre(atlas, demand, dearer)));
  check(structural.value.householdCoverage[5]! <= first.value.householdCoverage[5]!, 'dearer reaches less');
  return [
    { name: 'simulate, first time', ms: first.ms, answer: percent(first.value) },
    {
      name: 'simulate again, other costs',
      ms: structural.ms,
      note: 'graph and baseline are kept',
      answer: percent(structural.value),
    },
  ];
}

function greenfield({ lattice }: Atlas): BenchRow[] {
  const reference = time(() => {
    const coordinates = new Float64Array(2 * lattice.cellCount);
    for (let i = 0; i < lattice.cellCount; i++) {
      coordinates[2 * i] = lattice.column[i]!;
      coordinates[2 * i + 1] =
        (isometricLatitude((centreLat(lattice.row[i]!) * Math.PI) / 180) * 180 * 160) / Math.PI;
    }
    return new Delaunator(coordinates).triangles.length;
  });
  const delaunay = time(() => latticeDelaunay(lattice));
  const edges = delaunay.value;
  const lengths = time(() => edgeLengthsM(lattice, edges));
  const lengthM = lengths.value;
  const isRoot = new Uint8Array(lattice.cellCount);
  isRoot[0] = 1;
  const forest = time(() => minimumSpanningForest(edges, lengthM, isRoot));
  let totalM = 0;
  for (const cell of forest.value.sequence) totalM += lengthM[forest.value.parentEdge[cell]!]!;
  const adjacency = adjacencyOf(lattice.cellCount, edges, lengthM);
  const prim = time(() => primTextbook(adjacency));
  check(Math.abs(totalM / prim.value - 1) < 1e-9, `${totalM} m against ${prim.value} m`);
  return [
    {
      name: 'Delaunay edges',
      ms: delaunay.ms,
      referenceMs: reference.ms,
      ratio: reference.ms / delaunay.ms,
      note: 'against delaunator over all cells',
      answer: `${lattice.cellCount} cells, ${edges.from.length} edges`,
    },
    {
      name: 'minimum spanning tree, all cells',
      ms: forest.ms,
      referenceMs: prim.ms,
      ratio: prim.ms / forest.ms,
      note: 'against textbook Prim with a binary heap, its lists built beforehand',
      answer: `${(totalM / 1000).toFixed(0)} km`,
    },
    {
      name: 'greenfield network (edges, lengths, tree)',
      ms: delaunay.ms + lengths.ms + forest.ms,
      note: 'at most 2,000 ms',
      answer: `${forest.value.sequence.length} edges`,
    },
  ];
}

function tailAndLevers(atlas: Atlas): BenchRow[] {
  const parameters = defaultFibreParameters();
  const demand = createDemand(atlas, FISCAL_YEARS, { projectionPace: 1 });
  const structure = finish(fibreStructure(atlas, () => ({ phase: 'fibre.baseline', fraction: 0 })));
  const { network, baseline } = structure;
  const { households, isServed } = unservedAt(atlas, baseline, baseline.published.fiscalYears.indexOf(2022));
  const made = median(5, () => createTail(atlas, network, parameters, households, isServed));
  const tail = made.value;
  const edgeYen = tail.edgeYen.reduce((a, b) => a + b, 0);
  const adjacency = adjacencyOf(tail.graph.vertexCount, tail.graph, tail.graph.costYen);
  const prim = median(3, () => primTextbook(adjacency));
  check(Math.abs(edgeYen / prim.value - 1) < 1e-9, `${edgeYen} yen against ${prim.value} yen`);

  const basis = createBasis(atlas, structure, parameters, 2022);
  const reader = createLeverReader(atlas, demand, basis);
  const reading = createLeverReading(basis, atlas);
  const coverage = (budgetYen: number) =>
    reader.read({ ...parameters, 'fibre.annualStateBudgetYen': budgetYen }, reading).householdCoverage[5]!;
  let at = 0;
  const lever = median(41, () => coverage(1e9 + (at++ % 8) * 1e9));
  check(coverage(1e9) < coverage(4e9) && coverage(4e9) < coverage(8e9), 'more money reaches more');
  const fair = median(
    21,
    () => reader.read({ ...parameters, 'fibre.prefectureFirst': true }, reading).householdCoverage[5]!,
  );
  const collect = createPrizeCollecting(tail);
  const prizes = median(5, () => finish(collect(1e6, { phase: '', fraction: 0 })));
  check(prizes.value.gap < 0.001, `gap ${prizes.value.gap}`);
  return [
    {
      name: 'tail network and curve from the baseline',
      ms: made.ms,
      referenceMs: prim.ms,
      ratio: prim.ms / made.ms,
      note: 'at most 400 ms; the reference is Prim on the same graph alone, without costs or order',
      answer: `${tail.cells.length} cells, ${tail.blockEnd.length} blocks`,
    },
    {
      name: 'lever read again',
      ms: lever.ms,
      note: `at most 10 ms; ${atlas.prefectures.count} prefectures, ${atlas.municipalities.count} municipalities, ${YEAR_COUNT} years`,
      answer: `${(100 * coverage(4e9)).toFixed(3)} % in FY2025 at 4 billion yen a year`,
    },
    {
      name: 'lever read again, lowest prefectures first',
      ms: fair.ms,
      note: 'at most 10 ms',
      answer: `${(100 * fair.value).toFixed(3)} % in FY2025`,
    },
    {
      name: 'prize-collecting tree with its bound',
      ms: prizes.ms,
      answer: `${prizes.value.cells} cells, gap ${(100 * prizes.value.gap).toFixed(4)} %`,
    },
  ];
}

export default {
  name: 'fibre',
  run: ({ atlas }) => [...simulations(atlas), ...greenfield(atlas), ...tailAndLevers(atlas)],
} satisfies Bench;
