/** What a target card says: pure, so that the board can be tested without a page. */
import type { Locale } from '../locale/locale.ts';
import type { Provenance } from '../locale/messages.ts';
import type { Atlas, PublishedFigure } from '../model/atlas.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Part } from '../model/part-inputs.ts';
import type { Target, TargetMetric, TargetResult } from '../model/target.ts';

export type TargetStatus = 'met' | 'late' | 'unmet' | 'waiting';

export interface FigureView {
  /** Unrounded; NaN while unknown. */
  readonly value: number;
  readonly text: string;
  readonly provenance: Provenance;
  /** The published figure of that year, where the model's differs from it. */
  readonly published: string | undefined;
  /** Where the published figure stands. */
  readonly source: string | undefined;
}

export interface BindingView {
  readonly prefecture: number;
  readonly name: string;
  readonly value: string;
  readonly missing: string;
}

export interface TargetCard {
  readonly id: string;
  /** The part of a run that its numbers come from. */
  readonly part: Part;
  readonly title: string;
  readonly definition: string;
  readonly source: string;
  readonly goal: string;
  readonly date: string;
  readonly status: TargetStatus;
  readonly statusText: string;
  /** At the end of the target's fiscal year. */
  readonly atTarget: FigureView | undefined;
  readonly targetYear: string;
  /** At the end of the year on the slider. */
  readonly atYear: FigureView | undefined;
  readonly year: string;
  readonly gap: string;
  readonly metWhen: string;
  readonly binding: readonly BindingView[] | undefined;
}

/** Names of the published figures in the atlas that a metric can be held against. */
const PUBLISHED_METRICS: Readonly<Partial<Record<TargetMetric, string>>> = {
  fibreHouseholdCoverage: 'ftth_household_coverage',
  radioPopulationCoverage: 'g5_popcov',
  radioBaseDeployment: 'g5_base_deployment_rate_10km',
};

export function partOfMetric(metric: TargetMetric): Part {
  switch (metric) {
    case 'fibreHouseholdCoverage':
      return 'fibre';
    case 'hubCount':
    case 'ringSidesClosed':
    case 'newLandingCount':
      return 'hubs';
    default:
      return 'radio';
  }
}

/** Decimals in which a metric is published; undefined for counts. */
export function decimalsOf(metric: TargetMetric): number | undefined {
  switch (metric) {
    case 'fibreHouseholdCoverage':
      return 2;
    case 'hubCount':
    case 'ringSidesClosed':
    case 'newLandingCount':
      return undefined;
    default:
      return 1;
  }
}

/** @param targets of the scenario: no figure is rounded up to a goal that it does not reach */
export function metricValueText(
  locale: Locale,
  metric: TargetMetric,
  value: number,
  targets: readonly Target[],
): string {
  const decimals = decimalsOf(metric);
  if (decimals !== undefined) {
    const goals = targets.filter((target) => target.metric === metric).map(({ goal }) => goal);
    return locale.format.share(value, decimals, goals);
  }
  return locale.messages.metrics[metric].counted(locale.format.integer(value), value);
}

export function goalText(locale: Locale, { metric, goal }: Target): string {
  if (decimalsOf(metric) !== undefined) return locale.format.goalShare(goal);
  return locale.messages.metrics[metric].counted(locale.format.integer(goal), goal);
}

/** What the board needs of an outcome, or of figures computed beforehand. */
export type BoardFigures = Pick<Outcome, 'targets' | 'fiscalYears'>;

export function targetCards(
  locale: Locale,
  targets: readonly Target[],
  outcome: BoardFigures | undefined,
  atlas: Atlas | undefined,
  fiscalYear: number,
): readonly TargetCard[] {
  return targets.map((target) => {
    const result = outcome?.targets.find((each) => each.target.id === target.id);
    return cardOf({ locale, targets, outcome, atlas, fiscalYear }, target, result);
  });
}

interface BoardContext {
  readonly locale: Locale;
  readonly targets: readonly Target[];
  readonly outcome: BoardFigures | undefined;
  readonly atlas: Atlas | undefined;
  readonly fiscalYear: number;
}

