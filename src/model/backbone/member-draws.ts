/** The luck of the members of a disaster, before anybody says what shakes or how much it bears. */
import { normalQuantile } from '../radio/propagation/normal-quantile.ts';
import { createRandom } from '../seeded-random.ts';
import type { Sampling } from './sampling.ts';

/** Standard deviations in degrees of intensity: of the event as a whole, of each place, and of what a building bears. */
const EVENT_DEVIATION = 0.25;
const PLACE_DEVIATION = 0.35;
const STRENGTH_DEVIATION = 0.4;
const OWN_DEVIATION = Math.hypot(PLACE_DEVIATION, STRENGTH_DEVIATION);

/** One member. */
export interface Draw {
  /** Degrees of intensity by which the event is stronger than its median; routes break `stronger` times as often. */
  readonly event: number;
  readonly stronger: number;
  /** Per node: degrees beyond that, of its ground and its building. */
  readonly own: Float64Array;
  /** Per link, 0–1: it breaks where the chance of a break is more. */
  readonly luck: Float64Array;
}

/** Gives one member after another; with new arrays each. */
export function drawMembers(nodeCount: number, linkCount: number, seed: number): () => Draw {
  const random = createRandom(seed);
  // A draw of exactly 0 has no quantile.
  const normal = () => normalQuantile(random() + 2 ** -33);
  return () => {
    const event = EVENT_DEVIATION * normal();
    const own = new Float64Array(nodeCount);
    for (let n = 0; n < nodeCount; n++) own[n] = OWN_DEVIATION * normal();
    // Drawn for every link, so that a new one leaves the luck of the others alone.
    const luck = new Float64Array(linkCount);
    for (let k = 0; k < linkCount; k++) luck[k] = random();
    return { event, stronger: 10 ** event, own, luck };
  };
}

/** Members to be met again and again. */
export interface KeptDraws {
  readonly draws: readonly Draw[];
  /** Per node: degrees of intensity by which shaking is above its median at most, in any member. */
  readonly most: Float64Array;
}

export function keepDraws(nodeCount: number, linkCount: number, { members, seed }: Sampling): KeptDraws {
  const draw = drawMembers(nodeCount, linkCount, seed);
  const draws = Array.from({ length: members }, draw);
  const most = new Float64Array(nodeCount).fill(Number.NEGATIVE_INFINITY);
  for (const { event, own } of draws) {
    for (let n = 0; n < nodeCount; n++) most[n] = Math.max(most[n]!, event + own[n]!);
  }
  return { draws, most };
}
