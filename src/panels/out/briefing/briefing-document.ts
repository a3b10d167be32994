/** A briefing as sentences with the notes that say what their numbers are. Pure; every number printed is a fact. */

import type { Locale } from '../../../locale/locale.ts';
import { briefingWords } from '../../../locale/out/briefing-locale.ts';
import type { BriefingNames, BriefingWords, Say, Segment } from '../../../locale/out/briefing-words.ts';
import { outWords } from '../../../locale/out/out-locale.ts';
import type { Atlas } from '../../../model/atlas.ts';
import type { Outcome } from '../../../model/outcome.ts';
import { FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR } from '../../../model/parameter.ts';
import { briefingStatements } from '../../../model/places/briefing-statements.ts';
import type { Fact } from '../../../model/places/fact.ts';
import type { MeasuredCoverage } from '../../../model/places/measured-coverage.ts';
import { placeReport } from '../../../model/places/place-report.ts';
import { nameOfScope, type PlaceScope } from '../../../model/places/place-scope.ts';
import { factsOf, type Statement, type StatementKind } from '../../../model/places/statement.ts';

/** A segment as it is printed; facts keep what they print. */
export type PrintedSegment = Segment & { readonly text: string };

export interface BriefingSentence {
  readonly segments: readonly PrintedSegment[];
  /** Base, fiscal year, mark, source and scenario of its numbers; '' where it has none. */
  readonly note: string;
}

export interface BriefingDocument {
  readonly title: string;
  readonly intro: readonly PrintedSegment[];
  readonly sections: readonly { readonly heading: string; readonly sentences: readonly BriefingSentence[] }[];
  readonly versions: string;
}

type Section = keyof BriefingWords['sections'];
const SECTION_OF: Readonly<Record<StatementKind, Section | 'topic'>> = {
  people: 'people',
  published: 'topic',
  measured: 'topic',
  measuredInside: 'topic',
  coverage: 'topic',
  outlook: 'topic',
  sites: 'radio',
  target: 'topic',
  lastHouseholds: 'fibre',
  squares: 'fibre',
  binding: 'radio',
  most: 'topic',
  cost: 'cost',
  hub: 'cost',
};

export interface BriefingRequest {
  readonly locale: Locale;
  readonly atlas: Atlas;
  readonly outcome: Outcome;
  readonly scope: PlaceScope;
  readonly fiscalYear: number;
  readonly scenarioName: string;
  /** Of the reader's own. */
  readonly measured?: MeasuredCoverage | undefined;
}

export function briefingDocument(request: BriefingRequest): BriefingDocument {
  const { locale, atlas, outcome, scope, fiscalYear, scenarioName } = request;
  const { language, format } = locale;
  const words = briefingWords(language);
  const out = outWords(language);
  const table = (from: { nameJa: readonly string[]; nameEn: readonly string[] }) =>
    language === 'ja' ? from.nameJa : from.nameEn;
  const place = nameOfScope(atlas, scope, language, out.nation);
  const names: BriefingNames = {
    place: scope.kind === 'block' ? out.sheet.block(place) : place,
    prefecture: (index) => table(atlas.prefectures)[index]!,
    municipality: (index) => table(atlas.municipalities)[index]!,
  };
  const report = placeReport(atlas, outcome, scope, fiscalYear, request.measured);
  const statements = briefingStatements(atlas, outcome, report, scenarioName);
  const sections = (['people', 'fibre', 'radio', 'cost'] as const)
    .map((section) => ({
      heading: words.sections[section],
      sentences: statements
        .filter((statement) => sectionOf(statement) === section)
        .map((statement) => sentenceOf(statement, locale, words, names)),
    }))
    .filter(({ sentences }) => sentences.length > 0);
  return {
    title: out.briefing.heading(names.place),
    intro: printed(words.intro(scenarioName, format.fiscalYear(fiscalYear)), locale, words),
    sections,
    versions: out.sheet.versions(outcome.modelVersion, outcome.atlasId),
  };
}

function sectionOf(statement: Statement): Section {
  const section = SECTION_OF[statement.kind];
  if (section !== 'topic') return section;
  return 'topic' in statement ? statement.topic : 'people';
}

function sentenceOf(
  statement: Statement,
  locale: Locale,
  words: BriefingWords,
  names: BriefingNames,
): BriefingSentence {
  const say = words.says[statement.kind] as Say<StatementKind>;
  return {
    segments: printed(say(statement, names), locale, words),
    note: noteOf(factsOf(statement), locale, words),
  };
}

