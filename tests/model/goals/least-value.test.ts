import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastValue } from '../../../src/model/goals/least-value.ts';
import { roundIndexAbove, roundValue } from '../../../src/model/goals/round-values.ts';
import { finish, type Steps } from '../../../src/model/progress.ts';

const MAXIMUM = 1e12;

/** @param surplus at each value of the lever */
function seek(surplus: (value: number) => number, guess: number, maximum = MAXIMUM) {
  const tried: number[] = [];
  function* attempt(value: number): Steps<{ isMet: boolean; surplus: number; reading: number }> {
    tried.push(value);
    yield { phase: 'test', fraction: 0 };
    return { isMet: surplus(value) >= 0, surplus: surplus(value), reading: value };
  }
  return { ...finish(leastValue(attempt, { guess, maximum, isWhole: false })), tried };
}

const needs = fc.double({ min: 100, max: 1e11, noNaN: true });

describe('the least value that meets a goal', () => {
  it('is the least round one where more is never worse, in few tries', () => {
    fc.assert(
      fc.property(needs, needs, fc.double({ min: 0.2, max: 2, noNaN: true }), (need, guess, power) => {
        // Returns of the lever that fall or rise.
        const more = (value: number) => Math.abs(value ** power - need ** power);
        const { met, short, tries, tried } = seek(
          (value) => (value < need ? -1 - more(value) : more(value)),
          guess,
        );
        expect(met!.value).toBe(roundValue(roundIndexAbove(need)));
        expect(met!.value).toBeGreaterThanOrEqual(need);
        expect(0.99 * met!.value).toBeLessThan(need);
        expect(short!.value).toBeLessThan(met!.value);
        expect(tries).toBe(tried.length);
        expect(tries).toBeLessThan(60);
      }),
    );
  });

  it('takes about a dozen tries from a guess that is within twice', () => {
    let most = 0;

    for (let need = 1e9; need < 4e9; need += 37e6) {
      const { tries } = seek((value) => Math.exp(-need / 2e9) - Math.exp(-value / 2e9), 2e9);
      most = Math.max(most, tries);
    }
    expect(most).toBeLessThanOrEqual(14);
  });

  it('fails at 1 % less wherever it answers, also where more may be worse', () => {
    fc.assert(
      fc.property(
        needs,
        needs,
        fc.array(fc.double({ min: 0.9, max: 1.1, noNaN: true }), { minLength: 1, maxLength: 5 }),
        (need, guess, dents) => {
          // Goes below the goal again in narrow dents, and above it in as narrow bumps.
          const surplus = (value: number) => {
            const dent = dents.findIndex((at) => Math.abs(value - at * need) < 0.004 * need);
            return dent < 0 ? value - need : dent % 2 === 0 ? -1 : 1;
          };
          const { met } = seek(surplus, guess);
          expect(surplus(met!.value)).toBeGreaterThanOrEqual(0);
          expect(surplus(0.99 * met!.value)).toBeLessThan(0);
        },
      ),
    );
  });

  it('asks for nothing where nothing is needed, and says where the most is not enough', () => {
    expect(seek(() => 0, 5e9)).toMatchObject({ met: { value: 0 }, short: undefined, tries: 1 });
    const out = seek((value) => Math.min(value, 1e9) - 2e9, 1e9);
    expect(out.met).toBeUndefined();
    expect(out.short).toMatchObject({ value: MAXIMUM, surplus: -1e9 });
    // What gains nothing more is not climbed step by step.
    expect(out.tries).toBeLessThanOrEqual(5);
  });
});
