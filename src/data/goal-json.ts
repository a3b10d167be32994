/** Questions about goals and their answers as JSON: places by their JIS codes, money in yen by payer. */
import { z } from 'zod';
import type { Atlas } from '../model/atlas.ts';
import { GOAL_LEVERS, type Goal, type GoalPlace, goalOf, isByPlace } from '../model/goals/goal.ts';
import type { GoalAnswer, GoalQuestion, SubjectAnswer } from '../model/goals/goal-answer.ts';
import type { Standing } from '../model/goals/goal-standing.ts';
import { FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR } from '../model/parameter.ts';
import { PAYERS } from '../model/payer.ts';
import { FIRST_OPEN_FISCAL_YEAR } from '../model/presets.ts';
import { failure, type Problem, type Result, success } from '../model/problem.ts';
import { TARGET_METRICS, type Target } from '../model/target.ts';

const LEVELS = ['nation', 'everyPrefecture', 'block', 'prefecture', 'municipality'] as const;
const METRICS = TARGET_METRICS.filter((metric) => metric !== 'radioPopulationCoverageWorstPrefecture');

const placeSchema = z.strictObject({ level: z.enum(LEVELS), code: z.string().optional() });
const goalSchema = z.strictObject({
  metric: z.enum(METRICS),
  goal: z.number().min(0),
  fiscalYear: z.number().int().min(FIRST_FISCAL_YEAR).max(LAST_FISCAL_YEAR),
  place: placeSchema.optional(),
});

/** `targets` by their ids in the scenario, `goals` of one's own, or both. */
export const goalQuestionSchema = z.strictObject({
  targets: z.array(z.string()).optional(),
  goals: z.array(goalSchema).optional(),
  /** Asks of every prefecture what is asked of the nation. */
  everywhere: z.boolean().optional(),
  lever: z.enum([...GOAL_LEVERS, 'time']).optional(),
});
export type GoalQuestionJson = z.infer<typeof goalQuestionSchema>;

/** @param targets of the scenario */
export function goalQuestion(
  atlas: Atlas,
  targets: readonly Target[],
  json: GoalQuestionJson,
  where: string,
): Result<GoalQuestion> {
  const problems: Problem[] = [];
  const goals: Goal[] = [];
  for (const id of json.targets ?? []) {
    const target = targets.find((each) => each.id === id);
    if (target !== undefined) goals.push(goalOf(target));
    else {
      const expected = targets.map((each) => each.id).join(', ');
      problems.push({ kind: 'wrong-value', what: 'targets', where, expected, got: JSON.stringify(id) });
    }
  }
  (json.goals ?? []).forEach(({ place = { level: 'nation' }, ...goal }, i) => {
    const found = placeOfCode(atlas, place, `goals.${i}.place`, where);
    if (!found.ok) problems.push(...found.problems);
    else if (found.value.level !== 'nation' && !isByPlace(goal.metric)) {
      const got = `${goal.metric} of a ${place.level}`;
      const expected = 'a nation-wide goal, whose metric knows no smaller places';
      problems.push({ kind: 'inconsistent', what: `goals.${i}.place`, where, expected, got });
    } else goals.push({ ...goal, place: found.value });
  });
  if (problems.length === 0 && goals.length === 0) {
    problems.push({ kind: 'missing', what: 'targets', where, expected: 'targets or goals', got: 'neither' });
  }
  if (problems.length > 0) return failure(...problems);
  const asked = goals.map((goal) =>
    json.everywhere === true && isByPlace(goal.metric) && goal.place.level === 'nation'
      ? ({ ...goal, place: { level: 'everyPrefecture' } } as const)
      : goal,
  );
  return success({ goals: asked, lever: json.lever ?? 'money' });
}

function placeOfCode(
  atlas: Atlas,
  { level, code }: z.infer<typeof placeSchema>,
  what: string,
  where: string,
): Result<GoalPlace> {
  if (level === 'nation' || level === 'everyPrefecture') return success({ level });
  const codes = codesOf(atlas, level);
  const index = codes.indexOf(code ?? '');
  if (index >= 0) return success({ level, index });
  const expected = `the code of a ${level}, such as ${codes[0]}`;
  return failure({ kind: 'wrong-value', what, where, expected, got: JSON.stringify(code ?? null) });
}

function codesOf(
  { blocks, prefectures, municipalities }: Atlas,
  level: 'block' | 'prefecture' | 'municipality',
): readonly string[] {
  return { block: blocks, prefecture: prefectures, municipality: municipalities }[level].code;
}

export function goalAnswerJson(atlas: Atlas, answer: GoalAnswer): object {
  const { modelVersion, atlasId, question, parameters, subjects } = answer;
  return {
    modelVersion,
    atlasId,
    lever: question.lever,
    parameters,
    subjects: subjects.map((subject) => subjectJson(atlas, subject)),
  };
}

function subjectJson(atlas: Atlas, answer: SubjectAnswer): object {
  const { subject, kind, goals, past, binding, costYen, rows, tries, lastFiscalYear, ...rest } = answer;
  return {
    subject,
    kind,
    ...rest,
    goals: goals.map(({ place, ...goal }) => ({ ...goal, place: placeJson(atlas, place) })),
    past: past.map((standing) => standingJson(atlas, standing)),
    binding: binding.map((standing) => standingJson(atlas, standing)),
    costYen: {
      fromFiscalYear: FIRST_OPEN_FISCAL_YEAR,
      toFiscalYear: lastFiscalYear,
      now: byPayer(costYen.now),
      after: byPayer(costYen.after),
    },
    places: rows.map(({ place, yenAfter, fiscalYearAfter, ...row }) => ({
      ...placeJson(atlas, place),
      ...row,
      fiscalYearAfter: fiscalYearAfter || null,
      yenAfter: byPayer(yenAfter),
    })),
    tries,
  };
}

function standingJson(atlas: Atlas, { goal, place, value, surplus, isMet }: Standing): object {
  return {
    metric: goal.metric,
    goal: goal.goal,
    fiscalYear: goal.fiscalYear,
    place: placeJson(atlas, place),
    value,
    isMet,
    missing: isMet ? 0 : -surplus,
  };
}

function placeJson(atlas: Atlas, place: GoalPlace): { level: string; code?: string; nameJa?: string } {
  if (!('index' in place)) return { level: place.level };
  const { level, index } = place;
  const table = { block: atlas.blocks, prefecture: atlas.prefectures, municipality: atlas.municipalities }[
    level
  ];
  return { level, code: table.code[index]!, nameJa: table.nameJa[index]! };
}

function byPayer(yen: readonly number[]): Record<string, number> {
  return Object.fromEntries(PAYERS.map((payer, k) => [payer, yen[k]!]));
}
