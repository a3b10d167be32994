import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BANDS, bandIndex } from '../../../src/model/radio/bands.ts';
import {
  allowedLossDb,
  ENVIRONMENT_CLASSES,
  type LinkAssumptions,
  linkBudget,
  propagationScenario,
  siteRange,
} from '../../../src/model/radio/link-budget.ts';
import { tr38901 } from '../../../src/model/radio/propagation/tr38901.ts';

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
          const stronger = { ...b, stationGainDbi: b.stationGainDbi + moreDb };
          expect(allowedLossDb(stronger, e, a)).toBeGreaterThanOrEqual(allowedLossDb(b, e, a));
          expect(siteRange(stronger, e, a).rangeM).toBeGreaterThanOrEqual(siteRange(b, e, a).rangeM);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('uses the allowed loss up at the range, to the centimetre', () => {
    fc.assert(
      fc.property(band, environment, assumptions, (b, e, a) => {
        const { rangeM, isCapped } = siteRange(b, e, a);
        if (rangeM === 0 || isCapped) return;
        const scenario = propagationScenario(b, e);
        const hBsM = { UMa: 25, UMi: 10, RMa: 35 }[scenario];
        const lossDb = (d2dM: number) => {
          const loss = tr38901({ scenario, fGhz: b.fGhz, d2dM, hBsM, hUtM: 1.5 });
          return loss.ok ? loss.value.nlosDb : Number.NaN;
        };
        expect(lossDb(rangeM)).toBeLessThanOrEqual(allowedLossDb(b, e, a) + 1e-9);
        expect(lossDb(rangeM + 0.02)).toBeGreaterThan(allowedLossDb(b, e, a) - 1e-9);
      }),
    );
  });

  it('stops where the propagation law does', () => {
    const open: LinkAssumptions = { edgeProbability: 0.5, interferenceMarginDb: 0, indoor: false };
    const strong = { ...BANDS[bandIndex('n28')]!, stationGainDbi: 30 };
    expect(siteRange(strong, 'rural', open)).toEqual({ rangeM: 5000, isCapped: true });
    const weak = { ...BANDS[bandIndex('n257')]!, stationGainDbi: -60 };
    expect(siteRange(weak, 'urban', open)).toEqual({ rangeM: 0, isCapped: false });
  });

  it('is the sum of its parts for two bands worked by hand', () => {
    // n77 back from a terminal: 23 + 20 − (−174 + 60.33 + 5 − 5) − 3 = 153.67, to it 68 − (−174 + 80 + 9 − 5) − 3 = 155.
    const open: LinkAssumptions = { edgeProbability: 0.5, interferenceMarginDb: 0, indoor: false };
    expect(allowedLossDb(BANDS[bandIndex('n77')]!, 'urban', open)).toBeCloseTo(153.666, 3);
    // n257 to a terminal: 5 + 26.02 + 20 − (−174 + 86.02 + 10 − 5) − 3 = 131.
    expect(allowedLossDb(BANDS[bandIndex('n257')]!, 'rural', open)).toBeCloseTo(131, 6);
  });

  it('gives the ranges of the default bands', () => {
    const rounded = (name: string, environmentClass: (typeof ENVIRONMENT_CLASSES)[number]) =>
      Math.round(siteRange(BANDS[bandIndex(name)]!, environmentClass, defaults).rangeM);
    expect(BANDS.map(({ name }) => rounded(name, 'urban'))).toEqual([1510, 1158, 1284, 1171, 93]);
    expect(BANDS.map(({ name }) => rounded(name, 'rural'))).toEqual([2737, 2093, 2323, 2116, 211]);
  });

  it('adds up term by term', () => {
    fc.assert(
      fc.property(band, environment, assumptions, (b, e, a) => {
        const budget = linkBudget(b, e, a);
        const weaker = budget.limitedBy === 'downlink' ? budget.downlinkDb : budget.uplinkDb;
        expect(weaker).toBe(Math.min(budget.downlinkDb, budget.uplinkDb));
        const { bodyDb, interferenceDb, penetrationDb, shadowDb } = budget;
        expect(budget.medianAllowedDb).toBeCloseTo(weaker - bodyDb - interferenceDb - penetrationDb, 9);
        expect(budget.allowedDb).toBeCloseTo(budget.medianAllowedDb - shadowDb, 9);
        expect(allowedLossDb(b, e, a)).toBe(budget.allowedDb);
      }),
    );
  });

  it('allows no more loss for a higher rate at the edge, and none for one that no modulation carries', () => {
    const rate = fc.double({ min: 0, max: 200, noNaN: true });
    fc.assert(
      fc.property(band, environment, assumptions, rate, rate, (b, e, a, one, other) => {
        const at = (downlinkMbps: number) =>
          allowedLossDb(b, e, { ...a, edgeRate: { downlinkMbps, uplinkMbps: 0.1 } });
        expect(at(Math.max(one, other))).toBeLessThanOrEqual(at(Math.min(one, other)));
        expect(at(Math.min(one, other))).toBeLessThanOrEqual(allowedLossDb(b, e, a));
      }),
    );
    const impossible = { ...defaults, edgeRate: { downlinkMbps: 10_000, uplinkMbps: 0 } };
    expect(linkBudget(BANDS[bandIndex('n28')]!, 'rural', impossible).downlinkDb).toBe(-Infinity);
    expect(siteRange(BANDS[bandIndex('n28')]!, 'rural', impossible).rangeM).toBe(0);
  });

  it('knows its bands', () => {
    expect(() => bandIndex('n1')).toThrow('n1');
  });
});
