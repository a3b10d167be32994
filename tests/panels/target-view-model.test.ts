import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localeOf } from '../../src/locale/locale.ts';
import type { Atlas, PublishedFigure } from '../../src/model/atlas.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { FISCAL_YEARS } from '../../src/model/parameter.ts';
import { DEFAULT_TARGETS, type Target, type TargetResult } from '../../src/model/target.ts';
import { statusOf, targetCards } from '../../src/panels/target-view-model.ts';
import { smallAtlas } from '../model/small-atlas.ts';
import { smallOutcome } from '../state/layers/small-outcome.ts';

const LOCALES = [localeOf('ja'), localeOf('en')] as const;
const target: Target = {
  id: 'fibre',
  metric: 'fibreHouseholdCoverage',
  goal: 0.999,
  fiscalYear: 2027,
  source: 'plan',
};
const atlas = smallAtlas([
  { prefecture: 0, people: [400, 30] },
  { prefecture: 1, people: [500, 7] },
]);

/** The result of a series, by the target's own rules. */
function resultOf(values: readonly number[], of: Target = target, shortfallCount = 0): TargetResult {
  const met = values[FISCAL_YEARS.indexOf(of.fiscalYear)]! >= of.goal;
  let held = values.length;
  while (held > 0 && values[held - 1]! >= of.goal) held--;
  return {
    target: of,
    valueByYear: Float64Array.from(values),
    metFiscalYear: held < values.length ? FISCAL_YEARS[held]! : 0,
    met,
    shortfall: 0,
    shortfallCount,
    binding: [{ prefecture: 1, value: 0.9985, missing: 12.2 }],
  };
}

function outcomeOf(...results: TargetResult[]): Outcome {
  const blank = [0, 0, 0, 0];
  return {
    ...smallOutcome(atlas, { fibreYear: blank, radioYear: blank }),
    fiscalYears: FISCAL_YEARS,
    targets: results,
  };
}

function cardOf(result: TargetResult, fiscalYear = 2024, on: Atlas = atlas, locale = LOCALES[0]) {
  return targetCards(locale, [result.target], outcomeOf(result), on, fiscalYear)[0]!;
}

const rising = (from: number, to: number) =>
  FISCAL_YEARS.map((_, y) => from + ((to - from) * y) / (FISCAL_YEARS.length - 1));

describe('target cards', () => {
  it('stand with goal and date before there is any outcome', () => {
    for (const locale of LOCALES) {
      const cards = targetCards(locale, DEFAULT_TARGETS, undefined, undefined, 2024);
      expect(cards.map(({ id }) => id)).toEqual(DEFAULT_TARGETS.map(({ id }) => id));
      for (const card of cards) {
        expect(card.status).toBe('waiting');
        expect(card.goal).toMatch(/\d/);
        expect(card.date).toMatch(/31/);
        expect(card.atTarget).toBeUndefined();
      }
    }
  });

  it('call a target met only where the unrounded value reaches the goal', () => {
    const share = fc.double({ min: 0.99, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(share, { minLength: FISCAL_YEARS.length, maxLength: FISCAL_YEARS.length }),
        (values) => {
          const card = cardOf(resultOf(values));
          const value = values[FISCAL_YEARS.indexOf(target.fiscalYear)]!;
          expect(card.status === 'met').toBe(value >= target.goal);
          const printed = Number(card.atTarget!.text.replace('%', '')) / 100;
          expect(printed >= target.goal - 1e-12).toBe(value >= target.goal);
          expect(card.atTarget!.value).toBe(value);
        },
      ),
    );
  });

  it('show the chosen year beside the target’s', () => {
    const values = rising(0.99, 1);
    for (const year of FISCAL_YEARS) {
      expect(cardOf(resultOf(values), year).atYear!.value).toBe(values[year - FISCAL_YEARS[0]!]);
    }
  });

  it('print the same value the same way whatever goal the card is about', () => {
    const higher: Target = { ...target, id: 'higher', goal: 0.9992, fiscalYear: 2030 };
    const values = FISCAL_YEARS.map(() => 0.99918);
    const outcome = outcomeOf(resultOf(values), resultOf(values, higher));
    const [a, b] = targetCards(LOCALES[1], [target, higher], outcome, atlas, 2024);
    expect(a!.atYear!.text).toBe('99.91%');
    expect(b!.atYear!.text).toBe('99.91%');
  });

  it('tell met, late and not met apart, and say when', () => {
    const flat = (value: number) => FISCAL_YEARS.map(() => value);
    const late = FISCAL_YEARS.map((year) => (year >= 2031 ? 0.9995 : 0.998));
    const lost = FISCAL_YEARS.map((year) => (year <= 2028 ? 0.9995 : 0.998));
    expect(statusOf(resultOf(flat(0.9995)))).toBe('met');
    expect(statusOf(resultOf(late))).toBe('late');
    expect(statusOf(resultOf(flat(0.998)))).toBe('unmet');
    expect(cardOf(resultOf(flat(0.9995))).metWhen).toContain('2020');
    expect(cardOf(resultOf(late)).metWhen).toContain('2031');
    expect(cardOf(resultOf(flat(0.998))).metWhen).toContain('2035');
    expect(cardOf(resultOf(lost)).status).toBe('met');
    expect(cardOf(resultOf(lost)).metWhen).toBe(LOCALES[0].messages.board.fallsBelow);
  });

  it('round what is missing up, so that nobody vanishes', () => {
    const unmet = resultOf(
      FISCAL_YEARS.map(() => 0.998),
      target,
      0.2,
    );
    expect(cardOf(unmet).gap).toBe('不足 1世帯');
    expect(cardOf(unmet, 2024, atlas, LOCALES[1]).gap).toBe('1 household short');
    expect(cardOf(unmet).binding).toEqual([
      { prefecture: 1, name: '乙県', value: '99.85%', missing: '13世帯' },
    ]);
  });

  it('have no prefectures where the metric has none', () => {
    const hubs: Target = { id: 'hubs', metric: 'hubCount', goal: 11, fiscalYear: 2026, source: 'plan' };
    const card = cardOf(resultOf(rising(0, 15), hubs));
    expect(card.binding).toBeUndefined();
    expect(card.goal).toBe('目標 11か所');
  });
});

describe('marks of figures', () => {
  const published = (value: number): PublishedFigure => ({
    metric: 'ftth_household_coverage',
    fiscalYear: 2022,
    prefecture: -1,
    value,
    unit: 'share',
    status: 'verified',
    source: 'https://example.jp/figure',
  });
  const withFigure = (value: number): Atlas => ({ ...atlas, published: [published(value)] });
  const values = FISCAL_YEARS.map(() => 0.99842);

  it('call a value measured where the published figure of that year says the same', () => {
    const card = cardOf(resultOf(values), 2022, withFigure(0.9984));
    expect(card.atYear).toMatchObject({ provenance: 'measured', published: undefined });
    expect(card.atTarget).toMatchObject({ provenance: 'modelled', source: undefined });
  });

  it('show the published figure where the model differs from it', () => {
    const card = cardOf(resultOf(values), 2022, withFigure(0.9931));
    expect(card.atYear).toMatchObject({ provenance: 'modelled', published: '公表値 99.31%' });
    expect(card.atYear!.source).toBe('https://example.jp/figure');
  });

  it('do not take a prefecture’s figure for the nation’s', () => {
    const other: Atlas = { ...atlas, published: [{ ...published(0.9984), prefecture: 1 }] };
    expect(cardOf(resultOf(values), 2022, other).atYear!.provenance).toBe('modelled');
  });
});
