/** Everything that the desk for hubs and cables tries out on a run's backbone. */
import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Outcome } from '../../model/outcome.ts';
import type { ResilienceClient } from '../../services/resilience-client.ts';
import type { AtlasState } from '../app-state.ts';
import type { Picker } from '../picker.ts';
import { type Additions, createAdditions } from './additions.ts';
import { type Cuts, createCuts } from './cuts.ts';
import { createRanking, type Ranking } from './ranking.ts';
import { createBackboneRuns } from './runs.ts';
import { createStrike, type Strike } from './strike.ts';

import { createTradeOffs, type TradeOffs } from './trade-offs.ts';

export interface BackboneTrial {
  readonly cuts: Cuts;
  readonly strike: Strike;
  readonly ranking: Ranking;
  readonly additions: Additions;
  readonly tradeOffs: TradeOffs;
  readonly pickers: readonly Picker[];
}

export function createBackboneTrial(
  client: ResilienceClient,
  atlas: ReadonlySignal<AtlasState>,
  outcome: ReadonlySignal<Outcome | undefined>,
  fiscalYear: ReadonlySignal<number>,
): BackboneTrial {
  const shown = computed(() =>
    atlas.value.kind === 'open' && outcome.value !== undefined
      ? { atlas: atlas.value.atlas, outcome: outcome.value }
      : undefined,
  );
  const runs = createBackboneRuns(outcome, fiscalYear);
  const cuts = createCuts(client, runs.inYear, shown);
  const strike = createStrike(client, runs);
  const ranking = createRanking(client, runs.planned);
  const additions = createAdditions(client, runs.planned);
  const tradeOffs = createTradeOffs(client, runs.planned);
  return { cuts, strike, ranking, additions, tradeOffs, pickers: [cuts, strike] };
}