function printed(segments: readonly Segment[], locale: Locale, words: BriefingWords): PrintedSegment[] {
  return segments.map((segment) =>
    segment.kind === 'fact' ? { ...segment, text: printFact(segment.fact, locale, words) } : segment,
  );
}

/** A fact in words, rounded as its unit is; see the units' decimals. */
export function printFact({ value, unit, rounding }: Fact, { format }: Locale, words: BriefingWords): string {
  const count = format.integer(rounding === 'up' ? Math.ceil(value - 1e-6) : value);
  switch (unit) {
    case 'fibreShare':
      return format.share(value, 2);
    case 'radioShare':
      return format.share(value, 1);
    case 'goal':
      return format.goalShare(value);
    case 'households':
      return words.households(count);
    case 'people':
      return words.people(count);
    case 'sites':
      return words.sites(count);
    case 'squares':
      return words.squares(count);
    case 'municipalities':
      return words.municipalities(count);
    case 'yen':
      return format.yen(value);
    case 'ms':
      return format.milliseconds(value);
    case 'fiscalYear':
      return format.fiscalYear(value);
    case 'calendarYear':
      return words.calendarYear(String(value));
  }
}

/** Facts of one base, year and source stand together, so that a note reads quickly. */
function noteOf(facts: readonly Fact[], locale: Locale, words: BriefingWords): string {
  const noted = facts.filter(({ base }) => base !== 'years');
  const [first] = noted;
  if (first === undefined) return '';
  const { format } = locale;
  const groups = new Map<string, { facts: Fact[]; tail: string }>();
  for (const fact of noted) {
    const { base, fiscalYear, source, mark, citation } = fact;
    const when =
      fiscalYear === null
        ? words.wholeHorizon(format.fiscalYear(FIRST_FISCAL_YEAR), format.fiscalYear(LAST_FISCAL_YEAR))
        : base === 'peopleOfProjection' || base === 'peopleOfCensus'
          ? words.calendarYear(String(fiscalYear))
          : words.endOf(format.fiscalYear(fiscalYear));
    const origin =
      citation === undefined ? words.sources[source] : `${words.sources[source]}${words.colon}${citation}`;
    // A goal is set, neither measured nor computed.
    const from = source === 'target' ? origin : `${words.marks[mark]}${words.colon}${origin}`;
    const tail = [words.bases[base], when, from].join(words.comma);
    const group = groups.get(tail) ?? { facts: [], tail };
    group.facts.push(fact);
    groups.set(tail, group);
  }
  const parts = [...groups.values()].map(
    (group) =>
      `${group.facts.map((fact) => printFact(fact, locale, words)).join(words.and)}${words.colon}${group.tail}`,
  );
  return `${words.open}${[...parts, words.scenario(first.scenario)].join(' / ')}${words.close}`;
}

export function textOf(segments: readonly PrintedSegment[]): string {
  return segments.map(({ text }) => text).join('');
}

export function briefingText({ title, intro, sections, versions }: BriefingDocument): string {
  const body = sections.map(({ heading, sentences }) =>
    [`■ ${heading}`, ...sentences.map(({ segments, note }) => `・${textOf(segments)}${note}`)].join('\n'),
  );
  return `${[oneLine(title), textOf(intro), ...body, versions].join('\n\n')}\n`;
}

export function briefingMarkdown({ title, intro, sections, versions }: BriefingDocument): string {
  const body = sections.map(({ heading, sentences }) =>
    [
      `## ${markdown(heading)}`,
      '',
      ...sentences.map(({ segments, note }) => `- ${markdown(textOf(segments))} _${markdown(note)}_`),
    ].join('\n'),
  );
  return `${[`# ${markdown(title)}`, markdown(textOf(intro)), ...body, markdown(versions)].join('\n\n')}\n`;
}

export function briefingHtml(
  { title, intro, sections, versions }: BriefingDocument,
  language: string,
): string {
  const body = sections.map(
    ({ heading, sentences }) =>
      `<h2>${html(heading)}</h2>\n<ul>\n${sentences
        .map(({ segments, note }) => `<li>${html(textOf(segments))} <small>${html(note)}</small></li>`)
        .join('\n')}\n</ul>`,
  );
  return `<article lang="${language}">\n<h1>${html(title)}</h1>\n<p>${html(textOf(intro))}</p>\n${body.join('\n')}\n<p><small>${html(versions)}</small></p>\n</article>\n`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** Names may be anybody's: no sign of theirs becomes a sign of Markdown's. */
function markdown(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&');
}

function html(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
