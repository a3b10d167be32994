import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FISCAL_YEARS } from '../../../src/model/parameter.ts';
import type { Part } from '../../../src/model/part-inputs.ts';
import { DEFAULT_TARGETS } from '../../../src/model/target.ts';
import type { TargetChance } from '../../../src/model/uncertainty/uncertainty-result.ts';
import type { Level, Theme } from '../../../src/state/app-state.ts';
import { cutLatencyLayer } from '../../../src/state/layers/cut-latency-layer.ts';
import { deltaLayer } from '../../../src/state/layers/delta-layer.ts';
import { fibreOfPlace } from '../../../src/state/layers/fibre-of-place.ts';
import {
  LAYERS,
  layerLegend,
  layerPalette,
  levelOf,
  placeClasses,
  TOPICS,
} from '../../../src/state/layers/index.ts';
import { NO_DATA, PENDING } from '../../../src/state/layers/layer-class.ts';
import { coloursOf } from '../../../src/state/layers/layer-colours.ts';
import type { DetailRow, LayerInput, LayerText } from '../../../src/state/layers/layer-definition.ts';
import { LAYER_TEXT_KEYS } from '../../../src/state/layers/layer-text.ts';
import { placeCount } from '../../../src/state/layers/place-sums.ts';
import { ownCoverage } from '../../../src/state/own/own-coverage.ts';
import { smallAtlas } from '../../model/small-atlas.ts';
import { isThere, smallOutcome } from './small-outcome.ts';

const THEMES: readonly Theme[] = ['light', 'dark'];
const yearOrNever = fc.oneof(fc.constant(0), fc.constantFrom(...FISCAL_YEARS));

/** Two prefectures, five cells, any roll-out. */
const inputArbitrary = fc
  .record({
    people: fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 5, maxLength: 5 }),
    fibreYear: fc.array(yearOrNever, { minLength: 5, maxLength: 5 }),
    radioYear: fc.array(yearOrNever, { minLength: 5, maxLength: 5 }),
    costYen: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3e7 })), {
      minLength: 5,
      maxLength: 5,
    }),
  })
  .map(({ people, ...roll }) => {
    const atlas = smallAtlas([
      { prefecture: 0, people: people.slice(0, 2), projection: [0.9, 0.8, 0.7, 0.6, 0.5] },
      { prefecture: 0, people: people.slice(2, 4), projection: [1, 1, 1, 1, 1] },
      { prefecture: 1, people: people.slice(4), population2025: 3, projection: [1.1, 1.2, 1.2, 1.2, 1.2] },
    ]);
    return { atlas, outcome: smallOutcome(atlas, roll), roll };
  });

const cellClassesOf = (topic: keyof typeof LAYERS, input: LayerInput, fiscalYear: number) => {
  const classes = new Uint8Array(input.atlas.lattice.cellCount);
  LAYERS[topic].cellClasses(input, fiscalYear, classes);
  return classes;
};

