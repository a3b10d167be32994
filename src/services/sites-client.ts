/** The door to the worker for own sites, which starts with the first site that somebody sets. */
import type { PlanSites, SitesService } from '../../workers/sites.service.ts';
import type { Result } from '../model/problem.ts';
import type { Progress } from '../model/progress.ts';
import type { NextSite, OwnSite, TrialAnswer } from '../model/radio/site-trial.ts';
import { createLayAndAsk, type Side } from './lay-and-ask.ts';
import { createLazyWorker } from './lazy-worker.ts';

/** What the client needs of the worker; a callback crosses as the worker's library wants it. */
export interface RemoteSites extends Omit<SitesService, 'cancel'> {
  cancel(runId: number): void;
}

export interface SitesClient {
  /**
   * Sites on top of a plan; the plan is laid again only where it is another one.
   * @param side of a divided map; a newer question of the same side overtakes an older one
   */
  set(plan: PlanSites, sites: readonly OwnSite[], side?: Side): Promise<Result<TrialAnswer>>;
  best(
    plan: PlanSites,
    municipality: number,
    band: number,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<readonly NextSite[]>>;
  cancelBest(): void;
}

/** @param start makes the worker, with the first question */
export function createSitesClient(start: () => RemoteSites, base: string): SitesClient {
  const worker = createLazyWorker(start, base, 'own sites');
  const askLaid = createLayAndAsk<RemoteSites, PlanSites>((remote, plan) => remote.lay(plan));
  let runId = 0;
  return {
    set: (plan, sites, side = 'B') =>
      worker.ask(`set ${side}`, (remote) => askLaid(remote, plan, () => remote.set(sites))),
    best(plan, municipality, band, onProgress) {
      worker.started()?.cancel(runId);
      const id = ++runId;
      return worker.ask('best', (remote) =>
        askLaid(remote, plan, () =>
          remote.best(id, municipality, band, (progress) => {
            if (id === runId) onProgress(progress);
          }),
        ),
      );
    },
    cancelBest() {
      worker.drop('best');
      worker.started()?.cancel(runId);
    },
  };
}
