import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layerText } from '../../src/locale/layer-words.ts';
import { LEVER_SOURCES } from '../../src/locale/levers/sources.ts';
import { localeOf, preferredLanguage } from '../../src/locale/locale.ts';
import type { Messages } from '../../src/locale/messages.ts';
import { PARAMETER_IDS, parameterSpec } from '../../src/model/parameters.ts';
import { PAYERS } from '../../src/model/payer.ts';
import type { Problem, ProblemKind } from '../../src/model/problem.ts';
import { TARGET_METRICS } from '../../src/model/target.ts';
import { phaseText } from '../../src/panels/run-bar.tsx';
import type { Language } from '../../src/state/app-state.ts';
import { LAYERS, TOPICS } from '../../src/state/layers/index.ts';
import { LAYER_TEXT_KEYS } from '../../src/state/layers/layer-text.ts';

const LANGUAGES: readonly Language[] = ['ja', 'en'];
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** Every text by its path; functions are called with names of their places. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const problem: Problem = {
      kind: 'internal',
      what: 'WHAT',
      where: 'WHERE',
      expected: 'EXPECTED',
      got: 'GOT',
    };
    const given =
      path.includes('problems') || /\/issues\//.test(path)
        ? [{ ...problem, detail: 'DETAIL' }]
        : ['A', 'B', 'C', 'D', 'E'];
    return [[path, String((value as (...given: unknown[]) => string)(...given))]];
  }
  if (typeof value !== 'object' || value === null)
    throw new Error(`Expected a text at ${path}, got ${typeof value}.`);
  return Object.entries(value).flatMap(([key, each]) => textsOf(each, path === '' ? key : `${path}/${key}`));
}

const texts = Object.fromEntries(
  LANGUAGES.map((language) => [language, new Map(textsOf(localeOf(language).messages))]),
) as Record<Language, Map<string, string>>;

/** Texts that are the same in both languages or empty on purpose. */
const MAY_BE_EMPTY = new Set(['units/count', 'yenScales/1']);
/** The app's Japanese name stands beside the English one; each language's sentence about it names it. */
const MAY_BE_JAPANESE = new Set(['app/nameAside', 'app/title', 'sources/intro']);

