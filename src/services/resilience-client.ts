/** The door to the worker that breaks the backbone and ranks sites; it starts with the first question. */
import type {
  RankingAnswer,
  ResilienceRun,
  ResilienceService,
  StoppableKind,
} from '../../workers/resilience.service.ts';
import type { Cut } from '../model/backbone/cut-consequences.ts';
import type { Disaster } from '../model/backbone/disaster-sets.ts';
import type { RankedAdditions } from '../model/backbone/rank-additions.ts';
import type { CutEffects, DisasterResult } from '../model/backbone/resilience.ts';
import type { Sampling } from '../model/backbone/sampling.ts';
import type { HubTradeOffs } from '../model/hubs/hub-trade-offs.ts';
import type { CriteriaWeights } from '../model/hubs/rank-sites.ts';
import type { Result } from '../model/problem.ts';
import type { Progress } from '../model/progress.ts';
import { createLayAndAsk, type Side } from './lay-and-ask.ts';
import { createLazyWorker } from './lazy-worker.ts';

/** What the client needs of the worker; a callback crosses as the worker's library wants it. */
export interface RemoteResilience extends Omit<ResilienceService, 'cancel'> {
  cancel(kind: StoppableKind, runId: number): void;
}

/** Every question names its run; the backbone is laid again only where that is another one than before. */
export interface ResilienceClient {
  /**
   * The consequences of no cut at all and of this one.
   * @param side of a divided map; a newer question of the same side overtakes an older one
   */
  cut(run: ResilienceRun, cut: Cut, side?: Side): Promise<Result<CutPair>>;
  strike(
    run: ResilienceRun,
    disaster: Disaster,
    sampling: Sampling,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<DisasterResult>>;
  cancelStrike(): void;
  /** What could be built next, by the loss that it spares per yen. */
  additions(run: ResilienceRun, onProgress: (progress: Progress) => void): Promise<Result<RankedAdditions>>;
  cancelAdditions(): void;
  /** The run's hubs against each other. */
  tradeOffs(run: ResilienceRun): Promise<Result<HubTradeOffs>>;
  rank(run: ResilienceRun, weights: CriteriaWeights): Promise<Result<RankingAnswer>>;
  topShare(run: ResilienceRun, k: number): Promise<Result<Float64Array>>;
}

export interface CutPair {
  readonly before: CutEffects;
  readonly after: CutEffects;
}

/** @param start makes the worker, with the first question */
export function createResilienceClient(start: () => RemoteResilience, base: string): ResilienceClient {
  const worker = createLazyWorker(start, base, 'backbone');
  const askLaid = createLayAndAsk<RemoteResilience, ResilienceRun>((remote, run) => remote.lay(run));
  let runId = 0;
  let strikeId = 0;
  let additionsId = 0;

  return {
    cut: (run, cut, side = 'B') =>
      worker.ask(`cut ${side}`, async (remote) => {
        const nothing = { links: [], nodes: [] };
        const [before, after] = await Promise.all([
          askLaid(remote, run, () => remote.cut(nothing)),
          askLaid(remote, run, () => remote.cut(cut)),
        ]);
        if (!before.ok) return before;
        return after.ok ? { ok: true, value: { before: before.value, after: after.value } } : after;
      }),
    strike(run, disaster, sampling, onProgress) {
      worker.started()?.cancel('strike', strikeId);
      const id = ++runId;
      strikeId = id;
      return worker.ask('strike', (remote) =>
        askLaid(remote, run, () =>
          remote.strike(id, disaster, sampling, (progress) => {
            if (id === strikeId) onProgress(progress);
          }),
        ),
      );
    },
    cancelStrike() {
      worker.drop('strike');
      worker.started()?.cancel('strike', strikeId);
    },
    additions(run, onProgress) {
      worker.started()?.cancel('additions', additionsId);
      const id = ++runId;
      additionsId = id;
      return worker.ask('additions', (remote) =>
        askLaid(remote, run, () =>
          remote.additions(id, (progress) => {
            if (id === additionsId) onProgress(progress);
          }),
        ),
      );
    },
    cancelAdditions() {
      worker.drop('additions');
      worker.started()?.cancel('additions', additionsId);
    },
    tradeOffs: (run) => worker.ask('tradeOffs', (remote) => askLaid(remote, run, () => remote.tradeOffs())),
    rank: (run, weights) => worker.ask('rank', (remote) => askLaid(remote, run, () => remote.rank(weights))),
    topShare: (run, k) => worker.ask('topShare', (remote) => askLaid(remote, run, () => remote.topShare(k))),
  };
}
