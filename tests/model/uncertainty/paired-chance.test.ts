import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/model/seeded-random.ts';
import { DEFAULT_TARGETS } from '../../../src/model/target.ts';
import { pairedChance, sameQuestion } from '../../../src/model/uncertainty/paired-chance.ts';

const pairs = fc
  .array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 200 })
  .map((list) => ({
    a: Uint8Array.from(list, ([a]) => Number(a)),
    b: Uint8Array.from(list, ([, b]) => Number(b)),
  }));
const shareOf = (met: Uint8Array) => met.reduce((sum, each) => sum + each, 0) / met.length;

describe('two scenarios, member by member', () => {
  it('part in as many members as their chances differ by, and no two shares tell it more closely', () => {
    fc.assert(
      fc.property(pairs, ({ a, b }) => {
        const { both, onlyA, onlyB, neither, difference, differenceError } = pairedChance(a, b);
        expect(both + onlyA + onlyB + neither).toBeCloseTo(1, 12);
        expect(both + onlyA).toBeCloseTo(shareOf(a), 12);
        expect(both + onlyB).toBeCloseTo(shareOf(b), 12);
        expect(difference).toBeCloseTo(shareOf(b) - shareOf(a), 12);
        expect(differenceError === 0).toBe(Math.abs(difference) === 1 || onlyA + onlyB === 0);
        const back = pairedChance(b, a);
        expect([back.onlyA, back.onlyB, back.difference]).toEqual([onlyB, onlyA, -difference || 0]);
        expect(pairedChance(a, a)).toMatchObject({ onlyA: 0, onlyB: 0, difference: 0, differenceError: 0 });
      }),
    );
  });

  it('have a difference within its error nineteen times in twenty', () => {
    const random = createRandom(11);
    const [members, rounds] = [400, 500];
    let within = 0;
    for (let round = 0; round < rounds; round++) {
      const draws = Float64Array.from({ length: members }, () => random());
      const met = (chance: number) => Uint8Array.from(draws, (draw) => Number(draw < chance));
      const { difference, differenceError } = pairedChance(met(0.5), met(0.58));
      if (Math.abs(difference - 0.08) <= differenceError) within++;
    }
    expect(within / rounds).toBeGreaterThan(0.92);
    expect(within / rounds).toBeLessThan(0.98);
  });

  it('are refused where there are not the same members', () => {
    expect(() => pairedChance(new Uint8Array(3), new Uint8Array(4))).toThrow('Expected the same members');
  });

  it('are asked about the same goal and year, or not at all', () => {
    const chance = (change: object) => ({
      target: { ...DEFAULT_TARGETS[0]!, ...change },
      share: new Float64Array(1),
      met: new Uint8Array(1),
    });
    const other = chance({});
    expect(sameQuestion(chance({}), [other])).toBe(other);
    for (const change of [{ id: 'x' }, { goal: 0.5 }, { fiscalYear: 2035 }])
      expect(sameQuestion(chance(change), [other])).toBeUndefined();
  });
});
