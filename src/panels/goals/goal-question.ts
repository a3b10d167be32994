/** What the form of the goal dialog asks, from what is chosen in it. */
import type { Locale } from '../../locale/locale.ts';
import type { Atlas } from '../../model/atlas.ts';
import { isCount } from '../../model/evaluate-targets.ts';
import {
  everywhere,
  type Goal,
  type GoalLever,
  type GoalPlace,
  goalOf,
  isByPlace,
  leversOf,
  subjectOf,
} from '../../model/goals/goal.ts';
import type { GoalQuestion } from '../../model/goals/goal-answer.ts';
import { FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR } from '../../model/parameter.ts';
import type { Target } from '../../model/target.ts';
import type { GoalPlaceChoice } from '../../state/goals/goals.ts';

export interface GoalForm {
  /** Undefined for all targets together. */
  readonly target: Target | undefined;
  readonly place: GoalPlaceChoice;
  /** As typed: a percentage, or a count. */
  readonly goal: string;
  readonly fiscalYear: string;
  readonly lever: GoalLever | 'time';
}

export function placeOfChoice(choice: GoalPlaceChoice): GoalPlace {
  return typeof choice === 'string' ? { level: choice } : choice;
}

/** What a target asks, as it stands in the form. */
export function typedGoal(target: Target): Pick<GoalForm, 'goal' | 'fiscalYear'> {
  const goal = isCount(target.metric) ? target.goal : Number((100 * target.goal).toPrecision(12));
  return { goal: String(goal), fiscalYear: String(target.fiscalYear) };
}

/** Whether other places than the nation can be asked of. */
export function knowsPlaces(target: Target | undefined): boolean {
  return target === undefined || isByPlace(goalOf(target).metric);
}

/** Where a target is asked of unless somebody says otherwise. */
export function usualPlace(target: Target | undefined): 'nation' | 'everyPrefecture' {
  return target?.metric === 'radioPopulationCoverageWorstPrefecture' ? 'everyPrefecture' : 'nation';
}

export function leverChoices(target: Target | undefined): readonly (GoalLever | 'time')[] {
  if (target === undefined) return ['money', 'pace', 'time'];
  return [...leversOf(subjectOf(goalOf(target).metric)), 'time'];
}

/** @returns undefined where what was typed is no goal */
export function questionOf(form: GoalForm, targets: readonly Target[]): GoalQuestion | undefined {
  const place = placeOfChoice(form.place);
  const { target, lever } = form;
  if (target === undefined) {
    const goals = targets.map((each) => at(goalOf(each), place));
    return { goals: distinct(goals), lever };
  }
  const typed = Number(form.goal);
  const fiscalYear = Number(form.fiscalYear);
  const isShare = !isCount(target.metric);
  const isGoal = form.goal.trim() !== '' && typed > 0 && (!isShare || typed <= 100);
  const isYear =
    Number.isInteger(fiscalYear) && fiscalYear >= FIRST_FISCAL_YEAR && fiscalYear <= LAST_FISCAL_YEAR;
  if (!isGoal || !isYear) return undefined;
  const goal = isShare ? Number((typed / 100).toPrecision(12)) : typed;
  return { goals: [at({ ...goalOf(target), goal, fiscalYear }, place)], lever };
}

/** A goal of the nation stays one where the place is the nation; that of every prefecture always is. */
function at(goal: Goal, place: GoalPlace): Goal {
  if (!isByPlace(goal.metric)) return goal;
  if (place.level === 'everyPrefecture') return everywhere(goal);
  if (place.level === 'nation') return goal;
  return { ...goal, place };
}

function distinct(goals: readonly Goal[]): Goal[] {
  return [...new Map(goals.map((goal) => [JSON.stringify(goal), goal])).values()];
}

export interface PlaceGroup {
  readonly key: 'whole' | 'block' | 'prefecture' | 'municipality';
  readonly options: readonly { readonly value: string; readonly name: string }[];
}

/** All places that can be asked of; municipalities are those of the prefecture that is chosen or holds what is. */
export function placeGroups(
  { language, messages }: Locale,
  atlas: Atlas,
  choice: GoalPlaceChoice,
): PlaceGroup[] {
  const { municipalities, prefectures, blocks } = atlas;
  const names = (table: { readonly nameJa: readonly string[]; readonly nameEn: readonly string[] }) =>
    language === 'ja' ? table.nameJa : table.nameEn;
  const named = (level: 'block' | 'prefecture' | 'municipality', table: Parameters<typeof names>[0]) =>
    names(table).map((name, index) => ({ value: choiceKey({ level, index }), name }));
  const groups: PlaceGroup[] = [
    {
      key: 'whole',
      options: (['nation', 'everyPrefecture'] as const).map((value) => ({
        value,
        name: messages.goals.form.places[value],
      })),
    },
    { key: 'block', options: named('block', blocks) },
    { key: 'prefecture', options: named('prefecture', prefectures) },
  ];
  if (typeof choice === 'string' || choice.level === 'block') return groups;
  const own = choice.level === 'prefecture' ? choice.index : municipalities.prefecture[choice.index]!;
  const options = named('municipality', municipalities).filter(
    (_, m) => municipalities.prefecture[m] === own,
  );
  return [...groups, { key: 'municipality', options }];
}

export function choiceKey(choice: GoalPlaceChoice): string {
  return typeof choice === 'string' ? choice : `${choice.level}:${choice.index}`;
}

export function choiceOfKey(key: string): GoalPlaceChoice {
  if (key === 'nation' || key === 'everyPrefecture') return key;
  const [level, index] = key.split(':');
  return { level: level as 'block' | 'prefecture' | 'municipality', index: Number(index) };
}