const colourAt = (palette: Uint8Array, index: number) =>
  `#${[...palette.subarray(index * 4, index * 4 + 3)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;

/** What a layer says of every square and place. */
const sayingsOf = (topic: keyof typeof LAYERS, input: LayerInput, fiscalYear: number) => {
  const layer = LAYERS[topic];
  return layer.levels.map((level) => {
    const count = level === 'cell' ? input.atlas.lattice.cellCount : placeCount(input.atlas, level);
    const values = new Float64Array(level === 'cell' ? 0 : count);
    if (level !== 'cell') layer.placeValues(input, level, fiscalYear, values);
    return {
      cells: [...cellClassesOf(topic, input, fiscalYear)],
      values: [...values],
      rows: Array.from({ length: count }, (_, index) => layer.describe(input, { level, index }, fiscalYear)),
    };
  });
};

describe('every layer', () => {
  it('says the same whatever the parts of a run are that it does not name', () => {
    const rolls = fc.array(yearOrNever, { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(inputArbitrary, rolls, fc.constantFrom(...FISCAL_YEARS), (input, other, fiscalYear) => {
        const { atlas, outcome } = input;
        const another = smallOutcome(atlas, { fibreYear: other, radioYear: other });
        for (const topic of TOPICS) {
          const has = (part: Part) => (LAYERS[topic].parts.includes(part) ? outcome : another);
          const mixed = {
            ...outcome,
            fibre: has('fibre').fibre,
            hubs: has('hubs').hubs,
            radio: { ...has('radio').radio, operators: has('radioOperators').radio.operators },
          };
          const say = (from: typeof outcome) => sayingsOf(topic, { atlas, outcome: from }, fiscalYear);
          expect(say(mixed), topic).toEqual(say(outcome));
        }
      }),
    );
  });

  it('has a solid colour for every class that it gives to cells and places', () => {
    fc.assert(
      fc.property(
        inputArbitrary,
        fc.constantFrom(...FISCAL_YEARS),
        fc.boolean(),
        (input, fiscalYear, hasRun) => {
          const given: LayerInput = { atlas: input.atlas, outcome: hasRun ? input.outcome : undefined };
          for (const topic of TOPICS) {
            for (const level of LAYERS[topic].levels) {
              const palette = layerPalette(LAYERS[topic], level, 'light', fiscalYear);
              let classes: Uint8Array;
              if (level === 'cell') classes = cellClassesOf(topic, given, fiscalYear);
              else {
                classes = new Uint8Array(placeCount(given.atlas, level));
                placeClasses(LAYERS[topic], given, level, fiscalYear, classes);
              }
              for (const each of classes) expect(palette[each * 4 + 3]).toBe(255);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('shows in its legend the colours of its palette, no class twice', () => {
    const { atlas, outcome } = fc.sample(inputArbitrary, 1)[0]!;
    for (const topic of TOPICS) {
      for (const level of LAYERS[topic].levels) {
        for (const theme of THEMES) {
          for (const fiscalYear of FISCAL_YEARS) {
            const palette = layerPalette(LAYERS[topic], level, theme, fiscalYear);
            const seen = new Set<number>();
            for (const { first, last, colour } of layerLegend(
              LAYERS[topic],
              { atlas, outcome },
              level,
              theme,
              fiscalYear,
            ).entries) {
              expect(first).toBeLessThanOrEqual(last);
              for (let each = first; each <= last; each++) {
                expect(seen.has(each)).toBe(false);
                seen.add(each);
                expect(colourAt(palette, each)).toBe(colour);
              }
            }
          }
        }
      }
    }
  });

  it('is drawn at a level that it has', () => {
    const levels: readonly Level[] = ['cell', 'municipality', 'prefecture'];
    for (const topic of TOPICS) {
      for (const level of levels) expect(LAYERS[topic].levels).toContain(levelOf(LAYERS[topic], level));
    }
    expect(levelOf(LAYERS.hubs, 'cell')).toBe('municipality');
    expect(levelOf(LAYERS.radio, 'prefecture')).toBe('prefecture');
  });

  it('waits for the first run where it needs one', () => {
    const { atlas } = fc.sample(inputArbitrary, 1)[0]!;
    for (const topic of TOPICS.filter((each) => LAYERS[each].needsOutcome)) {
      const input = { atlas, outcome: undefined };
      expect(new Set(cellClassesOf(topic, input, 2024))).toEqual(new Set([PENDING]));
      const legend = layerLegend(LAYERS[topic], input, 'municipality', 'dark', 2024);
      expect(legend.entries.map(({ label }) => label.key)).toEqual(['value.pending']);
      expect(LAYERS[topic].describe(input, { level: 'cell', index: 0 }, 2024)).toEqual([]);
    }
  });
});

describe.each(['fibre', 'radio'] as const)('the %s layer', (topic) => {
  const yearsOf = ({ roll }: { roll: { fibreYear: number[]; radioYear: number[] } }) =>
    topic === 'fibre' ? roll.fibreYear : roll.radioYear;

  it('colours a cell by whether it is covered before, in or after the year, or never', () => {
    fc.assert(
      fc.property(inputArbitrary, fc.constantFrom(...FISCAL_YEARS), (input, fiscalYear) => {
        const classes = cellClassesOf(topic, input, fiscalYear);
        const palette = layerPalette(LAYERS[topic], 'cell', 'light', fiscalYear);
        const { before, inYear, later, never } = coloursOf('light').coverage;
        yearsOf(input).forEach((year, i) => {
          const isNew = year === fiscalYear && fiscalYear > FISCAL_YEARS[0]!;
          const expected = year === 0 ? never : isNew ? inYear : year <= fiscalYear ? before : later;
          expect(colourAt(palette, classes[i]!)).toBe(expected);
        });
      }),
    );
  });

  it('keeps the classes of cells from year to year', () => {
    fc.assert(
      fc.property(inputArbitrary, (input) => {
        expect(LAYERS[topic].cellClassesFollowYear).toBe(false);
        expect(cellClassesOf(topic, input, 2035)).toEqual(cellClassesOf(topic, input, 2020));
      }),
    );
  });

  it('gives a prefecture the share of its own people or households', () => {
    fc.assert(
      fc.property(inputArbitrary, fc.constantFrom(...FISCAL_YEARS), (input, fiscalYear) => {
        const { atlas, outcome } = input;
        const { households, population, municipality } = atlas.cells;
        const counts = topic === 'fibre' ? households : population;
        const { householdFactor, populationFactor } = outcome.demand;
        const factor = topic === 'fibre' ? householdFactor : populationFactor;
        const covered = [0, 0];
        const whole = [0, 0];
        counts.forEach((count, i) => {
          const m = municipality[i]!;
          const p = atlas.municipalities.prefecture[m]!;
          const now = count * factor[(fiscalYear - 2020) * 3 + m]!;
          whole[p]! += now;
          if (isThere(yearsOf(input)[i]!, fiscalYear)) covered[p]! += now;
        });
        const values = new Float64Array(2);
        LAYERS[topic].placeValues(input, 'prefecture', fiscalYear, values);
        for (const p of [0, 1]) expect(values[p]).toBeCloseTo(covered[p]! / whole[p]!, 9);
      }),
    );
  });

  it('says the same in a place’s details as in its colour', () => {
    fc.assert(
      fc.property(inputArbitrary, fc.constantFrom(...FISCAL_YEARS), (input, fiscalYear) => {
        const values = new Float64Array(3);
        LAYERS[topic].placeValues(input, 'municipality', fiscalYear, values);
        const row = LAYERS[topic].describe(input, { level: 'municipality', index: 1 }, fiscalYear)[0]!;
        expect(row.value).toMatchObject({ value: values[1], unit: 'share' });
        expect(row).toMatchObject({ mark: 'modelled', fiscalYear });
      }),
    );
  });
});

describe('the year layers', () => {
  it('give a place the first year from which it holds the goal', () => {
    fc.assert(
      fc.property(inputArbitrary, (input) => {
        const shares = new Float64Array(3);
        const reached = new Float64Array(3);
        LAYERS.radioYear.placeValues(input, 'municipality', 2024, reached);
        for (let m = 0; m < 3; m++) {
          for (const fiscalYear of FISCAL_YEARS) {
            LAYERS.radio.placeValues(input, 'municipality', fiscalYear, shares);
            if (fiscalYear >= reached[m]!) expect(shares[m]).toBeGreaterThanOrEqual(0.99 - 1e-9);
            if (fiscalYear === reached[m]! - 1) expect(shares[m]).toBeLessThan(0.99);
          }
        }
      }),
    );
  });
});

describe('the fibre cost layer', () => {
  it('averages over the households still to be reached', () => {
    const atlas = smallAtlas([{ prefecture: 0, people: [20, 60, 200] }]);
    const roll = { fibreYear: [2030, 0, 2020], radioYear: [0, 0, 0], costYen: [1_000_000, 3_000_000, 0] };
    const input = { atlas, outcome: smallOutcome(atlas, roll) };
    const values = new Float64Array(1);
    LAYERS.fibreCost.placeValues(input, 'municipality', 2024, values);
    // 10 households at one million and 30 at three.
    expect(values[0]).toBe(2_500_000);
    const classes = cellClassesOf('fibreCost', input, 2024);
    const legend = layerLegend(LAYERS.fibreCost, input, 'cell', 'light', 2024).entries;
    const keyOf = (each: number) => legend.find(({ first, last }) => first <= each && each <= last)?.label;
    expect(keyOf(classes[2]!)).toEqual({ key: 'cost.nothingToBuild' });
    expect(keyOf(classes[0]!)?.values?.from).toEqual({ value: 1_000_000, unit: 'yenPerHousehold' });
    expect(keyOf(classes[1]!)?.values?.from).toEqual({ value: 3_000_000, unit: 'yenPerHousehold' });
  });

  it('has nothing to build where every household is served', () => {
    const atlas = smallAtlas([{ prefecture: 0, people: [20] }]);
    const input = { atlas, outcome: smallOutcome(atlas, { fibreYear: [2020], radioYear: [0] }) };
    const row = LAYERS.fibreCost.describe(input, { level: 'municipality', index: 0 }, 2024);
    expect(row.map(({ value }) => value)).toEqual([{ key: 'cost.nothingToBuild' }]);
  });
});

describe('the hub layer', () => {
  it('knows no latency before the first hub is open', () => {
    const { atlas, outcome } = fc.sample(inputArbitrary, 1)[0]!;
    const values = new Float64Array(2);
    LAYERS.hubs.placeValues({ atlas, outcome }, 'prefecture', 2022, values);
    expect([...values].map(LAYERS.hubs.placeClass)).toEqual([NO_DATA, NO_DATA]);
    LAYERS.hubs.placeValues({ atlas, outcome }, 'prefecture', 2026, values);
    for (const value of values) expect(value).toBeCloseTo(1.5, 9);
  });
});

describe('the words of the layers', () => {
  it('are all used', () => {
    const used = new Set<string>();
    const text = ({ key }: LayerText) => used.add(key);
    const { atlas: small } = fc.sample(inputArbitrary, 1)[0]!;
    const published = {
      metric: 'g5_popcov',
      prefecture: 0,
      value: 0.9,
      unit: 'share',
      status: '',
      source: 'report',
    };
    const atlas = {
      ...small,
      published: [
        { ...published, fiscalYear: 2024 },
        { ...published, metric: 'ftth_household_coverage', fiscalYear: 2024 },
      ],
    };
    const years = [2020, 2024, 2030, 0, 0];
    const roll = { fibreYear: years, radioYear: years, costYen: [0, 1e6, 1e6, 1e6, 1e6] };
    const outcome = smallOutcome(atlas, roll);
    const own = ownCoverage([
      {
        kind: 'coverage',
        fileName: 'own.csv',
        count: 1,
        municipality: Uint16Array.of(0),
        fiscalYear: Uint16Array.of(2024),
        fibre: Float64Array.of(0.5),
        radio: Float64Array.of(0.25),
      },
    ]);
    const chanceOf = (id: string): TargetChance => ({
      target: DEFAULT_TARGETS.find((target) => target.id === id)!,
      share: Float64Array.of(0.2, 0.9, 0.5),
      met: Uint8Array.of(0, 1),
    });
    const textOfRow = (row: DetailRow) => {
      used.add(row.label).add(row.source);
      if (row.base !== undefined) used.add(row.base);
      if ('key' in row.value) text(row.value);
    };
    for (const rows of Object.values(fibreOfPlace(atlas, outcome, 'municipality', 0, 2024))) {
      for (const row of rows) textOfRow(row);
    }
    for (const given of [
      { atlas, outcome, own },
      ...['fibre-2027', 'radio-2030'].map((id) => ({ atlas, outcome, chance: chanceOf(id) })),
      { atlas, outcome: undefined },
    ]) {
      const both = TOPICS.flatMap((topic) => [LAYERS[topic], deltaLayer(LAYERS[topic], outcome)]);
      const [before, after] = [new Float64Array(3), new Float64Array(3).fill(1)];
      for (const layer of [...both, cutLatencyLayer({ before, after })]) {
        for (const level of layer.levels) {
          const legend = layerLegend(layer, given, level, 'light', 2024);
          text(legend.title);
          text(legend.note);
          for (const { label } of legend.entries) text(label);
        }
        for (const level of ['cell', 'municipality', 'prefecture'] as const) {
          for (let index = 0; index < (level === 'cell' ? 5 : 2); index++) {
            for (const row of layer.describe(given, { level, index }, 2024)) textOfRow(row);
          }
        }
      }
    }
    expect([...used].sort()).toEqual([...LAYER_TEXT_KEYS].sort());

    // What was measured stands in place of what was modelled, in its own year and place alone.
    for (const [topic, value] of [
      ['fibre', 0.5],
      ['radio', 0.25],
    ] as const) {
      const out = new Float64Array(2);
      const modelled = new Float64Array(2);
      const layer = LAYERS[topic];
      layer.placeValues({ atlas, outcome }, 'municipality', 2024, modelled);
      layer.placeValues({ atlas, outcome, own }, 'municipality', 2024, out);
      expect([...out]).toEqual([value, modelled[1]]);
      layer.placeValues({ atlas, outcome }, 'municipality', 2025, modelled);
      layer.placeValues({ atlas, outcome, own }, 'municipality', 2025, out);
      expect(out).toEqual(modelled);
      const [row, next] = layer.describe({ atlas, outcome, own }, { level: 'municipality', index: 0 }, 2024);
      expect(row).toMatchObject({ mark: 'own', value: { value }, citation: 'own.csv' });
      expect(next).toMatchObject({ mark: 'modelled' });
    }
  });
});
