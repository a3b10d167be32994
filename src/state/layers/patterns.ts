/**
 * Patterns over the colours of a layer, for those who tell colours apart badly, for grey prints and poor projectors:
 * neighbours in a scale differ in direction as well as in colour.
 */
import type { ScaleEntry } from './layer-definition.ts';

/** In the order in which the entries of a scale take them; the first one has none. */
export const PATTERNS = ['plain', 'rising', 'dots', 'falling', 'level', 'crossed', 'upright'] as const;
export type Pattern = (typeof PATTERNS)[number];

/** Pixels from line to line, and how much of that is line. */
export const PATTERN_PERIOD_PX = 6;
export const PATTERN_SHARE = 0.28;

/** @param index position of the entry in its scale */
export function patternOfEntry(index: number): Pattern {
  return PATTERNS[index % PATTERNS.length]!;
}

/** Position in `PATTERNS` of every class byte, 256 bytes; 0 for classes that no entry names. */
export function patternTable(entries: readonly Pick<ScaleEntry, 'first' | 'last'>[]): Uint8Array {
  const table = new Uint8Array(256);
  entries.forEach(({ first, last }, i) => {
    table.fill(i % PATTERNS.length, first, last + 1);
  });
  return table;
}

/** Whether lines over a colour have to be light to be seen; `colour` as 0xrrggbb. */
export function needsLightInk(colour: number): boolean {
  // Luma of ITU-R BT.601, as much as a line over a fill needs.
  return 0.299 * (colour >> 16) + 0.587 * ((colour >> 8) & 255) + 0.114 * (colour & 255) < 128;
}

/**
 * Whether a pixel is on a line or dot of the pattern; the same rule as the shader of the cells.
 * @param x and `y` in pixels, repeating every `PATTERN_PERIOD_PX`
 */
export function isInked(pattern: Pattern, x: number, y: number): boolean {
  const u = x / PATTERN_PERIOD_PX;
  const v = y / PATTERN_PERIOD_PX;
  // Thirds and sixths add up to a hair beside whole numbers.
  const isLine = (at: number) => at + 1e-9 - Math.floor(at + 1e-9) < PATTERN_SHARE;
  switch (pattern) {
    case 'plain':
      return false;
    case 'rising':
      return isLine(u + v);
    case 'falling':
      return isLine(u - v);
    case 'level':
      return isLine(v);
    case 'upright':
      return isLine(u);
    case 'crossed':
      return isLine(u + v) || isLine(u - v);
    case 'dots':
      return Math.hypot(u - Math.floor(u) - 0.5, v - Math.floor(v) - 0.5) < PATTERN_SHARE;
  }
}
