import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layerText, quantityText } from '../../../src/locale/layer-words.ts';
import { localeOf } from '../../../src/locale/locale.ts';
import { FISCAL_YEARS } from '../../../src/model/parameter.ts';
import { comparedRows, deltaLayer } from '../../../src/state/layers/delta-layer.ts';
import { LAYERS, layerPalette, placeClasses, TOPICS } from '../../../src/state/layers/index.ts';
import type { LayerDefinition, LayerInput } from '../../../src/state/layers/layer-definition.ts';
import { placeCount } from '../../../src/state/layers/place-sums.ts';
import { smallAtlas } from '../../model/small-atlas.ts';
import { smallOutcome } from './small-outcome.ts';

const yearOrNever = fc.oneof(fc.constant(0), fc.constantFrom(...FISCAL_YEARS));
const roll = fc.record({
  fibreYear: fc.array(yearOrNever, { minLength: 5, maxLength: 5 }),
  radioYear: fc.array(yearOrNever, { minLength: 5, maxLength: 5 }),
  costYen: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3e7 })), {
    minLength: 5,
    maxLength: 5,
  }),
});
const atlas = smallAtlas([
  { prefecture: 0, people: [10, 200], projection: [0.9, 0.8, 0.7, 0.6, 0.5] },
  { prefecture: 0, people: [3000, 41], projection: [1, 1, 1, 1, 1] },
  { prefecture: 1, people: [999], population2025: 3, projection: [1.1, 1.2, 1.2, 1.2, 1.2] },
]);
const pair = fc.record({ a: roll, b: roll, fiscalYear: fc.constantFrom(...FISCAL_YEARS) });

/** Class and words of every square and place at every level. */
function told(layer: LayerDefinition, input: LayerInput, fiscalYear: number): [string, string | undefined][] {
  return layer.levels.flatMap((level) => {
    const classes = new Uint8Array(level === 'cell' ? atlas.lattice.cellCount : placeCount(atlas, level));
    if (level === 'cell') layer.cellClasses(input, fiscalYear, classes);
    else placeClasses(layer, input, level, fiscalYear, classes);
    const scale = layer.scale(level, 'light', fiscalYear);
    const palette = layerPalette(layer, level, 'light', fiscalYear);
    return [...classes].map((each, i): [string, string | undefined] => {
      expect(palette[each * 4 + 3]).toBe(255);
      return [`${level} ${i}`, scale.find(({ first, last }) => first <= each && each <= last)?.label.key];
    });
  });
}

/** What a difference is called from the other side. */
const MIRROR: Readonly<Record<string, string>> = {
  'delta.gained': 'delta.lost',
  'delta.lost': 'delta.gained',
  'delta.onlyA': 'delta.onlyB',
  'delta.onlyB': 'delta.onlyA',
  'delta.higherClass': 'delta.lowerClass',
  'delta.lowerClass': 'delta.higherClass',
};
const NO_DIFFERENCE = [
  'delta.both',
  'delta.neither',
  'delta.same',
  'delta.sameYear',
  'delta.sameClass',
  'delta.neverInBoth',
  // No number on either side.
  undefined,
];

describe('the difference of two outcomes', () => {
  it('is none between an outcome and itself, on every layer', () => {
    fc.assert(
      fc.property(pair, ({ a, fiscalYear }) => {
        const outcome = smallOutcome(atlas, a);
        for (const topic of TOPICS) {
          const layer = deltaLayer(LAYERS[topic], outcome);
          for (const [, key] of told(layer, { atlas, outcome }, fiscalYear))
            expect(NO_DIFFERENCE).toContain(key);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is the same from the other side with its words exchanged', () => {
    fc.assert(
      fc.property(pair, ({ a, b, fiscalYear }) => {
        const [one, other] = [smallOutcome(atlas, a), smallOutcome(atlas, b)];
        for (const topic of TOPICS) {
          const there = told(deltaLayer(LAYERS[topic], one), { atlas, outcome: other }, fiscalYear);
          const back = told(deltaLayer(LAYERS[topic], other), { atlas, outcome: one }, fiscalYear);
          expect(back).toEqual(there.map(([at, key]) => [at, (key && MIRROR[key]) ?? key]));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('says of a square whether it is served in B, in A, in both or in neither by the year', () => {
    fc.assert(
      fc.property(pair, ({ a, b, fiscalYear }) => {
        for (const topic of ['fibre', 'radio'] as const) {
          const years = topic === 'fibre' ? 'fibreYear' : 'radioYear';
          const layer = deltaLayer(LAYERS[topic], smallOutcome(atlas, a));
          const input = { atlas, outcome: smallOutcome(atlas, b) };
          const isBy = (year: number) => year > 0 && year <= fiscalYear;
          const cells = told(layer, input, fiscalYear).slice(0, 5);
          cells.forEach(([, key], i) => {
            const [inA, inB] = [isBy(a[years][i]!), isBy(b[years][i]!)];
            const expected = inB ? (inA ? 'both' : 'gained') : inA ? 'lost' : 'neither';
            expect(key).toBe(`delta.${expected}`);
          });
        }
      }),
    );
  });

  it('gives a place the difference of the two shares, to the last bit', () => {
    fc.assert(
      fc.property(pair, ({ a, b, fiscalYear }) => {
        const [one, other] = [smallOutcome(atlas, a), smallOutcome(atlas, b)];
        const values = (layer: LayerDefinition, outcome: typeof one) => {
          const out = new Float64Array(placeCount(atlas, 'prefecture'));
          layer.placeValues({ atlas, outcome }, 'prefecture', fiscalYear, out);
          return [...out];
        };
        const [before, after] = [values(LAYERS.radio, one), values(LAYERS.radio, other)];
        expect(values(deltaLayer(LAYERS.radio, one), other)).toEqual(
          after.map((share, i) => share - before[i]!),
        );
      }),
    );
  });

  it('tells both numbers of a place and what lies between them', () => {
    const never = { fibreYear: [2020, 0, 0, 0, 0], radioYear: [0, 0, 0, 0, 0], costYen: [0, 1, 1, 1, 1] };
    const all = { ...never, fibreYear: [2020, 2020, 2020, 2020, 2020] };
    const rows = comparedRows(
      LAYERS.fibre,
      { atlas, outcome: smallOutcome(atlas, all) },
      smallOutcome(atlas, never),
      { level: 'prefecture', index: 1 },
      2024,
    );
    const en = localeOf('en');
    expect(rows.map(({ side, value }) => [side, 'unit' in value && quantityText(en, value)])).toEqual([
      ['B', '100.00%'],
      ['A', '0.00%'],
      [undefined, '+100 points'],
    ]);
  });

  it('has a legend in both languages for every class, without a hole', () => {
    const outcome = smallOutcome(atlas, fc.sample(roll, { numRuns: 1, seed: 1 })[0]!);
    for (const topic of TOPICS) {
      const layer = deltaLayer(LAYERS[topic], outcome);
      for (const level of layer.levels) {
        const scale = layer.scale(level, 'dark', 2030);
        expect(new Set(scale.map(({ first }) => first)).size).toBe(scale.length);
        for (const language of ['ja', 'en'] as const) {
          const texts = [layer.note(level, 2030), ...scale.map(({ label }) => label)].map((each) =>
            layerText(localeOf(language), each),
          );
          for (const text of texts) expect(text).not.toMatch(/[{}]|NaN|undefined/);
          expect(new Set(texts).size, texts.join(' | ')).toBe(texts.length);
        }
      }
    }
  });
});
