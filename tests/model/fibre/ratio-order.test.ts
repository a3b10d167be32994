import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratioOrder } from '../../../src/model/fibre/ratio-order.ts';

interface Tree {
  /** Parents of lower number, or -1. */
  readonly parent: Int32Array;
  readonly value: Float64Array;
  readonly cost: Float64Array;
}

/** Small numbers, so that equal prices, nothing to gain and nothing to pay are common. */
const randomForest = (size: number): fc.Arbitrary<Tree> =>
  fc
    .array(
      fc.record({
        parent: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        value: fc.integer({ min: 0, max: 5 }),
        cost: fc.integer({ min: 0, max: 5 }),
      }),
      { minLength: 1, maxLength: size },
    )
    .map((vertices) => ({
      parent: Int32Array.from(vertices, (v, i) => Math.floor(v.parent * (i + 1)) - 1),
      value: Float64Array.from(vertices, (v) => v.value),
      cost: Float64Array.from(vertices, (v) => v.cost),
    }));

const all = (tree: Tree) => Uint32Array.from(tree.parent.keys());
const orderOf = (tree: Tree) => ratioOrder(all(tree), tree.parent, tree.value, tree.cost);

/** Breakpoints (cost, value) of the order, from (0, 0). */
function curve(tree: Tree): { cost: number; value: number }[] {
  const { order, blockEnd } = orderOf(tree);
  const points = [{ cost: 0, value: 0 }];
  let cost = 0;
  let value = 0;
  let next = 0;
  order.forEach((v, i) => {
    cost += tree.cost[v]!;
    value += tree.value[v]!;
    if (i + 1 === blockEnd[next]) {
      points.push({ cost, value });
      next++;
    }
  });
  return points;
}

describe('ratioOrder', () => {
  it('takes every vertex once, and none before its parent', () => {
    fc.assert(
      fc.property(randomForest(60), (tree) => {
        const { order, blockEnd } = orderOf(tree);
        expect([...order].sort((a, b) => a - b)).toEqual([...all(tree)]);
        const place = new Map([...order].map((v, i) => [v, i]));
        for (const v of order) {
          if (tree.parent[v]! >= 0) expect(place.get(tree.parent[v]!)!).toBeLessThan(place.get(v)!);
        }
        expect(blockEnd.at(-1)).toBe(order.length);
      }),
      { numRuns: 300 },
    );
  });

  it('has at each breakpoint at least the value of every feasible set of no more cost (up to 9 vertices)', () => {
    fc.assert(
      fc.property(randomForest(9), (tree) => {
        const n = tree.parent.length;
        // What costs nothing comes first, block by block: a cost's value is the last one there.
        const points = [...new Map(curve(tree).map(({ cost, value }) => [cost, value]))];
        // Every prefix of a feasible order is a set closed under parents, and every such set is such a prefix.
        for (let set = 0; set < 1 << n; set++) {
          let cost = 0;
          let value = 0;
          let closed = true;
          for (let v = 0; v < n; v++) {
            if ((set & (1 << v)) === 0) continue;
            if (tree.parent[v]! >= 0 && (set & (1 << tree.parent[v]!)) === 0) closed = false;
            cost += tree.cost[v]!;
            value += tree.value[v]!;
          }
          if (!closed) continue;
          for (const [pointCost, pointValue] of points) {
            if (cost <= pointCost) expect(value).toBeLessThanOrEqual(pointValue);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is concave through its breakpoints, at the prices it names', () => {
    fc.assert(
      fc.property(randomForest(60), (tree) => {
        const { blockPrice } = orderOf(tree);
        const points = curve(tree);
        for (let k = 0; k < blockPrice.length; k++) {
          const cost = points[k + 1]!.cost - points[k]!.cost;
          const value = points[k + 1]!.value - points[k]!.value;
          const price = cost === 0 ? 0 : value === 0 ? Number.POSITIVE_INFINITY : cost / value;
          expect(blockPrice[k]).toBe(price);
          if (k > 0) expect(blockPrice[k]!).toBeGreaterThanOrEqual(blockPrice[k - 1]!);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('treats parents outside the given vertices as standing', () => {
    const parent = Int32Array.of(-1, 0, 1);
    const value = Float64Array.of(0, 1, 1);
    const cost = Float64Array.of(100, 5, 1);
    const { order, blockPrice } = ratioOrder(Uint32Array.of(1, 2), parent, value, cost);
    expect([...order]).toEqual([1, 2]);
    expect([...blockPrice]).toEqual([3]);
  });
});
