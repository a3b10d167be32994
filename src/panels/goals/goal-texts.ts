/** What an answer about goals says, in sentences: pure, so that every kind of answer can be tested without a page. */
import type { Locale } from '../../locale/locale.ts';
import type { Atlas } from '../../model/atlas.ts';
import { type Goal, type GoalPlace, leverNow, parameterOf } from '../../model/goals/goal.ts';
import type { EarliestYears, SubjectAnswer } from '../../model/goals/goal-answer.ts';
import type { Standing } from '../../model/goals/goal-standing.ts';
import { LAST_FISCAL_YEAR } from '../../model/parameter.ts';
import {
  type ParameterChanges,
  type ParameterId,
  parameterSpec,
  resolveParameters,
} from '../../model/parameters.ts';
import { FIRST_OPEN_FISCAL_YEAR } from '../../model/presets.ts';
import type { TargetMetric } from '../../model/target.ts';
import { parameterText } from '../lever-texts.ts';
import { decimalsOf } from '../target-view-model.ts';

export function goalPlaceName({ language, messages }: Locale, atlas: Atlas, place: GoalPlace): string {
  if (!('index' in place)) return messages.goals.form.places[place.level];
  const { blocks, prefectures, municipalities } = atlas;
  const table = { block: blocks, prefecture: prefectures, municipality: municipalities }[place.level];
  return (language === 'ja' ? table.nameJa : table.nameEn)[place.index]!;
}

/** The same within a sentence. */
function placeInText(locale: Locale, atlas: Atlas, place: GoalPlace): string {
  if ('index' in place) return goalPlaceName(locale, atlas, place);
  return locale.messages.goals.form.placesInText[place.level];
}

/** What is counted, without the nation in its name where a place is asked of. */
function metricName({ messages }: Locale, { metric, place }: Goal): string {
  const { metrics, goals } = messages;
  const isCoverage = metric === 'fibreHouseholdCoverage' || metric === 'radioPopulationCoverage';
  return isCoverage && place.level !== 'nation' ? goals.metrics[metric] : metrics[metric].title;
}

function amountText({ messages, format }: Locale, metric: TargetMetric, value: number): string {
  return decimalsOf(metric) !== undefined
    ? format.goalShare(value)
    : messages.metrics[metric].counted(format.integer(value), value);
}

/** What a place has: with a decimal more than published, and never rounded up to a goal that it misses. */
export function valueText({ messages, format }: Locale, goal: Goal, value: number): string {
  const decimals = decimalsOf(goal.metric);
  return decimals === undefined
    ? messages.metrics[goal.metric].counted(format.integer(value), value)
    : format.share(value, Math.max(2, decimals), [goal.goal]);
}

/** Rounded up: whoever is missing does not vanish in the rounding. */
export function missingText({ messages, format }: Locale, goal: Goal, missing: number): string {
  const whole = Math.max(1, Math.ceil(missing - 1e-6));
  return messages.metrics[goal.metric].counted(format.amount(whole), whole);
}

export function goalText(locale: Locale, atlas: Atlas, goal: Goal): string {
  const { messages, format } = locale;
  return messages.goals.goal(
    metricName(locale, goal),
    amountText(locale, goal.metric, goal.goal),
    placeInText(locale, atlas, goal.place),
    format.fiscalYearEnd(goal.fiscalYear),
  );
}

export function leverName({ messages }: Locale, id: ParameterId): string {
  return messages.parameters[id].label;
}

/** A value of the lever of an answer, to three digits as it was found. */
export function leverValueText(locale: Locale, { subject, parameter }: SubjectAnswer, value: number): string {
  const { messages, format } = locale;
  const words = messages.goals;
  if (parameter === undefined) return '';
  if (parameter === 'backbone.japanSeaFiscalYear')
    return value > LAST_FISCAL_YEAR ? words.neverOpened : words.openedBy(format.fiscalYear(value));
  const isPace = subject === 'hubs' || parameter === parameterOf(subject, 'pace');
  return isPace ? words.pace[subject](format.decimal(value, 1)) : words.money(format.yen(value));
}

/** The answer itself in a sentence. */
export function answerSentence(locale: Locale, answer: SubjectAnswer): string {
  const { messages, format } = locale;
  const words = messages.goals;
  const { kind, parameter, value, now } = answer;
  if (kind === 'year' || kind === 'past' || parameter === undefined || value === undefined)
    return answer.isMetNow ? words.isMetNow : words.isNotMetNow;
  const lever = leverName(locale, parameter);
  const from = format.fiscalYear(FIRST_OPEN_FISCAL_YEAR);
  if (kind === 'infeasible') return words.infeasible(lever, leverValueText(locale, answer, value));
  if (kind === 'none') return words.none(lever, from);
  const had = leverValueText(locale, answer, now ?? Number.NaN);
  return answer.subject === 'cables'
    ? words.latest(lever, leverValueText(locale, answer, value), had)
    : words.found(lever, leverValueText(locale, answer, value), from, had);
}

