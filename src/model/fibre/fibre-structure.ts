/** What the fibre simulation knows before it reads a lever: the graph and who was served in the published years. */
import type { Atlas } from '../atlas.ts';
import type { Progress, Steps } from '../progress.ts';
import { createBaseline, type FibreBaseline } from './baseline.ts';
import { edgeCostsYen } from './cost.ts';
import { createPastForest, rankCells } from './dearness.ts';
import { defaultFibreParameters } from './fibre-parameters.ts';
import { latticeDelaunay } from './lattice-delaunay.ts';
import { createNetwork, type FibreNetwork } from './network.ts';
import type { Forest } from './spanning-forest.ts';

export interface FibreStructure {
  readonly network: FibreNetwork;
  /** The forest of the past: how cells are taken to have been joined until the baseline. */
  readonly forest: Forest;
  readonly baseline: FibreBaseline;
}

const known = new WeakMap<Atlas, FibreStructure>();

/** Computed once per atlas and kept as long as it is: it depends on nothing else. */
export function* fibreStructure(
  atlas: Atlas,
  progress: (fraction: number) => Progress,
): Steps<FibreStructure> {
  let structure = known.get(atlas);
  if (structure === undefined) {
    yield progress(0);
    const edges = latticeDelaunay(atlas.lattice);
    yield progress(0.4);
    const network = createNetwork(atlas, edges);
    yield progress(0.5);
    const edgeYen = edgeCostsYen(atlas, network, defaultFibreParameters());
    const forest = createPastForest(atlas.cells, network, edgeYen);
    yield progress(0.7);
    const order = rankCells(atlas, network, edgeYen, forest);
    yield progress(0.9);
    structure = { network, forest, baseline: createBaseline(atlas, order) };
    known.set(atlas, structure);
  }
  return structure;
}
