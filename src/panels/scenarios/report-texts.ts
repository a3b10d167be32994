/**
 * Problems of scenario files and links in the user's language: levers by their names, ranges in their units. What a
 * scenario's report says in words of its own (see scenario-file.ts) is put into the user's.
 */

import { EACH_ONCE, WRITTEN_PLAN } from '../../data/scenario-places-file.ts';
import { LINK_NAME } from '../../data/share-link.ts';
import type { Locale } from '../../locale/locale.ts';
import { YEAR_COUNT } from '../../model/parameter.ts';
import { PARAMETER_IDS, type ParameterId, parameterSpec } from '../../model/parameters.ts';
import type { Problem } from '../../model/problem.ts';
import { RISING_ENDS } from '../../model/uncertainty/check-settings.ts';
import { optionText } from '../lever-texts.ts';
import { valueText } from '../lever-view-model.ts';

export function reportTexts(locale: Locale, problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) => reportText(locale, problem));
}

function reportText(locale: Locale, problem: Problem): Problem {
  const { scenarios } = locale.messages;
  const id = parameterIn(problem.what);
  return {
    ...problem,
    what:
      id === undefined
        ? problem.what
        : scenarios.reports.parameter(locale.messages.parameters[id].label, problem.what),
    where: problem.where === LINK_NAME ? scenarios.theLink : problem.where,
    expected: expectedText(locale, problem, id),
    got: gotText(locale, problem.got),
  };
}

/** The lever that a path such as `parameters.radio.stationsPerYear.3` stands for. */
function parameterIn(path: string): ParameterId | undefined {
  const rest = /^parameters\.(.+)$/.exec(path)?.[1];
  return rest === undefined
    ? undefined
    : PARAMETER_IDS.find((id) => rest === id || rest.startsWith(`${id}.`));
}

function expectedText(locale: Locale, problem: Problem, id: ParameterId | undefined): string {
  const { reports } = locale.messages.scenarios;
  const { expected, kind, got } = problem;
  const count = locale.format.integer(YEAR_COUNT);
  if (id !== undefined && kind !== 'unknown-key') {
    const spec = parameterSpec(id);
    if (spec.kind === 'series' && / entries$/.test(got)) return reports.perYear(count);
    if (spec.kind === 'number' || spec.kind === 'series') {
      const [from, to] = [spec.minimum, spec.maximum].map((each) => valueText(locale, spec, each));
      return locale.messages.levers.yearRange(from!, to!);
    }
    if (spec.kind === 'choice') {
      const options = spec.options.map((option) => `${option}: ${optionText(locale, id, option)}`);
      return reports.oneOf(options.join(locale.language === 'ja' ? '、' : ', '));
    }
    if (spec.kind === 'switch') return reports.types.boolean;
  }
  const at = (pattern: RegExp) => pattern.exec(expected)?.[1];
  const least = at(/^at least (\S+)/);
  if (least !== undefined) return reports.atLeast(least);
  const most = at(/^at most (\S+)/);
  if (most !== undefined) return reports.atMost(most);
  const keys = at(/^a known key such as (.+)$/);
  if (keys !== undefined) return reports.knownKeys(keys);
  const version = at(/^version (\d+) or older/) ?? at(/up to (\d+)$/);
  if (version !== undefined) return reports.newerDenen(version);
  if (expected === 'a whole link made by Denen') return reports.wholeLink;
  if (expected === EACH_ONCE) return reports.eachOnce;
  if (expected === RISING_ENDS) return reports.risingEnds;
  if (expected.startsWith(WRITTEN_PLAN)) return reports.writtenPlan;
  return typeText(
    locale,
    expected.replace(/^an? (whole )?/, (_, whole) => (whole === undefined ? '' : 'int:')),
  );
}

function gotText(locale: Locale, got: string): string {
  const { reports } = locale.messages.scenarios;
  const entries = /^(\d+) entries$/.exec(got)?.[1];
  if (entries !== undefined) return reports.entries(entries);
  const characters = /^(\d+) characters$/.exec(got)?.[1];
  if (characters !== undefined) return reports.characters(characters);
  // "string "lots"": the type in words, the value as it stands.
  const [, type, value] = /^(string|number|boolean|object|array|null)(?: (.*))?$/s.exec(got) ?? [];
  if (type === undefined) return typeText(locale, got);
  return value === undefined || value === 'null'
    ? typeText(locale, type)
    : `${typeText(locale, type)} ${value}`;
}

function typeText(locale: Locale, word: string): string {
  const { types } = locale.messages.scenarios.reports;
  const key = word.startsWith('int:') ? 'int' : word;
  return key in types ? types[key as keyof typeof types] : word;
}
