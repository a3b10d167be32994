import { useId, useState } from 'preact/hooks';
import type { Atlas } from '../../model/atlas.ts';
import { isCount } from '../../model/evaluate-targets.ts';
import type { GoalQuestion } from '../../model/goals/goal-answer.ts';
import type { GoalDraft } from '../../state/goals/goals.ts';
import { useApp, useLocale } from '../app-context.ts';
import { goalText as targetGoalText } from '../target-view-model.ts';
import { useSignalValue } from '../use-signal-value.ts';
import {
  choiceKey,
  choiceOfKey,
  type GoalForm,
  knowsPlaces,
  leverChoices,
  placeGroups,
  questionOf,
  typedGoal,
  usualPlace,
} from './goal-question.ts';

const ALL = 'all';

interface GoalFormProps {
  readonly atlas: Atlas;
  readonly draft: GoalDraft;
  readonly isAsking: boolean;
  readonly onAsk: (question: GoalQuestion) => void;
}

export function GoalFormView({ atlas, draft, isAsking, onAsk }: GoalFormProps) {
  const app = useApp();
  const locale = useLocale();
  const { targets } = useSignalValue(app.scenario);
  const id = useId();
  const [isWrong, setWrong] = useState(false);
  const [form, setForm] = useState<GoalForm>(() => {
    const target = targets.find((each) => each.id === draft.targetId);
    const typed = target === undefined ? { goal: '', fiscalYear: '' } : typedGoal(target);
    return { target, place: draft.place, lever: leverChoices(target)[0]!, ...typed };
  });
  const { messages, format } = locale;
  const words = messages.goals.form;
  const { target } = form;
  const hasPlaces = knowsPlaces(target);
  const choose = (targetId: string) => {
    const next = targets.find((each) => each.id === targetId);
    const typed = next === undefined ? { goal: '', fiscalYear: '' } : typedGoal(next);
    const levers = leverChoices(next);
    const isSmall = typeof form.place !== 'string';
    setForm({
      target: next,
      place: isSmall && knowsPlaces(next) ? form.place : usualPlace(next),
      lever: levers.includes(form.lever) ? form.lever : levers[0]!,
      ...typed,
    });
  };
  return (
    <form
      class="goal-form"
      onSubmit={(event) => {
        event.preventDefault();
        const question = questionOf(form, targets);
        setWrong(question === undefined);
        if (question !== undefined) onAsk(question);
      }}
    >
      <label>
        <span>{words.target}</span>
        <select
          class="select"
          data-testid="goal-target"
          value={target?.id ?? ALL}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value={ALL}>{words.allTargets}</option>
          {targets.map((each) => (
            <option key={each.id} value={each.id}>
              {`${messages.metrics[each.metric].title} ${targetGoalText(locale, each)} (${format.fiscalYear(each.fiscalYear)})`}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{words.place}</span>
        <select
          class="select"
          data-testid="goal-place"
          disabled={!hasPlaces}
          aria-describedby={hasPlaces ? undefined : `${id}-nation`}
          value={hasPlaces ? choiceKey(form.place) : 'nation'}
          onChange={(event) => setForm({ ...form, place: choiceOfKey(event.currentTarget.value) })}
        >
          {placeGroups(locale, atlas, form.place).map(({ key, options }) => (
            <optgroup key={key} label={words.placeGroups[key]}>
              {options.map(({ value, name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      {target !== undefined && (
        <>
          <label class="goal-number">
            <span>{isCount(target.metric) ? words.goal : words.goalPercent}</span>
            <span class="number-field">
              <input
                inputMode="decimal"
                data-testid="goal-value"
                value={form.goal}
                aria-invalid={isWrong}
                aria-describedby={isWrong ? `${id}-wrong` : undefined}
                onInput={(event) => setForm({ ...form, goal: event.currentTarget.value })}
              />
            </span>
          </label>
          <label class="goal-number">
            <span>{words.fiscalYear}</span>
            <span class="number-field">
              <input
                inputMode="numeric"
                data-testid="goal-year"
                value={form.fiscalYear}
                aria-invalid={isWrong}
                aria-describedby={isWrong ? `${id}-wrong` : undefined}
                onInput={(event) => setForm({ ...form, fiscalYear: event.currentTarget.value })}
              />
            </span>
          </label>
        </>
      )}
      <label>
        <span>{words.lever}</span>
        <select
          class="select"
          data-testid="goal-lever"
          value={form.lever}
          onChange={(event) => {
            const lever = leverChoices(target).find((each) => each === event.currentTarget.value);
            if (lever !== undefined) setForm({ ...form, lever });
          }}
        >
          {leverChoices(target).map((lever) => (
            <option key={lever} value={lever}>
              {words.levers[lever]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="button primary" data-testid="goal-seek" disabled={isAsking}>
        {words.seek}
      </button>
      {!hasPlaces && (
        <p class="muted" id={`${id}-nation`}>
          {words.onlyNation}
        </p>
      )}
      {isWrong && (
        <p class="field-error" id={`${id}-wrong`} role="alert">
          {words.notANumber}
        </p>
      )}
    </form>
  );
}
