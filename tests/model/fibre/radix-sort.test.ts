import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indicesByKey } from '../../../src/model/fibre/radix-sort.ts';

describe('indicesByKey', () => {
  it('is the stable order of the keys', () => {
    const key = fc.oneof(
      fc.double({ min: 0, noNaN: true }).map((value) => Math.abs(value)),
      fc.constantFrom(0, 1, 1.5, Number.MIN_VALUE, Number.MAX_VALUE, Number.POSITIVE_INFINITY),
    );
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        const expected = keys
          .map((_, i) => i)
          .sort((a, b) => (keys[a] === keys[b] ? a - b : keys[a]! - keys[b]!));
        expect([...indicesByKey(Float64Array.from(keys))]).toEqual(expected);
      }),
    );
  });
});