function cardOf(context: BoardContext, target: Target, result: TargetResult | undefined): TargetCard {
  const { locale, outcome, atlas, fiscalYear } = context;
  const { messages, format } = locale;
  const { board } = messages;
  const metric = messages.metrics[target.metric];
  const figure = (year: number): FigureView | undefined => {
    if (result === undefined || outcome === undefined) return undefined;
    const value = result.valueByYear[outcome.fiscalYears.indexOf(year)] ?? Number.NaN;
    return figureView(context, target.metric, value, publishedFigure(atlas, target.metric, year));
  };
  const status = result === undefined ? 'waiting' : statusOf(result);
  return {
    id: target.id,
    part: partOfMetric(target.metric),
    title: metric.title,
    definition: metric.definition,
    source: target.source,
    goal: board.goal(goalText(locale, target)),
    date: format.fiscalYearEnd(target.fiscalYear),
    status,
    statusText: board.status[status],
    atTarget: figure(target.fiscalYear),
    targetYear: board.inYearShort(format.fiscalYear(target.fiscalYear)),
    atYear: figure(fiscalYear),
    year: board.inYearShort(format.fiscalYear(fiscalYear)),
    gap: result === undefined ? '' : gapText(locale, result),
    metWhen: result === undefined || outcome === undefined ? '' : metWhen(locale, result, outcome),
    binding: result === undefined || atlas === undefined ? undefined : bindingViews(context, result, atlas),
  };
}

/** Met at its date; or only later, but then for good; or not at all. */
export function statusOf({
  met,
  metFiscalYear,
}: Pick<TargetResult, 'met' | 'metFiscalYear'>): Exclude<TargetStatus, 'waiting'> {
  return met ? 'met' : metFiscalYear > 0 ? 'late' : 'unmet';
}

function figureView(
  { locale, targets }: BoardContext,
  metric: TargetMetric,
  value: number,
  published: PublishedFigure | undefined,
): FigureView {
  const decimals = decimalsOf(metric);
  const halfStep = decimals === undefined ? 0 : 0.5 / 10 ** (decimals + 2);
  const agrees = published !== undefined && Math.abs(published.value - value) <= halfStep;
  return {
    value,
    text: metricValueText(locale, metric, value, targets),
    provenance: agrees ? 'measured' : 'modelled',
    published:
      published === undefined || agrees
        ? undefined
        : locale.messages.board.published(metricValueText(locale, metric, published.value, targets)),
    source: published?.source,
  };
}

function publishedFigure(
  atlas: Atlas | undefined,
  metric: TargetMetric,
  fiscalYear: number,
): PublishedFigure | undefined {
  const name = PUBLISHED_METRICS[metric];
  return atlas?.published.find(
    (figure) => figure.metric === name && figure.fiscalYear === fiscalYear && figure.prefecture === -1,
  );
}

/** A gap is rounded up: whoever is missing does not vanish in the rounding. */
function missingText(locale: Locale, metric: TargetMetric, missing: number): string {
  const whole = Math.ceil(missing - 1e-6);
  return locale.messages.metrics[metric].counted(locale.format.amount(whole), whole);
}

function gapText(locale: Locale, { met, shortfallCount, target }: TargetResult): string {
  const { board } = locale.messages;
  return met ? board.noGap : board.gap(missingText(locale, target.metric, shortfallCount));
}

function metWhen(locale: Locale, result: TargetResult, outcome: BoardFigures): string {
  const { board } = locale.messages;
  const { fiscalYear } = locale.format;
  const { met, metFiscalYear, target } = result;
  const first = outcome.fiscalYears[0]!;
  const last = outcome.fiscalYears.at(-1)!;
  if (met && (metFiscalYear === 0 || metFiscalYear > target.fiscalYear)) return board.fallsBelow;
  if (metFiscalYear === 0) return board.notMetBy(fiscalYear(last));
  return metFiscalYear === first
    ? board.metByStart(fiscalYear(first))
    : board.metSince(fiscalYear(metFiscalYear));
}

function bindingViews(
  { locale, targets }: BoardContext,
  { binding, target }: TargetResult,
  atlas: Atlas,
): readonly BindingView[] | undefined {
  if (!isCountedByPrefecture(target.metric)) return undefined;
  const names = locale.language === 'ja' ? atlas.prefectures.nameJa : atlas.prefectures.nameEn;
  return binding.map(({ prefecture, value, missing }) => ({
    prefecture,
    name: names[prefecture]!,
    value: metricValueText(locale, target.metric, value, targets),
    missing: missingText(locale, target.metric, missing),
  }));
}

function isCountedByPrefecture(metric: TargetMetric): boolean {
  return (
    metric === 'fibreHouseholdCoverage' ||
    metric === 'radioPopulationCoverage' ||
    metric === 'radioPopulationCoverageWorstPrefecture'
  );
}
