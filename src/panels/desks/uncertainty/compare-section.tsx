import { useState } from 'preact/hooks';
import type { Locale } from '../../../locale/locale.ts';
import { sameQuestion } from '../../../model/uncertainty/paired-chance.ts';
import {
  isSameDraws,
  type KeptChances,
  type UncertaintyAnswer,
} from '../../../state/uncertainty/uncertainty.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { nameOf } from '../../scenarios/scenario-names.ts';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { PlainTable } from '../plain-table.tsx';
import { chanceText, pairedRows, targetText } from './uncertainty-view-model.ts';

/** Scenarios whose members were read with the same draws: their chances side by side, and two of them member by member. */
export function CompareSection({ answer }: { answer: UncertaintyAnswer }) {
  const { uncertainty } = useApp();
  const locale = useLocale();
  const words = locale.messages.desks.uncertainty.compare;
  const alike = useSignalValue(uncertainty.kept).filter(({ settings }) =>
    isSameDraws(settings, answer.result.settings),
  );
  const shown = alike.find(({ outcome }) => outcome === answer.outcome);
  const others = alike.filter((each) => each !== shown);
  if (shown === undefined || others.length === 0) return null;
  return (
    <DeskSection id="uncertainty-compare" heading={words.heading} mark="modelled">
      <p class="muted">{words.explanation}</p>
      <PlainTable
        caption={words.heading}
        head={[words.target, ...[shown, ...others].map((each) => nameOfKept(locale, each))]}
        rows={shown.chances.map((chance) => [
          targetText(locale, chance.target),
          ...[shown, ...others].map(({ chances }) => {
            const same = sameQuestion(chance, chances);
            return same === undefined ? '–' : chanceText(locale, same.share.at(-1)!);
          }),
        ])}
      />
      <Paired shown={shown} others={others} />
    </DeskSection>
  );
}

function Paired({ shown, others }: { shown: KeptChances; others: readonly KeptChances[] }) {
  const locale = useLocale();
  const words = locale.messages.desks.uncertainty.compare;
  const [name, setName] = useState<string | undefined>(undefined);
  const other = others.find((each) => each.name === name) ?? others[0]!;
  const [otherName, shownName] = [nameOfKept(locale, other), nameOfKept(locale, shown)];
  return (
    <div data-testid="paired-chances">
      <h4>{words.paired(shownName)}</h4>
      {others.length > 1 && (
        <label class="member-field">
          <span>{words.with}</span>
          <select class="select" value={other.name} onChange={(event) => setName(event.currentTarget.value)}>
            {others.map((each) => (
              <option key={each.name} value={each.name}>
                {nameOfKept(locale, each)}
              </option>
            ))}
          </select>
        </label>
      )}
      <p class="muted">{words.pairedHelp(otherName, shownName)}</p>
      <PlainTable
        caption={words.paired(shownName)}
        head={[words.target, words.only(otherName), words.only(shownName), words.difference]}
        rows={pairedRows(locale, other.chances, shown.chances)}
      />
    </div>
  );
}

function nameOfKept(locale: Locale, { outcome }: KeptChances): string {
  return nameOf(locale, '', outcome.scenario);
}
