/** No number in a briefing without a fact, and every fact equal to the outcome, over random places and scenarios. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../src/locale/format.ts';
import { localeOf } from '../../../src/locale/locale.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { FISCAL_YEARS, LAST_FISCAL_YEAR } from '../../../src/model/parameter.ts';
import { briefingStatements } from '../../../src/model/places/briefing-statements.ts';
import type { Fact } from '../../../src/model/places/fact.ts';
import { type MeasuredFigure, measuredCoverage } from '../../../src/model/places/measured-coverage.ts';
import { placeReport } from '../../../src/model/places/place-report.ts';
import { municipalitiesOf, NATION, type PlaceScope } from '../../../src/model/places/place-scope.ts';
import { factsOf, type StatementKind } from '../../../src/model/places/statement.ts';
import {
  type BriefingDocument,
  briefingDocument,
  briefingHtml,
  briefingMarkdown,
  briefingText,
  type PrintedSegment,
} from '../../../src/panels/out/briefing/briefing-document.ts';
import { committedAtlas } from '../../model/committed-atlas.ts';
import { scenarios } from '../../random-scenario.ts';
import { runSmallCountry, smallCountry } from '../../small-country.ts';

const { published } = await committedAtlas();
const HOSTILE = ['<b>1</b>', '[2](javascript:3)', '`4`\n# 5', '&amp;6｜7'];
const country = smallCountry(published, HOSTILE);
const { atlas } = country;

const scopes: fc.Arbitrary<PlaceScope> = fc.oneof(
  fc.constant(NATION),
  fc.constant<PlaceScope>({ kind: 'block', index: 0 }),
  fc.nat(1).map((index): PlaceScope => ({ kind: 'prefecture', index })),
  fc.nat(3).map((index): PlaceScope => ({ kind: 'municipality', index })),
);
const years = fc.constantFrom(...FISCAL_YEARS);
const measuredFigures: fc.Arbitrary<readonly MeasuredFigure[]> = fc.array(
  fc.record({
    topic: fc.constantFrom('fibre' as const, 'radio' as const),
    municipality: fc.nat(3),
    fiscalYear: years,
    value: fc.double({ min: 0, max: 1, noNaN: true }),
    fileName: fc.constantFrom('測定1.csv', '<b>2</b>.xlsx'),
  }),
  { maxLength: 40 },
);
const languages = fc.constantFrom('ja' as const, 'en' as const);
const RUNS = { numRuns: 60 };

const sumOver = (scope: PlaceScope, value: (m: number) => number) =>
  municipalitiesOf(atlas, scope).reduce((sum, m) => sum + value(m), 0);

/** The value of a measured fact straight from the figures that were brought; of several the last counts. */
function fromOwn(
  figures: readonly MeasuredFigure[],
  outcome: Outcome,
  scope: PlaceScope,
  { id, fiscalYear, citation }: Fact,
): number {
  const [topic, ...rest] = id.split('.');
  const of = (m: number) =>
    figures
      .filter((each) => each.topic === topic && each.municipality === m && each.fiscalYear === fiscalYear)
      .at(-1);
  if (rest[0] === 'measuredInside')
    return municipalitiesOf(atlas, scope).filter((m) => of(m) !== undefined).length;
  if (scope.kind !== 'municipality') throw new Error(`Expected no measured ${id} of a larger place.`);
  const figure = of(scope.index)!;
  expect(citation).toBe(figure.fileName);
  const { households, population } = outcome.demand;
  const at = (fiscalYear! - FISCAL_YEARS[0]!) * atlas.municipalities.count + scope.index;
  const whole = (topic === 'fibre' ? households : population)[at]!;
  if (id.endsWith('.measuredMissing')) {
    const goal = /target\.([\d.e+-]+)\.\d{4}\./.exec(id)![1];
    return Number(goal) * whole - figure.value * whole;
  }
  return rest.at(-1) === 'left' ? whole - figure.value * whole : figure.value;
}

