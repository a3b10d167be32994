import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Atlas } from '../model/atlas.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Part } from '../model/part-inputs.ts';
import type { Place } from '../state/app-state.ts';
import { useApp, useAtlas, useLocale } from './app-context.ts';
import { SortHead } from './desks/sort-head.tsx';
import { drawnWhenChanged } from './drawn-when-changed.tsx';
import { ChevronIcon } from './icons.tsx';
import { ListPath } from './places/list-path.tsx';
import { highestGoals, keepBy, listHeading, prefectureName } from './places/place-list.ts';
import {
  filterRows,
  PART_OF_COLUMN,
  PLACE_COLUMNS,
  type PlaceColumn,
  type PlaceList,
  type PlaceRow,
  type PlaceSort,
  placeCellText,
  placeRows,
} from './places-view-model.ts';
import { Provenance } from './provenance.tsx';
import { useSignalValue } from './use-signal-value.ts';

interface PlacesTableProps {
  readonly list: PlaceList;
  readonly onList: (list: PlaceList) => void;
  readonly onSelect: (place: Place) => void;
}

const FILTERS = ['all', 'favourites', 'fibreBelow', 'radioBelow'] as const;
type Filter = (typeof FILTERS)[number];
const COLUMN_PARTS: ReadonlySet<Part | undefined> = new Set(Object.values(PART_OF_COLUMN));
/** Rows drawn before somebody asks for the others: more make every move of the year slower. */
const FIRST_ROWS = 100;

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
  const { atlas, outcome, list, onList, onSelect } = props;
  const app = useApp();
  const locale = useLocale();
  const fiscalYear = useSignalValue(app.fiscalYear);
  const selected = useSignalValue(app.selected);
  const oldParts = useSignalValue(app.oldParts);
  const own = useSignalValue(app.own.coverage);
  const favourites = useSignalValue(app.favourites.codes);
  const [sort, setSort] = useState<PlaceSort>({ column: 'name', descending: false });
  const [filter, setFilter] = useState<Filter>('all');
  const [text, setText] = useState('');
  const [isWhole, setWhole] = useState(false);
  const { level } = list;
  const goals = highestGoals(outcome.scenario.targets);
  const keep = useMemo(
    () => keepBy(atlas, level, text, filter === 'favourites' ? favourites : undefined),
    [atlas, level, text, filter, favourites],
  );
  const all = useMemo(
    () => placeRows(locale, atlas, outcome, list, fiscalYear, sort, own),
    [locale, atlas, outcome, list, fiscalYear, sort, own],
  );
  const rows = filterRows(all, {
    fibreBelow: filter === 'fibreBelow' ? goals.fibre : undefined,
    radioBelow: filter === 'radioBelow' ? goals.radio : undefined,
    keep,
  });
  const shown = isWhole ? rows : rows.slice(0, FIRST_ROWS);
  const { places, board } = locale.messages;
  const heading = listHeading(locale, atlas, list);
  const { integer, goalShare } = locale.format;
  const filterWords = (each: Filter) => {
    if (each === 'fibreBelow') return places.list.filters.fibreBelow(goalShare(goals.fibre));
    if (each === 'radioBelow') return places.list.filters.radioBelow(goalShare(goals.radio));
    return places.list.filters[each];
  };
  return (
    <section class="places-table" data-testid="places-table">
      <header>
        <h2>{heading}</h2>
        <p class="muted">{board.inYear(locale.format.fiscalYear(fiscalYear))}</p>
        <ListPath locale={locale} atlas={atlas} list={list} onList={onList} />
        <p class="place-filters">
          <label>
            <span class="visually-hidden">{places.list.filter}</span>
            <select
              class="select"
              data-testid="places-filter"
              value={filter}
              onChange={(event) => setFilter(event.currentTarget.value as Filter)}
            >
              {FILTERS.filter((each) => each !== 'favourites' || level !== 'block').map((each) => (
                <option key={each} value={each}>
                  {filterWords(each)}
                </option>
              ))}
            </select>
          </label>
          <input
            type="search"
            class="select"
            data-testid="places-name-filter"
            aria-label={places.list.name}
            placeholder={places.list.name}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <span class="muted" role="status" data-testid="places-count">
            {places.list.count(integer(rows.length), integer(all.length))}
          </span>
        </p>
      </header>
      <div class="table-scroll">
        <table class="data-table" data-old={oldParts.filter((part) => COLUMN_PARTS.has(part)).join(' ')}>
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
            {shown.map((row) => (
              <Row
                key={row.index}
                row={row}
                holder={
                  row.prefecture === undefined ? undefined : prefectureName(locale, atlas, row.prefecture)
                }
                list={list}
                isSelected={level !== 'block' && selected?.level === level && selected.index === row.index}
                onSelect={onSelect}
                onList={onList}
              />
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p class="desk-empty muted">{places.list.empty}</p>}
        {shown.length < rows.length && (
          <button type="button" class="link-button more-rows" onClick={() => setWhole(true)}>
            {places.list.more(integer(rows.length - shown.length))}
          </button>
        )}
      </div>
      <p class="muted">{places.modelledNote}</p>
      {shown.some((row) => row.own.length > 0) && (
        <p class="muted">{locale.messages.desks.data.measuredNote}</p>
      )}
    </section>
  );
}

/** What a press on the arrow of a row opens; a municipality's squares stand in its details. */
function insideOf(
  list: PlaceList,
  index: number,
  onList: (list: PlaceList) => void,
): (() => void) | undefined {
  switch (list.level) {
    case 'block':
      return () => onList({ level: 'prefecture', block: index });
    case 'prefecture':
      return () => onList({ level: 'municipality', prefecture: index });
    case 'municipality':
      return undefined;
  }
}

interface RowProps {
  readonly row: PlaceRow;
  /** The prefecture's name, where it has to be said. */
  readonly holder: string | undefined;
  readonly list: PlaceList;
  readonly isSelected: boolean;
  readonly onSelect: (place: Place) => void;
  readonly onList: (list: PlaceList) => void;
}

const Row = drawnWhenChanged(({ row, holder, list, isSelected, ...actions }: RowProps) => {
  const { level } = list;
  const onSelect = level === 'block' ? undefined : () => actions.onSelect({ level, index: row.index });
  const onInside = insideOf(list, row.index, actions.onList);
  const { places } = useLocale().messages;
  const element = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isSelected) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  return (
    <tr ref={element} data-selected={isSelected}>
      <th scope="row">
        <button
          type="button"
          class="link-button"
          aria-label={onSelect === undefined ? places.list.inside(row.name) : places.show(row.name)}
          onClick={onSelect ?? onInside}
        >
          {row.name}
        </button>
        {holder !== undefined && <small class="muted"> {holder}</small>}
        {onSelect !== undefined && onInside !== undefined && (
          <button
            type="button"
            class="icon-button small"
            aria-label={places.list.inside(row.name)}
            title={places.list.inside(row.name)}
            onClick={onInside}
          >
            <ChevronIcon />
          </button>
        )}
      </th>
      <Cells row={row} />
    </tr>
  );
});

/** Which numbers are old is said once, by the table. */
function Cells({ row }: { row: PlaceRow }) {
  const locale = useLocale();
  return PLACE_COLUMNS.map((column) =>
    column === 'name' ? null : (
      <td key={column} data-part={PART_OF_COLUMN[column]}>
        {(row.own as readonly PlaceColumn[]).includes(column) && <Provenance kind="own" />}{' '}
        {placeCellText(locale, column, row.cells[column])}
      </td>
    ),
  );
}
