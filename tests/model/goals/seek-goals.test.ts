import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Atlas } from '../../../src/model/atlas.ts';
import { type Goal, type GoalPlace, withLever } from '../../../src/model/goals/goal.ts';
import type { GoalQuestion, SubjectAnswer } from '../../../src/model/goals/goal-answer.ts';
import { combined, type GoalFigures, standings, yearHeld } from '../../../src/model/goals/goal-standing.ts';
import { seekGoals } from '../../../src/model/goals/seek-goals.ts';
import { FISCAL_YEARS, LAST_FISCAL_YEAR } from '../../../src/model/parameter.ts';
import type { ParameterChanges } from '../../../src/model/parameters.ts';
import { resolveParameters } from '../../../src/model/parameters.ts';
import { FIRST_OPEN_FISCAL_YEAR } from '../../../src/model/presets.ts';
import { finish } from '../../../src/model/progress.ts';
import { defaultScenario } from '../../../src/model/scenario.ts';
import { type Country, demandOf, simulatePart } from '../../../src/model/simulate.ts';
import { committedAtlas } from '../committed-atlas.ts';
import { bareLand, smallAtlas } from '../small-atlas.ts';

let published: Atlas['published'];

beforeAll(async () => {
  published = (await committedAtlas()).published.filter(({ prefecture }) => prefecture < 0);
});

function countryOf(people: readonly (readonly number[])[]): Country {
  const towns = smallAtlas(
    people.map((own, m) => ({
      prefecture: m % 2 === 0 ? 0 : 1,
      people: own,
      projection: [0.95, 0.9, 0.85, 0.8, 0.75] as const,
    })),
  );
  const atlas = { ...towns, published };
  return { atlas, land: bareLand(atlas) };
}

/** By the whole simulation of one part, not by what the search reads. */
function figuresOf(country: Country, parameters: ParameterChanges, metric: Goal['metric']): GoalFigures {
  const scenario = { ...defaultScenario(), parameters };
  const demand = demandOf(country.atlas, resolveParameters(parameters));
  const fibre = finish(simulatePart(country, scenario, 'fibre', {}));
  if (metric === 'fibreHouseholdCoverage')
    return { part: fibre.servedHouseholds, whole: demand.households, national: {} };
  const baseline = finish(simulatePart(country, scenario, 'radioBaseline', {}));
  const inputs = { baseline, fibreFiscalYear: fibre.servedFiscalYear };
  const radio = finish(simulatePart(country, scenario, 'radio', inputs));
  return { part: radio.coveredPopulation, whole: demand.population, national: {} };
}

function isMet(country: Country, parameters: ParameterChanges, goals: readonly Goal[]): boolean {
  const figures = figuresOf(country, parameters, goals[0]!.metric);
  return combined(goals.flatMap((goal) => standings(country.atlas, figures, goal))).isMet;
}

const towns = fc.array(
  fc.array(fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 1500 })), {
    minLength: 2,
    maxLength: 12,
  }),
  { minLength: 4, maxLength: 5 },
);
const places: fc.Arbitrary<GoalPlace> = fc.oneof(
  fc.constant({ level: 'nation' } as const),
  fc.constant({ level: 'everyPrefecture' } as const),
  fc.record({ level: fc.constant('prefecture' as const), index: fc.integer({ min: 0, max: 1 }) }),
  fc.record({ level: fc.constant('municipality' as const), index: fc.integer({ min: 0, max: 3 }) }),
);
const goalsOf = (metric: Goal['metric']) =>
  fc.record({
    metric: fc.constant(metric),
    goal: fc.constantFrom(0.97, 0.99, 0.995, 0.999, 1),
    fiscalYear: fc.constantFrom(2025, 2027, 2030, 2035),
    place: places,
  });
/** Small countries need little money: so little that only a few of their places can be built in a year. */
const poor: ParameterChanges = {
  'fibre.annualStateBudgetYen': 100_000,
  'radio.annualBudgetYen': 10_000_000,
  'radio.minimumPeoplePerSite': 1,
};

function ask(country: Country, question: GoalQuestion, parameters: ParameterChanges = poor): SubjectAnswer {
  return finish(seekGoals(country, { ...defaultScenario(), parameters }, question)).subjects[0]!;
}

/** Where money is no limit, hands are. */
const rich: ParameterChanges = {
  ...poor,
  'fibre.annualStateBudgetYen': 1e9,
  'fibre.householdsPerYear': 0.5,
  'radio.annualBudgetYen': 1e11,
};

