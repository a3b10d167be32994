import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveParameters } from '../../../src/model/parameters.ts';
import { defaultScenario } from '../../../src/model/scenario.ts';
import { wishOf, withWish } from '../../../src/state/scenarios/municipality-wish.ts';

const codes = ['01202', '01206', '34208'] as const;
const asks = fc.array(
  fc.record({ code: fc.constantFrom(...codes), wish: fc.constantFrom('first', 'veto', undefined) }),
);

describe('what councils ask', () => {
  it('stands as asked last, never both, and leaves the others alone', () => {
    fc.assert(
      fc.property(asks, (all) => {
        let scenario = defaultScenario();
        const expected = new Map<string, 'first' | 'veto' | undefined>();
        for (const { code, wish } of all) {
          scenario = withWish(scenario, code, wish);
          expected.set(code, wish);
        }
        const parameters = resolveParameters(scenario.parameters);
        const lists = [
          ...parameters['fibre.priorityMunicipalities'],
          ...parameters['fibre.vetoedMunicipalities'],
        ];
        expect(new Set(lists).size).toBe(lists.length);
        for (const code of codes) expect(wishOf(scenario, code)).toBe(expected.get(code));
      }),
    );
  });

  it('leaves no trace where everything is taken back', () => {
    const scenario = defaultScenario();
    expect(withWish(withWish(scenario, '01206', 'first'), '01206', undefined)).toEqual(scenario);
  });
});
