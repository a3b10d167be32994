import type { Outcome } from '../../../model/outcome.ts';
import { useLocale } from '../../app-context.ts';
import { DeskSection } from '../desk-section.tsx';
import { PlainTable } from '../plain-table.tsx';

/** The model against the past: can it be trusted with the future? */
export function BackCastSection({ outcome }: { outcome: Outcome }) {
  const { messages, format } = useLocale();
  const words = messages.desks.fibre.backCast;
  const { backCast } = outcome.fibre;
  const worst = backCast.reduce((most, { errorPoints }) => Math.max(most, Math.abs(errorPoints)), 0);
  const points = (value: number) =>
    `${value > 0 ? '+' : value < 0 ? '−' : '±'}${format.decimal(Math.abs(value), 3)}`;
  return (
    <DeskSection id="fibre-back-cast" heading={words.heading}>
      <p class="muted">{words.explanation}</p>
      <PlainTable
        caption={words.heading}
        head={[
          messages.time.fiscalYear,
          `${words.coverage} ${messages.provenance.measured}`,
          `${words.coverage} ${messages.provenance.modelled}`,
          words.error,
          words.money,
        ]}
        rows={backCast.map(({ fiscalYear, published, modelled, errorPoints, stateYen }) => [
          format.fiscalYear(fiscalYear),
          format.goalShare(published),
          format.share(modelled, 3),
          points(errorPoints),
          format.yen(stateYen),
        ])}
      />
      <p>{words.worst(format.decimal(worst, 3))}</p>
    </DeskSection>
  );
}
