import type { Atlas } from '../../model/atlas.ts';
import type { SubjectAnswer } from '../../model/goals/goal-answer.ts';
import type { ParameterChanges } from '../../model/parameters.ts';
import { PAYERS } from '../../model/payer.ts';
import { FIRST_OPEN_FISCAL_YEAR } from '../../model/presets.ts';
import { inputsKey } from '../../model/scenario-inputs.ts';
import type { AnsweredGoals } from '../../state/goals/goals.ts';
import { useApp, useLocale } from '../app-context.ts';
import { PlainTable } from '../desks/plain-table.tsx';
import { Provenance } from '../provenance.tsx';
import { useScenarios } from '../scenarios/scenarios-context.ts';
import { useSignalValue } from '../use-signal-value.ts';
import { GoalRows } from './goal-rows-view.tsx';
import {
  answerSentence,
  bindingSentence,
  earliestTexts,
  goalText,
  missingText,
  obstacleTexts,
  pairSentence,
  pastSentence,
} from './goal-texts.ts';

interface GoalAnswerProps {
  readonly atlas: Atlas;
  readonly answered: AnsweredGoals;
  readonly isApplied: boolean;
  readonly onApply: () => void;
  readonly onClose: () => void;
}

export function GoalAnswerView({ atlas, answered, isApplied, onApply, onClose }: GoalAnswerProps) {
  const app = useApp();
  const locale = useLocale();
  const { library, comparison } = useScenarios();
  const inputs = useSignalValue(app.editor.inputs);
  const { scenario, answer } = answered;
  const words = locale.messages.goals;
  const isOlder = !isApplied && inputs !== inputsKey(scenario);
  const moves = JSON.stringify(answer.asked) !== JSON.stringify(answer.parameters);
  return (
    <section class="goal-answer" aria-live="polite" data-testid="goal-answer">
      {isOlder && <p class="old-mark">{words.ofOlder}</p>}
      {answer.subjects.map((subject) => (
        <Subject key={subject.subject} atlas={atlas} asked={answer.asked} answer={subject} />
      ))}
      {moves && (
        <p class="button-row">
          <button
            type="button"
            class="button primary"
            data-testid="goal-apply"
            disabled={isApplied}
            onClick={onApply}
          >
            {words.apply}
          </button>
          <button
            type="button"
            class="button"
            data-testid="goal-compare"
            onClick={() => {
              const what = answer.subjects
                .map((each) => words.subjects[each.subject])
                .join(locale.messages.places.separator);
              const reached = app.goals.reached(words.scenarioName(what), words.note);
              if (reached === undefined) return;
              const before = library.currentId.peek();
              library.add(reached);
              onClose();
              comparison.value = [before, library.currentId.peek()];
            }}
          >
            {words.compare}
          </button>
          {isApplied && <span role="status">{words.applied}</span>}
        </p>
      )}
    </section>
  );
}

interface SubjectProps {
  readonly atlas: Atlas;
  readonly asked: ParameterChanges;
  readonly answer: SubjectAnswer;
}

function Subject({ atlas, asked, answer }: SubjectProps) {
  const locale = useLocale();
  const { messages, format } = locale;
  const words = messages.goals;
  const binding = bindingSentence(locale, atlas, answer);
  const pair = pairSentence(locale, answer);
  return (
    <section
      class="goal-subject"
      data-testid={`goal-${answer.subject}`}
      data-kind={answer.kind}
      data-value={answer.value}
    >
      <h3>
        {words.subjects[answer.subject]} <Provenance kind="modelled" />
      </h3>
      {answer.goals.length > 0 && (
        <ul class="goal-list muted">
          {answer.goals.map((goal) => (
            <li key={JSON.stringify(goal)}>{goalText(locale, atlas, goal)}</li>
          ))}
        </ul>
      )}
      <Past atlas={atlas} answer={answer} />
      {answer.kind !== 'past' && (
        <p class="goal-sentence" data-testid="goal-sentence">
          {answerSentence(locale, answer)}
        </p>
      )}
      {binding !== undefined && <p data-testid="goal-binding">{binding}</p>}
      {pair !== undefined && <p data-testid="goal-pair">{pair}</p>}
      {answer.kind === 'infeasible' && <Obstacles atlas={atlas} asked={asked} answer={answer} />}
      {answer.earliest !== undefined && (
        <ul class="goal-list">
          {earliestTexts(locale, answer.earliest).map(({ what, year }) => (
            <li key={what}>
              {what}: <b>{year}</b>
            </li>
          ))}
        </ul>
      )}
      {(answer.kind === 'found' || answer.kind === 'none' || answer.kind === 'infeasible') &&
        answer.subject !== 'cables' && <Costs answer={answer} />}
      {answer.kind !== 'past' && answer.rows.length > 0 && <GoalRows atlas={atlas} answer={answer} />}
      {answer.tries > 0 && <p class="muted">{words.tries(format.integer(answer.tries))}</p>}
    </section>
  );
}

/** What is over already, goal by goal. */
function Past({ atlas, answer }: Pick<SubjectProps, 'atlas' | 'answer'>) {
  const locale = useLocale();
  const goals = [...new Set(answer.past.map(({ goal }) => JSON.stringify(goal)))];
  if (goals.length === 0) return null;
  return (
    <ul class="goal-list muted">
      {goals.map((key) => (
        <li key={key}>
          {pastSentence(
            locale,
            atlas,
            answer.past.filter(({ goal }) => JSON.stringify(goal) === key),
          )}
        </li>
      ))}
    </ul>
  );
}

function Obstacles({ atlas, asked, answer }: SubjectProps) {
  const locale = useLocale();
  const words = locale.messages.goals;
  const texts = obstacleTexts(locale, atlas, asked, answer);
  const { allLifted, binding } = answer;
  if (texts.length === 0) return <p>{words.noObstacles}</p>;
  return (
    <>
      <h4>{words.obstaclesHeading}</h4>
      <ul class="goal-obstacles" data-testid="goal-obstacles">
        {texts.map(({ rule, isEnough, effect }) => (
          <li key={rule} data-enough={isEnough}>
            {rule} — <b>{effect}</b>
          </li>
        ))}
      </ul>
      {allLifted !== undefined && binding[0] !== undefined && (
        <p>{words.allLifted(allLifted.isEnough, missingText(locale, binding[0].goal, allLifted.missing))}</p>
      )}
    </>
  );
}

function Costs({ answer }: { answer: SubjectAnswer }) {
  const { messages, format } = useLocale();
  const words = messages.goals;
  const { now, after } = answer.costYen;
  const total = (yen: readonly number[]) => yen.reduce((sum, each) => sum + each, 0);
  const heading = words.cost(
    format.fiscalYear(FIRST_OPEN_FISCAL_YEAR),
    format.fiscalYear(answer.lastFiscalYear),
  );
  return (
    <>
      <h4>{heading}</h4>
      <PlainTable
        caption={heading}
        head={[words.payer, words.now, words.after]}
        rows={[
          ...PAYERS.map((payer, k) => [messages.payers[payer], format.yen(now[k]!), format.yen(after[k]!)]),
          [words.total, format.yen(total(now)), format.yen(total(after))],
        ]}
      />
    </>
  );
}
