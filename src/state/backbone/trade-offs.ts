/** The plan's hubs against each other, asked of the worker once somebody looks. */
import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { ResilienceRun } from '../../../workers/resilience.service.ts';
import type { HubTradeOffs } from '../../model/hubs/hub-trade-offs.ts';
import type { ResilienceClient } from '../../services/resilience-client.ts';
import { type Asked, newestAsker } from '../asked.ts';

export interface TradeOffs {
  /** Nothing is asked before somebody looks. */
  readonly isWanted: Signal<boolean>;
  readonly hubs: ReadonlySignal<Asked<HubTradeOffs>>;
}

export function createTradeOffs(
  client: Pick<ResilienceClient, 'tradeOffs'>,
  run: ReadonlySignal<ResilienceRun | undefined>,
): TradeOffs {
  const isWanted = signal(false);
  const hubs = signal<Asked<HubTradeOffs>>({ kind: 'idle' });
  const ask = newestAsker(hubs, (asked: ResilienceRun) => client.tradeOffs(asked));
  effect(() => {
    if (isWanted.value) ask(run.value);
  });
  return { isWanted, hubs };
}
