import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKept } from '../../src/model/kept.ts';

interface Levers {
  readonly usesMore: boolean;
  readonly base: number;
  readonly more: number;
  readonly list: readonly string[];
}

const levers: fc.Arbitrary<Levers> = fc.record({
  usesMore: fc.boolean(),
  base: fc.nat(2),
  more: fc.nat(2),
  list: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
});
/** Reads `more` only where it counts. */
const answer = (own: Levers) => `${own.base} ${own.usesMore ? own.more : ''} ${own.list.join()}`;

describe('kept results', () => {
  it('are what a fresh computation gives, whatever came before, also where reads depend on values', () => {
    fc.assert(
      fc.property(fc.array(levers, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (moves, depth) => {
        const kept = createKept(depth);
        for (const move of moves) {
          expect(kept.get('a', [], move, (own) => answer(own))).toBe(answer(move));
          expect(kept.get('b', [], move, ({ base }) => base)).toBe(move.base);
        }
      }),
    );
  });

  it('are computed again only where a value that was read, or an input, is another', () => {
    const kept = createKept();
    let count = 0;
    const ask = (move: Levers, input: object) =>
      kept.get('a', [input], move, (own) => {
        count++;
        return answer(own);
      });
    const input = {};
    const start: Levers = { usesMore: false, base: 1, more: 1, list: ['a'] };
    ask(start, input);
    ask({ ...start, more: 2, list: ['a'] }, input);
    expect(count).toBe(1);
    ask({ ...start, base: 2 }, input);
    expect(count).toBe(2);
    ask({ ...start, base: 2 }, {});
    expect(count).toBe(3);
  });

  it('stay for as many as are kept, those that were asked for last', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { maxLength: 20 }), fc.integer({ min: 1, max: 4 }), (moves, depth) => {
        const kept = createKept(depth);
        let last: number[] = [];
        for (const base of moves) {
          let isNew = false;
          kept.get('a', [], { base }, (own) => {
            isNew = true;
            return own.base;
          });
          expect(isNew).toBe(!last.includes(base));
          last = [base, ...last.filter((other) => other !== base)].slice(0, depth);
        }
      }),
    );
  });

  it('refuses a computation that takes the parameters as a whole', () => {
    const whole = () => createKept().get('a', [], { x: 1 }, (own) => ({ ...own }));
    expect(whole).toThrow('one by one');
  });
});
