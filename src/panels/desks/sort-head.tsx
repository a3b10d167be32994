interface SortHeadProps<C extends string> {
  readonly column: C;
  readonly label: string;
  readonly sort: { readonly column: C; readonly descending: boolean };
  /** Whether the first press sorts from most to least. */
  readonly startsDescending: boolean;
  readonly onSort: (sort: { readonly column: C; readonly descending: boolean }) => void;
}

/** The head of a column that sorts its table. */
export function SortHead<C extends string>(props: SortHeadProps<C>) {
  const { column, label, sort, startsDescending, onSort } = props;
  const isSorted = sort.column === column;
  const direction = !isSorted ? 'none' : sort.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={direction}>
      <button
        type="button"
        class="sort-button"
        onClick={() => onSort({ column, descending: isSorted ? !sort.descending : startsDescending })}
      >
        {label}
        <span aria-hidden="true">{!isSorted ? '' : sort.descending ? ' ▾' : ' ▴'}</span>
      </button>
    </th>
  );
}
