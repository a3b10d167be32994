import { useState } from 'preact/hooks';
import type { Atlas } from '../model/atlas.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Part } from '../model/part-inputs.ts';
import type { Place } from '../state/app-state.ts';
import { useApp, useAtlas, useLocale } from './app-context.ts';
import { SortHead } from './desks/sort-head.tsx';
import { ChevronIcon } from './icons.tsx';
import {
  PART_OF_COLUMN,
  PLACE_COLUMNS,
  type PlaceColumn,
  type PlaceRow,
  type PlaceSort,
  placeCellText,
  placeRows,
} from './places-view-model.ts';
import { Provenance } from './provenance.tsx';
import { useSignalValue } from './use-signal-value.ts';

interface PlacesTableProps {
  readonly prefecture: number | undefined;
  readonly onPrefecture: (prefecture: number | undefined) => void;
  readonly onSelect: (place: Place) => void;
}

export function PlacesTable(props: PlacesTableProps) {
  const { messages } = useLocale();
  const atlas = useAtlas();
  const outcome = useSignalValue(useApp().outcome);
  if (atlas === undefined || outcome === undefined) {
    return <p class="desk-empty muted">{messages.board.waiting}</p>;
  }
  return <Table {...props} atlas={atlas} outcome={outcome} />;
}

function Table(props: PlacesTableProps & { atlas: Atlas; outcome: Outcome }) {
  const { atlas, outcome, prefecture, onPrefecture, onSelect } = props;
  const app = useApp();
  const locale = useLocale();
  const fiscalYear = useSignalValue(app.fiscalYear);
  const selected = useSignalValue(app.selected);
  const oldParts = useSignalValue(app.oldParts);
  const own = useSignalValue(app.own.coverage);
  const [sort, setSort] = useState<PlaceSort>({ column: 'name', descending: false });
  const { places, board } = locale.messages;
  const scope = prefecture === undefined ? undefined : { prefecture };
  const level = scope === undefined ? 'prefecture' : 'municipality';
  const rows = placeRows(locale, atlas, outcome, scope, fiscalYear, sort, own);
  const names = locale.language === 'ja' ? atlas.prefectures.nameJa : atlas.prefectures.nameEn;
  const heading = prefecture === undefined ? places.prefectures : places.municipalitiesOf(names[prefecture]!);
  return (
    <section class="places-table" data-testid="places-table">
      <header>
        <h2>{heading}</h2>
        {prefecture !== undefined && (
          <button type="button" class="link-button" onClick={() => onPrefecture(undefined)}>
            {places.back}
          </button>
        )}
        <p class="muted">{board.inYear(locale.format.fiscalYear(fiscalYear))}</p>
      </header>
      <div class="table-scroll">
        <table class="data-table">
          <caption class="visually-hidden">
            {`${heading} — ${places.sortedBy(places.columns[sort.column], sort.descending)}`}
          </caption>
          <thead>
            <tr>
              {PLACE_COLUMNS.map((column) => (
                <SortHead
                  key={column}
                  column={column}
                  label={places.columns[column]}
                  sort={sort}
                  startsDescending={false}
                  onSort={setSort}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.index} data-selected={selected?.level === level && selected.index === row.index}>
                <th scope="row">
                  <button
                    type="button"
                    class="link-button"
                    aria-label={places.show(row.name)}
                    onClick={() => onSelect({ level, index: row.index })}
                  >
                    {row.name}
                  </button>
                  {level === 'prefecture' && (
                    <button
                      type="button"
                      class="icon-button small"
                      aria-label={places.drill(row.name)}
                      title={places.drill(row.name)}
                      onClick={() => onPrefecture(row.index)}
                    >
                      <ChevronIcon />
                    </button>
                  )}
                </th>
                <Cells row={row} oldParts={oldParts} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="muted">{places.modelledNote}</p>
      {rows.some((row) => row.own.length > 0) && (
        <p class="muted">{locale.messages.desks.data.measuredNote}</p>
      )}
    </section>
  );
}

function Cells({ row, oldParts }: { row: PlaceRow; oldParts: readonly Part[] }) {
  const locale = useLocale();
  const isOld = (column: Exclude<PlaceColumn, 'name'>) =>
    oldParts.some((part) => part === PART_OF_COLUMN[column]);
  return PLACE_COLUMNS.map((column) =>
    column === 'name' ? null : (
      <td key={column} data-old={isOld(column)}>
        {(row.own as readonly PlaceColumn[]).includes(column) && <Provenance kind="own" />}{' '}
        {placeCellText(locale, column, row.cells[column])}
      </td>
    ),
  );
}
