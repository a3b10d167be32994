/** What is tried on the scenario on screen, asked of the one beside it too: the same cuts, and its own sites. */
import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { PlanSites } from '../../workers/sites.service.ts';
import type { Outcome } from '../model/outcome.ts';
import type { TrialAnswer } from '../model/radio/site-trial.ts';
import type { ScenarioSite } from '../model/scenario-places.ts';
import type { CutPair, ResilienceClient } from '../services/resilience-client.ts';
import type { SitesClient } from '../services/sites-client.ts';
import { type Asked, newestAsker } from './asked.ts';
import { type CutQuestion, type Cuts, cutOf } from './backbone/cuts.ts';
import { createBackboneRuns } from './backbone/runs.ts';
import { planSites } from './own-sites.ts';

export interface ComparedTrials {
  /** What the cuts on screen would do to A's backbone. */
  readonly cut: ReadonlySignal<Asked<CutPair>>;
  /** What A's own sites change in A's plan. */
  readonly ownSites: ReadonlySignal<Asked<TrialAnswer>>;
}

/** @param left A's outcome where it is on the map, undefined otherwise: nothing is asked that nobody sees */
export function createComparedTrials(
  sites: Pick<SitesClient, 'set'>,
  resilience: Pick<ResilienceClient, 'cut'>,
  left: ReadonlySignal<Outcome | undefined>,
  { parts }: Pick<Cuts, 'parts'>,
  fiscalYear: ReadonlySignal<number>,
): ComparedTrials {
  const cut = signal<Asked<CutPair>>({ kind: 'idle' });
  const askCut = newestAsker(cut, (question: CutQuestion) =>
    resilience.cut(question.run, cutOf(question.parts), 'A'),
  );
  const runs = createBackboneRuns(left, fiscalYear);
  effect(() => {
    const [run, cutParts] = [runs.inYear.value, parts.value];
    askCut(run === undefined || cutParts.length === 0 ? undefined : { run, parts: cutParts });
  });

  const ownSites = signal<Asked<TrialAnswer>>({ kind: 'idle' });
  const askSites = newestAsker(ownSites, (question: { plan: PlanSites; own: readonly ScenarioSite[] }) =>
    sites.set(question.plan, question.own, 'A'),
  );
  effect(() => {
    const outcome = left.value;
    const own = outcome?.scenario.sites ?? [];
    const year = fiscalYear.value;
    askSites(outcome === undefined || own.length === 0 ? undefined : { plan: planSites(outcome, year), own });
  });
  return { cut, ownSites };
}