/** The value of a fact straight from the outcome's tables, by another way than the report's; undefined: not checked. */
function fromOutcome(outcome: Outcome, scope: PlaceScope, fact: Fact): number | undefined {
  const { count } = atlas.municipalities;
  const { demand, fibre, radio, hubs } = outcome;
  const table = (values: ArrayLike<number>, fiscalYear: number | null) =>
    sumOver(scope, (m) => values[(fiscalYear! - FISCAL_YEARS[0]!) * count + m]!);
  const year = fact.fiscalYear;
  const share = (part: ArrayLike<number>, whole: ArrayLike<number>) =>
    table(whole, year) > 0 ? table(part, year) / table(whole, year) : 1;
  const [homes, people] = [demand.households, demand.population];
  switch (fact.unit) {
    case 'fibreShare':
      return fact.source === 'published'
        ? publishedValue('ftth_household_coverage', year!)
        : share(fibre.servedHouseholds, homes);
    case 'radioShare':
      return fact.source === 'published'
        ? publishedValue('g5_popcov', year!)
        : share(radio.coveredPopulation, people);
    case 'sites':
      return table(radio.stationCount, year);
    case 'ms':
      return hubs.nearestHubLatencyMs[0];
  }
  if (fact.id === 'people') return table(people, year);
  if (fact.id === 'households') return table(homes, year);
  if (/^(fibre)\.(coverage|outlook)\.left$/.test(fact.id))
    return Math.max(0, table(homes, year) - table(fibre.servedHouseholds, year));
  if (/^(radio)\.(coverage|outlook)\.left$/.test(fact.id))
    return Math.max(0, table(people, year) - table(radio.coveredPopulation, year));
  const target = /^(fibre|radio)\.target\.([\d.e+-]+)\.(\d{4})\.(goal|due|missing)$/.exec(fact.id);
  if (target !== null) {
    const [, topic, goal, due, what] = target;
    if (what === 'goal') return Number(goal);
    if (what === 'due') return Number(due);
    const [part, whole] =
      topic === 'fibre' ? [fibre.servedHouseholds, homes] : [radio.coveredPopulation, people];
    const empty = table(whole, year) === 0;
    return empty ? undefined : Number(goal) * table(whole, year) - table(part, year);
  }
  const inside = new Set(municipalitiesOf(atlas, scope));
  if (fact.id === 'cost.fibre')
    return fibre.plan.municipality.reduce(
      (sum, m, i) =>
        sum + (inside.has(m) ? [0, 1, 2].reduce((a, k) => a + fibre.plan.costYen[3 * i + k]!, 0) : 0),
      0,
    );
  if (fact.id === 'cost.fibre.state')
    return fibre.plan.municipality.reduce(
      (sum, m, i) => sum + (inside.has(m) ? fibre.plan.costYen[3 * i]! : 0),
      0,
    );
  return undefined;
}

function publishedValue(metric: string, fiscalYear: number): number | undefined {
  return atlas.published.find(
    (each) => each.metric === metric && each.prefecture === -1 && each.fiscalYear === fiscalYear,
  )?.value;
}

/** What a printed number stands for, and half of its last digit: 12.3万円, ¥4.56 billion, 99.9%. */
function readBack(text: string): { value: number; tolerance: number } {
  const scales: readonly (readonly [RegExp, number])[] = [
    [/兆/, 1e12],
    [/億/, 1e8],
    [/万/, 1e4],
    [/trillion/, 1e12],
    [/billion/, 1e9],
    [/million/, 1e6],
    [/%/, 1e-2],
  ];
  // 1億2,615万: the parts add up, and the last one is the finest.
  const parts = [
    ...text.replace(/,/g, '').matchAll(/(-?\d+(?:\.\d+)?)\s*(兆|億|万|trillion|billion|million|%)?/g),
  ];
  let value = 0;
  let tolerance = 0;
  for (const [, digits, word] of parts) {
    const scale = word === undefined ? 1 : scales.find(([pattern]) => pattern.test(word))![1];
    value += Number(digits) * scale;
    tolerance = (0.5 * scale) / 10 ** (digits!.split('.')[1]?.length ?? 0);
  }
  return { value, tolerance };
}

