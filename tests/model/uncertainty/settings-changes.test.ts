import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settingsProblems } from '../../../src/model/uncertainty/check-settings.ts';
import { defaultUncertainty, FACTOR_IDS } from '../../../src/model/uncertainty/factors.ts';
import {
  isSameUncertainty,
  resolveUncertainty,
  uncertaintyChanges,
  uncertaintyDifferences,
} from '../../../src/model/uncertainty/settings-changes.ts';
import { uncertainties } from '../../random-scenario.ts';

describe('the uncertainty of a scenario', () => {
  it('is nothing where everything is at its default', () => {
    expect(uncertaintyChanges(defaultUncertainty())).toEqual({});
    expect(resolveUncertainty({})).toEqual(defaultUncertainty());
  });

  it('comes back from the whole settings as it was, and is always one that members can be drawn from', () => {
    fc.assert(
      fc.property(uncertainties, (changes) => {
        const settings = resolveUncertainty(changes);
        expect(uncertaintyChanges(settings)).toEqual(changes);
        expect(settingsProblems(settings, 'test')).toEqual([]);
        expect(Object.keys(settings.distributions)).toEqual([...FACTOR_IDS]);
      }),
    );
  });

  it('differs in what leads from the one to the other, and back again', () => {
    fc.assert(
      fc.property(uncertainties, uncertainties, (a, b) => {
        const there = uncertaintyDifferences(a, b);
        const settings = resolveUncertainty(a);
        const numbers = there.filter(({ id }) => id === 'members' || id === 'seed');
        const factors = there.filter(({ id }) => id !== 'members' && id !== 'seed');
        const moved = {
          ...settings,
          ...Object.fromEntries(numbers.map(({ id, to }) => [id, to])),
          distributions: {
            ...settings.distributions,
            ...Object.fromEntries(factors.map(({ id, to }) => [id, to])),
          },
        };
        expect(moved).toEqual(resolveUncertainty(b));
        const back = uncertaintyDifferences(b, a);
        expect(back.map(({ id, from, to }) => ({ id, from: to, to: from }))).toEqual(there);
        expect(isSameUncertainty(a, b)).toBe(there.length === 0);
        expect(isSameUncertainty(a, structuredClone(a))).toBe(true);
      }),
    );
  });
});
