import { signal } from '@preact/signals-core';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS, LAST_FISCAL_YEAR } from '../../src/model/parameter.ts';
import type { AppState } from '../../src/state/app-state.ts';
import { createComparison, KEPT_ID } from '../../src/state/comparison.ts';
import { LAYERS, TOPICS } from '../../src/state/layers/index.ts';
import { createPlayback, PLAYBACK_SPEEDS, PLAYBACK_YEAR_MS } from '../../src/state/playback.ts';
import { createPresenting, PRESENTING_KEYS, pressKey } from '../../src/state/presenting.ts';

const KEYS = Object.values(PRESENTING_KEYS).flat();

function appState(stepCount = 0) {
  const fiscalYear = signal(2024);
  const playback = createPlayback(fiscalYear);
  const entered: string[] = [];
  const script = {
    steps: signal(Array.from({ length: stepCount }, (_, i) => ({ id: `${i}` }))),
    isOpen: signal(false),
    next: () => entered.push('next'),
    previous: () => entered.push('previous'),
    record: () => entered.push('record'),
  };
  return {
    entered,
    fiscalYear,
    playing: playback.isPlaying,
    playback,
    script,
    comparison: createComparison(signal('radio'), signal(undefined)),
    editor: { isTrial: signal(true) },
    topic: signal('radio'),
    level: signal('cell'),
    flyTo: signal(undefined),
    language: signal('ja'),
    theme: signal('light'),
    desk: signal('fibre'),
  } as unknown as AppState & { entered: string[] };
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

describe('a remote control', () => {
  it('moves the steps where there are any, and the years where there are none', () => {
    const without = appState();
    const presenting = createPresenting();
    for (const key of ['PageDown', 'PageDown', 'PageUp']) pressKey(without, presenting, key);
    expect([without.fiscalYear.value, without.entered]).toEqual([2025, []]);
    const withSteps = appState(3);
    for (const key of ['PageDown', 'PageUp', 'r']) pressKey(withSteps, presenting, key);
    expect([withSteps.fiscalYear.value, withSteps.entered]).toEqual([2024, ['next', 'previous', 'record']]);
  });
});

describe('the key of the comparison', () => {
  it('goes round side by side, difference and none, with what is saved while something is tried', () => {
    const app = appState();
    const modes = ['swipe', 'delta', 'off', 'swipe'].map(() => {
      pressKey(app, createPresenting(), 'c');
      return app.comparison.mode.value;
    });
    expect(modes).toEqual(['swipe', 'delta', 'off', 'swipe']);
    expect(app.comparison.withId.value).toBe(KEPT_ID);
  });
});

describe('a playback', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('shows every year once, at any pace, and ends on the last', () => {
    vi.useFakeTimers();
    for (const speed of PLAYBACK_SPEEDS) {
      const fiscalYear = signal(LAST_FISCAL_YEAR);
      const { isPlaying, speed: pace } = createPlayback(fiscalYear);
      pace.value = speed;
      isPlaying.value = true;
      const seen = [fiscalYear.value];
      for (let i = 0; isPlaying.value && i < 100; i++) {
        vi.advanceTimersByTime(PLAYBACK_YEAR_MS / speed);
        seen.push(fiscalYear.value);
      }
      expect(seen).toEqual(FISCAL_YEARS);
    }
  });

  it('begins again after the last year where it loops, and stops when it is told to', () => {
    vi.useFakeTimers();
    const fiscalYear = signal(2034);
    const { isPlaying, isLooping } = createPlayback(fiscalYear);
    isLooping.value = true;
    isPlaying.value = true;
    vi.advanceTimersByTime(3 * PLAYBACK_YEAR_MS);
    expect([fiscalYear.value, isPlaying.value]).toEqual([FIRST_FISCAL_YEAR + 1, true]);
    isPlaying.value = false;
    vi.advanceTimersByTime(10 * PLAYBACK_YEAR_MS);
    expect(fiscalYear.value).toBe(FIRST_FISCAL_YEAR + 1);
  });
});
