import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultScenario } from '../../../src/model/scenario.ts';
import { MOST_MARK_NOTE } from '../../../src/model/scenario-places.ts';
import { noteOf, withNote } from '../../../src/state/places/municipality-note.ts';

const code = fc.constantFrom('01100', '13101', '32525', '47201');

describe('notes on municipalities', () => {
  it('hold what was written last, one per municipality, in one order', () => {
    const written = fc.array(fc.tuple(code, fc.string({ maxLength: MOST_MARK_NOTE + 10 })));
    fc.assert(
      fc.property(written, (notes) => {
        const scenario = notes.reduce((now, [at, text]) => withNote(now, at, text), defaultScenario());
        const expected = new Map(notes);
        for (const [at, text] of expected)
          expect(noteOf(scenario, at)).toBe(text.trim().slice(0, MOST_MARK_NOTE));
        const codes = scenario.marks.map((mark) => mark.code);
        expect(codes).toEqual([...new Set(codes)].sort());
        expect(scenario.marks.every(({ note }) => note !== '')).toBe(true);
      }),
    );
  });
});
