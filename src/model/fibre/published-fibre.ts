/**
 * Fibre household coverage by prefecture at the end of each fiscal year with a published national figure. Published
 * values stand as they are; blanks are estimated so that the nation's households give the national figure and the
 * published bounds hold:
 * - in a year with prefecture figures, blanks follow `prior` times one common factor, within their bounds;
 * - in a year without, all go the same share of the way from the year before it to the year after it;
 * - before the first such year, all unserved shares are one multiple of that year's.
 */
import type { Atlas } from '../atlas.ts';

const COVERAGE = 'ftth_household_coverage';
const UNSERVED = 'ftth_unserved_households';

/** End of FY2022: twelve prefectures were published at 100.00 %, three of them by name. */
export const WHOLLY_SERVED_PREFECTURES = { fiscalYear: 2022, count: 12 } as const;

/** years × prefectures, row by year. */
export interface PublishedFibre {
  /** Rising. */
  readonly fiscalYears: readonly number[];
  /** Household coverage 0–1. */
  readonly coverage: Float64Array;
  /** 1 where the figure is published, 0 where it is estimated. */
  readonly measured: Uint8Array;
  /** Per year: the national figure 0–1. */
  readonly national: Float64Array;
  /** Per year: 1 where the national figure is published as a share. */
  readonly nationalMeasured: Uint8Array;
}

export interface NationalFigure {
  readonly fiscalYear: number;
  readonly coverage: number;
  readonly measured: boolean;
}

/**
 * National figures by rising year. A year with only a count of unserved households gets its share over the base of
 * the year that has both: the count is of households in the resident register, more than the census counts.
 */
export function nationalFigures(published: Atlas['published']): NationalFigure[] {
  const national = (metric: string) =>
    new Map(
      published
        .filter((figure) => figure.metric === metric && figure.prefecture < 0)
        .map((figure) => [figure.fiscalYear, figure.value]),
    );
  const coverage = national(COVERAGE);
  const unserved = national(UNSERVED);
  const figures = [...coverage].map(([fiscalYear, value]) => ({
    fiscalYear,
    coverage: value,
    measured: true,
  }));
  const both = [...unserved.keys()].find((year) => coverage.has(year));
  if (both !== undefined) {
    const base = unserved.get(both)! / (1 - coverage.get(both)!);
    for (const [fiscalYear, count] of unserved) {
      if (!coverage.has(fiscalYear))
        figures.push({ fiscalYear, coverage: 1 - count / base, measured: false });
    }
  }
  return figures.sort((a, b) => a.fiscalYear - b.fiscalYear);
}

/**
 * @param figures as `nationalFigures` gives them
 * @param households figures × prefectures: households of that year
 * @param prior figures × prefectures: unserved share that one rule for the whole nation would give each prefecture
 * @throws where published values and bounds leave no room for the national figure.
 */
export function completeFibreCoverage(
  atlas: Pick<Atlas, 'published' | 'publishedBounds' | 'prefectures'>,
  figures: readonly NationalFigure[],
  households: Float64Array,
  prior: Float64Array,
): PublishedFibre {
  const width = atlas.prefectures.count;
  const size = figures.length * width;
  const unserved = new Float64Array(size).fill(Number.NaN);
  const measured = new Uint8Array(size);
  const hasPrefectures = figures.map(() => false);
  const indexOf = new Map(figures.map(({ fiscalYear }, i) => [fiscalYear, i]));
  for (const { metric, fiscalYear, prefecture, value } of atlas.published) {
    const i = indexOf.get(fiscalYear);
    if (metric !== COVERAGE || prefecture < 0 || i === undefined) continue;
    unserved[i * width + prefecture] = 1 - value;
    measured[i * width + prefecture] = 1;
    hasPrefectures[i] = true;
  }
  const row = (array: Float64Array, i: number) => array.subarray(i * width, (i + 1) * width);
  const target = figures.map(({ coverage }, i) => (1 - coverage) * sum(row(households, i)));

  // From the last year back, since an earlier year is never better than a later one.
  const anchors = figures.map((_, i) => i).filter((i) => hasPrefectures[i]);
  for (const [k, i] of [...anchors.entries()].reverse()) {
    const later = anchors[k + 1];
    const low = later === undefined ? new Float64Array(width) : row(unserved, later).slice();
    const high = new Float64Array(width).fill(1);
    for (const { metric, fiscalYear, prefecture, ...bound } of atlas.publishedBounds) {
      if (metric !== COVERAGE || fiscalYear !== figures[i]!.fiscalYear) continue;
      low[prefecture] = Math.max(low[prefecture]!, 1 - bound.high);
      high[prefecture] = Math.min(high[prefecture]!, 1 - bound.low);
    }
    if (figures[i]!.fiscalYear === WHOLLY_SERVED_PREFECTURES.fiscalYear) {
      serveWholly(row(unserved, i), row(prior, i), WHOLLY_SERVED_PREFECTURES.count);
    }
    fillScaled(row(unserved, i), row(households, i), row(prior, i), low, high, target[i]!);
  }
  for (let i = 0; i < figures.length; i++) {
    if (hasPrefectures[i]) continue;
    const before = anchors.filter((k) => k < i).at(-1);
    const after = anchors.find((k) => k > i);
    const one = new Float64Array(width).fill(1);
    const from = before === undefined ? one : row(unserved, before);
    const to = after === undefined ? new Float64Array(width) : row(unserved, after);
    if (before === undefined && after !== undefined) {
      fillScaled(row(unserved, i), row(households, i), to, to, one, target[i]!);
    } else {
      fillBetween(row(unserved, i), row(households, i), from, to, target[i]!);
    }
  }
  return {
    fiscalYears: figures.map(({ fiscalYear }) => fiscalYear),
    coverage: unserved.map((share) => 1 - share),
    measured,
    national: Float64Array.from(figures, ({ coverage }) => coverage),
    nationalMeasured: Uint8Array.from(figures, (figure) => (figure.measured ? 1 : 0)),
  };
}

