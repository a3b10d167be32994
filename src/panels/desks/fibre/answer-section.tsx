import { useMemo } from 'preact/hooks';
import type { Outcome } from '../../../model/outcome.ts';
import { LAST_FISCAL_YEAR } from '../../../model/parameter.ts';
import { PAYERS } from '../../../model/payer.ts';
import { useLocale } from '../../app-context.ts';
import { DeskSection } from '../desk-section.tsx';
import { type GoalAnswer, goalAnswers, householdsLeft } from './fibre-answer.ts';

/** The answer in sentences, each with its base, year and payer. */
export function AnswerSection({ outcome }: { outcome: Outcome }) {
  const { messages, format } = useLocale();
  const words = messages.desks.fibre.answer;
  const answers = useMemo(() => goalAnswers(outcome), [outcome]);
  const left = useMemo(() => householdsLeft(outcome, LAST_FISCAL_YEAR), [outcome]);
  const sentence = ({ target, metFiscalYear, shortfallHouseholds }: GoalAnswer) => {
    const goal = format.goalShare(target.goal);
    const due = format.fiscalYear(target.fiscalYear);
    return metFiscalYear === 0
      ? words.unmet(goal, due, format.integer(Math.ceil(shortfallHouseholds)))
      : words.met(goal, due, format.fiscalYear(metFiscalYear), metFiscalYear <= target.fiscalYear);
  };
  return (
    <DeskSection id="fibre-answer" heading={words.heading} mark="modelled">
      <ul class="answer">
        {answers.map((answer) => (
          <li key={answer.target.id} data-met={answer.metFiscalYear !== 0}>
            <b>{sentence(answer)}</b>
            <span>
              {words.cost(
                format.yen(answer.totalYen),
                PAYERS.map((payer) =>
                  words.part(messages.payers[payer], format.yen(answer.byPayer[payer])),
                ).join(messages.places.separator),
              )}
            </span>
          </li>
        ))}
        <li>{words.left(format.fiscalYear(LAST_FISCAL_YEAR), format.integer(Math.ceil(left - 1e-6)))}</li>
      </ul>
    </DeskSection>
  );
}
