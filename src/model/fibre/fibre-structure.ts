/** What the fibre simulation knows before it reads a lever: the graph and who was served in the published years. */
import type { Atlas } from '../atlas.ts';
import type { Progress, Steps } from '../progress.ts';
import { createBaseline, type FibreBaseline } from './baseline.ts';
import { createDearness } from './dearness.ts';
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
    const network = createNetwork(atlas);
    yield progress(0.5);
    const dearness = createDearness(atlas, network);
    yield progress(0.9);
    structure = { network, forest: dearness.forest, baseline: createBaseline(atlas, dearness) };
    known.set(atlas, structure);
  }
  return structure;
}
