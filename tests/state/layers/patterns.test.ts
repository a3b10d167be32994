import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isInked,
  needsLightInk,
  PATTERN_PERIOD_PX,
  PATTERNS,
  patternOfEntry,
  patternTable,
} from '../../../src/state/layers/patterns.ts';

const pixel = fc.integer({ min: -40, max: 40 });

describe('patterns of a scale', () => {
  it('differ between neighbours, and the legend has those of the map', () => {
    const entries = Array.from({ length: 12 }, (_, i) => ({ first: 1 + 2 * i, last: 2 + 2 * i }));
    const table = patternTable(entries);
    entries.forEach(({ first, last }, i) => {
      for (const each of [first, last]) expect(PATTERNS[table[each]!]).toBe(patternOfEntry(i));
      if (i > 0) expect(patternOfEntry(i)).not.toBe(patternOfEntry(i - 1));
    });
    expect(table[0]).toBe(0);
    expect(table[255]).toBe(0);
  });

  it('repeat without a seam, and leave more of the colour than they cover', () => {
    for (const pattern of PATTERNS) {
      fc.assert(
        fc.property(pixel, pixel, (x, y) => {
          const at = (dx: number, dy: number) =>
            isInked(pattern, x + 0.5 + dx * PATTERN_PERIOD_PX, y + 0.5 + dy * PATTERN_PERIOD_PX);
          expect(at(1, 0)).toBe(at(0, 0));
          expect(at(0, 1)).toBe(at(0, 0));
        }),
      );
      let inked = 0;
      const size = PATTERN_PERIOD_PX * 4;
      for (let y = 0; y < size; y++)
        for (let x = 0; x < size; x++) if (isInked(pattern, x / 4 + 0.1, y / 4 + 0.1)) inked++;
      const share = inked / size ** 2;
      if (pattern === 'plain') expect(share).toBe(0);
      else expect(share).toBeGreaterThan(0.1);
      expect(share).toBeLessThan(0.55);
    }
  });

  it('are light on dark colours', () => {
    expect(needsLightInk(0x174f86)).toBe(true);
    expect(needsLightInk(0x86b6d4)).toBe(false);
  });
});
