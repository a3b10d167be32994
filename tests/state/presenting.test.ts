import { signal } from '@preact/signals-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR } from '../../src/model/parameter.ts';
import type { AppState } from '../../src/state/app-state.ts';
import { LAYERS, TOPICS } from '../../src/state/layers/index.ts';
import { createPresenting, PRESENTING_KEYS, pressKey } from '../../src/state/presenting.ts';

const KEYS = Object.values(PRESENTING_KEYS).flat();

function appState() {
  return {
    fiscalYear: signal(2024),
    playing: signal(false),
    topic: signal('radio'),
    level: signal('cell'),
    flyTo: signal(undefined),
    language: signal('ja'),
    theme: signal('light'),
    desk: signal('fibre'),
  } as unknown as AppState;
}

describe('the keys of a presentation', () => {
  it('never share a key', () => {
    expect(new Set(KEYS).size).toBe(KEYS.length);
  });

  it('keep the year within the horizon and the topic among those there are, whatever is pressed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...KEYS, 'x', 'Enter'), { maxLength: 60 }), (presses) => {
        const app = appState();
        const presenting = createPresenting();
        for (const key of presses) expect(pressKey(app, presenting, key)).toBe(KEYS.includes(key));
        expect(app.fiscalYear.value).toBeGreaterThanOrEqual(FIRST_FISCAL_YEAR);
        expect(app.fiscalYear.value).toBeLessThanOrEqual(LAST_FISCAL_YEAR);
        expect(TOPICS).toContain(app.topic.value);
        expect(['cell', 'municipality', 'prefecture']).toContain(app.level.value);
      }),
    );
  });

  it('move the year there and back, end the play, and go round the levels of a topic', () => {
    const app = appState();
    const presenting = createPresenting();
    app.playing.value = true;
    pressKey(app, presenting, 'PageDown');
    expect([app.fiscalYear.value, app.playing.value]).toEqual([2025, false]);
    pressKey(app, presenting, ',');
    expect(app.fiscalYear.value).toBe(2024);
    for (let i = 0; i < LAYERS.radio.levels.length; i++) pressKey(app, presenting, 'm');
    expect(app.level.value).toBe('cell');
  });

  it('begin with the map alone, and stop again', () => {
    const app = appState();
    const presenting = createPresenting();
    pressKey(app, presenting, 'p');
    expect([presenting.isOn.value, app.desk.value]).toEqual([true, undefined]);
    pressKey(app, presenting, 'p');
    expect(presenting.isOn.value).toBe(false);
  });
});
