import { useMemo, useState } from 'preact/hooks';
import type { Atlas } from '../../../model/atlas.ts';
import type { Outcome } from '../../../model/outcome.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { SortHead } from '../sort-head.tsx';
import { type TailColumn, type TailRow, type TailSort, tailRows } from './tail-view-model.ts';

const COLUMNS: readonly TailColumn[] = ['place', 'households', 'cost', 'year'];
const SHOWN = 12;

/** The last households by municipality: what they cost, why they are last, what serves them in the end. */
export function TailSection({ atlas, outcome }: { atlas: Atlas; outcome: Outcome }) {
  const { messages, format } = useLocale();
  const words = messages.desks.fibre.tail;
  const [sort, setSort] = useState<TailSort>({ column: 'households', descending: true });
  const [isAll, setAll] = useState(false);
  const { lastHouseholds } = outcome.fibre;
  const rows = useMemo(() => tailRows(atlas, lastHouseholds, sort), [atlas, lastHouseholds, sort]);
  const total = rows.reduce((sum, { households }) => sum + households, 0);
  const shown = isAll ? rows : rows.slice(0, SHOWN);
  return (
    <DeskSection id="fibre-tail" heading={words.heading} mark="modelled">
      <p class="muted">{words.explanation(format.integer(total), format.integer(rows.length))}</p>
      <div class="table-scroll tail-table">
        <table class="data-table">
          <caption class="visually-hidden">{words.heading}</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <SortHead
                  key={column}
                  column={column}
                  label={words.columns[column]}
                  sort={sort}
                  startsDescending={column !== 'place'}
                  onSort={setSort}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row
                key={`${row.municipality}-${row.reason}-${row.technology}-${row.cause}`}
                atlas={atlas}
                row={row}
              />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > SHOWN && (
        <button type="button" class="link-button" data-testid="tail-all" onClick={() => setAll(!isAll)}>
          {isAll ? words.fewer : words.all(format.integer(rows.length))}
        </button>
      )}
    </DeskSection>
  );
}

function Row({ atlas, row }: { atlas: Atlas; row: TailRow }) {
  const app = useApp();
  const { messages, format, language } = useLocale();
  const selected = useSignalValue(app.selected);
  const words = messages.desks.fibre.tail;
  const { municipalities, prefectures } = atlas;
  const [names, holders] =
    language === 'ja'
      ? [municipalities.nameJa, prefectures.nameJa]
      : [municipalities.nameEn, prefectures.nameEn];
  const place = { level: 'municipality', index: row.municipality } as const;
  return (
    <tr data-selected={selected?.level === 'municipality' && selected.index === row.municipality}>
      <th scope="row">
        <button
          type="button"
          class="link-button"
          onClick={() => {
            app.selected.value = place;
            app.flyTo.value = place;
          }}
        >
          {names[row.municipality]}
        </button>{' '}
        <small class="muted">{holders[row.prefecture]}</small>
        <small class="tail-why">
          {words.reasons[row.reason]}
          {messages.places.separator}
          {words.causes[row.cause]}
        </small>
      </th>
      <td>{format.integer(row.households)}</td>
      <td>{format.yen(row.costPerHouseholdYen)}</td>
      <td>
        {row.fiscalYear === 0 ? words.never : format.fiscalYear(row.fiscalYear)}
        <small class="tail-why">{words.technologies[row.technology]}</small>
      </td>
    </tr>
  );
}