describe.each([
  ['fibreHouseholdCoverage', 'money', poor],
  ['fibreHouseholdCoverage', 'pace', rich],
  ['radioPopulationCoverage', 'money', poor],
  ['radioPopulationCoverage', 'pace', rich],
] as const)('the least for %s by %s', (metric, lever, own) => {
  it('meets the goals when run forward, and 1 % less does not', () => {
    let found = 0;
    fc.assert(
      fc.property(towns, fc.array(goalsOf(metric), { minLength: 1, maxLength: 2 }), (people, goals) => {
        const country = countryOf(people);
        const answer = ask(country, { goals, lever }, own);
        const at = (value: number) => isMet(country, withLever(own, answer.parameter!, value), goals);
        expect(at(answer.value!)).toBe(answer.kind !== 'infeasible');
        expect(answer.isMetNow).toBe(isMet(country, own, goals));
        if (answer.kind !== 'found') return;
        found++;
        // A site is built or not: one percent less of two sites is one.
        const isSites = answer.parameter === 'radio.stationsPerYear';
        expect(at(isSites ? Math.floor(0.99 * answer.value!) : 0.99 * answer.value!)).toBe(false);
        expect(answer.binding.length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
    expect(found).toBeGreaterThan(0);
  });
});

describe('goals that cannot be met', () => {
  it('name the rules that hold, each proved by lifting it alone', () => {
    const country = countryOf([
      [900, 300, 20, 4, 0, 7],
      [50, 3, 2, 0, 0, 1],
      [400, 80, 9, 0, 2],
      [12, 1, 0, 0, 0, 0, 0, 5],
    ]);
    const place = { level: 'everyPrefecture' } as const;
    const goal: Goal = { metric: 'fibreHouseholdCoverage', goal: 1, fiscalYear: 2030, place };
    const parameters: ParameterChanges = { ...poor, 'fibre.highestCostPerHouseholdYen': 100_000 };
    const answer = ask(country, { goals: [goal], lever: 'money' }, parameters);
    expect(answer.kind).toBe('infeasible');
    const price = answer.obstacles.find(({ parameter }) => parameter === 'fibre.highestCostPerHouseholdYen');
    expect(price?.isEnough).toBe(true);
    const lifted = { ...parameters, 'fibre.highestCostPerHouseholdYen': price!.to as number };
    const most = withLever(lifted, answer.parameter!, answer.value!);
    expect(isMet(country, most, [goal])).toBe(true);
  });

  it('name a veto, and the past as past', () => {
    const country = countryOf([
      [900, 300, 20, 4, 0, 7],
      [50, 3, 2, 0, 0, 1],
      [400, 80, 9, 0, 2],
      [12, 1, 0, 0, 0, 0, 0, 5],
    ]);
    const vetoed = { ...poor, 'fibre.vetoedMunicipalities': country.atlas.municipalities.code };
    const place = { level: 'everyPrefecture' } as const;
    const goal: Goal = { metric: 'fibreHouseholdCoverage', goal: 1, fiscalYear: 2030, place };
    const answer = ask(country, { goals: [goal], lever: 'money' }, vetoed);
    expect(answer.kind).toBe('infeasible');
    expect(answer.obstacles.filter(({ isEnough }) => isEnough).map(({ parameter }) => parameter)).toEqual([
      'fibre.vetoedMunicipalities',
    ]);
    const past = ask(country, {
      goals: [{ ...goal, fiscalYear: FIRST_OPEN_FISCAL_YEAR - 1 }],
      lever: 'money',
    });
    expect(past).toMatchObject({ kind: 'past', goals: [] });
    expect(past.past.map(({ place: own }) => own)).toEqual([
      { level: 'prefecture', index: 0 },
      { level: 'prefecture', index: 1 },
    ]);
    expect(past.value).toBeUndefined();
  });
});

describe('goals that take money and hands together', () => {
  it.each(['fibreHouseholdCoverage', 'radioPopulationCoverage'] as const)(
    '%s: the least of both',
    (metric) => {
      const few: ParameterChanges = { ...poor, 'fibre.householdsPerYear': 0.5, 'radio.stationsPerYear': 1 };
      let found = 0;
      fc.assert(
        fc.property(towns, goalsOf(metric), (people, goal) => {
          const country = countryOf(people);
          const { pair, parameter, value } = ask(country, { goals: [goal], lever: 'money' }, few);
          if (pair === undefined) return;
          found++;
          const at = (other: number, own: number) =>
            isMet(country, withLever(withLever(few, pair.parameter, other), parameter!, own), [goal]);
          const less = (own: number) => (pair.parameter === 'radio.stationsPerYear' ? Math.floor(own) : own);
          expect(at(pair.value, pair.leverValue)).toBe(true);
          if (pair.leverValue > 0) expect(at(pair.value, 0.99 * pair.leverValue)).toBe(false);
          expect(at(less(0.99 * pair.value), value!)).toBe(false);
        }),
        { numRuns: 40 },
      );
      expect(found).toBeGreaterThan(0);
    },
  );
});

describe('the earliest year', () => {
  it('is that of the whole simulation, and no later with more money', () => {
    fc.assert(
      fc.property(towns, goalsOf('fibreHouseholdCoverage'), (people, goal) => {
        const country = countryOf(people);
        const { earliest } = ask(country, { goals: [goal], lever: 'time' });
        const figures = figuresOf(country, poor, goal.metric);
        expect(earliest!.asItStands).toBe(yearHeld(country.atlas, figures, goal));
        const order = (year: number) => (year === 0 ? LAST_FISCAL_YEAR + 1 : year);
        expect(order(earliest!.mostMoney!)).toBeLessThanOrEqual(order(earliest!.asItStands));
        expect([0, ...FISCAL_YEARS]).toContain(earliest!.mostOfBoth);
      }),
      { numRuns: 20 },
    );
  });
});
