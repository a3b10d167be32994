import { useState } from 'preact/hooks';
import { inputsKey } from '../../../model/scenario-inputs.ts';
import { sameQuestion } from '../../../model/uncertainty/paired-chance.ts';
import { isSameDraws, type KeptChances } from '../../../state/uncertainty/kept-chances.ts';
import type { UncertaintyAnswer } from '../../../state/uncertainty/uncertainty.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { PlainTable } from '../plain-table.tsx';
import { chanceText, keptNames, pairedRows, targetText } from './uncertainty-view-model.ts';

/** Scenarios whose members were read with the same draws: their chances side by side, and two of them member by member. */
export function CompareSection({ answer }: { answer: UncertaintyAnswer }) {
  const { uncertainty } = useApp();
  const locale = useLocale();
  const words = locale.messages.desks.uncertainty.compare;
  const alike = useSignalValue(uncertainty.kept).filter(({ settings }) =>
    isSameDraws(settings, answer.result.settings),
  );
  const asked = inputsKey(answer.outcome.scenario);
  const names = keptNames(locale, alike);
  const shown = alike.find(({ inputs }) => inputs === asked);
  const others = alike.filter((each) => each !== shown);
  if (shown === undefined || others.length === 0) return null;
  return (
    <DeskSection id="uncertainty-compare" heading={words.heading} mark="modelled">
      <p class="muted">{words.explanation}</p>
      <PlainTable
        caption={words.heading}
        head={[words.target, ...[shown, ...others].map((each) => names.get(each)!)]}
        rows={shown.chances.map((chance) => [
          targetText(locale, chance.target),
          ...[shown, ...others].map(({ chances }) => {
            const same = sameQuestion(chance, chances);
            return same === undefined ? '–' : chanceText(locale, same.share.at(-1)!);
          }),
        ])}
      />
      <Paired shown={shown} others={others} names={names} />
    </DeskSection>
  );
}

interface PairedProps {
  readonly shown: KeptChances;
  readonly others: readonly KeptChances[];
  readonly names: ReadonlyMap<KeptChances, string>;
}

function Paired({ shown, others, names }: PairedProps) {
  const locale = useLocale();
  const words = locale.messages.desks.uncertainty.compare;
  const [inputs, setInputs] = useState<string | undefined>(undefined);
  const other = others.find((each) => each.inputs === inputs) ?? others[0]!;
  const [otherName, shownName] = [names.get(other)!, names.get(shown)!];
  return (
    <div data-testid="paired-chances">
      <h4>{words.paired(shownName)}</h4>
      {others.length > 1 && (
        <label class="member-field">
          <span>{words.with}</span>
          <select
            class="select"
            value={other.inputs}
            onChange={(event) => setInputs(event.currentTarget.value)}
          >
            {others.map((each) => (
              <option key={each.inputs} value={each.inputs}>
                {names.get(each)}
              </option>
            ))}
          </select>
        </label>
      )}
      <p class="muted">{words.pairedHelp(otherName, shownName)}</p>
      <PlainTable
        caption={words.paired(shownName)}
        head={[words.target, words.metOnlyBy(otherName), words.metOnlyBy(shownName), words.difference]}
        rows={pairedRows(locale, other.chances, shown.chances)}
      />
    </div>
  );
}
