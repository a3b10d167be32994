import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DESK_LEAST_PX, deskWidthWithin, MAP_LEAST_PX, parseDeskWidth } from '../../src/state/display.ts';

describe('the width of a desk', () => {
  it('leaves the map its least wherever there is room for both', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.integer({ min: 0, max: 4000 }), (wanted, room) => {
        const width = deskWidthWithin(wanted, room);
        expect(width).toBeGreaterThanOrEqual(DESK_LEAST_PX);
        if (room >= DESK_LEAST_PX + MAP_LEAST_PX) expect(room - width).toBeGreaterThanOrEqual(MAP_LEAST_PX);
        expect(parseDeskWidth(String(width))).toBe(width);
      }),
    );
  });

  it('is read from what was kept, and from nothing else', () => {
    for (const text of [undefined, '', '12', 'wide', '1e9', '-400', 'NaN', '430.5'])
      expect(parseDeskWidth(text)).toBeUndefined();
    expect(parseDeskWidth('430')).toBe(430);
  });
});
