/**
 * Boundaries with fewer points, for small scales. Each arc is thinned once, so neighbours go on sharing their border
 * and no slit opens between them.
 */
import type { BoundaryTopology } from './boundaries.ts';

/** A degree of longitude in degrees of latitude at 36° N, amid the country (assumption: the same everywhere). */
const LON_SCALE = Math.cos((36 * Math.PI) / 180);

/**
 * Douglas and Peucker's algorithm on every arc; the ends of arcs, where borders meet, stay.
 * @param toleranceDegrees of latitude; no point left out lies farther than this from the line that stands for it
 */
export function thinBoundaries(topology: BoundaryTopology, toleranceDegrees: number): BoundaryTopology {
  const { scale } = topology.transform;
  const weightX = (scale[0] * LON_SCALE) / toleranceDegrees;
  const weightY = scale[1] / toleranceDegrees;
  return { ...topology, arcs: topology.arcs.map((arc) => thinArc(arc as number[][], weightX, weightY)) };
}

/** @param arc differences from point to point, in steps of the topology's grid */
function thinArc(arc: readonly number[][], weightX: number, weightY: number): number[][] {
  const count = arc.length;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    x[i] = (i > 0 ? x[i - 1]! : 0) + arc[i]![0]!;
    y[i] = (i > 0 ? y[i - 1]! : 0) + arc[i]![1]!;
  }
  const isKept = new Uint8Array(count);
  isKept[0] = 1;
  isKept[count - 1] = 1;
  const open: number[] = [0, count - 1];
  while (open.length > 0) {
    const last = open.pop()!;
    const first = open.pop()!;
    let farthest = -1;
    let greatest = 1;
    for (let i = first + 1; i < last; i++) {
      const squared = squaredDistance(x, y, i, first, last, weightX, weightY);
      if (squared > greatest) {
        greatest = squared;
        farthest = i;
      }
    }
    if (farthest < 0) continue;
    isKept[farthest] = 1;
    open.push(first, farthest, farthest, last);
  }
  const thinned: number[][] = [];
  let beforeX = 0;
  let beforeY = 0;
  for (let i = 0; i < count; i++) {
    if (isKept[i] === 0) continue;
    thinned.push([x[i]! - beforeX, y[i]! - beforeY]);
    beforeX = x[i]!;
    beforeY = y[i]!;
  }
  return thinned;
}

/** Of point i from the segment between two others, in squared tolerances. */
function squaredDistance(
  x: Float64Array,
  y: Float64Array,
  i: number,
  first: number,
  last: number,
  weightX: number,
  weightY: number,
): number {
  const alongX = (x[last]! - x[first]!) * weightX;
  const alongY = (y[last]! - y[first]!) * weightY;
  const fromX = (x[i]! - x[first]!) * weightX;
  const fromY = (y[i]! - y[first]!) * weightY;
  const length = alongX * alongX + alongY * alongY;
  const share = length > 0 ? (fromX * alongX + fromY * alongY) / length : 0;
  const t = share < 0 ? 0 : share > 1 ? 1 : share;
  const dx = fromX - t * alongX;
  const dy = fromY - t * alongY;
  return dx * dx + dy * dy;
}
