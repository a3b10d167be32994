/** Playing through the fiscal years: how fast, and whether over and over. */
import { batch, effect, type Signal, signal } from '@preact/signals-core';
import { FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR } from '../model/parameter.ts';

/** Multiples of the usual pace. */
export const PLAYBACK_SPEEDS = [0.5, 1, 2, 4] as const;
export type PlaybackSpeed = (typeof PLAYBACK_SPEEDS)[number];

/** A year at the usual pace. */
export const PLAYBACK_YEAR_MS = 700;

export interface Playback {
  readonly isPlaying: Signal<boolean>;
  readonly speed: Signal<PlaybackSpeed>;
  /** Whether the first year follows the last. */
  readonly isLooping: Signal<boolean>;
}

export function createPlayback(fiscalYear: Signal<number>): Playback {
  const isPlaying = signal(false);
  const speed = signal<PlaybackSpeed>(1);
  const isLooping = signal(false);
  let timer: ReturnType<typeof setInterval> | undefined;
  effect(() => {
    clearInterval(timer);
    const everyMs = PLAYBACK_YEAR_MS / speed.value;
    if (!isPlaying.value) return;
    if (fiscalYear.peek() >= LAST_FISCAL_YEAR) fiscalYear.value = FIRST_FISCAL_YEAR;
    timer = setInterval(() => {
      batch(() => {
        const next = fiscalYear.peek() + 1;
        if (next > LAST_FISCAL_YEAR) {
          fiscalYear.value = FIRST_FISCAL_YEAR;
          return;
        }
        fiscalYear.value = next;
        if (next >= LAST_FISCAL_YEAR && !isLooping.peek()) isPlaying.value = false;
      });
    }, everyMs);
  });
  return { isPlaying, speed, isLooping };
}

/** The next faster or slower pace; the same at the ends. */
export function changedSpeed(speed: PlaybackSpeed, by: 1 | -1): PlaybackSpeed {
  const at = PLAYBACK_SPEEDS.indexOf(speed) + by;
  return PLAYBACK_SPEEDS[Math.min(PLAYBACK_SPEEDS.length - 1, Math.max(0, at))]!;
}
