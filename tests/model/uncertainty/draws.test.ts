import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveParameters } from '../../../src/model/parameters.ts';
import { defaultScenario } from '../../../src/model/scenario.ts';
import { inputsKey } from '../../../src/model/scenario-inputs.ts';
import { createRandom } from '../../../src/model/seeded-random.ts';
import { settingsProblems } from '../../../src/model/uncertainty/check-settings.ts';
import {
  DISTRIBUTION_SHAPES,
  type Distribution,
  quantileOf,
} from '../../../src/model/uncertainty/distribution.ts';
import { drawAt, limitDraw, scenarioOfDraw, shiftLimits } from '../../../src/model/uncertainty/draws.ts';
import {
  centralDraw,
  defaultUncertainty,
  FACTOR_COUNT,
  FACTOR_IDS,
  FACTORS,
} from '../../../src/model/uncertainty/factors.ts';
import { quantilesOf } from '../../../src/model/uncertainty/quantiles.ts';
import { createSobolPoints } from '../../../src/model/uncertainty/sobol-sequence.ts';

const share = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
const distribution = fc
  .record({
    shape: fc.constantFrom(...DISTRIBUTION_SHAPES),
    ends: fc.tuple(
      fc.double({ min: 0.1, max: 3, noNaN: true }),
      fc.double({ min: 0.1, max: 3, noNaN: true }),
      fc.double({ min: 0.1, max: 3, noNaN: true }),
    ),
  })
  .map(({ shape, ends }): Distribution => {
    const [low, usual, high] = [...ends].sort((a, b) => a - b) as [number, number, number];
    return { shape, low, usual, high };
  });

describe('distributions', () => {
  it('rise with the share and stay between low and high', () => {
    fc.assert(
      fc.property(distribution, share, share, (each, a, b) => {
        const [below, above] = [quantileOf(each, Math.min(a, b)), quantileOf(each, Math.max(a, b))];
        expect(below).toBeLessThanOrEqual(above + 1e-12);
        expect(below).toBeGreaterThanOrEqual(each.low - 1e-12);
        expect(above).toBeLessThanOrEqual(each.high + 1e-12);
      }),
    );
  });

  it('have the quantiles that their law gives', () => {
    const triangle = { shape: 'triangular', low: 1, usual: 2, high: 5 } as const;
    expect(quantileOf(triangle, 0.25)).toBeCloseTo(2, 12);
    expect(quantileOf(triangle, 0.75)).toBeCloseTo(5 - Math.sqrt(0.25 * 12), 12);
    const normal = { shape: 'normal', low: -3, usual: 0, high: 3 } as const;
    expect(quantileOf(normal, 0.5)).toBeCloseTo(0, 9);
    // A quarter of six is the deviation; 95.45 % lie within the ends, which are cut.
    expect(quantileOf(normal, 0.05)).toBeCloseTo(-2.2084, 3);
    expect(quantileOf({ shape: 'lognormal', low: 0.5, usual: 1, high: 2 }, 0.5)).toBeCloseTo(1, 9);
    expect(quantileOf({ shape: 'fixed', low: 0, usual: 7, high: 9 }, 0.9)).toBe(7);
  });
});

