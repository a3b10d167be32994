import { signal } from '@preact/signals-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FISCAL_YEARS } from '../../src/model/parameter.ts';
import { defaultScenario, type Scenario } from '../../src/model/scenario.ts';
import { inputsKey } from '../../src/model/scenario-inputs.ts';
import type { AppState } from '../../src/state/app-state.ts';
import { createPresenting } from '../../src/state/presenting.ts';
import { createScenarioEditor } from '../../src/state/scenarios/scenario-editor.ts';
import { createScript } from '../../src/state/script.ts';
import { parameterMoves, placesMoves, scenarios } from '../random-scenario.ts';

/** As much of the app as a script looks at; the atlas is not open, so places stay out. */
function stage(initial: Scenario) {
  let clock = 0;
  const app = {
    editor: createScenarioEditor(initial, () => (clock += 1000)),
    presenting: createPresenting(),
    playing: signal(false),
    atlas: signal({ kind: 'opening' }),
    fiscalYear: signal(2024),
    topic: signal('radio'),
    level: signal('cell'),
    desk: signal(undefined),
    selected: signal(undefined),
    camera: signal({ lon: 135, lat: 35, zoom: 5 }),
    flyTo: signal<unknown>(undefined),
    comparison: { mode: signal('off'), withId: signal('plan') },
  } as unknown as AppState;
  return { app, script: createScript(app) };
}

describe('a script', () => {
  it('plays back what was done while it was recorded, and leaves the scenario as it was', () => {
    const doings = fc.array(
      fc.record({
        move: parameterMoves,
        places: placesMoves,
        fiscalYear: fc.constantFrom(...FISCAL_YEARS),
        topic: fc.constantFrom('fibre', 'radio', 'hubs'),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(scenarios, doings, (any, steps) => {
        const initial = { ...any, script: [] };
        const { app, script } = stage(initial);
        script.isOpen.value = true;
        const done = steps.map(({ move, places: { places }, fiscalYear, topic }) => {
          app.editor.setParameter(move.id, move.value as never);
          app.editor.change({ ...app.editor.scenario.value, ...places });
          app.fiscalYear.value = fiscalYear;
          app.topic.value = topic as 'fibre';
          script.record();
          return [inputsKey(app.editor.scenario.value), fiscalYear, topic];
        });
        expect(script.current.value).toBe(script.steps.value.at(-1));
        app.presenting.isOn.value = true;
        expect(script.current.value).toBeUndefined();
        const shown = done.map(() => {
          expect(script.next()).toBe(true);
          return [inputsKey(app.editor.scenario.value), app.fiscalYear.value, app.topic.value];
        });
        expect(shown).toEqual(done);
        expect(script.next()).toBe(false);
        for (const expected of [...done].reverse().slice(1)) {
          script.previous();
          expect(inputsKey(app.editor.scenario.value)).toBe(expected[0]);
        }
        app.presenting.isOn.value = false;
        script.isOpen.value = false;
        expect(inputsKey(app.editor.scenario.value)).toBe(inputsKey(initial));
        expect(app.editor.scenario.value.script.length).toBe(steps.length);
        const tried = done[0]![0] !== inputsKey(initial);
        expect(script.endedTrial.value !== undefined).toBe(tried);
      }),
      { numRuns: 50 },
    );
  });

  it('records own sites that are moved in a trial, and puts them back with every step', () => {
    const site = {
      name: '',
      lat: 35,
      lon: 135,
      band: 'n28',
      operators: ['docomo'],
      fiscalYear: 2026,
    } as const;
    const { app, script } = stage({ ...defaultScenario(), sites: [site] });
    const move = (lat: number) => {
      app.editor.change({ ...app.editor.scenario.value, sites: [{ ...site, lat }] });
    };
    const lats = () => app.editor.scenario.value.sites.map(({ lat }) => lat);
    script.isOpen.value = true;
    script.record();
    move(36);
    script.record();
    app.editor.change({ ...app.editor.scenario.value, sites: [] });
    script.record();
    expect(script.steps.value.map(({ sites }) => sites?.length)).toEqual([undefined, 1, 0]);
    script.previous();
    expect(lats()).toEqual([36]);
    script.previous();
    expect(lats()).toEqual([35]);
    script.next();
    expect(lats()).toEqual([36]);
    script.next();
    expect(lats()).toEqual([]);
    script.isOpen.value = false;
    expect(lats()).toEqual([35]);
    // A step that does not speak of sites follows those of the scenario.
    move(37);
    script.enter(script.steps.value[0]!.id);
    expect(lats()).toEqual([37]);
  });

  it('takes a step over as one step of undo, and flies there', () => {
    fc.assert(
      fc.property(scenarios, (any) => {
        const { app, script } = stage({ ...any, script: [] });
        script.isOpen.value = true;
        script.record();
        app.editor.setParameter('hubs.count', any.parameters['hubs.count'] === 7 ? 8 : 7);
        const tried = inputsKey(app.editor.scenario.value);
        script.enter(script.steps.value[0]!.id);
        expect(inputsKey(app.editor.scenario.value)).toBe(inputsKey(any));
        expect(app.flyTo.value).toMatchObject({ lon: 135, zoom: 5, isFlight: true });
        app.editor.undo();
        expect(inputsKey(app.editor.scenario.value)).toBe(tried);
      }),
      { numRuns: 20 },
    );
  });

  it('orders, renames, records again and deletes steps, and puts a deleted one back', () => {
    const { app, script } = stage({ ...fc.sample(scenarios, { numRuns: 1, seed: 7 })[0]!, script: [] });
    script.isOpen.value = true;
    for (const fiscalYear of [2025, 2026, 2027]) {
      app.fiscalYear.value = fiscalYear;
      script.record();
    }
    const [a, b, c] = script.steps.value.map(({ id }) => id);
    const years = () => script.steps.value.map(({ view }) => view.fiscalYear);
    script.move(c!, -2);
    expect(years()).toEqual([2027, 2025, 2026]);
    script.describe(b!, { title: 'B', note: 'say this' });
    app.fiscalYear.value = 2035;
    script.recordAgain(b!);
    expect(script.steps.value[2]).toMatchObject({
      id: b,
      title: 'B',
      note: 'say this',
      view: { fiscalYear: 2035 },
    });
    script.remove(a!);
    expect(years()).toEqual([2027, 2035]);
    script.putBack();
    expect(years()).toEqual([2027, 2025, 2035]);
    expect(script.removed.value).toBeUndefined();
    // A step that is recorded while another is current comes behind it.
    script.enter(c!);
    app.fiscalYear.value = 2030;
    script.record();
    expect(years()).toEqual([2027, 2030, 2025, 2035]);
  });
});
