import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fresnelIntegrals,
  knifeEdgeDb,
  knifeEdgeExactDb,
} from '../../../../src/model/radio/propagation/p526.ts';
import { referenceRows } from './reference-rows.ts';

const rows = referenceRows('p526_knife_edge.csv');

describe('knife edge of P.526', () => {
  it('approximates the Fresnel integrals within the 0.15 dB it claims', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.7, max: 1000, noNaN: true }), (nu) => {
        expect(Math.abs(knifeEdgeDb(nu) - knifeEdgeExactDb(nu))).toBeLessThan(0.15);
      }),
    );
  });

  it('loses more the deeper the shadow', () => {
    const nu = fc.double({ min: -1, max: 100, noNaN: true });
    fc.assert(
      fc.property(nu, nu, (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(knifeEdgeExactDb(more)).toBeGreaterThanOrEqual(knifeEdgeExactDb(less) - 1e-9);
        expect(knifeEdgeDb(more)).toBeGreaterThanOrEqual(knifeEdgeDb(less));
      }),
    );
  });

  it('joins series and continued fraction without a step', () => {
    const below = fresnelIntegrals(1.5);
    const above = fresnelIntegrals(1.5 + 1e-12);
    expect(above.c).toBeCloseTo(below.c, 11);
    expect(above.s).toBeCloseTo(below.s, 11);
    expect(knifeEdgeExactDb(1.5 + 1e-12)).toBeCloseTo(knifeEdgeExactDb(1.5), 10);
  });

  it('has the tabulated Fresnel integrals, odd in ν', () => {
    expect(fresnelIntegrals(1).c).toBeCloseTo(0.7798934003768228, 14);
    expect(fresnelIntegrals(1).s).toBeCloseTo(0.4382591473903547, 14);
    expect(fresnelIntegrals(-5).c).toBeCloseTo(-0.5636311887040122, 14);
    expect(fresnelIntegrals(-5).s).toBeCloseTo(-0.4991913819171168, 14);
  });

  it('loses half the field, 6.02 dB, at the edge itself', () => {
    expect(knifeEdgeExactDb(0)).toBeCloseTo(20 * Math.log10(2), 12);
  });

  it.skipIf(rows === undefined)('agrees with the reference rows within 1e-5 dB', () => {
    for (const row of rows!) {
      const nu = Number(row.v);
      const exact = Number(row['J_exact_db(Eq.30 Fresnel)']);
      const approximate = Number(row['J_approx_db(Eq.31; valid v>-0.78)']);
      expect(Math.abs(knifeEdgeExactDb(nu) - exact)).toBeLessThan(1e-5);
      expect(Math.abs(knifeEdgeDb(nu) - approximate)).toBeLessThan(1e-5);
    }
  });
});
