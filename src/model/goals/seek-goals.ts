/**
 * What goals take: for each subject (fibre, 5G, hubs, cables) the least of a lever, the same in every open year, at which
 * the simulation meets all its goals at once, everything else being as the scenario has it. Fibre comes first, since 5G
 * stations hang from the fibre that stands: 5G is asked with the fibre that was found.
 */

import { MODEL_VERSION } from '../outcome.ts';
import { LAST_FISCAL_YEAR } from '../parameter.ts';
import { type ParameterChanges, type ParameterId, parameterSpec } from '../parameters.ts';
import type { PartScenario } from '../part-inputs.ts';
import { PAYERS } from '../payer.ts';
import { FIRST_OPEN_FISCAL_YEAR } from '../presets.ts';
import type { Steps } from '../progress.ts';
import type { RadioBaseline } from '../radio/baseline.ts';
import type { Country } from '../simulate.ts';
import {
  GOAL_SUBJECTS,
  type Goal,
  type GoalLever,
  type GoalSubject,
  isByPlace,
  isPast,
  leverNow,
  leversOf,
  parameterOf,
  subjectOf,
  withLever,
} from './goal.ts';
import type { EarliestYears, GoalAnswer, GoalQuestion, SubjectAnswer } from './goal-answer.ts';
import { goalRows, worksWithin } from './goal-rows.ts';
import { combined, type Standing, standings, yearHeld } from './goal-standing.ts';
import { type LeastValue, leastValue } from './least-value.ts';
import { type Obstacle, relaxations } from './obstacles.ts';
import { createSubjectReaders, type SubjectReaders, type SubjectReading } from './subject-readers.ts';

const PHASE = 'goals.seek';
/** Places that are told; the rest are counted. */
const MOST_BINDING = 60;

/**
 * @param baseline of the scenario, where somebody has it already
 * @throws ProblemError as the simulations do
 */
export function* seekGoals(
  country: Country,
  scenario: PartScenario,
  question: GoalQuestion,
  baseline?: RadioBaseline,
): Steps<GoalAnswer> {
  const readers = createSubjectReaders(country, scenario, baseline);
  const subjects = GOAL_SUBJECTS.filter((subject) =>
    question.goals.some(({ metric }) => subjectOf(metric) === subject),
  );
  let { parameters } = scenario;
  const answers: SubjectAnswer[] = [];
  for (const subject of subjects) {
    const goals = question.goals.filter(({ metric }) => subjectOf(metric) === subject);
    const search = createSubjectSearch(country, readers, subject, goals, parameters);
    const answer = yield* within(
      question.lever === 'time' ? search.years() : search.least(usable(subject, question.lever)),
      answers.length / subjects.length,
      (answers.length + 1) / subjects.length,
    );
    answers.push(answer);
    if (answer.kind !== 'infeasible' || answer.pair !== undefined)
      parameters = withAnswer(parameters, answer);
  }
  return {
    modelVersion: MODEL_VERSION,
    atlasId: country.atlas.id,
    question,
    asked: scenario.parameters,
    parameters,
    subjects: answers,
  };
}

/** With the answer's values: also where the scenario has more than the least, which then goes down to it. */
function withAnswer(
  parameters: ParameterChanges,
  { parameter, value, pair }: Pick<SubjectAnswer, 'parameter' | 'value' | 'pair'>,
): ParameterChanges {
  if (parameter === undefined || value === undefined) return parameters;
  if (pair === undefined) return withLever(parameters, parameter, value);
  return withLever(withLever(parameters, pair.parameter, pair.value), parameter, pair.leverValue);
}

function usable(subject: GoalSubject, lever: GoalLever): GoalLever {
  const own = leversOf(subject);
  return own.includes(lever) ? lever : own[0]!;
}

/** Steps as a part of the whole. */
function* within<T>(steps: Steps<T>, from: number, to: number): Steps<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield { phase: step.value.phase, fraction: from + (to - from) * step.value.fraction };
  }
}

interface SubjectSearch {
  least(lever: GoalLever): Steps<SubjectAnswer>;
  years(): Steps<SubjectAnswer>;
}

