import { beforeAll, describe, expect, it } from 'vitest';
import { localeOf } from '../../src/locale/locale.ts';
import type { Atlas } from '../../src/model/atlas.ts';
import type { Goal } from '../../src/model/goals/goal.ts';
import type { SubjectAnswer } from '../../src/model/goals/goal-answer.ts';
import type { Standing } from '../../src/model/goals/goal-standing.ts';
import { DEFAULT_TARGETS } from '../../src/model/target.ts';
import {
  choiceKey,
  choiceOfKey,
  placeGroups,
  questionOf,
  typedGoal,
} from '../../src/panels/goals/goal-question.ts';
import {
  answerSentence,
  bindingSentence,
  earliestTexts,
  goalText,
  obstacleTexts,
  pairSentence,
  pastSentence,
} from '../../src/panels/goals/goal-texts.ts';
import { committedAtlas } from '../model/committed-atlas.ts';

const [ja, en] = [localeOf('ja'), localeOf('en')];
let atlas: Atlas;
beforeAll(async () => {
  atlas = await committedAtlas();
});

const everyPrefecture: Goal = {
  metric: 'fibreHouseholdCoverage',
  goal: 0.999,
  fiscalYear: 2027,
  place: { level: 'everyPrefecture' },
};
const short = (index: number, surplus: number): Standing => ({
  goal: everyPrefecture,
  place: { level: 'prefecture', index },
  value: 0.99899,
  surplus,
  isMet: surplus >= 0,
});
const answer: SubjectAnswer = {
  subject: 'fibre',
  kind: 'found',
  parameter: 'fibre.annualStateBudgetYen',
  goals: [everyPrefecture],
  past: [],
  now: 4.196e9,
  isMetNow: false,
  value: 7.56e9,
  binding: [short(31, -0.09)],
  bindingValue: 7.55e9,
  obstacles: [],
  costYen: { now: [0, 0, 0], after: [0, 0, 0] },
  lastFiscalYear: 2027,
  rows: [],
  tries: 12,
};

describe('what an answer says', () => {
  it('names the lever, the least and what there is, in three digits', () => {
    expect(answerSentence(en, answer)).toBe(
      'State budget for fibre: at least ¥7.56 billion a year from FY2025 on. The scenario has ¥4.2 billion a year.',
    );
    expect(answerSentence(ja, answer)).toContain('年間75.6億円');
    expect(goalText(en, atlas, everyPrefecture)).toBe(
      'Fibre household coverage: 99.9%, every prefecture, end of FY2027 (31 March 2028)',
    );
  });

  it('names who is short one step below, rounded up, and how many more', () => {
    expect(bindingSentence(en, atlas, answer)).toBe(
      'One step below, with ¥7.55 billion a year, Shimane would be 1 household short of 99.9% at the end of FY2027 (31 March 2028). What decides there is “State budget for fibre”.',
    );
    const three = { ...answer, binding: [short(31, -0.09), short(0, -0.05), short(1, -0.01)] };
    expect(bindingSentence(en, atlas, three)).toContain(', and 2 more places with it.');
    expect(bindingSentence(ja, atlas, three)).toMatch(/島根県が99\.9%まで1世帯不足します（ほかに2地域）。/);
    expect(bindingSentence(en, atlas, { ...answer, binding: [] })).toBeUndefined();
  });

  it('says what is out of reach, what stands in the way and what both levers take', () => {
    const out: SubjectAnswer = {
      ...answer,
      kind: 'infeasible',
      value: 100e9,
      obstacles: [
        { parameter: 'fibre.householdsPerYear', to: 1_000_000, isEnough: true, missing: 0 },
        { parameter: 'fibre.vetoedMunicipalities', to: [], isEnough: false, missing: 12.2 },
      ],
      pair: { parameter: 'fibre.householdsPerYear', value: 92_300, leverValue: 8.1e9 },
    };
    expect(answerSentence(en, out)).toBe('State budget for fibre: not even ¥100 billion a year is enough.');
    expect(pairSentence(en, out)).toContain('92,300 households a year');
    const texts = obstacleTexts(en, atlas, { 'fibre.vetoedMunicipalities': ['01691'] }, out);
    expect(texts[0]).toMatchObject({ isEnough: true, effect: 'enough by itself' });
    expect(texts[0]!.rule).toMatch(/^Build capacity: 80,000.* → 1,000,000/);
    // By name, not by code.
    expect(texts[1]!.rule).toContain('Betsukai');
    expect(texts[1]!.effect).toBe('13 households still missing where most are');
  });

  it('tells the past goal by goal, and years that do not come', () => {
    const past = [short(31, -20), short(0, -5), { ...short(12, 1), value: 0.9999 }];
    expect(pastSentence(en, atlas, past)).toContain('is missed in 2 of the places asked');
    expect(pastSentence(ja, atlas, [past[2]!])).toContain('達成しています');
    expect(earliestTexts(en, { asItStands: 0, mostMoney: 2026 })).toEqual([
      { what: 'As the scenario stands', year: 'not by FY2035' },
      { what: 'With as much money as the lever allows', year: 'FY2026' },
    ]);
  });
});

describe('what the form asks', () => {
  const target = DEFAULT_TARGETS.find(({ id }) => id === 'radio-2030')!;
  const form = { target, place: 'nation', lever: 'money', ...typedGoal(target) } as const;

  it('is the target as it stands, at the place that is chosen', () => {
    expect(form).toMatchObject({ goal: '99', fiscalYear: '2030' });
    const question = questionOf({ ...form, place: { level: 'prefecture', index: 31 } }, DEFAULT_TARGETS);
    expect(question).toEqual({
      goals: [
        {
          metric: 'radioPopulationCoverage',
          goal: 0.99,
          fiscalYear: 2030,
          place: { level: 'prefecture', index: 31 },
        },
      ],
      lever: 'money',
    });
  });

  it('is nothing where what was typed is no goal', () => {
    for (const wrong of [{ goal: '' }, { goal: '0' }, { goal: '101' }, { goal: 'x' }, { fiscalYear: '2036' }])
      expect(questionOf({ ...form, ...wrong }, DEFAULT_TARGETS)).toBeUndefined();
  });

  it('is every target once where all are asked together', () => {
    const all = questionOf({ ...form, target: undefined, place: 'everyPrefecture' }, DEFAULT_TARGETS)!;
    const radio = all.goals.filter(({ metric }) => metric === 'radioPopulationCoverage');
    // 99 % of the nation and of every prefecture come to the same.
    expect(radio.filter(({ fiscalYear }) => fiscalYear === 2030)).toHaveLength(1);
    expect(radio.every(({ place }) => place.level === 'everyPrefecture')).toBe(true);
    expect(all.goals.filter(({ metric }) => metric === 'hubCount')).toHaveLength(1);
  });

  it('offers every place, and the municipalities of the prefecture at hand', () => {
    const groups = placeGroups(en, atlas, { level: 'municipality', index: 0 });
    expect(groups.map(({ key, options }) => [key, options.length])).toEqual([
      ['whole', 2],
      ['block', 11],
      ['prefecture', 47],
      ['municipality', 179],
    ]);
    for (const { options } of groups)
      for (const { value } of options) expect(choiceKey(choiceOfKey(value))).toBe(value);
  });
});
