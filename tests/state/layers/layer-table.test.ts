import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FISCAL_YEARS } from '../../../src/model/parameter.ts';
import { LAYERS, TOPICS } from '../../../src/state/layers/index.ts';
import { classRows, placeTotals, placeValueRows } from '../../../src/state/layers/layer-table.ts';
import { smallAtlas } from '../../model/small-atlas.ts';
import { smallOutcome } from './small-outcome.ts';

const projection = [0.98, 0.95, 0.9, 0.85, 0.8] as const;
const atlas = smallAtlas([
  { prefecture: 0, people: [400, 100], projection },
  { prefecture: 0, people: [30], projection },
  { prefecture: 1, people: [500, 20], projection },
]);
const year = fc.oneof(fc.constant(0), fc.constantFrom(...FISCAL_YEARS));
const years = fc.array(year, { minLength: 5, maxLength: 5 });
const outcome = fc.record({ fibreYear: years, radioYear: years }).map((roll) => smallOutcome(atlas, roll));
const fiscalYear = fc.constantFrom(...FISCAL_YEARS);
/** Those whose numbers the small outcome holds. */
const topic = fc.constantFrom(
  ...TOPICS.filter((each) => ['population', 'fibre', 'fibreYear', 'radio', 'radioYear'].includes(each)),
);

describe('the table of a layer', () => {
  it('counts every square and place once, with all the people of the year', () => {
    fc.assert(
      fc.property(outcome, topic, fiscalYear, (of, id, at) => {
        const layer = LAYERS[id];
        const people = placeTotals({ atlas, outcome: of }, 'municipality', at).population;
        const all = people.reduce((sum, each) => sum + each, 0);
        for (const level of layer.levels) {
          const rows = classRows({
            layer,
            level,
            theme: 'light',
            fiscalYear: at,
            input: { atlas, outcome: of },
          });
          const count = { cell: 5, municipality: 3, prefecture: 2 }[level];
          expect(rows.reduce((sum, row) => sum + row.count, 0)).toBe(count);
          expect(rows.reduce((sum, row) => sum + row.population, 0)).toBeCloseTo(all, 6);
        }
      }),
    );
  });

  it('lists every place, least first', () => {
    fc.assert(
      fc.property(outcome, topic, fiscalYear, (of, id, at) => {
        const layer = LAYERS[id];
        const level = 'municipality';
        const rows = placeValueRows({
          layer,
          level,
          theme: 'light',
          fiscalYear: at,
          input: { atlas, outcome: of },
        });
        expect(rows.map(({ index }) => index).sort()).toEqual([0, 1, 2]);
        const known = rows.map(({ value }) => value).filter((value) => !Number.isNaN(value));
        expect(known).toEqual([...known].sort((a, b) => a - b));
      }),
    );
  });

  it('says that everything is waiting before there is an outcome', () => {
    const input = { atlas, outcome: undefined };
    const rows = classRows({ layer: LAYERS.radio, level: 'cell', theme: 'light', fiscalYear: 2024, input });
    expect(rows.map(({ label }) => label.key)).toEqual(['value.pending']);
    expect(rows[0]!.count).toBe(5);
  });
});