function createSubjectSearch(
  { atlas }: Country,
  readers: SubjectReaders,
  subject: GoalSubject,
  all: readonly Goal[],
  parameters: ParameterChanges,
): SubjectSearch {
  const goals = all.filter((goal) => !isPast(goal));
  const lastFiscalYear = all.reduce((last, { fiscalYear }) => Math.max(last, fiscalYear), 0);
  const stand = (reading: SubjectReading, asked: readonly Goal[] = goals): Standing[] =>
    asked.flatMap((goal) => standings(atlas, reading.figures, goal));
  const shortIn = (reading: SubjectReading): Standing[] =>
    stand(reading)
      .filter(({ isMet }) => !isMet)
      .sort((a, b) => a.surplus - b.surplus)
      .slice(0, MOST_BINDING);
  const missingIn = (reading: SubjectReading): number => Math.max(0, -combined(stand(reading)).surplus);
  let tried = 0;
  function* read(own: ParameterChanges, last: number): Steps<SubjectReading> {
    const reading = readers.read(subject, own, last);
    // Nobody knows how many tries there will be: the first ones fill most of the bar.
    for (;;) {
      const step = reading.next();
      if (step.done) {
        tried++;
        return step.value;
      }
      yield { phase: PHASE, fraction: 1 - 0.85 ** (tried + step.value.fraction) };
    }
  }
  const costs = (reading: SubjectReading) =>
    worksWithin(atlas, reading.works(), { level: 'nation' }, lastFiscalYear).yen;
  const common = (now: SubjectReading) => ({
    subject,
    goals,
    past: stand(now, all.filter(isPast)),
    isMetNow: combined(stand(now)).isMet,
    lastFiscalYear,
  });
  const rowsOf = (now: SubjectReading, then: SubjectReading) =>
    all.every(({ metric }) => isByPlace(metric)) ? goalRows(atlas, all, now, then, lastFiscalYear) : [];

  return {
    *least(lever) {
      const now = yield* readers.readWhole(subject, parameters);
      if (goals.length === 0) {
        const costYen = { now: PAYERS.map(() => 0), after: PAYERS.map(() => 0) };
        const none = { binding: [], obstacles: [], tries: 0 };
        return { ...common(now), kind: 'past', costYen, rows: rowsOf(now, now), ...none };
      }
      const parameter = parameterOf(subject, lever);
      const found = yield* lever === 'opening' ? latestOpening() : leastOf(parameter);
      const { met, short } = found;
      const value = met?.value ?? short!.value;
      const lifted = met === undefined ? yield* lift(lever, parameter, value) : { obstacles: [] };
      const pair = yield* pairOf(lever, parameter, lifted.obstacles);
      const told = { parameter, value, ...(pair && { pair }) };
      const then = yield* readers.readWhole(subject, withAnswer(parameters, told));
      return {
        ...common(now),
        ...told,
        kind: met === undefined ? 'infeasible' : met.value === 0 ? 'none' : 'found',
        now: leverNow(parameters, parameter),
        binding: short === undefined ? [] : shortIn(short.reading),
        ...(short !== undefined && { bindingValue: short.value }),
        ...lifted,
        costYen: { now: costs(now), after: costs(then) },
        rows: rowsOf(now, then),
        tries: found.tries,
      };
    },

    *years() {
      const now = yield* readers.readWhole(subject, parameters);
      const held = (reading: SubjectReading) => {
        const years = all.map((goal) => yearHeld(atlas, reading.figures, goal));
        return years.includes(0) ? 0 : Math.max(...years);
      };
      const most = (from: ParameterChanges, lever: GoalLever) => {
        const id = parameterOf(subject, lever);
        return withLever(from, id, maximumOf(id));
      };
      const own = leversOf(subject);
      let earliest: EarliestYears = { asItStands: held(now) };
      let then = now;
      if (own.includes('money')) {
        const reading = yield* read(most(parameters, 'money'), LAST_FISCAL_YEAR);
        earliest = { ...earliest, mostMoney: held(reading) };
      }
      if (own.includes('pace')) {
        then = yield* read(most(parameters, 'pace'), LAST_FISCAL_YEAR);
        earliest = { ...earliest, mostPace: held(then) };
      }
      if (own.includes('money') && own.includes('pace')) {
        then = yield* read(most(most(parameters, 'money'), 'pace'), LAST_FISCAL_YEAR);
        earliest = { ...earliest, mostOfBoth: held(then) };
      }
      return {
        ...common(now),
        kind: 'year',
        earliest,
        binding: shortIn(now),
        obstacles: [],
        costYen: { now: costs(now), after: costs(then) },
        rows: rowsOf(now, then),
        tries: tried,
      };
    },
  };

  function* attempt(
    own: ParameterChanges,
  ): Steps<{ isMet: boolean; surplus: number; reading: SubjectReading }> {
    const reading = yield* read(own, lastFiscalYear);
    return { ...combined(stand(reading)), reading };
  }

  function* leastOf(id: ParameterId, base = parameters): Steps<LeastValue<SubjectReading>> {
    const spec = parameterSpec(id);
    const usual = spec.kind === 'series' && typeof spec.default === 'number' ? spec.default : 0;
    const step = spec.kind === 'series' ? spec.step : 1;
    return yield* leastValue((value) => attempt(withLever(base, id, value)), {
      guess: leverNow(base, id) || usual || step,
      maximum: maximumOf(id),
      isWhole: subject === 'hubs' || id === 'radio.stationsPerYear',
    });
  }

  /** Cables come earlier at no price of the scenario's: the latest year is what is asked for. */
  function* latestOpening(): Steps<LeastValue<SubjectReading>> {
    const id = parameterOf(subject, 'opening');
    let later: LeastValue<SubjectReading>['short'];
    let tries = 0;
    for (let year = LAST_FISCAL_YEAR + 1; year >= FIRST_OPEN_FISCAL_YEAR; year--) {
      const next = { value: year, ...(yield* attempt(withLever(parameters, id, year))) };
      tries++;
      if (next.isMet) return { met: next, short: later, tries };
      later = next;
    }
    return { met: undefined, short: later, tries };
  }

  /** The subject's other lever, where lifting it is enough: the least of it, and then the least of the lever. */
  function* pairOf(
    lever: GoalLever,
    id: ParameterId,
    obstacles: readonly Obstacle[],
  ): Steps<SubjectAnswer['pair']> {
    const other = leversOf(subject).find((each) => each !== lever);
    if (other === undefined) return undefined;
    const otherId = parameterOf(subject, other);
    if (!obstacles.some(({ parameter, isEnough }) => parameter === otherId && isEnough)) return undefined;
    const { met: least } = yield* leastOf(otherId, withLever(parameters, id, maximumOf(id)));
    if (least === undefined) return undefined;
    const { met } = yield* leastOf(id, withLever(parameters, otherId, least.value));
    return met && { parameter: otherId, value: least.value, leverValue: met.value };
  }

  /** What the other rules have to do with it. @param value the most of the lever */
  function* lift(
    lever: GoalLever,
    id: ParameterId,
    value: number,
  ): Steps<Pick<SubjectAnswer, 'obstacles' | 'allLifted'>> {
    const most = withLever(parameters, id, value);
    const lifted = relaxations(subject, lever, most);
    const obstacles = [];
    for (const { parameter, to, parameters: own } of lifted) {
      const reading = yield* read(own, lastFiscalYear);
      obstacles.push({
        parameter,
        to,
        isEnough: combined(stand(reading)).isMet,
        missing: missingIn(reading),
      });
    }
    if (lifted.length < 2 || obstacles.some(({ isEnough }) => isEnough)) return { obstacles };
    const each = lifted.map(({ parameter, parameters: own }) => [parameter, own[parameter]] as const);
    const all: ParameterChanges = { ...most, ...Object.fromEntries(each) };
    const reading = yield* read(all, lastFiscalYear);
    return {
      obstacles,
      allLifted: { isEnough: combined(stand(reading)).isMet, missing: missingIn(reading) },
    };
  }
}

function maximumOf(id: ParameterId): number {
  const spec = parameterSpec(id);
  return spec.kind === 'series' || spec.kind === 'number' ? spec.maximum : 0;
}
