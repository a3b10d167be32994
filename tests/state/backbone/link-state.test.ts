import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEVER } from '../../../src/model/backbone/backbone-network.ts';
import { FISCAL_YEARS, LAST_FISCAL_YEAR } from '../../../src/model/parameter.ts';
import { linkStateOf, partAt } from '../../../src/state/backbone/link-state.ts';
import { rowBackbone } from './small-backbone.ts';

const opens = fc.constantFrom(0, NEVER, LAST_FISCAL_YEAR + 1, ...FISCAL_YEARS);
const years = fc.constantFrom(...FISCAL_YEARS);

describe('the state of a link', () => {
  it('never goes back as the years pass, and is open by the end of the horizon unless it never is', () => {
    fc.assert(
      fc.property(opens, (open) => {
        const states = FISCAL_YEARS.map((year) => linkStateOf(open, year));
        const first = states.indexOf('open');
        if (first >= 0) expect(states.slice(first).every((state) => state === 'open')).toBe(true);
        expect(states.at(-1)).toBe(open <= LAST_FISCAL_YEAR ? 'open' : 'never');
        if (states[0] === 'never') expect(new Set(states)).toEqual(new Set(['never']));
      }),
    );
  });
});

describe('the part under a place', () => {
  it('is a node within reach, or else a link in service within reach, or nothing', () => {
    const M_PER_DEGREE = 111_132;
    fc.assert(
      fc.property(
        fc.array(opens, { minLength: 1, maxLength: 5 }),
        years,
        fc.double({ min: 134, max: 141, noNaN: true }),
        fc.double({ min: 34.5, max: 35.5, noNaN: true }),
        fc.double({ min: 100, max: 60_000, noNaN: true }),
        (open, year, lon, lat, reachM) => {
          const backbone = rowBackbone(open);
          const part = partAt(backbone, open, year, { lat, lon }, reachM);
          const scale = Math.cos((lat * Math.PI) / 180);
          const away = (n: number) => M_PER_DEGREE * Math.hypot((135 + n - lon) * scale, 35 - lat);
          const near = Array.from({ length: open.length + 1 }, (_, n) => n).filter((n) => away(n) <= reachM);
          if (near.length > 0) {
            expect(part?.kind).toBe('node');
            for (const n of near) expect(away(part!.index)).toBeLessThanOrEqual(away(n));
          } else if (part !== undefined) {
            expect(part.kind).toBe('link');
            expect(linkStateOf(open[part.index]!, year)).toBe('open');
            expect(Math.abs(lat - 35) * M_PER_DEGREE).toBeLessThanOrEqual(reachM);
            expect(lon).toBeGreaterThanOrEqual(135 + part.index - 1);
            expect(lon).toBeLessThanOrEqual(136 + part.index + 1);
          }
          const k = Math.floor(lon) - 135;
          const isOnLink = open[k] !== undefined && linkStateOf(open[k], year) === 'open';
          if (isOnLink && Math.abs(lat - 35) * M_PER_DEGREE <= reachM) expect(part).toBeDefined();
        },
      ),
    );
  });
});