describe('messages', () => {
  it('have the same keys in both languages', () => {
    expect([...texts.en.keys()].sort()).toEqual([...texts.ja.keys()].sort());
  });

  it('are never empty and never show a hole', () => {
    for (const language of LANGUAGES) {
      for (const [path, text] of texts[language]) {
        if (!MAY_BE_EMPTY.has(path)) expect(text.trim(), `${language} ${path}`).not.toBe('');
        expect(text, `${language} ${path}`).not.toMatch(/undefined|null|NaN|\[object/);
      }
    }
  });

  it('keep Japanese out of the English', () => {
    for (const [path, text] of texts.en)
      if (!MAY_BE_JAPANESE.has(path)) expect(text, path).not.toMatch(JAPANESE);
  });

  it('are Japanese where they are sentences', () => {
    const symbols =
      /^(units|yenScales|quantities|app\/nameAside|run\/percent|places\/separator|parameters\/.*\/options|sources\/sha256|topics\/radio|board\/by|presenting\/keyNames|stage\/script\/step|stage\/comparison\/side|goals\/(costFromTo|tradeOff\/point))/;
    for (const [path, text] of texts.ja) {
      if (symbols.test(path) || /^[0-9A-Za-z_ .(){}（）〜・/-]+$/.test(text)) continue;
      expect(text, path).toMatch(JAPANESE);
    }
  });

  it('use every place that they are given', () => {
    for (const language of LANGUAGES) {
      const { problems, levers, board } = localeOf(language).messages;
      const problem: Problem = {
        kind: 'wrong-value',
        what: 'WHAT',
        where: 'WHERE',
        expected: 'EXPECTED',
        got: 'GOT',
      };
      for (const kind of [
        'wrong-type',
        'wrong-value',
        'out-of-range',
        'inconsistent',
      ] satisfies ProblemKind[]) {
        const text = problems[kind](problem);
        for (const place of ['WHAT', 'WHERE', 'EXPECTED', 'GOT']) expect(text, kind).toContain(place);
      }
      expect(levers.errors.outOfRange('E', 'LOW', 'HIGH')).toMatch(/E.*LOW.*HIGH/);
      expect(board.goal('GOAL')).toContain('GOAL');
    }
  });
});

describe('parameters', () => {
  it.each(PARAMETER_IDS)('%s has label, explanation and options in both languages', (id) => {
    const spec = parameterSpec(id);
    for (const language of LANGUAGES) {
      const text: { label: string; help: string; options?: Readonly<Record<string, string>> } =
        localeOf(language).messages.parameters[id];
      expect(text.label.length).toBeGreaterThan(0);
      expect(text.help.length).toBeGreaterThan(text.label.length / 2);
      if (spec.kind === 'choice')
        expect(Object.keys(text.options ?? {}).sort()).toEqual([...spec.options].sort());
    }
  });

  it('have labels that tell them apart within a group', () => {
    for (const language of LANGUAGES) {
      const labels = PARAMETER_IDS.map(
        (id) => `${parameterSpec(id).group} ${localeOf(language).messages.parameters[id].label}`,
      );
      expect(new Set(labels).size).toBe(labels.length);
    }
  });
});

describe('what the rest of the program names', () => {
  it('has words for every phase of the simulations', () => {
    const folder = join(import.meta.dirname, '../../src/model');
    const phases = new Set<string>();
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      for (const match of readFileSync(join(folder, name), 'utf8').matchAll(
        /phase\b[^'\n]{0,4}'([a-z]+\.[A-Za-z]+)'/g,
      )) {
        phases.add(match[1]!);
      }
    }
    expect(phases.size).toBeGreaterThanOrEqual(5);
    for (const language of LANGUAGES) {
      const { messages } = localeOf(language);
      for (const phase of phases)
        expect(Object.keys(messages.phases), `${language} ${phase}`).toContain(phase);
      expect(phaseText(messages, 'something.unheard')).toBe(messages.phaseFallback);
    }
  });

  it('has words for metrics, payers and topics', () => {
    const complete = (messages: Messages) => {
      for (const metric of TARGET_METRICS) expect(messages.metrics[metric].counted('1', 1)).toContain('1');
      for (const payer of PAYERS) expect(messages.payers[payer]).not.toBe('');
      for (const topic of TOPICS) expect(messages.topics[topic]).not.toBe('');
    };
    for (const language of LANGUAGES) complete(localeOf(language).messages);
  });

  it('says every phrase of the layers with the same holes in both languages', () => {
    const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const key of LAYER_TEXT_KEYS) {
      expect(holes(localeOf('en').messages.layers[key]), key).toEqual(
        holes(localeOf('ja').messages.layers[key]),
      );
    }
  });

  it('fills every hole in titles, notes and legends', () => {
    for (const language of LANGUAGES) {
      const locale = localeOf(language);
      for (const topic of TOPICS) {
        const layer = LAYERS[topic];
        for (const level of layer.levels) {
          const labels = layer.scale(level, 'light', 2024).map(({ label }) => label);
          for (const text of [layer.title(level), layer.note(level, 2024), ...labels]) {
            expect(layerText(locale, text), `${topic} ${level}`).not.toMatch(/[{}]/);
          }
        }
      }
    }
  });
});

describe('the first language', () => {
  it.each([
    [['ja'], 'ja'],
    [['ja-JP', 'en'], 'ja'],
    [['en-JP'], 'ja'],
    [['en-GB', 'ja'], 'en'],
    [['fr'], 'en'],
    [[], 'ja'],
  ] as const)('of %j is %s', (requested, language) => {
    expect(preferredLanguage(requested)).toBe(language);
  });
});

describe('sources of levers', () => {
  const sources = [...new Set(PARAMETER_IDS.map((id) => parameterSpec(id).source))].sort();

  it('are told in both languages, each by its own words', () => {
    expect(Object.keys(LEVER_SOURCES).sort()).toEqual(sources);
    for (const [source, { ja, en }] of Object.entries(LEVER_SOURCES)) {
      expect(ja, source).toMatch(JAPANESE);
      expect(ja, source).not.toMatch(/assumption|later years|calibrated/);
      // A title in the original may follow, in brackets; the sentence is English.
      expect(en.replace(/[(（][^()（）]*[)）]/g, ''), source).not.toMatch(JAPANESE);
    }
  });
});
