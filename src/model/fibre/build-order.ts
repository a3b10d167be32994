/**
 * What is built in which order. The tail's own order gives most households per yen; councils may put municipalities
 * first or refuse them, a price may be the highest that fibre is built for, and the lowest prefectures may come first.
 * Whatever comes earlier takes along the places that its cable has to pass.
 */
export const STATUSES = ['planned', 'threshold', 'technology', 'veto'] as const;
export type Status = (typeof STATUSES)[number];
export const PLANNED = 0;
const THRESHOLD = 1;
const TECHNOLOGY = 2;
const VETO = 3;

export interface OrderedPlaces {
  readonly parentAt: Int32Array;
  readonly priceYen: Float64Array;
  readonly households: Float64Array;
  readonly municipality: Uint16Array;
  readonly prefecture: Uint8Array;
}

export interface Exclusions {
  readonly highestPriceYen: number;
  /** Per municipality: 1 where nothing is built. */
  readonly isVetoed: Uint8Array;
  /** Per position: 1 where another technology is chosen; absent where the price alone decides. */
  readonly isCheaperOtherwise?: Uint8Array;
}

/**
 * Why each position is left out, or PLANNED. What hangs from a place that is left out is left out with it.
 * @param status per position, filled
 */
export function excludePlaces(places: OrderedPlaces, exclusions: Exclusions, status: Uint8Array): Uint8Array {
  const { parentAt, priceYen, municipality } = places;
  const { highestPriceYen, isVetoed, isCheaperOtherwise } = exclusions;
  for (let i = 0; i < status.length; i++) {
    const up = parentAt[i]!;
    if (isVetoed[municipality[i]!] === 1) status[i] = VETO;
    else if (up >= 0 && status[up] !== PLANNED) status[i] = status[up]!;
    else if (priceYen[i]! > highestPriceYen) status[i] = THRESHOLD;
    else if (isCheaperOtherwise?.[i] === 1) status[i] = TECHNOLOGY;
    else status[i] = PLANNED;
  }
  return status;
}

export interface Ranking {
  /** Per municipality: 1 where a council puts it first. */
  readonly isPriority: Uint8Array;
  /** Absent where the cheapest come first everywhere. */
  readonly lowestFirst?: {
    /** Per prefecture, households at the 2020 level. */
    readonly served: Float64Array;
    readonly total: Float64Array;
    /** Coverage, 0–1, up to which the lowest prefecture comes first. */
    readonly target: number;
  };
}

/** Positions that are planned, in the order in which they are built, each after its parent. */
export function buildOrder(places: OrderedPlaces, status: Uint8Array, ranking: Ranking): Uint32Array {
  const { municipality } = places;
  const isTaken = new Uint8Array(status.length);
  const order = new Uint32Array(status.length);
  let count = 0;
  if (ranking.isPriority.includes(1)) {
    for (let i = 0; i < status.length; i++) {
      if (status[i] === PLANNED && ranking.isPriority[municipality[i]!] === 1) {
        count = takeWithAncestors(places, i, isTaken, order, count);
      }
    }
  }
  if (ranking.lowestFirst !== undefined) {
    count = takeLowestFirst(places, status, ranking.lowestFirst, isTaken, order, count);
  }
  for (let i = 0; i < status.length; i++) {
    if (status[i] === PLANNED && isTaken[i] === 0) order[count++] = i;
  }
  return order.subarray(0, count);
}

function takeWithAncestors(
  { parentAt }: OrderedPlaces,
  position: number,
  isTaken: Uint8Array,
  order: Uint32Array,
  start: number,
): number {
  let count = start;
  for (let i = position; i >= 0 && isTaken[i] === 0; i = parentAt[i]!) {
    isTaken[i] = 1;
    order[count++] = i;
  }
  // From the place up to the network, so turned round.
  order.subarray(start, count).reverse();
  return count;
}

/** Takes the next place of whichever prefecture stands lowest, until all that have places left reach the target. */
function takeLowestFirst(
  places: OrderedPlaces,
  status: Uint8Array,
  { served, total, target }: NonNullable<Ranking['lowestFirst']>,
  isTaken: Uint8Array,
  order: Uint32Array,
  start: number,
): number {
  const { prefecture, households } = places;
  const prefectures = total.length;
  const reached = served.slice();
  for (let i = 0; i < start; i++) reached[prefecture[order[i]!]!]! += households[order[i]!]!;
  const { offsets, positions } = byPrefecture(prefecture, prefectures);
  const next = offsets.slice(0, prefectures);
  // Coverage of each prefecture that has places left; one that has none is out of the race.
  const share = reached.map((count, p) =>
    next[p]! < offsets[p + 1]! ? count / total[p]! : Number.POSITIVE_INFINITY,
  );
  let count = start;
  for (;;) {
    let lowest = 0;
    for (let p = 1; p < prefectures; p++) if (share[p]! < share[lowest]!) lowest = p;
    if (!(share[lowest]! < target)) return count;
    const position = positions[next[lowest]!++]!;
    if (status[position] === PLANNED && isTaken[position] === 0) {
      const before = count;
      count = takeWithAncestors(places, position, isTaken, order, count);
      for (let i = before; i < count; i++) {
        const p = prefecture[order[i]!]!;
        reached[p]! += households[order[i]!]!;
        if (next[p]! < offsets[p + 1]!) share[p] = reached[p]! / total[p]!;
      }
    }
    if (next[lowest]! >= offsets[lowest + 1]!) share[lowest] = Number.POSITIVE_INFINITY;
  }
}

/** Positions of each prefecture, in their order. */
function byPrefecture(
  prefecture: Uint8Array,
  prefectures: number,
): { offsets: Uint32Array; positions: Uint32Array } {
  const offsets = new Uint32Array(prefectures + 1);
  for (const p of prefecture) offsets[p + 1]!++;
  for (let p = 0; p < prefectures; p++) offsets[p + 1]! += offsets[p]!;
  const fill = offsets.slice(0, prefectures);
  const positions = new Uint32Array(prefecture.length);
  for (let i = 0; i < prefecture.length; i++) positions[fill[prefecture[i]!]!++] = i;
  return { offsets, positions };
}