describe('draws', () => {
  it('keep each factor its own, whatever the distributions of the others', () => {
    const { distributions } = defaultUncertainty();
    const points = createSobolPoints(FACTOR_COUNT, 9);
    const point = new Float64Array(FACTOR_COUNT);
    fc.assert(
      fc.property(distribution, fc.constantFrom(...FACTOR_IDS), fc.nat(10_000), (other, id, member) => {
        points.at(member, point);
        const before = drawAt(distributions, point, centralDraw());
        const after = drawAt({ ...distributions, [id]: other }, point, centralDraw());
        FACTOR_IDS.forEach((each, i) => {
          if (each !== id) expect(after[i]).toBe(before[i]);
        });
      }),
    );
  });

  it('leave the scenario as it is in the middle', () => {
    const scenario = { ...defaultScenario(), parameters: { 'fibre.takeUp': 0.7 } as const };
    expect(inputsKey(scenarioOfDraw(scenario, centralDraw()))).toBe(inputsKey(scenario));
  });

  it('move the parameters that they name, and no shift beyond its range', () => {
    const scenario = { ...defaultScenario(), parameters: { 'radio.interferenceMarginDb': 1 } as const };
    const draw = Float64Array.from([1.2, 0.5, 0.1, 0.2, -3, 1.5, 0.8]);
    const values = resolveParameters(scenarioOfDraw(scenario, draw).parameters);
    const usual = resolveParameters({});
    expect(values['fibre.costLevel']).toBeCloseTo(1.2 * usual['fibre.costLevel'], 12);
    expect(values['fibre.householdsPerYear']).toBe(40_000);
    expect(values['fibre.takeUp']).toBeCloseTo(0.7, 12);
    expect(values['economy.projectionPace']).toBeCloseTo(1.2, 12);
    expect(values['radio.interferenceMarginDb']).toBe(0);
    expect(values['radio.stationCostYen']).toBeCloseTo(1.5 * usual['radio.stationCostYen'], 6);
    expect(values['radio.stationsPerYear']).toBeCloseTo(960, 9);
    expect([...limitDraw(shiftLimits(scenario), draw.slice())]).toEqual([1.2, 0.5, 0.1, 0.2, -1, 1.5, 0.8]);
  });

  it('have defaults that pass, and settings outside their limits are told by name', () => {
    expect(settingsProblems(defaultUncertainty(), 'here')).toEqual([]);
    const usual = defaultUncertainty();
    const wrong = {
      members: 1.5,
      seed: -1,
      distributions: {
        ...usual.distributions,
        fibreCost: { ...FACTORS.fibreCost.default, low: 1.5 },
        radioCost: { ...FACTORS.radioCost.default, high: 9 },
      },
    };
    const problems = settingsProblems(wrong, 'here');
    expect(problems.map(({ what }) => what)).toEqual(['members', 'seed', 'fibreCost', 'radioCost']);
  });
});

describe('quantiles by selection', () => {
  it('are those of the sorted values where most of them stand at few places, at the ends or within', () => {
    const piles = fc.array(
      fc.record({
        at: fc.oneof(fc.float({ noNaN: true, min: -5, max: 5 }), fc.constantFrom(0, 1, 1 - 2 ** -20)),
        count: fc.integer({ min: 1, max: 900 }),
        spread: fc.constantFrom(0, 0, 1e-6, 1e-3),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(piles, fc.integer(), (list, seed) => {
        const random = createRandom(seed >>> 0);
        const values = Float32Array.from(
          list.flatMap(({ at, count, spread }) =>
            Array.from({ length: count }, () => at + spread * random()),
          ),
        );
        const shares = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];
        const found = new Float64Array(shares.length);
        quantilesOf(values, shares, found);
        const sorted = values.slice().sort();
        shares.forEach((each, k) => {
          expect(found[k]! + 0).toBe(sorted[Math.max(0, Math.ceil(each * sorted.length - 1e-9) - 1)]! + 0);
        });
      }),
    );
  });

  it('are those of the sorted values', () => {
    const values = fc.array(
      fc.oneof(fc.float({ noNaN: true, min: -5, max: 5 }), fc.constantFrom(0, 2 ** -149, 1, 1 - 2 ** -24)),
      {
        minLength: 1,
        maxLength: 200,
      },
    );
    fc.assert(
      fc.property(values, (list) => {
        const shares = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];
        const found = new Float64Array(shares.length + 1);
        quantilesOf(Float32Array.from(list), shares, found, 1);
        const sorted = Float32Array.from(list).sort();
        shares.forEach((each, k) => {
          const rank = Math.max(0, Math.ceil(each * sorted.length - 1e-9) - 1);
          // Sorting tells the two zeros apart, which are one number.
          expect(found[k + 1]! + 0).toBe(sorted[rank]! + 0);
        });
      }),
    );
  });
});
