import { useState } from 'preact/hooks';
import { UNKNOWN } from '../../locale/format.ts';
import type { Atlas } from '../../model/atlas.ts';
import type { SubjectAnswer } from '../../model/goals/goal-answer.ts';
import { PAYERS } from '../../model/payer.ts';
import { useApp, useLocale } from '../app-context.ts';
import { PlainTable } from '../desks/plain-table.tsx';
import { goalPlaceName, missingText, valueText } from './goal-texts.ts';

const SHOWN = 8;
const STATE = PAYERS.indexOf('state');

/** An answer place by place, those that miss most now first. */
export function GoalRows({ atlas, answer }: { atlas: Atlas; answer: SubjectAnswer }) {
  const app = useApp();
  const locale = useLocale();
  const [isAll, setAll] = useState(false);
  const { messages, format } = locale;
  const words = messages.goals;
  const asked = [...answer.goals, ...answer.past.map(({ goal }) => goal)];
  const highest = asked.reduce((a, b) => (b.goal > a.goal ? b : a));
  const sorted = [...answer.rows].sort((a, b) => b.missingNow - a.missingNow || b.valueNow - a.valueNow);
  const shown = isAll ? sorted : sorted.slice(0, SHOWN);
  const heading = words.tableHeading(
    words.subjects[answer.subject],
    format.fiscalYearEnd(answer.lastFiscalYear),
  );
  const { columns } = words;
  return (
    <>
      <h4>{heading}</h4>
      <PlainTable
        caption={heading}
        head={[
          columns.place,
          columns.now,
          columns.after,
          columns.missing,
          columns.year,
          columns.works,
          columns.cost,
          columns.state,
        ]}
        rows={shown.map((row) => {
          const { place } = row;
          const name = goalPlaceName(locale, atlas, place);
          return [
            'index' in place && place.level !== 'block' ? (
              <button
                key={name}
                type="button"
                class="link-button"
                onClick={() => {
                  const own = { level: place.level as 'prefecture' | 'municipality', index: place.index };
                  app.selected.value = own;
                  app.flyTo.value = own;
                }}
              >
                {name}
              </button>
            ) : (
              name
            ),
            valueText(locale, highest, row.valueNow),
            valueText(locale, highest, row.valueAfter),
            row.missingNow > 0 ? missingText(locale, highest, row.missingNow) : UNKNOWN,
            row.fiscalYearAfter > 0 ? format.fiscalYear(row.fiscalYearAfter) : UNKNOWN,
            format.integer(row.worksAfter),
            format.yen(row.yenAfter.reduce((sum, yen) => sum + yen, 0)),
            format.yen(row.yenAfter[STATE]!),
          ];
        })}
      />
      {sorted.length > SHOWN && (
        <button type="button" class="link-button" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? words.fewer : words.all(format.integer(sorted.length))}
        </button>
      )}
    </>
  );
}
