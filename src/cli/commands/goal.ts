import { goalAnswerJson, goalQuestion, goalQuestionSchema } from '../../data/goal-json.ts';
import { loadLand } from '../../data/land-loader.ts';
import { readFromFolder } from '../../data/read-from-folder.ts';
import { seekGoals } from '../../model/goals/seek-goals.ts';
import { failure, ProblemError, type Result, success } from '../../model/problem.ts';
import { finish } from '../../model/progress.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { Country } from '../../model/simulate.ts';
import { checkAnswerable } from '../check-answerable.ts';
import { type Command, InputError } from '../command.ts';
import { answerJsonLines } from '../json-lines.ts';
import { parseOptions } from '../options.ts';
import { readScenario } from '../read-scenario.ts';

export const goalCommand: Command = {
  name: 'goal',
  summary:
    'what goals take: the least budget or works a year, or the earliest year, and what stands in the way',
  usage:
    'denen goal [SCENARIO.json] < questions.jsonl   (a line: {"targets": ["fibre-2027", "radio-2030"], "lever": "money"}, or ' +
    '{"goals": [{"metric": "radioPopulationCoverage", "goal": 0.99, "fiscalYear": 2030, "place": {"level": "prefecture", "code": "32"}}], ' +
    '"lever": "money|pace|time"}; "everywhere": true asks of every prefecture)',
  async run(context) {
    const { positionals } = parseOptions(context.arguments, {}, { minimum: 0, maximum: 1 });
    const { scenario } = await readScenario(positionals[0]);
    const atlas = await context.loadAtlas();
    const land = await loadLand(readFromFolder(context.atlasFolder));
    if (!land.ok) throw new InputError(land.problems);
    const country = { atlas, land: land.value };
    return answerJsonLines(context, (input, where) => answerGoal(country, scenario, input, where));
  },
};

function answerGoal(country: Country, scenario: Scenario, input: unknown, where: string): Result<object> {
  const checked = checkAnswerable(goalQuestionSchema, input, where);
  if (!checked.ok) return checked;
  const question = goalQuestion(country.atlas, scenario.targets, checked.value, where);
  if (!question.ok) return question;
  try {
    return success(goalAnswerJson(country.atlas, finish(seekGoals(country, scenario, question.value))));
  } catch (error) {
    if (error instanceof ProblemError) return failure(error.problem);
    throw error;
  }
}
