import type { Format } from '../../../locale/format.ts';
import { UNCERTAIN_TECHNOLOGIES } from '../../../model/uncertainty/factors.ts';
import { REFERENCE_ERROR } from '../../../model/uncertainty/reading-error.ts';
import { CHECKED_MEMBERS } from '../../../state/uncertainty/uncertainty.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { ProblemList } from '../../problem-list.tsx';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { PlainTable } from '../plain-table.tsx';

const MEASURES = ['nationMax', 'nationRms', 'prefectureMax', 'prefectureRms'] as const;

/** A difference too small to print is still one. */
function pointsText({ decimal }: Format, share: number): string {
  const points = 100 * share;
  return points > 0 && points < 0.0005 ? `< ${decimal(0.001, 3)}` : decimal(points, 3);
}

/** How far the members that are read stand from full runs of the same draws. */
export function ErrorSection() {
  const { uncertainty } = useApp();
  const { messages, format } = useLocale();
  const words = messages.desks.uncertainty.error;
  const technologies = messages.desks.uncertainty.fan.technologies;
  const check = useSignalValue(uncertainty.check);
  return (
    <DeskSection id="uncertainty-error" heading={words.heading} mark="modelled">
      <p class="muted">
        {words.explanation}{' '}
        {words.reference(
          String(REFERENCE_ERROR.members),
          format.decimal(100 * REFERENCE_ERROR.prefectureRms, 2),
          format.decimal(100 * REFERENCE_ERROR.prefectureMax, 2),
          format.share(REFERENCE_ERROR.sameVerdicts, 0),
        )}
      </p>
      {check.kind === 'checking' ? (
        <p role="status">
          {words.running(format.share(check.fraction, 0))}{' '}
          <button type="button" class="link-button" onClick={() => uncertainty.cancel()}>
            {messages.run.cancel}
          </button>
        </p>
      ) : (
        <p class="path-actions">
          <button
            type="button"
            class="button"
            data-testid="check-reading"
            onClick={() => void uncertainty.runCheck()}
          >
            {words.run(String(CHECKED_MEMBERS))}
          </button>
        </p>
      )}
      {check.kind === 'refused' && <ProblemList problems={check.problems} />}
      {check.kind === 'done' && (
        <div data-testid="reading-error">
          <PlainTable
            caption={words.heading}
            head={[words.measure, ...UNCERTAIN_TECHNOLOGIES.map((technology) => technologies[technology])]}
            rows={[
              ...MEASURES.map((measure) => [
                words[measure],
                ...UNCERTAIN_TECHNOLOGIES.map((technology) =>
                  words.points(pointsText(format, check.error.of[technology][measure])),
                ),
              ]),
              [
                words.cost,
                ...UNCERTAIN_TECHNOLOGIES.map((technology) =>
                  format.share(check.error.of[technology].costMax, 2),
                ),
              ],
            ]}
          />
          <p class="muted">
            {words.verdicts(format.integer(check.error.sameVerdicts), format.integer(check.error.verdicts))}
          </p>
        </div>
      )}
    </DeskSection>
  );
}
