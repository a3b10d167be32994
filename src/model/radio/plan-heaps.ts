/**
 * A heap of places for every prefecture: greatest key at the top, and of equal ones the candidate of the lowest cell.
 * All lie in two columns, each heap where its prefecture's places would lie.
 */
import type { CandidateSources } from './candidate-sources.ts';

export interface PlanHeaps {
  /** Per place: its candidate; these rise by cell. */
  candidate: Uint32Array;
  /** Prefecture g's heap starts at `root[g]` and holds `size[g]` places with their keys. */
  root: Uint32Array;
  readonly size: Uint32Array;
  readonly place: Int32Array;
  readonly key: Float64Array;
}

/** @param most places that there may be */
export function createPlanHeaps(groups: number, most: number): PlanHeaps {
  return {
    candidate: new Uint32Array(0),
    root: new Uint32Array(groups),
    size: new Uint32Array(groups),
    place: new Int32Array(most),
    key: new Float64Array(most),
  };
}

/** Empties all heaps. */
export function beginHeaps(heaps: PlanHeaps, { candidate, first, start }: CandidateSources): void {
  heaps.candidate = candidate;
  heaps.root = Uint32Array.from(heaps.size, (_, g) => start[first[g]!]!);
  heaps.size.fill(0);
}

/** Adds a place to a heap that is not set in order yet. */
export function addUnordered(heaps: PlanHeaps, group: number, place: number, key: number): void {
  const at = heaps.root[group]! + heaps.size[group]!++;
  heaps.place[at] = place;
  heaps.key[at] = key;
}

export function setInOrder(heaps: PlanHeaps, group: number): void {
  for (let at = (heaps.size[group]! >>> 1) - 1; at >= 0; at--) sink(heaps, group, at);
}

export function push(heaps: PlanHeaps, group: number, place: number, key: number): void {
  addUnordered(heaps, group, place, key);
  rise(heaps, group, heaps.size[group]! - 1);
}

/** Takes the top away. */
export function takeTop(heaps: PlanHeaps, group: number): void {
  const root = heaps.root[group]!;
  const last = root + --heaps.size[group]!;
  heaps.place[root] = heaps.place[last]!;
  heaps.key[root] = heaps.key[last]!;
  sink(heaps, group, 0);
}

/** Lets the top sink to where a lower key belongs. */
export function lowerTop(heaps: PlanHeaps, group: number, key: number): void {
  heaps.key[heaps.root[group]!] = key;
  sink(heaps, group, 0);
}

/** Takes a place away that is in the heap. */
export function takeOut(heaps: PlanHeaps, group: number, place: number): void {
  const root = heaps.root[group]!;
  const position = heaps.place.subarray(root, root + heaps.size[group]!).indexOf(place);
  // Lifted to the top as if it were the best of all, and taken from there.
  heaps.key[root + position] = Number.POSITIVE_INFINITY;
  rise(heaps, group, position);
  takeTop(heaps, group);
}

function rise(
  { place: heap, key, candidate, root: roots }: PlanHeaps,
  group: number,
  position: number,
): void {
  const root = roots[group]!;
  const own = heap[root + position]!;
  const ownKey = key[root + position]!;
  let at = position;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const parentKey = key[root + parent]!;
    if (parentKey > ownKey || (parentKey === ownKey && candidate[heap[root + parent]!]! < candidate[own]!))
      break;
    heap[root + at] = heap[root + parent]!;
    key[root + at] = parentKey;
    at = parent;
  }
  heap[root + at] = own;
  key[root + at] = ownKey;
}

function sink(
  { place: heap, key, candidate, root: roots, size: sizes }: PlanHeaps,
  group: number,
  position: number,
): void {
  const root = roots[group]!;
  const size = sizes[group]!;
  if (position >= size) return;
  const own = heap[root + position]!;
  const ownKey = key[root + position]!;
  let at = position;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    let childKey = key[root + child]!;
    if (child + 1 < size) {
      const otherKey = key[root + child + 1]!;
      if (
        otherKey > childKey ||
        (otherKey === childKey && candidate[heap[root + child + 1]!]! < candidate[heap[root + child]!]!)
      ) {
        child++;
        childKey = otherKey;
      }
    }
    if (childKey < ownKey || (childKey === ownKey && candidate[heap[root + child]!]! > candidate[own]!))
      break;
    heap[root + at] = heap[root + child]!;
    key[root + at] = childKey;
    at = child;
  }
  heap[root + at] = own;
  key[root + at] = ownKey;
}
