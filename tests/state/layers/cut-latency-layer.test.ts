import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layerText, quantityText } from '../../../src/locale/layer-words.ts';
import { localeOf } from '../../../src/locale/locale.ts';
import { cutLatencyLayer } from '../../../src/state/layers/cut-latency-layer.ts';
import { layerPalette, placeClasses } from '../../../src/state/layers/index.ts';
import { NO_DATA, PENDING } from '../../../src/state/layers/layer-class.ts';
import type { DetailRow, Quantity } from '../../../src/state/layers/layer-definition.ts';
import { smallAtlas } from '../../model/small-atlas.ts';
import { smallOutcome } from './small-outcome.ts';

const FISCAL_YEAR = 2030;
const atlas = smallAtlas([
  { prefecture: 0, people: [10, 200], projection: [0.9, 0.8, 0.7, 0.6, 0.5] },
  { prefecture: 0, people: [3000, 41], projection: [1, 1, 1, 1, 1] },
  { prefecture: 1, people: [999], population2025: 3, projection: [1.1, 1.2, 1.2, 1.2, 1.2] },
]);
const none = [0, 0, 0, 0, 0];
const input = { atlas, outcome: smallOutcome(atlas, { fibreYear: none, radioYear: none }) };
const y = input.outcome.fiscalYears.indexOf(FISCAL_YEAR);
const people = [...input.outcome.demand.population.subarray(y * 3, y * 3 + 3)];

const ms = fc.double({ min: 0, max: 9, noNaN: true });
const place = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(ms, ms).map(([before, longer]) => [before, before + longer] as const) },
  ms.map((before) => [before, Infinity] as const),
  fc.constantFrom([NaN, NaN] as const, [Infinity, Infinity] as const),
);
const latencies = fc.tuple(place, place, place).map((places) => ({
  before: Float64Array.from(places, ([before]) => before),
  after: Float64Array.from(places, ([, after]) => after),
}));

const numberIn = (rows: readonly DetailRow[], label: string) =>
  (rows.find((row) => row.label === label)!.value as Quantity).value;

describe('hubs after a cut', () => {
  it('give the added latency, tell who is without a hub, and colour every place as the legend says', () => {
    fc.assert(
      fc.property(latencies, fc.constantFrom('light' as const, 'dark' as const), (each, theme) => {
        const layer = cutLatencyLayer(each);
        for (const level of ['municipality', 'prefecture'] as const) {
          const count = level === 'municipality' ? 3 : 2;
          const values = new Float64Array(count);
          layer.placeValues(input, level, FISCAL_YEAR, values);
          const classes = new Uint8Array(count);
          placeClasses(layer, input, level, FISCAL_YEAR, classes);
          const palette = layerPalette(layer, level, theme, FISCAL_YEAR);
          const scale = layer.scale(level, theme, FISCAL_YEAR);
          values.forEach((value, i) => {
            expect(value >= 0 || Number.isNaN(value)).toBe(true);
            expect(palette[classes[i]! * 4 + 3]).toBe(255);
            const entry = scale.find(({ first, last }) => first <= classes[i]! && classes[i]! <= last)!;
            if (Number.isNaN(value)) expect(classes[i]).toBe(NO_DATA);
            else if (value === Infinity) expect(entry.label.key).toBe('value.unreachable');
            else if (value < 0.1) expect(entry.label.key).toBe('cut.same');
            else {
              const { from, to } = entry.label.values!;
              expect(value).toBeGreaterThanOrEqual(from!.value);
              expect(value).toBeLessThan(to?.value ?? Infinity);
            }
            const rows = layer.describe(input, { level, index: i }, FISCAL_YEAR);
            expect(numberIn(rows, 'row.cutIncrease')).toBe(value);
          });
          if (level === 'municipality') {
            for (let m = 0; m < 3; m++) {
              const expected = each.before[m]! < Infinity ? each.after[m]! - each.before[m]! : NaN;
              expect(values[m]).toBe(expected);
            }
            continue;
          }
          const lost = [0, 1].filter((m) => each.before[m]! < Infinity && each.after[m] === Infinity);
          const held = [0, 1].filter((m) => each.after[m]! < Infinity);
          const rows = layer.describe(input, { level, index: 0 }, FISCAL_YEAR);
          expect(numberIn(rows, 'row.cutWithoutHub')).toBeCloseTo(
            lost.reduce((sum, m) => sum + people[m]!, 0),
            6,
          );
          const total = held.reduce((sum, m) => sum + people[m]!, 0);
          const mean = held.reduce(
            (sum, m) => sum + (people[m]! * (each.after[m]! - each.before[m]!)) / total,
            0,
          );
          if (held.length > 0) expect(values[0]).toBeCloseTo(mean, 9);
          else expect(values[0]).toBe(lost.length > 0 ? Infinity : NaN);
        }
      }),
    );
  });

  it('wait for the first run, and have words in both languages', () => {
    const layer = cutLatencyLayer({ before: new Float64Array(3), after: Float64Array.of(0, 0.5, Infinity) });
    const classes = new Uint8Array(3);
    placeClasses(layer, { atlas, outcome: undefined }, 'municipality', FISCAL_YEAR, classes);
    expect([...classes]).toEqual([PENDING, PENDING, PENDING]);
    const words = (['ja', 'en'] as const).map((language) => {
      const locale = localeOf(language, 'western');
      const [row] = layer.describe(input, { level: 'municipality', index: 2 }, FISCAL_YEAR);
      return [
        ...layer.scale('municipality', 'light', FISCAL_YEAR).map(({ label }) => layerText(locale, label)),
        quantityText(locale, row!.value as Quantity),
      ];
    });
    expect(words).toMatchInlineSnapshot(`
      [
        [
          "0.1 ms未満の増加",
          "0.1〜0.5 ms",
          "0.5〜1 ms",
          "1〜3 ms",
          "3 ms以上",
          "どの拠点にも届かない",
          "データなし",
          "どの拠点にも届かない",
        ],
        [
          "Less than 0.1 ms longer",
          "0.1 to 0.5 ms",
          "0.5 to 1 ms",
          "1 to 3 ms",
          "3 ms and over",
          "no hub is reached",
          "No data",
          "no hub is reached",
        ],
      ]
    `);
  });
});