const segmentsOf = ({ intro, sections }: BriefingDocument): readonly PrintedSegment[] => [
  ...intro,
  ...sections.flatMap(({ sentences }) => sentences.flatMap(({ segments }) => segments)),
];

describe('a briefing', () => {
  it('prints no number that is no fact, and every fact as it is', () => {
    fc.assert(
      fc.property(scenarios, scopes, years, languages, measuredFigures, (scenario, scope, ...rest) => {
        const [fiscalYear, language, figures] = rest;
        const outcome = runSmallCountry(country, scenario);
        const locale = localeOf(language);
        const measured = measuredCoverage(figures);
        const document = briefingDocument({
          ...{ locale, atlas, outcome, scope, fiscalYear, measured, scenarioName: 'S' },
        });
        for (const segment of segmentsOf(document)) {
          if (segment.kind === 'text') {
            // 5G is a name that the words cannot do without.
            expect(segment.text.replaceAll('5G', '')).not.toMatch(/\p{Nd}/u);
          }
          if (segment.kind !== 'fact') continue;
          const { fact, text } = segment;
          const { value, tolerance } = readBack(text);
          const rounding = fact.rounding === 'up' ? 1 : tolerance;
          // A share just below a goal or the whole is never rounded up to it: it may lose one step more.
          const step = fact.unit === 'fibreShare' || fact.unit === 'radioShare' ? 2 * tolerance : 0;
          expect(Math.abs(value - fact.value)).toBeLessThanOrEqual(
            rounding + step + 1e-6 * Math.abs(fact.value) + 1e-9,
          );
        }
      }),
      RUNS,
    );
  });

  it('takes every fact from the outcome', () => {
    const checked = new Set<string>();
    fc.assert(
      fc.property(scenarios, scopes, years, measuredFigures, (scenario, scope, fiscalYear, figures) => {
        const outcome = runSmallCountry(country, scenario);
        const report = placeReport(atlas, outcome, scope, fiscalYear, measuredCoverage(figures));
        for (const statement of briefingStatements(atlas, outcome, report, 'S')) {
          for (const fact of factsOf(statement)) {
            expect(fact.scenario).toBe('S');
            expect(Number.isFinite(fact.value)).toBe(true);
            expect(fact.source === 'own').toBe(/\.measured(?!\.modelled|.*\.year)/.test(fact.id));
            if (fact.source === 'own') expect(fact.mark).toBe('measured');
            const expected =
              fact.source === 'own'
                ? fromOwn(figures, outcome, scope, fact)
                : fromOutcome(outcome, scope, fact);
            if (expected === undefined) continue;
            checked.add(fact.id.replace(/[\d.]+/g, ''));
            expect(Math.abs(fact.value - expected)).toBeLessThanOrEqual(
              1e-9 * Math.max(1, Math.abs(expected)) + 1e-6,
            );
          }
        }
      }),
      RUNS,
    );
    expect(checked.size).toBeGreaterThan(10);
    for (const id of [
      'fibre.measured',
      'radio.measured.left',
      'fibre.measuredInside',
      'radio.measured.modelled',
    ])
      expect(checked).toContain(id.replace(/[\d.]+/g, ''));
  });

  it('says in brackets base, year, source and scenario of each number', () => {
    const outcome = runSmallCountry(country);
    for (const language of ['ja', 'en'] as const) {
      const format = formatOf(language);
      const locale = localeOf(language);
      const document = briefingDocument({
        ...{ locale, atlas, outcome, scope: NATION, fiscalYear: 2024, scenarioName: '計画の名' },
      });
      const sentences = document.sections.flatMap((section) => section.sentences);
      expect(sentences.length).toBeGreaterThan(8);
      for (const { segments, note } of sentences) {
        expect(note).toContain('計画の名');
        for (const segment of segments) {
          if (segment.kind !== 'fact' || segment.fact.base === 'years') continue;
          expect(note).toContain(segment.text);
          const { fiscalYear, base } = segment.fact;
          if (base.startsWith('peopleOf') && base !== 'peopleOfYear')
            expect(note).toContain(String(fiscalYear));
          else expect(note).toContain(format.fiscalYear(fiscalYear ?? LAST_FISCAL_YEAR));
        }
      }
    }
  });

  it('knows a sentence for every kind of statement that a country brings', () => {
    const kinds = new Set<StatementKind>();
    const outcome = runSmallCountry(country);
    for (const scope of [
      NATION,
      { kind: 'prefecture', index: 0 },
      { kind: 'municipality', index: 0 },
    ] as const) {
      const report = placeReport(atlas, outcome, scope, 2021);
      for (const { kind } of briefingStatements(atlas, outcome, report, 'S')) kinds.add(kind);
    }
    for (const kind of [
      'people',
      'published',
      'coverage',
      'outlook',
      'sites',
      'target',
      'binding',
      'cost',
    ] as const)
      expect(kinds).toContain(kind);
  });

  it('says the measured figure, its base and its file before the model’s, and lets no target be met by it', () => {
    const outcome = runSmallCountry(country);
    const scope: PlaceScope = { kind: 'municipality', index: 0 };
    const figure = {
      topic: 'fibre',
      municipality: 0,
      fiscalYear: 2024,
      value: 0.4321,
      fileName: '測定1.csv',
    } as const;
    const measured = measuredCoverage([figure]);
    const request = { locale: localeOf('ja'), atlas, outcome, scope, scenarioName: 'S', measured };
    const text = briefingText(briefingDocument({ ...request, fiscalYear: 2024 }));
    expect(text).toContain('持込データの実績では、2024年度末の光ファイバ世帯カバー率は43.21%で、');
    expect(text).toContain('43.21%：全世帯に対する割合、2024年度末、実績：持込データ：測定1.csv');
    // The model's share of that year is in the same sentence, and in no other.
    expect(text).not.toMatch(/・2024年度末の光ファイバ世帯カバー率は/);
    const later = briefingText(briefingDocument({ ...request, fiscalYear: 2026 }));
    expect(later).toContain('2024年度末の光ファイバ世帯カバー率は43.21%');
    expect(later).toMatch(/・2026年度末の光ファイバ世帯カバー率は/);
    const before = briefingText(briefingDocument({ ...request, fiscalYear: 2023 }));
    expect(before).not.toContain('持込データの実績では、');
    // A target of that very year and figure is another matter, whatever the year of the briefing.
    expect(before).toContain('この地域の値は同年度末に');
    expect(before).toMatch(/持込データの実績では同年度末に43\.21%であり、[\d,]+世帯分が不足する。/);
    const report = placeReport(atlas, outcome, scope, 2024, measured);
    const without = placeReport(atlas, outcome, scope, 2024);
    const targets = report.targets.map(({ measured: _, ...target }) => target);
    expect({ ...report, targets, measured: [] }).toEqual(without);
  });

  it('keeps hostile names from becoming marks of Markdown or HTML', () => {
    const outcome = runSmallCountry(country);
    const locale = localeOf('en');
    const name = '<img src=x onerror=alert(1)> *x* [y](z)';
    HOSTILE.forEach((town, index) => {
      const scope: PlaceScope = { kind: 'municipality', index };
      const document = briefingDocument({
        locale,
        atlas,
        outcome,
        scope,
        fiscalYear: 2024,
        scenarioName: name,
      });
      const html = briefingHtml(document, 'en');
      expect(html).not.toMatch(/<(img|b)\b/);
      expect(html.match(/<\w+/g)!.every((tag) => /^<(article|h1|h2|p|ul|li|small)$/.test(tag))).toBe(true);
      const markdown = briefingMarkdown(document);
      expect(markdown).toContain('\\<img');
      expect(markdown).not.toMatch(/(?<!\\)\[y/);
      expect(markdown.split('\n').filter((line) => line.startsWith('# ')).length).toBe(1);
      expect(briefingText(document)).toContain(town.replace(/\s+/g, ' '));
    });
  });
});
