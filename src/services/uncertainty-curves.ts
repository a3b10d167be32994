/**
 * What members of a scenario are read from: the curve of fibre and the nodes of 5G, each kept until the scenario needs
 * others. A lever of the one leaves the other alone; and a node is asked of the worker that made the last one at its
 * shift, which then computes anew only what a lever has changed.
 */
import type { OnProgress } from '../../workers/uncertainty.service.ts';
import { partKey } from '../model/part-inputs.ts';
import { type Result, success } from '../model/problem.ts';
import { isSame } from '../model/same-columns.ts';
import type { FibreCurves } from '../model/uncertainty/fibre-curves.ts';
import { nodesOf } from '../model/uncertainty/prepare.ts';
import type { RadioNode } from '../model/uncertainty/radio-node.ts';
import type { RemoteUncertainty } from './remote-uncertainty.ts';
import { shareWork } from './share-work.ts';
import type { UncertaintyRequest } from './uncertainty-client.ts';

export interface CurvesOfScenario {
  readonly fibre: FibreCurves;
  /** By rising shift of the margin. */
  readonly nodes: readonly RadioNode[];
}

export interface UncertaintyCurves {
  /** @param progressOf given the number of pieces that are missing, says whom to tell of each */
  of(
    workers: readonly RemoteUncertainty[],
    jobId: number,
    request: UncertaintyRequest,
    progressOf: (pieces: number) => (piece: number) => OnProgress,
  ): Promise<Result<CurvesOfScenario>>;
}

/** What nodes are made from, beside their requests. */
interface RadioInputs {
  readonly key: string;
  readonly fibreFiscalYear: Uint16Array;
}

export function createUncertaintyCurves(): UncertaintyCurves {
  let ofFibre: { readonly key: string; value?: FibreCurves } | undefined;
  let ofRadio: { readonly inputs: RadioInputs; readonly nodes: Map<string, RadioNode> } | undefined;
  /** By shift of the margin: the worker that has what such nodes are made from. */
  const owners = new Map<number, number>();

  return {
    async of(workers, jobId, { scenario, fibreFiscalYear, settings }, progressOf) {
      const fibreKey = partKey('fibre', scenario);
      if (ofFibre?.key !== fibreKey) ofFibre = { key: fibreKey };
      const inputs = { key: partKey('radio', scenario), fibreFiscalYear };
      if (!isSame(ofRadio?.inputs, inputs)) ofRadio = { inputs, nodes: new Map() };
      const fibre = ofFibre;
      const { nodes } = ofRadio!;
      const asked = nodesOf(scenario, settings).map((node) => ({
        ...node,
        key: `${node.marginShiftDb} ${node.reserve}`,
      }));
      const missing = asked.filter(({ key }) => !nodes.has(key));
      const isFibreMissing = fibre.value === undefined;
      const pieceProgress = progressOf(missing.length + Number(isFibreMissing));
      const end = (piece: number): Result<true> => {
        pieceProgress(piece)({ phase: 'curves', fraction: 1 });
        return success(true);
      };
      const nodePieces = missing.map(({ key, ...node }, piece) => ({
        owner: owners.get(node.marginShiftDb),
        async run(worker: RemoteUncertainty, index: number): Promise<Result<true>> {
          const found = await worker.radioNode(jobId, scenario, fibreFiscalYear, node, pieceProgress(piece));
          if (!found.ok) return found;
          nodes.set(key, found.value);
          owners.set(node.marginShiftDb, index);
          return end(piece);
        },
      }));
      const fibrePiece = {
        async run(worker: RemoteUncertainty): Promise<Result<true>> {
          const found = await worker.fibreCurves(jobId, scenario, pieceProgress(missing.length));
          if (!found.ok) return found;
          fibre.value = found.value;
          return end(missing.length);
        },
      };
      const done = await shareWork<true, RemoteUncertainty>(
        workers,
        isFibreMissing ? [fibrePiece, ...nodePieces] : nodePieces,
      );
      if (!done.ok) return done;
      return success({ fibre: fibre.value!, nodes: asked.map(({ key }) => nodes.get(key)!) });
    },
  };
}
