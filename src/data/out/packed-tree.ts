/**
 * The spatial index of FlatGeobuf: a packed R-tree over features in the order of a Hilbert curve, by which a reader finds
 * those of a rectangle without reading the others. The format's library reads it, but does not write it; sizes and
 * levels are the library's.
 */
import {
  calcTreeSize,
  DEFAULT_NODE_SIZE,
  generateLevelBounds,
  NODE_ITEM_BYTE_LEN,
} from 'flatgeobuf/lib/mjs/packedrtree.js';
import type { MultiPolygon, Point, Polygon, Position } from 'geojson';

export const NODE_SIZE = DEFAULT_NODE_SIZE;
/** West, south, east, north. */
export const BOX_LENGTH = 4;
const CURVE_BITS = 16;
/** Two numbers of 32 and 21 bits in one that a double holds exactly. */
const MAX_FEATURES = 2 ** 21;

/** Writes the box around a geometry at `4 * i`. */
export function putBox(boxes: Float64Array, i: number, geometry: Point | Polygon | MultiPolygon): void {
  const box = boxes.subarray(BOX_LENGTH * i, BOX_LENGTH * (i + 1));
  box.set([
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]);
  const take = ([x, y]: Position) => widen(box, 0, x!, y!, x!, y!);
  if (geometry.type === 'Point') take(geometry.coordinates);
  else {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    // What lies inside a ring is inside its box, too.
    for (const [outer] of polygons) for (const position of outer!) take(position);
  }
}

/** Around all boxes. */
export function boxAround(boxes: Float64Array): [number, number, number, number] {
  const box: [number, number, number, number] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (let at = 0; at < boxes.length; at += BOX_LENGTH)
    widen(box, 0, boxes[at]!, boxes[at + 1]!, boxes[at + 2]!, boxes[at + 3]!);
  return box;
}

function widen(
  box: Float64Array | number[],
  at: number,
  west: number,
  south: number,
  east: number,
  north: number,
): void {
  box[at] = Math.min(box[at]!, west);
  box[at + 1] = Math.min(box[at + 1]!, south);
  box[at + 2] = Math.max(box[at + 2]!, east);
  box[at + 3] = Math.max(box[at + 3]!, north);
}

/**
 * Features along a Hilbert curve through the middles of their boxes; ties in their own order.
 * @param boxes four numbers each
 * @throws RangeError for more than 2,097,151 features
 */
export function hilbertOrder(boxes: Float64Array): Uint32Array {
  const count = boxes.length / BOX_LENGTH;
  if (count >= MAX_FEATURES)
    throw new RangeError(`Expected fewer than ${MAX_FEATURES} features, got ${count}.`);
  const [west, south, east, north] = boxAround(boxes);
  const cells = 2 ** CURVE_BITS - 1;
  const scaled = (middle: number, from: number, to: number) =>
    to > from ? Math.floor((cells * (middle - from)) / (to - from)) : 0;
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const at = BOX_LENGTH * i;
    const x = scaled((boxes[at]! + boxes[at + 2]!) / 2, west, east);
    const y = scaled((boxes[at + 1]! + boxes[at + 3]!) / 2, south, north);
    keys[i] = hilbertIndex(x, y) * MAX_FEATURES + i;
  }
  return Uint32Array.from(keys.sort(), (key) => key % MAX_FEATURES);
}

/** Length along the curve to a cell of a square of 2¹⁶ × 2¹⁶ (Hilbert 1891), quadrant by quadrant. */
export function hilbertIndex(cellX: number, cellY: number): number {
  let [x, y, index] = [cellX, cellY, 0];
  for (let side = 2 ** (CURVE_BITS - 1); side >= 1; side /= 2) {
    const right = (x & side) > 0 ? 1 : 0;
    const upper = (y & side) > 0 ? 1 : 0;
    index += side * side * ((3 * right) ^ upper);
    if (upper === 0) {
      if (right === 1) [x, y] = [side - 1 - (x & (side - 1)), side - 1 - (y & (side - 1))];
      [x, y] = [y, x];
    }
    x &= side - 1;
    y &= side - 1;
  }
  return index;
}

/**
 * @param boxes of the features, in their own order
 * @param order of the features in the file; at least one
 * @param offsets byte at which each begins, in the order of the file, from the first on
 */
export function packedTree(
  boxes: Float64Array,
  order: Uint32Array,
  offsets: ArrayLike<number>,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(calcTreeSize(order.length, NODE_SIZE));
  const view = new DataView(bytes.buffer);
  const put = (node: number, box: ArrayLike<number>, offset: number) => {
    const at = node * NODE_ITEM_BYTE_LEN;
    for (let k = 0; k < BOX_LENGTH; k++) view.setFloat64(at + 8 * k, box[k]!, true);
    view.setBigUint64(at + 8 * BOX_LENGTH, BigInt(offset), true);
  };
  // Leaves stand last, the root first.
  const levels = generateLevelBounds(order.length, NODE_SIZE);
  const [firstLeaf] = levels[0]!;
  order.forEach((feature, i) => {
    const box = boxes.subarray(BOX_LENGTH * feature, BOX_LENGTH * (feature + 1));
    put(firstLeaf + i, box, offsets[i]!);
  });
  for (let level = 1; level < levels.length; level++) {
    const [from, to] = levels[level - 1]!;
    let [parent] = levels[level]!;
    for (let first = from; first < to; first += NODE_SIZE, parent++) {
      const children = new Float64Array(BOX_LENGTH * Math.min(NODE_SIZE, to - first));
      for (let k = 0; k < children.length; k++)
        children[k] = view.getFloat64(
          (first + Math.floor(k / BOX_LENGTH)) * NODE_ITEM_BYTE_LEN + 8 * (k % BOX_LENGTH),
          true,
        );
      put(parent, boxAround(children), first);
    }
  }
  return bytes;
}
