import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScenarioFile } from '../../../src/data/scenario-file.ts';
import { parseShareLink } from '../../../src/data/share-link.ts';
import { localeOf } from '../../../src/locale/locale.ts';
import type { OutcomeDigest } from '../../../src/model/outcome-digest.ts';
import { FISCAL_YEARS } from '../../../src/model/parameter.ts';
import { applyPreset } from '../../../src/model/presets.ts';
import { defaultScenario, SCENARIO_VERSION } from '../../../src/model/scenario.ts';
import { differences, inputsKey } from '../../../src/model/scenario-inputs.ts';
import { uncertaintyDifferences } from '../../../src/model/uncertainty/settings-changes.ts';
import {
  type Compared,
  costRows,
  inputRows,
  targetRows,
} from '../../../src/panels/scenarios/compare-view-model.ts';
import { differenceRows } from '../../../src/panels/scenarios/difference-texts.ts';
import { reportTexts } from '../../../src/panels/scenarios/report-texts.ts';
import { scenarios } from '../../random-scenario.ts';

const JA = localeOf('ja');
const EN = localeOf('en');
const plan = defaultScenario();

describe('differences in words', () => {
  it('have one row for each, without a hole, in both languages', () => {
    fc.assert(
      fc.property(scenarios, scenarios, fc.constantFrom(JA, EN), (a, b, locale) => {
        const rows = differenceRows(locale, a, b);
        const { parameters, targets, places } = differences(a, b);
        const uncertain = uncertaintyDifferences(a.uncertainty, b.uncertainty);
        expect(rows.length).toBe(parameters.length + targets.length + places.length + uncertain.length);
        for (const { label, from, to } of rows) {
          for (const text of [label, from, to]) expect(text).toMatch(/^(?!.*(undefined|NaN|\[object))./s);
        }
      }),
    );
  });

  it('tell distributions by shape and ends, and a seed as it is typed', () => {
    const uncertainty = {
      seed: 12345,
      distributions: { radioCost: { shape: 'uniform', low: 0.9, usual: 1, high: 1.25 } },
    } as const;
    const other = { ...plan, uncertainty };
    expect(differenceRows(JA, plan, other)).toEqual([
      {
        id: 'radioCost',
        label: '不確実性：5Gの単価',
        from: '対数正規（両端打切り）、0.8〜1.4（標準 1）',
        to: '一様、0.9〜1.25（標準 1）',
      },
      { id: 'seed', label: '不確実性：乱数の種', from: '1', to: '12345' },
    ]);
    expect(differenceRows(EN, plan, other)[0]).toMatchObject({
      label: 'Uncertainty: 5G unit costs',
      to: 'Uniform, 0.9 to 1.25, usually 1',
    });
    const compared = [plan, other].map((scenario, i) => ({
      id: `${i}`,
      name: '',
      scenario,
      digest: undefined,
    }));
    expect(
      inputRows(EN, compared as never).map(({ key, cells }) => [key, ...cells.map(({ text }) => text)]),
    ).toEqual([
      ['radioCost', 'Log-normal, cut, 0.8 to 1.4, usually 1', 'Uniform, 0.9 to 1.25, usually 1'],
      ['seed', '1', '12345'],
    ]);
  });

  it('tell a series by the years that differ, in the units of the language', () => {
    const full = { ...plan, parameters: { 'radio.annualBudgetYen': 10e9 } };
    const halved = { ...plan, parameters: applyPreset(full.parameters, 'budgetHalved') };
    const row = (locale: typeof JA) =>
      differenceRows(locale, full, halved).find(({ id }) => id === 'radio.annualBudgetYen')!;
    expect(row(JA)).toMatchObject({
      from: '2025年度〜2035年度 100億円／年',
      to: '2025年度〜2035年度 50億円／年',
    });
    expect(row(EN)).toMatchObject({
      from: 'FY2025–FY2035 10,000 million yen/year',
      to: 'FY2025–FY2035 5,000 million yen/year',
    });
  });
});

function digestOf(scenario: typeof plan, value: number, yen: number): OutcomeDigest {
  const series = FISCAL_YEARS.map(() => value);
  const costs = FISCAL_YEARS.flatMap(() => [yen, 0, 2 * yen]);
  return {
    modelVersion: '1',
    atlasId: 'a',
    inputs: inputsKey(scenario),
    fiscalYears: FISCAL_YEARS,
    targets: scenario.targets.map((target) => ({
      target,
      valueByYear: series,
      met: value >= target.goal,
      metFiscalYear: value >= target.goal ? 2020 : 0,
      shortfallCount: 0,
    })),
    coverage: { fibre: series, radio: series, radioWorstPrefecture: series },
    costYen: { fibre: costs, radio: costs, hubs: costs },
  };
}

describe('a comparison', () => {
  const halved = { ...plan, name: '半減', parameters: applyPreset({}, 'budgetHalved') };
  const compared: Compared[] = [
    { id: 'plan', name: '公表計画', scenario: plan, digest: digestOf(plan, 0.98, 1e9) },
    { id: 'a', name: '半減', scenario: halved, digest: digestOf(halved, 0.96, 5e8) },
    { id: 'b', name: '未計算', scenario: { ...halved, targets: plan.targets.slice(1) }, digest: undefined },
  ];

  it('holds every target against the reference and its own goal', () => {
    const rows = targetRows(JA, compared);
    expect(rows.map(({ key }) => key).sort()).toEqual(plan.targets.map(({ id }) => id).sort());
    const cells = rows.find(({ key }) => key === 'radio-2025')!.cells;
    expect(cells[0]).toMatchObject({ text: '98.0%', status: 'met', difference: undefined });
    expect(cells[1]).toMatchObject({ text: '96.0%', status: 'unmet', difference: '−2ポイント' });
    expect(cells[2]).toEqual({ text: JA.messages.scenarios.compare.notComputed });
    // A scenario without the target says so, computed or not.
    expect(rows.find(({ key }) => key === 'fibre-2024')!.cells[2]!.text).toBe('なし');
  });

  it('adds costs up by technology and by payer to the same total', () => {
    const rows = Object.fromEntries(costRows(EN, compared).map((row) => [row.key, row.cells]));
    expect(rows.total!.map(({ text }) => text)).toEqual(['¥144 billion', '¥72 billion', 'Not computed yet']);
    expect(rows.total![1]!.difference).toBe('−¥72 billion');
    expect(rows.fibre![0]!.text).toBe('¥48 billion');
    expect(rows.state![0]!.text).toBe('¥48 billion');
    expect(rows.operator![0]!.text).toBe('¥96 billion');
    expect(rows.municipality![1]!.difference).toBeUndefined();
  });

  it('lists exactly the inputs in which any of them differs', () => {
    const keys = inputRows(JA, compared).map(({ key }) => key);
    expect(keys).toEqual([...differences(plan, halved).parameters.map(({ id }) => id), plan.targets[0]!.id]);
    expect(inputRows(JA, compared.slice(0, 1))).toEqual([]);
  });
});

describe('reports on files and links', () => {
  const reportOf = (parameters: unknown, locale = JA) => {
    const text = JSON.stringify({
      format: 'denen.scenario',
      version: SCENARIO_VERSION,
      name: 'x',
      parameters,
    });
    const read = parseScenarioFile(text, '計画.json');
    if (read.ok) throw new Error('Expected a report.');
    return reportTexts(locale, read.problems)[0]!;
  };

  it('name the lever, its path, its range and what came, in the language of the reader', () => {
    expect(reportOf({ 'hubs.count': 4711 })).toMatchObject({
      what: `${JA.messages.parameters['hubs.count'].label}（parameters.hubs.count）`,
      where: '計画.json',
      expected: '1〜60',
      got: '4711',
    });
    expect(reportOf({ 'radio.annualBudgetYen': 'たくさん' }, EN)).toMatchObject({
      expected: '0 million yen/year–1,000,000 million yen/year',
      got: 'text "たくさん"',
    });
    expect(reportOf({ 'radio.stationsPerYear': [1, 2] }).expected).toBe('年度ごとに1つ、計16個');
    expect(reportOf({ 'radio.stationsPerYear': [1, 2] }).got).toBe('2個');
    expect(reportOf({ 'fibre.supplementaryAreas': 1 }).expected).toBe('true か false');
    expect(reportOf({ 'radio.bandRural': 'n1' }).expected).toContain('n28');
  });

  it('leave no English in Japanese but paths and values', () => {
    const texts = [
      { 'hubs.count': 'x' },
      { 'hubs.count': 0 },
      { 'hubs.count': 1.5 },
      { 'radio.stationsPerYear': -1 },
      { 'radio.objective': 'both' },
    ].map((parameters) => reportOf(parameters).expected);
    for (const text of texts) expect(text).not.toMatch(/at least|at most|expected|one of/);
    const newer = parseScenarioFile('{"version": 99}', 'x');
    expect(newer.ok ? '' : reportTexts(JA, newer.problems)[0]!.expected).toMatch(/新しい版/);
    const link = parseShareLink('#share=AAAA');
    expect(link?.ok === false && reportTexts(JA, link.problems)[0]).toMatchObject({
      where: 'リンク',
      got: '4文字',
      expected: '田園が作った完全なリンク',
    });
  });
});
