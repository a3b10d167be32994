import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localeOf } from '../../src/locale/locale.ts';
import { PARAMETER_IDS, parameterSpec } from '../../src/model/parameters.ts';
import { defaultText, rangeText, sourceText } from '../../src/panels/lever-texts.ts';
import {
  displayUnit,
  fieldText,
  leverGroups,
  type NumericSpec,
  readEntry,
  sliderPosition,
  stepped,
  valueAtPosition,
  valueText,
} from '../../src/panels/lever-view-model.ts';

const LOCALES = [localeOf('ja'), localeOf('en')] as const;
const NUMERIC: NumericSpec[] = PARAMETER_IDS.map(parameterSpec).filter(
  (spec): spec is NumericSpec => spec.kind === 'number' || spec.kind === 'series' || spec.kind === 'blocks',
);
const spec = fc.constantFrom(...NUMERIC);
const locale = fc.constantFrom(...LOCALES);
/** A value on a step of its parameter. */
const stepOf = (of: NumericSpec) =>
  fc
    .integer({ min: 0, max: Math.floor((of.maximum - of.minimum) / of.step) })
    .map((steps) => stepped(of, of.minimum, steps));
const specAndValue = spec.chain((of) => fc.record({ of: fc.constant(of), value: stepOf(of) }));

const money: NumericSpec = {
  kind: 'number',
  group: 'fibre',
  role: 'policy',
  unit: 'yenPerYear',
  minimum: 0,
  maximum: 1e12,
  step: 1e8,
  default: 5e9,
  source: 'assumption',
  structural: false,
};
const whole: NumericSpec = {
  ...money,
  unit: 'count',
  minimum: 1,
  maximum: 60,
  step: 1,
  default: 15,
  integer: true,
};
const ratio: NumericSpec = { ...money, unit: 'share', minimum: 0, maximum: 1, step: 0.05, default: 2 / 3 };

describe('lever groups', () => {
  it('hold every parameter exactly once, policies before assumptions', () => {
    const groups = leverGroups();
    const ids = groups.flatMap(({ sections }) =>
      sections.flatMap(({ prominent, more }) => [...prominent, ...more]),
    );
    expect([...ids].sort()).toEqual([...PARAMETER_IDS].sort());
    for (const { sections } of groups) {
      const roles = sections.map(({ role }) => role);
      expect(roles).toEqual(['policy', 'assumption'].filter((role) => roles.includes(role as 'policy')));
    }
  });
});

describe('entries', () => {
  it('read back what the field shows', () => {
    fc.assert(
      fc.property(locale, specAndValue, (words, { of, value }) => {
        const entry = readEntry(words, of, fieldText(words, of, value));
        expect(entry.ok).toBe(true);
        if (entry.ok) expect(Math.abs(entry.value - value)).toBeLessThan(of.step * 0.01);
      }),
    );
  });

  it('outside the range are refused with both ends, in the unit that is shown', () => {
    fc.assert(
      fc.property(locale, spec, fc.boolean(), (words, of, isAbove) => {
        const { scale } = displayUnit(words, of);
        const outside = isAbove ? of.maximum + of.step : of.minimum - of.step;
        const entry = readEntry(words, of, String(outside / scale));
        expect(entry.ok).toBe(false);
        if (!entry.ok) {
          expect(entry.message).toContain(valueText(words, of, of.minimum));
          expect(entry.message).toContain(valueText(words, of, of.maximum));
        }
      }),
    );
  });

  it('may be typed as people type', () => {
    const value = (of: NumericSpec, text: string) => {
      const entry = readEntry(LOCALES[0], of, text);
      return entry.ok ? entry.value : entry.message;
    };
    expect(value(money, '１，２３４')).toBe(1234e8);
    expect(value(money, ' 12.5 ')).toBe(12.5e8);
    expect(value(ratio, '７％')).toBe(0.07);
    expect(value(ratio, '66.67')).toBe(0.6667);
    expect(value(whole, '１５')).toBe(15);
    for (const bad of ['', 'abc', '1e3', '12億', '1.2.3', '--1', 'NaN', 'Infinity', '0x10']) {
      expect(value(money, bad)).toBe(LOCALES[0].messages.levers.errors.notANumber(bad));
    }
    expect(value(whole, '2.5')).toBe(LOCALES[0].messages.levers.errors.notWhole('2.5'));
  });

  it('in English count yen in millions', () => {
    const entry = readEntry(LOCALES[1], money, '4,196');
    expect(entry).toEqual({ ok: true, value: 4.196e9 });
    expect(valueText(LOCALES[1], money, 4.196e9)).toBe('4,196 million yen/year');
    expect(valueText(LOCALES[0], money, 4.196e9)).toBe('41.96億円／年');
  });
});

describe('sliders', () => {
  it('come back to the value that they show', () => {
    fc.assert(
      fc.property(specAndValue, ({ of, value }) => {
        expect(valueAtPosition(of, sliderPosition(of, value))).toBeCloseTo(value, 6);
      }),
    );
  });

  it('rise from the minimum to the maximum and stay within', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(spec, place, place, (of, a, b) => {
        const [low, high] = [valueAtPosition(of, Math.min(a, b)), valueAtPosition(of, Math.max(a, b))];
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(of.minimum);
        expect(high).toBeLessThanOrEqual(of.maximum);
      }),
    );
    for (const of of NUMERIC) {
      expect(valueAtPosition(of, 0)).toBe(of.minimum);
      expect(sliderPosition(of, of.maximum)).toBe(1);
    }
  });

  it('move by whole steps under the keys and stop at the ends', () => {
    fc.assert(
      fc.property(specAndValue, ({ of, value }) => {
        const up = stepped(of, value, 1);
        expect(up === value ? value + of.step > of.maximum - 1e-9 : up > value).toBe(true);
        expect(stepped(of, of.maximum, 1)).toBeLessThanOrEqual(of.maximum);
        expect(stepped(of, of.minimum, -1)).toBe(of.minimum);
      }),
    );
  });
});

describe('words around a lever', () => {
  it('give every parameter a default and a source in both languages', () => {
    for (const words of LOCALES) {
      for (const id of PARAMETER_IDS) {
        const of = parameterSpec(id);
        expect(defaultText(words, id), id).not.toMatch(/undefined|NaN/);
        expect(defaultText(words, id).length, id).toBeGreaterThan(0);
        const isAssumed = /\bassumption\b/.test(of.source);
        expect(/開発者の仮定|the developers’ assumption/.test(sourceText(words, of)), id).toBe(isAssumed);
        expect(rangeText(words, of) === undefined, id).toBe(
          of.kind === 'choice' || of.kind === 'switch' || of.kind === 'municipalities',
        );
      }
    }
  });

  it('sum up a varying default by runs of equal years', () => {
    expect(defaultText(LOCALES[0], 'hubs.openPerYear')).toMatch(
      /^2020年度〜2022年度 0／年、2023年度〜2035年度 3／年$/,
    );
  });
});
