import { beforeAll, describe, expect, it } from 'vitest';
import { everywhere, type Goal, goalOf, withLever } from '../../../src/model/goals/goal.ts';
import type { GoalAnswer } from '../../../src/model/goals/goal-answer.ts';
import { seekGoals } from '../../../src/model/goals/seek-goals.ts';
import type { ParameterChanges } from '../../../src/model/parameters.ts';
import { finish } from '../../../src/model/progress.ts';
import { defaultScenario } from '../../../src/model/scenario.ts';
import { type Country, simulate } from '../../../src/model/simulate.ts';
import { DEFAULT_TARGETS } from '../../../src/model/target.ts';
import { committedAtlas, committedLand } from '../committed-atlas.ts';

let country: Country;

beforeAll(async () => {
  country = { atlas: await committedAtlas(), land: await committedLand() };
});

const goal = (id: string): Goal => goalOf(DEFAULT_TARGETS.find((target) => target.id === id)!);
const seek = (goals: readonly Goal[]): GoalAnswer =>
  finish(seekGoals(country, defaultScenario(), { goals, lever: 'money' }));

describe('what the plan’s targets take on the national map', () => {
  it('99.9 % of households in every prefecture, and 5G at 99 % there: run forward all is met, 1 % less misses', () => {
    const goals = [everywhere(goal('fibre-2027')), goal('radio-2025'), goal('radio-prefecture-2030')];
    const { subjects, parameters } = seek(goals);
    const [fibre, radio] = subjects;
    expect(fibre).toMatchObject({ kind: 'found', parameter: 'fibre.annualStateBudgetYen' });
    expect(radio).toMatchObject({ kind: 'found', parameter: 'radio.annualBudgetYen' });
    const run = (own: ParameterChanges) => {
      const outcome = simulate(country, { ...defaultScenario(), parameters: own });
      const y = outcome.fiscalYears.indexOf(2027);
      const { municipalities, prefectures } = country.atlas;
      const [served, all] = [new Float64Array(prefectures.count), new Float64Array(prefectures.count)];
      for (let m = 0; m < municipalities.count; m++) {
        const p = municipalities.prefecture[m]!;
        served[p]! += outcome.fibre.servedHouseholds[y * municipalities.count + m]!;
        all[p]! += outcome.demand.households[y * municipalities.count + m]!;
      }
      const isMet = (id: string) => outcome.targets.find(({ target }) => target.id === id)!.met;
      return {
        fibre: served.every((households, p) => households / all[p]! >= 0.999 - 1e-12),
        radio: isMet('radio-2025') && isMet('radio-prefecture-2030'),
      };
    };
    expect(run(parameters)).toEqual({ fibre: true, radio: true });
    const less = (subject: typeof fibre) =>
      withLever(parameters, subject!.parameter!, 0.99 * subject!.value!);
    expect(run(less(fibre)).fibre).toBe(false);
    expect(run(less(radio)).radio).toBe(false);
  });

  it('knows that 97 % everywhere within FY2025 is a matter of hands as well as money', () => {
    const [radio] = seek([everywhere(goal('radio-2025'))]).subjects;
    expect(radio).toMatchObject({ kind: 'infeasible' });
    expect(radio!.obstacles.filter(({ isEnough }) => isEnough).map(({ parameter }) => parameter)).toEqual([
      'radio.stationsPerYear',
    ]);
    expect(radio!.pair).toMatchObject({ parameter: 'radio.stationsPerYear' });
    expect(radio!.pair!.value).toBeGreaterThan(1200);
  });

  it('tells targets of the past as they stand, and asks nothing of them', () => {
    const { subjects, parameters } = seek([goal('radio-base-2023'), goal('radio-municipality-2023')]);
    expect(subjects).toMatchObject([{ kind: 'past', goals: [], past: [{ isMet: true }, { isMet: false }] }]);
    expect(parameters).toEqual({});
  });
});
