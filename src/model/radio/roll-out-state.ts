/**
 * Where a roll-out stands, and how it goes back to its beginning: prices and gains of all candidates, queued once and
 * copied for every reading. A reading never sees what another has left.
 */
import { type CandidateQueue, createCandidateQueue, restoreQueue } from './candidate-queue.ts';
import type { OpenCountry } from './open-country.ts';
import type { BuildableSite } from './own-sites.ts';
import type { CarriedCandidates } from './property-places.ts';
import { type FibreReach, type SitePrices, siteCostsYen } from './site-cost.ts';

/** An open country under one scenario's prices, as they stand in the first year. */
export interface PricedCountry {
  readonly open: OpenCountry;
  readonly prices: SitePrices;
  readonly fibre: FibreReach;
  /** Per candidate: index into TOWERS. */
  readonly tower: Uint8Array;
  /** Per candidate: 1 where the plan may build; absent for all. */
  readonly isAllowed: Uint8Array | undefined;
  readonly carried: CarriedCandidates;
  /** The user's own, by fiscal year. */
  readonly ownSites: readonly BuildableSite[];
  /** Nobody has asked it for anything yet. */
  readonly queue: CandidateQueue;
}

export interface RollOutState {
  readonly queue: CandidateQueue;
  /** Per open cell: its squares that are served. */
  readonly served: Uint16Array;
  /** Per candidate: metres to fibre in the year at hand. */
  readonly metres: Float64Array;
  /** Per municipality: people at the 2020 level in cells that count. */
  readonly coveredPopulation: Float64Array;
}

export function pricedCountry(
  open: OpenCountry,
  prices: SitePrices,
  fibre: FibreReach,
  tower: Uint8Array,
  isAllowed: Uint8Array | undefined,
  carried: CarriedCandidates,
): PricedCountry {
  const { sets, prefecture, field } = open;
  const perCost = siteCostsYen(prices, tower, carried.isJoined, fibre.firstM);
  // Without a price every site would be free and none better than another: a yen keeps the order by people.
  for (let i = 0; i < perCost.length; i++) perCost[i] = 1 / Math.max(1, perCost[i]!);
  const gain = isAllowed ? open.gain.map((people, i) => people * isAllowed[i]!) : open.gain;
  const count = field.atlas.prefectures.count;
  const queue = createCandidateQueue(sets.candidateCell, count, prefecture, gain, perCost);
  return { open, prices, fibre, tower, isAllowed, carried, ownSites: [], queue };
}

/** States that no roll-out is using: two may be under way at once. */
const idle = new WeakMap<OpenCountry, RollOutState[]>();

export function beginState({ open, queue, fibre, isAllowed }: PricedCountry): RollOutState {
  // The queue of a part of the candidates has room for no others.
  const left = isAllowed === undefined ? idle.get(open)?.pop() : undefined;
  const state = left ?? createState(open, queue);
  state.queue.gain.set(queue.gain);
  state.queue.perCost!.set(queue.perCost!);
  restoreQueue(state.queue, queue);
  state.served.set(open.served);
  state.metres.set(fibre.firstM);
  state.coveredPopulation.set(open.coveredPopulation);
  return state;
}

/** Says that nobody uses the state any more. */
export function endState({ open, isAllowed }: PricedCountry, state: RollOutState): void {
  if (isAllowed !== undefined) return;
  const states = idle.get(open);
  if (states === undefined) idle.set(open, [state]);
  else states.push(state);
}

function createState(open: OpenCountry, { cellOf, gain, perCost, ...queue }: CandidateQueue): RollOutState {
  return {
    queue: {
      cellOf,
      gain: gain.slice(),
      perCost: perCost!.slice(),
      first: queue.first.slice(),
      next: queue.next.slice(),
      previous: queue.previous.slice(),
      where: queue.where.slice(),
      bucket: queue.bucket.slice(),
      start: queue.start.slice(),
      size: queue.size.slice(),
      slot: queue.slot.slice(),
      key: queue.key.slice(),
    },
    served: open.served.slice(),
    metres: new Float64Array(gain.length),
    coveredPopulation: open.coveredPopulation.slice(),
  };
}
