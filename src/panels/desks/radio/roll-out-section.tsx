import { useMemo, useState } from 'preact/hooks';
import type { Atlas } from '../../../model/atlas.ts';
import type { Outcome } from '../../../model/outcome.ts';
import { plannedPeople } from '../../../model/radio/planned-people.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { SortHead } from '../sort-head.tsx';
import { ImprovePlan } from './improve-plan.tsx';
import { lastToReach, type RollOutColumn, type RollOutSort, rollOutRows } from './roll-out-view-model.ts';

const COLUMNS: readonly RollOutColumn[] = ['place', 'coverage', 'reaches90', 'reaches99', 'sites', 'cost'];

/** When each prefecture passes 90 and 99 %, what that takes, and what stands in the way. */
export function RollOutSection({ atlas, outcome }: { atlas: Atlas; outcome: Outcome }) {
  const app = useApp();
  const { messages, format, language } = useLocale();
  const fiscalYear = useSignalValue(app.fiscalYear);
  const selected = useSignalValue(app.selected);
  const isBoundOld = useSignalValue(app.oldParts).includes('radioBound');
  const [sort, setSort] = useState<RollOutSort>({ column: 'reaches99', descending: true });
  const words = messages.desks.radio.rollOut;
  const rows = useMemo(
    () => rollOutRows(atlas, outcome, fiscalYear, sort),
    [atlas, outcome, fiscalYear, sort],
  );
  const names = language === 'ja' ? atlas.prefectures.nameJa : atlas.prefectures.nameEn;
  const { bound, sharesReached } = outcome.radio;
  const [ninety, ninetyNine] = sharesReached.map((each) => lastToReach(each.fiscalYear));
  const year = (value: number) => (value === 0 ? words.never : format.fiscalYear(value));
  return (
    <DeskSection id="radio-roll-out" heading={words.heading} mark="modelled">
      <ul class="answer">
        <li data-met={ninety !== 0}>
          <b>{words.all('90%', ninety === 0 ? undefined : format.fiscalYear(ninety!))}</b>
        </li>
        <li data-met={ninetyNine !== 0}>
          <b>{words.all('99%', ninetyNine === 0 ? undefined : format.fiscalYear(ninetyNine!))}</b>
        </li>
        <li data-testid="plan-bound">
          {bound === undefined || isBoundOld
            ? words.boundPending(format.amount(plannedPeople(outcome.radio)))
            : words.bound(format.amount(bound.addedPopulation), format.share(bound.gap, 1))}
        </li>
      </ul>
      <ImprovePlan atlas={atlas} />
      <div class="table-scroll tail-table">
        <table class="data-table">
          <caption class="visually-hidden">{words.heading}</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <SortHead
                  key={column}
                  column={column}
                  label={
                    column === 'coverage'
                      ? words.coverage(format.fiscalYear(fiscalYear))
                      : words.columns[column]
                  }
                  sort={sort}
                  startsDescending={column !== 'place'}
                  onSort={setSort}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const place = { level: 'prefecture', index: row.prefecture } as const;
              return (
                <tr
                  key={row.prefecture}
                  data-selected={selected?.level === 'prefecture' && selected.index === row.prefecture}
                >
                  <th scope="row">
                    <button
                      type="button"
                      class="link-button"
                      onClick={() => {
                        app.selected.value = place;
                        app.flyTo.value = place;
                      }}
                    >
                      {names[row.prefecture]}
                    </button>
                    {row.binding !== 'reached' && (
                      <small class="tail-why">{words.bindings[row.binding]}</small>
                    )}
                  </th>
                  <td>{format.share(row.coverage, 1)}</td>
                  <td>{year(row.reaches90)}</td>
                  <td>{year(row.reaches99)}</td>
                  <td>{format.integer(row.sites)}</td>
                  <td>{format.yen(row.costYen)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p class="muted">{words.note}</p>
    </DeskSection>
  );
}