/** Who is short one step below, or with the most there is; undefined where nobody is. */
export function bindingSentence(locale: Locale, atlas: Atlas, answer: SubjectAnswer): string | undefined {
  const { messages, format } = locale;
  const words = messages.goals;
  const [worst, ...others] = answer.binding;
  if (worst === undefined) return undefined;
  const place = placeInText(locale, atlas, worst.place);
  const missing = missingText(locale, worst.goal, -worst.surplus);
  const goal = amountText(locale, worst.goal.metric, worst.goal.goal);
  const date = format.fiscalYearEnd(worst.goal.fiscalYear);
  const isStep = answer.kind === 'found' && answer.bindingValue !== undefined;
  const start = isStep
    ? words.below(leverValueText(locale, answer, answer.bindingValue!), place, missing, goal, date)
    : words.atMost(place, missing, goal, date);
  const rest = others.length > 0 ? words.othersShort(format.integer(others.length), others.length) : '';
  const end = isStep && answer.parameter ? words.decides(leverName(locale, answer.parameter)) : '.';
  return `${start}${rest}${end === '.' && locale.language === 'ja' ? '。' : end}`;
}

/** @param past of one goal, all places that it was asked of */
export function pastSentence(locale: Locale, atlas: Atlas, past: readonly Standing[]): string {
  const least = past.reduce((a, b) => (b.value < a.value ? b : a));
  const { goal, place, value } = least;
  const words = locale.messages.goals;
  const told = [
    locale.format.fiscalYearEnd(goal.fiscalYear),
    metricName(locale, goal),
    amountText(locale, goal.metric, goal.goal),
  ] as const;
  const has = valueText(locale, goal, value);
  const missed = past.filter(({ isMet }) => !isMet).length;
  if (missed === 0) return words.pastMet(...told, has);
  return words.pastMissed(
    ...told,
    locale.format.integer(missed),
    `${placeInText(locale, atlas, place)} ${has}`,
  );
}

/** What the lever and the other one take together. */
export function pairSentence(locale: Locale, answer: SubjectAnswer): string | undefined {
  const { pair, parameter } = answer;
  if (pair === undefined || parameter === undefined) return undefined;
  return locale.messages.goals.pair(
    leverName(locale, pair.parameter),
    leverValueText(locale, { ...answer, parameter: pair.parameter }, pair.value),
    leverName(locale, parameter),
    leverValueText(locale, answer, pair.leverValue),
  );
}

export interface ObstacleText {
  readonly rule: string;
  readonly isEnough: boolean;
  readonly effect: string;
}

/** @param asked the parameters of the scenario that was asked about */
export function obstacleTexts(
  locale: Locale,
  atlas: Atlas,
  asked: ParameterChanges,
  { obstacles, binding }: SubjectAnswer,
): readonly ObstacleText[] {
  const words = locale.messages.goals;
  const values = resolveParameters(asked);
  /** A series as it is in the first open year. */
  const now = (id: ParameterId) => {
    const value = values[id];
    return Array.isArray(value) && parameterSpec(id).kind === 'series' ? leverNow(asked, id) : value;
  };
  return obstacles.map(({ parameter, to, isEnough, missing }) => ({
    rule: words.obstacle(
      leverName(locale, parameter),
      parameterText(locale, parameter, now(parameter), { atlas }),
      parameterText(locale, parameter, to, { atlas }),
    ),
    isEnough,
    effect: isEnough
      ? words.enough
      : words.leaves(binding[0] === undefined ? '' : missingText(locale, binding[0].goal, missing)),
  }));
}

export function earliestTexts(
  locale: Locale,
  earliest: EarliestYears,
): readonly { readonly what: string; readonly year: string }[] {
  const { messages, format } = locale;
  const words = messages.goals;
  return (['asItStands', 'mostMoney', 'mostPace', 'mostOfBoth'] as const).flatMap((key) => {
    const year = earliest[key];
    if (year === undefined) return [];
    return [
      {
        what: words.earliest[key],
        year: year === 0 ? words.notWithin(format.fiscalYear(LAST_FISCAL_YEAR)) : format.fiscalYear(year),
      },
    ];
  });
}
