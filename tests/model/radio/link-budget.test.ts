import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../../src/model/normal-distribution.ts';
import {
  allowedLossDb,
  BANDS,
  bandIndex,
  ENVIRONMENT_CLASSES,
  type LinkAssumptions,
  siteRange,
} from '../../../src/model/radio/link-budget.ts';

const band = fc.constantFrom(...BANDS);
const environment = fc.constantFrom(...ENVIRONMENT_CLASSES);
const assumptions: fc.Arbitrary<LinkAssumptions> = fc.record({
  edgeProbability: fc.double({ min: 0.5, max: 0.99, noNaN: true }),
  interferenceMarginDb: fc.double({ min: 0, max: 20, noNaN: true }),
  indoor: fc.boolean(),
});
const defaults: LinkAssumptions = { edgeProbability: 0.75, interferenceMarginDb: 3, indoor: false };

describe('link budget', () => {
  it('gives no longer range for more margin, more certainty or indoors', () => {
    fc.assert(
      fc.property(
        band,
        environment,
        assumptions,
        fc.double({ min: 0, max: 10, noNaN: true }),
        (b, e, a, moreDb) => {
          const { rangeM } = siteRange(b, e, a);
          const stricter = { ...a, interferenceMarginDb: a.interferenceMarginDb + moreDb };
          expect(siteRange(b, e, stricter).rangeM).toBeLessThanOrEqual(rangeM);
          expect(siteRange(b, e, { ...a, indoor: true }).rangeM).toBeLessThanOrEqual(rangeM);
          const surer = { ...a, edgeProbability: Math.min(0.99, a.edgeProbability + 0.05) };
          expect(siteRange(b, e, surer).rangeM).toBeLessThanOrEqual(rangeM);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('gives no shorter range for more power', () => {
    fc.assert(
      fc.property(
        band,
        environment,
        assumptions,
        fc.double({ min: 0, max: 10, noNaN: true }),
        (b, e, a, moreDb) => {
          const stronger = { ...b, eirpDbm: b.eirpDbm + moreDb, stationGainDbi: b.stationGainDbi + moreDb };
          expect(allowedLossDb(stronger, e, a)).toBeGreaterThanOrEqual(allowedLossDb(b, e, a));
          expect(siteRange(stronger, e, a).rangeM).toBeGreaterThanOrEqual(siteRange(b, e, a).rangeM);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('reaches farther with a lower band, and stops where the propagation law does', () => {
    const ranges = ['n28', 'n3', 'n77', 'n257'].map(
      (name) => siteRange(BANDS[bandIndex(name)]!, 'suburban', defaults).rangeM,
    );
    expect([...ranges].sort((x, y) => y - x)).toEqual(ranges);
    expect(siteRange(BANDS[bandIndex('n28')]!, 'rural', defaults)).toEqual({ rangeM: 5000, isCapped: true });
  });

  it('is the sum of its parts for one band worked by hand', () => {
    // n77 towards a terminal: 70 + 0 − (−174 + 80 + 9) + 3 = 158; back: 23 + 24 − (−174 + 59.54 + 5) + 3 = 159.46.
    const open: LinkAssumptions = { edgeProbability: 0.5, interferenceMarginDb: 0, indoor: false };
    expect(allowedLossDb(BANDS[bandIndex('n77')]!, 'urban', open)).toBeCloseTo(158, 9);
  });

  it('knows its bands', () => {
    expect(() => bandIndex('n1')).toThrow('n1');
  });
});

describe('normal quantile', () => {
  it('equals tabled values and is odd around one half', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963985, 8);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306, 8);
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 0.5, noNaN: true }), (p) => {
        expect(normalQuantile(p)).toBeCloseTo(-normalQuantile(1 - p), 6);
      }),
    );
  });
});
