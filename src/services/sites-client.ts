/** The door to the worker for own sites, which starts with the first site that somebody sets. */
import type { PlanSites, SitesService } from '../../workers/sites.service.ts';
import type { Result } from '../model/problem.ts';
import type { Progress } from '../model/progress.ts';
import type { NextSite, OwnSite, TrialAnswer } from '../model/radio/site-trial.ts';
import { createLazyWorker } from './lazy-worker.ts';

/** What the client needs of the worker; a callback crosses as the worker's library wants it. */
export interface RemoteSites extends Omit<SitesService, 'cancel'> {
  cancel(runId: number): void;
}

export interface SitesClient {
  /** Sites on top of a plan; the plan is laid again only where it is another one. */
  set(plan: PlanSites, sites: readonly OwnSite[]): Promise<Result<TrialAnswer>>;
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
  let laid: PlanSites | undefined;
  let runId = 0;
  /** Messages to one worker keep their order, so that whoever asks next finds the plan laid. */
  const lay = async (remote: RemoteSites, plan: PlanSites): Promise<Result<true>> => {
    if (laid === plan) return { ok: true, value: true };
    laid = plan;
    return remote.lay(plan);
  };
  return {
    set: (plan, sites) =>
      worker.ask('set', async (remote) => {
        const ready = await lay(remote, plan);
        return ready.ok ? remote.set(sites) : ready;
      }),
    best(plan, municipality, band, onProgress) {
      worker.started()?.cancel(runId);
      const id = ++runId;
      return worker.ask('best', async (remote) => {
        const ready = await lay(remote, plan);
        if (!ready.ok) return ready;
        return remote.best(id, municipality, band, (progress) => {
          if (id === runId) onProgress(progress);
        });
      });
    },
    cancelBest() {
      worker.drop('best');
      worker.started()?.cancel(runId);
    },
  };
}
