import type { UncertaintyAnswer } from '../../../state/uncertainty/uncertainty.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { PlainTable } from '../plain-table.tsx';
import { chanceText, targetText } from './uncertainty-view-model.ts';

/** Scenarios whose members were read with the same draws, side by side. */
export function CompareSection({ answer }: { answer: UncertaintyAnswer }) {
  const { uncertainty } = useApp();
  const locale = useLocale();
  const words = locale.messages.desks.uncertainty.compare;
  const draws = drawsKey(answer.result.settings);
  const alike = useSignalValue(uncertainty.kept).filter(({ settings }) => drawsKey(settings) === draws);
  if (alike.length < 2) return null;
  return (
    <DeskSection id="uncertainty-compare" heading={words.heading} mark="modelled">
      <p class="muted">{words.explanation}</p>
      <PlainTable
        caption={words.heading}
        head={[words.target, ...alike.map(({ name }) => name)]}
        rows={alike[0]!.chances.map(({ target }) => [
          targetText(locale, target),
          ...alike.map(({ chances }) => {
            const same = chances.find((each) => each.target.id === target.id);
            const isSame = same?.target.goal === target.goal && same.target.fiscalYear === target.fiscalYear;
            return same !== undefined && isSame ? chanceText(locale, same.share.at(-1)!) : '–';
          }),
        ])}
      />
    </DeskSection>
  );
}

function drawsKey({ members, seed, distributions }: UncertaintyAnswer['result']['settings']): string {
  return JSON.stringify([members, seed, distributions]);
}
