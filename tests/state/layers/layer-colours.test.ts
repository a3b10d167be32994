import { describe, expect, it } from 'vitest';
import type { Theme } from '../../../src/state/app-state.ts';
import { oklab } from '../../../src/state/layers/colour-ramp.ts';
import { LAYERS, TOPICS } from '../../../src/state/layers/index.ts';
import { coloursOf } from '../../../src/state/layers/layer-colours.ts';

type Matrix = readonly (readonly [number, number, number])[];

/**
 * How colours look to people who lack one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1), on linear
 * red, green and blue.
 */
const VISIONS: Record<string, Matrix> = {
  ordinary: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

function seen(colour: string, matrix: Matrix): string {
  const rgb = [1, 3, 5].map((at) => {
    const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  const bytes = matrix.map((row) => {
    const value = Math.min(1, Math.max(0, row[0] * rgb[0]! + row[1] * rgb[1]! + row[2] * rgb[2]!));
    const c = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
    return Math.round(c * 255);
  });
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function distance(a: string, b: string): number {
  const [p, q] = [oklab(a), oklab(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

const THEMES: readonly Theme[] = ['light', 'dark'];
/** In OKLab, 0.02 is about what can just be told apart side by side. */
const NEIGHBOURS_APART = 0.06;
const COVERAGE_APART = 0.12;

describe.each(THEMES)('the colours in the %s theme', (theme) => {
  it.each(Object.keys(VISIONS))('tell the four states of coverage apart in %s vision', (vision) => {
    const colours = Object.values(coloursOf(theme).coverage).map((each) => seen(each, VISIONS[vision]!));
    colours.forEach((a, i) => {
      for (const b of colours.slice(i + 1)) expect(distance(a, b)).toBeGreaterThan(COVERAGE_APART);
    });
  });

  it.each(Object.keys(VISIONS))('tell neighbouring classes of every layer apart in %s vision', (vision) => {
    for (const topic of TOPICS) {
      for (const level of LAYERS[topic].levels) {
        const colours = LAYERS[topic]
          .scale(level, theme, 2026)
          .map(({ colour }) => seen(colour, VISIONS[vision]!));
        for (let i = 1; i < colours.length; i++) {
          const gap = distance(colours[i]!, colours[i - 1]!);
          expect(gap, `${topic} ${level} ${i}`).toBeGreaterThan(NEIGHBOURS_APART);
        }
      }
    }
  });

  it.each(Object.keys(VISIONS))('tell the classes of a difference apart in %s vision', (vision) => {
    const { worse, same, better, both, neither, onlyA, onlyB } = coloursOf(theme).delta;
    const see = (each: string) => seen(each, VISIONS[vision]!);
    const sizes = [onlyA, ...[...worse].reverse(), same, ...better, onlyB].map(see);
    for (let i = 1; i < sizes.length; i++)
      expect(distance(sizes[i]!, sizes[i - 1]!), `size ${i}`).toBeGreaterThan(NEIGHBOURS_APART);
    const states = [better[2], worse[2], both, neither].map(see);
    states.forEach((a, i) => {
      for (const b of states.slice(i + 1))
        expect(distance(a, b), `state ${i}`).toBeGreaterThan(NEIGHBOURS_APART);
    });
    worse.forEach((each, i) => {
      expect(distance(see(each), see(better[i]!)), `pair ${i}`).toBeGreaterThan(COVERAGE_APART);
    });
  });

  it('rise or fall in lightness along every ordered scale, so that they hold in grey', () => {
    const { amount, time, cost, distance: far } = coloursOf(theme);
    for (const anchors of [amount, time, cost, far]) {
      const lightness = anchors.map((each) => oklab(each)[0]);
      const steps = lightness.slice(1).map((each, i) => Math.sign(each - lightness[i]!));
      expect(new Set(steps).size).toBe(1);
    }
  });
});
