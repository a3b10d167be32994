/**
 * Numbers, amounts and dates as an official would print them in each language. Pure: the same value always gives the
 * same text, so that the board, the tables and their tests agree to the character.
 */
import { DEFAULT_TARGETS } from '../model/target.ts';
import type { Language } from '../state/app-state.ts';
import type { Calendar } from '../state/display.ts';

export interface Format {
  readonly language: Language;
  /** Grouped whole number. */
  integer(value: number): string;
  /** Grouped number with at most so many decimals. */
  decimal(value: number, decimals: number): string;
  /**
   * A share 0–1 as a percentage with exactly so many decimals, never printed at or above a goal that the unrounded
   * share does not reach. The plan's goals and 100 % always count, so that a share prints the same everywhere.
   * @param goals further goals of a scenario's own
   */
  share(value: number, decimals: number, goals?: readonly number[]): string;
  /** A goal, with only the decimals that it needs. */
  goalShare(goal: number): string;
  /** People, households, squares: exact while that is readable, in 万/億 or millions beyond. */
  amount(value: number): string;
  yen(value: number): string;
  milliseconds(value: number): string;
  fiscalYear(fiscalYear: number): string;
  /** The same on an axis, where it is clear that years are meant. */
  yearTick(fiscalYear: number): string;
  /** End of the fiscal year, with its date. */
  fiscalYearEnd(fiscalYear: number): string;
  /** A moment in the user's own time zone, to the minute. */
  dateTime(atMs: number): string;
}

/** What stands where a number is unknown. */
export const UNKNOWN = '—';
/** Binary fractions of decimal figures: 0.9984 × 10,000 may come out a hair below 9,984. */
const NUDGE = 1e-9;

const formats = new Map<string, Format>();

