import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasSameInputs, inputsKey } from '../../src/model/scenario-inputs.ts';
import {
  movedStep,
  nextStepId,
  scenarioAtStep,
  stepChangeCount,
  stepInputs,
} from '../../src/model/script-step.ts';
import { scenarios, scripts } from '../random-scenario.ts';

describe('a step', () => {
  it('brings back every input that it was recorded with, over the scenario it was recorded on', () => {
    fc.assert(
      fc.property(scenarios, scenarios, (kept, onScreen) => {
        const view = { fiscalYear: 2030, topic: 'fibre', level: 'cell' };
        const step = { id: 'a', title: '', note: '', view, ...stepInputs(kept, onScreen) };
        const shown = scenarioAtStep(kept, step);
        expect(inputsKey(shown)).toBe(inputsKey(onScreen));
        expect(hasSameInputs(shown, onScreen)).toBe(true);
        expect(stepChangeCount(step) === 0).toBe(hasSameInputs(kept, onScreen));
        expect([shown.name, shown.note, shown.script]).toEqual([kept.name, kept.note, kept.script]);
      }),
    );
  });

  it('that speaks of nothing shows the scenario itself, whatever becomes of it', () => {
    fc.assert(
      fc.property(scenarios, (kept) => {
        const view = { fiscalYear: 2030, topic: 'fibre', level: 'cell' };
        const step = { id: 'a', title: '', note: '', view, ...stepInputs(kept, kept) };
        expect(scenarioAtStep(kept, step)).toBe(kept);
      }),
    );
  });

  it('moves to every place and no further, and leaves the others in their order', () => {
    fc.assert(
      fc.property(scripts, fc.integer({ min: -6, max: 6 }), fc.nat(4), (script, by, at) => {
        const step = script[at % Math.max(1, script.length)];
        const moved = movedStep(script, step?.id ?? 'none', by);
        expect(moved.filter((each) => each !== step)).toEqual(script.filter((each) => each !== step));
        if (step === undefined) return;
        const from = script.indexOf(step);
        expect(moved.indexOf(step)).toBe(Math.min(script.length - 1, Math.max(0, from + by)));
      }),
    );
  });

  it('gets an id that no other has', () => {
    fc.assert(
      fc.property(scripts, (script) => {
        expect(script.map(({ id }) => id)).not.toContain(nextStepId(script));
      }),
    );
  });
});
