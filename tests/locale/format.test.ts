import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf, UNKNOWN } from '../../src/locale/format.ts';
import { isCount } from '../../src/model/evaluate-targets.ts';
import { DEFAULT_TARGETS } from '../../src/model/target.ts';

const ja = formatOf('ja');
const en = formatOf('en');
const share = fc.double({ min: 0, max: 1, noNaN: true });
const decimals = fc.constantFrom(0, 1, 2);

function printed(text: string): number {
  return Number(text.replace(/[,%]/g, ''));
}

describe('shares', () => {
  it('never print at or above a goal that they do not reach', () => {
    const nearGoal = fc
      .record({
        goal: fc.constantFrom(1, ...DEFAULT_TARGETS.map(({ goal }) => goal).filter((goal) => goal <= 1)),
        below: fc.double({ min: 1e-9, max: 0.002, noNaN: true }),
      })
      .map(({ goal, below }) => ({ goal, value: goal - below }));
    fc.assert(
      fc.property(nearGoal, decimals, ({ goal, value }, digits) => {
        expect(printed(ja.share(value, digits))).toBeLessThan(goal * 100);
        expect(printed(en.share(value, digits))).toBeLessThan(goal * 100);
      }),
    );
  });

  it('hold a scenario’s own goals as well', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.double({ min: 1e-9, max: 1e-4, noNaN: true }),
        (n, below) => {
          const goal = n / 10_000;
          expect(printed(ja.share(goal - below, 2, [goal]))).toBeLessThan(goal * 100 - 1e-9);
        },
      ),
    );
  });

  it('print what reaches the goal at or above it', () => {
    for (const { goal, metric } of DEFAULT_TARGETS) {
      if (isCount(metric)) continue;
      expect(printed(ja.share(goal, 2))).toBeGreaterThanOrEqual(goal * 100 - 1e-9);
    }
  });

  it('stay within one unit of the last decimal', () => {
    fc.assert(
      fc.property(share, decimals, (value, digits) => {
        expect(Math.abs(printed(en.share(value, digits)) - value * 100)).toBeLessThanOrEqual(
          10 ** -digits + 1e-9,
        );
      }),
    );
  });

  it('rise with the value', () => {
    fc.assert(
      fc.property(share, share, decimals, (a, b, digits) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(printed(ja.share(low, digits))).toBeLessThanOrEqual(printed(ja.share(high, digits)));
      }),
    );
  });

  it('print published figures as they were published', () => {
    expect(ja.share(0.9984, 2)).toBe('99.84%');
    expect(ja.share(0.993, 2)).toBe('99.30%');
    expect(en.share(0.981, 1)).toBe('98.1%');
    expect(en.share(1, 2)).toBe('100.00%');
    expect(en.goalShare(0.9985)).toBe('99.85%');
    expect(en.goalShare(0.95)).toBe('95%');
  });
});

describe('amounts', () => {
  it('are exact while they are short', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), (n) => {
        expect(printed(ja.amount(n))).toBe(n);
        expect(printed(en.amount(n))).toBe(n);
      }),
    );
  });

  it.each([
    [126_146_099, '1億2,615万', '126 million'],
    [100_000_000, '1億', '100 million'],
    [99_999_999, '1億', '100 million'],
    [123_456, '12.3万', '123,456'],
    [999_500, '100万', '1 million'],
    [5_381_733, '538万', '5.38 million'],
  ])('print %d as %s and %s', (n, japanese, english) => {
    expect(ja.amount(n)).toBe(japanese);
    expect(en.amount(n)).toBe(english);
  });

  it.each([
    [0, '0円', '¥0'],
    [9_999, '9,999円', '¥9,999'],
    [60_000, '6万円', '¥60,000'],
    [4_196_000_000, '42億円', '¥4.2 billion'],
    [532_000_000, '5.32億円', '¥532 million'],
    [53_200_000_000, '532億円', '¥53.2 billion'],
    [99_996_000, '1億円', '¥100 million'],
    [1_234_500_000_000, '1兆2,345億円', '¥1.23 trillion'],
    [999_999_999, '10億円', '¥1 billion'],
    [-25_000, '−2.5万円', '−¥25,000'],
  ])('print %d yen as %s and %s', (yen, japanese, english) => {
    expect(ja.yen(yen)).toBe(japanese);
    expect(en.yen(yen)).toBe(english);
  });

  it('say that a number is unknown', () => {
    for (const format of [ja, en]) {
      for (const print of [format.integer, format.amount, format.yen, format.milliseconds]) {
        expect(print(Number.NaN)).toBe(UNKNOWN);
      }
      expect(format.share(Number.NaN, 1)).toBe(UNKNOWN);
    }
  });
});

describe('fiscal years', () => {
  it('end on 31 March of the next year', () => {
    expect(ja.fiscalYearEnd(2027)).toBe('2027年度末（2028年3月31日）');
    expect(en.fiscalYearEnd(2027)).toBe('end of FY2027 (31 March 2028)');
  });
});

describe('years in eras', () => {
  const era = formatOf('ja', 'era');
  it('are written as offices write fiscal years', () => {
    expect(era.fiscalYear(2018)).toBe('平成30年度');
    expect(era.fiscalYear(2019)).toBe('令和元年度');
    expect(era.fiscalYear(2030)).toBe('令和12年度');
    expect(era.fiscalYearEnd(2018)).toBe('平成30年度末（平成31年3月31日）');
    expect(era.fiscalYearEnd(2030)).toBe('令和12年度末（令和13年3月31日）');
    expect(era.yearTick(2020)).toBe('2');
  });

  it('leave everything but years alone, and English as it is', () => {
    expect(era.yen(123e8)).toBe(ja.yen(123e8));
    expect(formatOf('en', 'era').fiscalYear(2030)).toBe('FY2030');
  });

  it('count the years since 2018 throughout Reiwa', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2020, max: 2060 }), (year) => {
        expect(era.fiscalYear(year)).toBe(`令和${year - 2018}年度`);
      }),
    );
  });
});