/** @param calendar how Japanese writes years */
export function formatOf(language: Language, calendar: Calendar = 'western'): Format {
  const key = `${language} ${calendar}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = language === 'en' ? english() : calendar === 'era' ? { ...japanese(), ...ERAS } : japanese();
    formats.set(key, format);
  }
  return format;
}

/** The era of a day, as 「令和」 and 12. */
const eraFormat = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
  era: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** Month counts from 0. FY2019 began in 平成31 and is written 令和元年度: its autumn decides. */
function eraOf(year: number, month: number): { era: string; year: number } {
  const parts = eraFormat.formatToParts(Date.UTC(year, month, 1));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return { era: part('era'), year: Number.parseInt(part('year').replace('元', '1'), 10) };
}

function eraText({ era, year }: { era: string; year: number }): string {
  return `${era}${year === 1 ? '元' : year}`;
}

const ERAS = {
  fiscalYear: (fiscalYear: number) => `${eraText(eraOf(fiscalYear, 9))}年度`,
  yearTick: (fiscalYear: number) => `${eraOf(fiscalYear, 9).year === 1 ? '元' : eraOf(fiscalYear, 9).year}`,
  fiscalYearEnd: (fiscalYear: number) =>
    `${eraText(eraOf(fiscalYear, 9))}年度末（${eraText(eraOf(fiscalYear + 1, 2))}年3月31日）`,
};

const PLAN_GOALS: readonly number[] = [
  ...new Set([1, ...DEFAULT_TARGETS.map(({ goal }) => goal).filter((goal) => goal <= 1)]),
];

/** A share in units of its last printed decimal. */
function roundShare(value: number, decimals: number, goals: readonly number[]): number {
  const unit = 100 * 10 ** decimals;
  let rounded = Math.round(value * unit + NUDGE);
  for (const goal of goals) {
    const goalUnits = goal * unit;
    const isReached = value >= goal - 1e-12;
    if (!isReached && rounded >= goalUnits - NUDGE) rounded = Math.ceil(goalUnits - NUDGE) - 1;
  }
  return rounded;
}

function common(language: Language) {
  const integerFormat = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const dateTimeFormat = new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const decimalFormats = new Map<string, Intl.NumberFormat>();
  const withDecimals = (value: number, minimum: number, maximum: number) => {
    const key = `${minimum}-${maximum}`;
    let format = decimalFormats.get(key);
    if (format === undefined) {
      format = new Intl.NumberFormat(language, {
        minimumFractionDigits: minimum,
        maximumFractionDigits: maximum,
      });
      decimalFormats.set(key, format);
    }
    return format.format(value);
  };
  const printShare = (units: number, decimals: number) =>
    `${withDecimals(units / 10 ** decimals, decimals, decimals)}%`;
  const known = (value: number, print: () => string) => (Number.isFinite(value) ? print() : UNKNOWN);
  return {
    language,
    known,
    withDecimals,
    integer: (value: number) => known(value, () => integerFormat.format(Math.round(value) + 0)),
    decimal: (value: number, decimals: number) => known(value, () => withDecimals(value, 0, decimals)),
    share: (value: number, decimals: number, goals: readonly number[] = []) =>
      known(value, () => printShare(roundShare(value, decimals, [...PLAN_GOALS, ...goals]), decimals)),
    goalShare: (goal: number) => known(goal, () => `${withDecimals(goal * 100, 0, 4)}%`),
    dateTime: (atMs: number) => known(atMs, () => dateTimeFormat.format(atMs)),
    milliseconds: (value: number) => known(value, () => `${withDecimals(value, 1, 1)} ms`),
  };
}

/** Three significant digits, but never fewer than the whole part has. */
function significantDecimals(value: number): number {
  const size = Math.abs(value);
  return size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
}

function japanese(): Format {
  const base = common('ja');
  const { integer, withDecimals, known } = base;
  /** 123456 → 12.3万; 126146099 → 1億2,615万. */
  const inMyriads = (value: number) => {
    const myriads = Math.round(value / 1e4);
    if (myriads < 1e4) return `${withDecimals(value / 1e4, 0, significantDecimals(value / 1e4))}万`;
    const rest = myriads % 1e4;
    return `${integer(Math.floor(myriads / 1e4))}億${rest === 0 ? '' : `${integer(rest)}万`}`;
  };
  const yenAmount = (value: number): string => {
    if (value < 0) return `−${yenAmount(-value)}`;
    if (value < 9_999.5) return integer(value);
    if (value < 0.99995e8) return `${withDecimals(value / 1e4, 0, significantDecimals(value / 1e4))}万`;
    const hundredMillions = Math.round(value / 1e8);
    if (hundredMillions < 1e4) return `${withDecimals(value / 1e8, 0, significantDecimals(value / 1e8))}億`;
    const rest = hundredMillions % 1e4;
    return `${integer(Math.floor(hundredMillions / 1e4))}兆${rest === 0 ? '' : `${integer(rest)}億`}`;
  };
  return {
    ...base,
    amount: (value) => known(value, () => (Math.abs(value) < 1e5 ? integer(value) : inMyriads(value))),
    yen: (value) => known(value, () => `${yenAmount(value)}円`),
    fiscalYear: (fiscalYear) => `${fiscalYear}年度`,
    yearTick: (fiscalYear) => `${fiscalYear}`,
    fiscalYearEnd: (fiscalYear) => `${fiscalYear}年度末（${fiscalYear + 1}年3月31日）`,
  };
}

function english(): Format {
  const base = common('en');
  const { integer, withDecimals, known } = base;
  const scaled = (value: number): string => {
    const size = Math.abs(value);
    const steps = [
      [1e12, 'trillion'],
      [1e9, 'billion'],
      [1e6, 'million'],
    ] as const;
    // 999.6 million prints as 1 billion, not as 1,000 million.
    const [scale, word] = steps.find(([each]) => size >= each * 0.9995) ?? [1, ''];
    if (scale === 1) return integer(value);
    return `${withDecimals(value / scale, 0, significantDecimals(value / scale))} ${word}`;
  };
  return {
    ...base,
    amount: (value) => known(value, () => (Math.abs(value) < 999_500 ? integer(value) : scaled(value))),
    yen: (value) => known(value, () => (value < 0 ? `−¥${scaled(-value)}` : `¥${scaled(value)}`)),
    fiscalYear: (fiscalYear) => `FY${fiscalYear}`,
    yearTick: (fiscalYear) => `${fiscalYear}`,
    fiscalYearEnd: (fiscalYear) => `end of FY${fiscalYear} (31 March ${fiscalYear + 1})`,
  };
}
