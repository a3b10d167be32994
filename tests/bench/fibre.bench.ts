/** The fibre network from nothing, the simulation, and a lever moved after it. */
import Delaunator from 'delaunator';
import { createDemand } from '../../src/model/demand.ts';
import { defaultFibreParameters } from '../../src/model/fibre/fibre-parameters.ts';
import { latticeDelaunay } from '../../src/model/fibre/lattice-delaunay.ts';
import { edgeLengthsM } from '../../src/model/fibre/network.ts';
import { simulateFibre } from '../../src/model/fibre/simulate-fibre.ts';
import { minimumSpanningForest } from '../../src/model/fibre/spanning-forest.ts';
import { isometricLatitude } from '../../src/model/grs80.ts';
import { centreLat } from '../../src/model/lattice.ts';
import { FISCAL_YEARS } from '../../src/model/parameter.ts';
import { finish } from '../../src/model/progress.ts';
import type { Bench, BenchRow } from './bench.ts';
import { primTextbook, type TextbookEdge } from './prim-textbook.ts';

function time<T>(work: () => T): { ms: number; value: T } {
  const start = performance.now();
  const value = work();
  return { ms: performance.now() - start, value };
}

function check(isRight: boolean, what: string): void {
  if (!isRight) throw new Error(`Wrong answer: ${what}`);
}

export default {
  name: 'fibre',
  run({ atlas }) {
    const rows: BenchRow[] = [];
    const { lattice } = atlas;
    const demand = createDemand(atlas, FISCAL_YEARS, { projectionPace: 1 });

    // First of all, so that it is timed as a user meets it: nothing compiled, nothing kept.
    const first = time(() => finish(simulateFibre(atlas, demand, defaultFibreParameters())));
    const last = first.value.householdCoverage.at(-1)!;
    check(Math.abs(first.value.householdCoverage[2]! - 0.9984) < 1e-12, 'coverage of FY2022');
    rows.push({
      name: 'simulate, first time',
      ms: first.ms,
      answer: `${(100 * last).toFixed(3)} % in FY2035`,
    });
    const changed = { ...defaultFibreParameters(), 'fibre.detourRatio': 1.5 };
    const again = time(() => finish(simulateFibre(atlas, demand, changed)));
    check(again.value.householdCoverage.at(-1)! <= last, 'dearer cable reaches no more');
    rows.push({
      name: 'simulate again, another lever',
      ms: again.ms,
      note: 'graph and baseline are kept',
      answer: `${(100 * again.value.householdCoverage.at(-1)!).toFixed(3)} % in FY2035`,
    });

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
    rows.push({
      name: 'Delaunay edges',
      ms: delaunay.ms,
      referenceMs: reference.ms,
      ratio: reference.ms / delaunay.ms,
      note: 'against delaunator over all cells',
      answer: `${lattice.cellCount} cells, ${edges.from.length} edges`,
    });

    const lengthM = edgeLengthsM(lattice, edges);
    const isRoot = new Uint8Array(lattice.cellCount);
    isRoot[0] = 1;
    const forest = time(() => minimumSpanningForest(edges, lengthM, isRoot));
    let totalM = 0;
    for (const cell of forest.value.sequence) totalM += lengthM[forest.value.parentEdge[cell]!]!;
    const adjacency: TextbookEdge[][] = Array.from({ length: lattice.cellCount }, () => []);
    edges.from.forEach((a, e) => {
      const b = edges.to[e]!;
      adjacency[a]!.push({ to: b, weight: lengthM[e]! });
      adjacency[b]!.push({ to: a, weight: lengthM[e]! });
    });
    const prim = time(() => primTextbook(adjacency));
    check(Math.abs(totalM / prim.value - 1) < 1e-9, `${totalM} m against ${prim.value} m`);
    rows.push({
      name: 'minimum spanning tree, all cells',
      ms: forest.ms,
      referenceMs: prim.ms,
      ratio: prim.ms / forest.ms,
      note: 'against textbook Prim with a binary heap, its lists built beforehand',
      answer: `${(totalM / 1000).toFixed(0)} km`,
    });
    rows.push({
      name: 'greenfield network (edges, lengths, tree)',
      ms: delaunay.ms + forest.ms + time(() => edgeLengthsM(lattice, edges)).ms,
      answer: `${forest.value.sequence.length} edges`,
    });
    return rows;
  },
} satisfies Bench;
