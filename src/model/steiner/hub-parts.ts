/**
 * What a graph falls into where one vertex is taken out of it. Searches that begin at that vertex do not pass from one
 * part to another, so each part can be searched by itself: queues stay as short as a part is large.
 */
import type { SteinerGraph } from './graph.ts';

export interface HubParts {
  readonly hub: number;
  /** The hub's slots, part by part, rising within a part. */
  readonly slots: Int32Array;
  /** Where each part begins in `slots`, and their number at the end. */
  readonly start: Int32Array;
}

export function partsAround({ nodeCount, offsets, target }: SteinerGraph, hub: number): HubParts {
  const from = offsets[hub]!;
  const to = offsets[hub + 1]!;
  const part = new Int32Array(nodeCount).fill(-1);
  const queue = new Int32Array(nodeCount);
  let parts = 0;
  for (let k = from; k < to; k++) {
    if (part[target[k]!]! >= 0) continue;
    part[target[k]!] = parts;
    queue[0] = target[k]!;
    for (let head = 0, size = 1; head < size; head++) {
      const u = queue[head]!;
      for (let i = offsets[u]!; i < offsets[u + 1]!; i++) {
        const v = target[i]!;
        if (v === hub || part[v]! >= 0) continue;
        part[v] = parts;
        queue[size++] = v;
      }
    }
    parts++;
  }
  const start = new Int32Array(parts + 1);
  for (let k = from; k < to; k++) start[part[target[k]!]! + 1]!++;
  for (let p = 0; p < parts; p++) start[p + 1]! += start[p]!;
  const next = start.slice();
  const slots = new Int32Array(to - from);
  for (let k = from; k < to; k++) slots[next[part[target[k]!]!]!++] = k;
  return { hub, slots, start };
}