/** Sets the blanks of least prior to 0 until `count` prefectures stand there. */
function serveWholly(unserved: Float64Array, prior: Float64Array, count: number): void {
  let missing = count - unserved.filter((share) => share === 0).length;
  const blanks = Array.from(unserved.keys()).filter((p) => Number.isNaN(unserved[p]));
  blanks.sort((a, b) => prior[a]! - prior[b]! || a - b);
  for (const p of blanks) if (missing-- > 0) unserved[p] = 0;
}

/** Fills blanks with prior · k within low … high, where k makes Σ households · unserved the target. */
function fillScaled(
  unserved: Float64Array,
  households: Float64Array,
  prior: Float64Array,
  low: Float64Array,
  high: Float64Array,
  target: number,
): void {
  const blanks = Array.from(unserved.keys()).filter((p) => Number.isNaN(unserved[p]));
  // A prior of 0 would never move, whatever the factor.
  const shape = (p: number) => Math.max(prior[p]!, 1e-9);
  const share = (p: number, factor: number) => Math.min(high[p]!, Math.max(low[p]!, shape(p) * factor));
  let rest = target;
  unserved.forEach((value, p) => {
    if (!Number.isNaN(value)) rest -= value * households[p]!;
  });
  const total = (factor: number) => blanks.reduce((all, p) => all + households[p]! * share(p, factor), 0);
  const slack = 1e-9 * target;
  const largest = 1e9;
  if (total(0) > rest + slack || total(largest) < rest - slack) {
    throw new Error(
      `Expected published figures and bounds that allow ${Math.round(rest)} unserved households in the other prefectures, ` +
        `got ${Math.round(total(0))} to ${Math.round(total(largest))}.`,
    );
  }
  let below = 0;
  let above = largest;
  for (let i = 0; i < 200; i++) {
    const middle = (below + above) / 2;
    if (total(middle) < rest) below = middle;
    else above = middle;
  }
  for (const p of blanks) unserved[p] = share(p, above);
  spreadRemainder(unserved, households, blanks, low, high, rest);
}

/** Bisection stops at the last bit of the factor: what is left to the target goes to blanks within their bounds. */
function spreadRemainder(
  unserved: Float64Array,
  households: Float64Array,
  blanks: readonly number[],
  low: Float64Array,
  high: Float64Array,
  rest: number,
): void {
  for (const p of blanks) {
    const missing = rest - blanks.reduce((all, b) => all + households[b]! * unserved[b]!, 0);
    if (missing === 0) return;
    if (households[p]! > 0) {
      unserved[p] = Math.min(high[p]!, Math.max(low[p]!, unserved[p]! + missing / households[p]!));
    }
  }
}

/** Fills all with to + λ (from - to), where λ makes Σ households · unserved the target. */
function fillBetween(
  unserved: Float64Array,
  households: Float64Array,
  from: Float64Array,
  to: Float64Array,
  target: number,
): void {
  let least = 0;
  let span = 0;
  for (let p = 0; p < unserved.length; p++) {
    least += households[p]! * to[p]!;
    span += households[p]! * (from[p]! - to[p]!);
  }
  const weight = span > 0 ? (target - least) / span : 0;
  if (!(weight >= -1e-9 && weight <= 1 + 1e-9)) {
    throw new Error(
      `Expected a national figure between its neighbours' ${Math.round(least)} and ${Math.round(least + span)} ` +
        `unserved households, got ${Math.round(target)}.`,
    );
  }
  for (let p = 0; p < unserved.length; p++) unserved[p] = to[p]! + weight * (from[p]! - to[p]!);
}

function sum(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0);
}
