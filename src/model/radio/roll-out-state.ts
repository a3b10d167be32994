/**
 * Where a roll-out stands, and how it goes back to its beginning: what is touched is copied once and made ready for every
 * reading. A reading never sees what another has left.
 */
import { type BuildNotes, createBuildNotes } from './build-notes.ts';
import type { CandidateSources } from './candidate-sources.ts';
import type { OpenCountry } from './open-country.ts';
import type { BuildableSite } from './own-sites.ts';
import { beginQueue, createPlanQueue, type PlanQueue } from './plan-queue.ts';
import type { CarriedCandidates } from './property-places.ts';
import type { FibreReach, SitePrices } from './site-cost.ts';

/** An open country under one scenario's prices. */
export interface PricedCountry {
  readonly open: OpenCountry;
  readonly prices: SitePrices;
  readonly fibre: FibreReach;
  /** Per candidate: index into TOWERS. */
  readonly tower: Uint8Array;
  /** Candidates where the plan may build. */
  readonly sources: CandidateSources;
  /** Per candidate: 1 where the plan may build; absent for all. */
  readonly isAllowed: Uint8Array | undefined;
  readonly carried: CarriedCandidates;
  /** The user's own, by fiscal year. */
  readonly ownSites: readonly BuildableSite[];
}

export interface RollOutState {
  readonly queue: PlanQueue;
  /** Per open cell: its squares that are served, all of them where it counts. */
  readonly served: Uint16Array;
  /** Open cells that came to count, in this order: as many as `freshCount`. */
  readonly fresh: Uint32Array;
  freshCount: number;
  /** Per municipality: people at the 2020 level in cells that count. */
  readonly coveredPopulation: Float64Array;
  readonly notes: BuildNotes;
}

/** States that no roll-out is using: two may be under way at once. */
const idle = new WeakMap<OpenCountry, RollOutState[]>();

/** @param least people for whom a site is built */
export function beginState(priced: PricedCountry, least: number): RollOutState {
  const { open, sources, prices } = priced;
  const state = idle.get(open)?.pop() ?? createState(priced);
  beginQueue(state.queue, open.ranked, sources, prices, least);
  state.served.set(open.served);
  state.freshCount = 0;
  state.notes.count = 0;
  state.coveredPopulation.set(open.coveredPopulation);
  return state;
}

/** Says that nobody uses the state any more. */
export function endState({ open }: PricedCountry, state: RollOutState): void {
  const states = idle.get(open);
  if (states === undefined) idle.set(open, [state]);
  else states.push(state);
}

function createState({ open, sources, prices }: PricedCountry): RollOutState {
  return {
    queue: createPlanQueue(open.ranked, sources, prices),
    served: open.served.slice(),
    fresh: new Uint32Array(open.openCell.length),
    freshCount: 0,
    coveredPopulation: open.coveredPopulation.slice(),
    notes: createBuildNotes(1 << 12),
  };
}
