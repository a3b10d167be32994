import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localeOf } from '../../src/locale/locale.ts';
import { FISCAL_YEARS } from '../../src/model/parameter.ts';
import { holdersOf, placeName, prefectureOf } from '../../src/panels/place-names.ts';
import {
  filterRows,
  PLACE_COLUMNS,
  type PlaceList,
  placeCellText,
  placeRows,
} from '../../src/panels/places-view-model.ts';
import { ownCoverage } from '../../src/state/own/own-coverage.ts';
import { smallAtlas } from '../model/small-atlas.ts';
import { smallOutcome } from '../state/layers/small-outcome.ts';

const ja = localeOf('ja');
const atlas = smallAtlas([
  { prefecture: 0, people: [400, 100], projection: [0.98, 0.95, 0.9, 0.85, 0.8] },
  { prefecture: 0, people: [30], projection: [0.98, 0.95, 0.9, 0.85, 0.8] },
  { prefecture: 1, people: [500, 20], projection: [0.98, 0.95, 0.9, 0.85, 0.8] },
]);
const year = fc.oneof(fc.constant(0), fc.constantFrom(...FISCAL_YEARS));
const years = fc.array(year, { minLength: 5, maxLength: 5 });
const outcome = fc.record({ fibreYear: years, radioYear: years }).map((roll) => smallOutcome(atlas, roll));
const fiscalYear = fc.constantFrom(...FISCAL_YEARS);
const sort = fc.record({ column: fc.constantFrom(...PLACE_COLUMNS), descending: fc.boolean() });

describe('rows of the places table', () => {
  it('are all prefectures, or all municipalities of one, whatever the order', () => {
    fc.assert(
      fc.property(outcome, fiscalYear, sort, (of, at, by) => {
        const indices = (list: PlaceList) =>
          placeRows(ja, atlas, of, list, at, by)
            .map(({ index }) => index)
            .sort();
        expect(indices({ level: 'prefecture' })).toEqual([0, 1]);
        expect(indices({ level: 'municipality', prefecture: 0 })).toEqual([0, 1]);
        expect(indices({ level: 'municipality', prefecture: 1 })).toEqual([2]);
      }),
    );
  });

  it('stand in order, with unknown numbers last in either direction', () => {
    fc.assert(
      fc.property(outcome, fiscalYear, sort, (of, at, by) => {
        const { column, descending } = by;
        if (column === 'name') return;
        const values = placeRows(ja, atlas, of, { level: 'municipality', prefecture: 0 }, at, by).map(
          ({ cells }) => cells[column],
        );
        const known = values.filter((value) => !Number.isNaN(value));
        expect(values.slice(0, known.length)).toEqual(known);
        expect(known).toEqual([...known].sort((a, b) => (descending ? b - a : a - b)));
      }),
    );
  });

  it('of a prefecture add up to the prefecture', () => {
    fc.assert(
      fc.property(outcome, fiscalYear, (of, at) => {
        const by = { column: 'name', descending: false } as const;
        const [whole] = placeRows(ja, atlas, of, { level: 'prefecture' }, at, by);
        const parts = placeRows(ja, atlas, of, { level: 'municipality', prefecture: 0 }, at, by);
        for (const column of ['population', 'unservedHouseholds', 'uncoveredPopulation'] as const) {
          const sum = parts.reduce((total, { cells }) => total + cells[column], 0);
          expect(sum).toBeCloseTo(whole!.cells[column], 6);
        }
      }),
    );
  });

  it('take measured coverage of the own, with the places without it counted from the same share', () => {
    fc.assert(
      fc.property(outcome, fiscalYear, fc.double({ min: 0, max: 1, noNaN: true }), (of, at, share) => {
        const own = ownCoverage([
          {
            kind: 'coverage',
            fileName: 'own.csv',
            count: 1,
            municipality: Uint16Array.of(1),
            fiscalYear: Uint16Array.of(at),
            fibre: Float64Array.of(share),
            radio: Float64Array.of(Number.NaN),
          },
        ]);
        const by = { column: 'name', descending: false } as const;
        const [others, measured] = placeRows(
          ja,
          atlas,
          of,
          { level: 'municipality', prefecture: 0 },
          at,
          by,
          own,
        );
        const [modelledOthers, modelled] = placeRows(
          ja,
          atlas,
          of,
          { level: 'municipality', prefecture: 0 },
          at,
          by,
        );
        expect(others).toEqual(modelledOthers);
        expect(measured!.own).toEqual(['fibre']);
        expect(measured!.cells.fibre).toBe(share);
        const households = of.demand.households[FISCAL_YEARS.indexOf(at) * atlas.municipalities.count + 1]!;
        expect(measured!.cells.unservedHouseholds).toBeCloseTo((1 - share) * households, 6);
        expect(measured!.cells.radio).toBe(modelled!.cells.radio);
        expect(placeRows(ja, atlas, of, { level: 'prefecture' }, at, by, own)).toEqual(
          placeRows(ja, atlas, of, { level: 'prefecture' }, at, by),
        );
      }),
    );
  });

  it('of blocks add up to their prefectures, which are those of the block', () => {
    fc.assert(
      fc.property(outcome, fiscalYear, (of, at) => {
        const by = { column: 'name', descending: false } as const;
        for (const block of placeRows(ja, atlas, of, { level: 'block' }, at, by)) {
          const parts = placeRows(ja, atlas, of, { level: 'prefecture', block: block.index }, at, by);
          expect(parts.every(({ index }) => atlas.prefectures.block[index] === block.index)).toBe(true);
          for (const column of ['population', 'unservedHouseholds', 'uncoveredPopulation'] as const) {
            const sum = parts.reduce((total, { cells }) => total + cells[column], 0);
            expect(block.cells[column]).toBeCloseTo(sum, 6);
          }
        }
      }),
    );
  });

  it('can be those below a share, or chosen ones', () => {
    fc.assert(
      fc.property(outcome, fiscalYear, fc.double({ min: 0, max: 1, noNaN: true }), (of, at, share) => {
        const by = { column: 'name', descending: false } as const;
        const all = placeRows(ja, atlas, of, { level: 'municipality' }, at, by);
        const below = filterRows(all, { radioBelow: share });
        expect(below).toEqual(all.filter(({ cells }) => cells.radio < share));
        const chosen = filterRows(all, { keep: (index) => index === 1 });
        expect(chosen.map(({ index }) => index)).toEqual([1]);
      }),
    );
  });

  it('never print a share of an incomplete place as complete', () => {
    expect(placeCellText(ja, 'fibre', 0.999999)).toBe('99.99%');
    expect(placeCellText(ja, 'radio', 0.9996)).toBe('99.9%');
    expect(placeCellText(ja, 'latency', Number.NaN)).toBe('—');
  });
});

describe('names of places', () => {
  it('lead from a square to its municipality and prefecture', () => {
    const cell = { level: 'cell', index: 3 } as const;
    expect(placeName(ja, atlas, { level: 'prefecture', index: 1 })).toBe('乙県');
    expect(placeName(localeOf('en'), atlas, { level: 'prefecture', index: 1 })).toBe('Otsu');
    expect(placeName(ja, atlas, cell)).toMatch(/^メッシュ \d{9}$/);
    expect(holdersOf(atlas, cell)).toEqual([
      { level: 'municipality', index: 2 },
      { level: 'prefecture', index: 1 },
    ]);
    expect(prefectureOf(atlas, cell)).toBe(1);
  });
});
