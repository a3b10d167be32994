import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAYERS } from '../../../src/state/layers/index.ts';
import { FIRST_CLASS } from '../../../src/state/layers/layer-class.ts';
import { smallAtlas } from '../../model/small-atlas.ts';
import { smallOutcome } from './small-outcome.ts';

const atlas = smallAtlas([
  { prefecture: 0, people: [40, 900] },
  { prefecture: 0, people: [7, 12] },
  { prefecture: 1, people: [3000] },
]);
const cells = atlas.lattice.cellCount;
const layer = LAYERS.fibreTechnology;
const years = fc.array(fc.constantFrom(0, 2020, 2031), { minLength: cells, maxLength: cells });

describe('the technology layer', () => {
  it('colours a square by what serves it in the end', () => {
    fc.assert(
      fc.property(years, (fibreYear) => {
        const outcome = smallOutcome(atlas, { fibreYear, radioYear: fibreYear });
        const classes = new Uint8Array(cells);
        layer.cellClasses({ atlas, outcome }, 2024, classes);
        expect([...classes]).toEqual([...outcome.fibre.technology].map((each) => FIRST_CLASS + each));
      }),
    );
  });

  it('counts in every place all households once, and in its number those that fibre does not reach', () => {
    fc.assert(
      fc.property(years, fc.constantFrom('municipality', 'prefecture'), (fibreYear, level) => {
        const outcome = smallOutcome(atlas, { fibreYear, radioYear: fibreYear });
        const count = level === 'municipality' ? atlas.municipalities.count : atlas.prefectures.count;
        const values = new Float64Array(count);
        layer.placeValues({ atlas, outcome }, level, 2024, values);
        for (let index = 0; index < count; index++) {
          const counts = layer
            .describe({ atlas, outcome }, { level, index }, 2024)
            .map(({ value }) => ('unit' in value ? value.value : Number.NaN));
          const { municipality, households } = atlas.cells;
          let all = 0;
          municipality.forEach((m, i) => {
            const place = level === 'municipality' ? m : atlas.municipalities.prefecture[m];
            if (place === index) all += households[i]!;
          });
          expect(counts.reduce((a, b) => a + b)).toBeCloseTo(all, 6);
          expect(counts[1]! + counts[2]!).toBeCloseTo(values[index]!, 6);
        }
      }),
    );
  });
});
