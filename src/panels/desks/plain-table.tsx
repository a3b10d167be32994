import type { ComponentChildren } from 'preact';

interface PlainTableProps {
  readonly caption: string;
  readonly head: readonly string[];
  /** The first entry of a row names it. */
  readonly rows: readonly (readonly ComponentChildren[])[];
}

export function PlainTable({ caption, head, rows }: PlainTableProps) {
  return (
    <div class="table-scroll">
      <table class="data-table">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {head.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...rest], r) => (
            // Rows have no identity of their own; they are drawn anew as a whole.
            <tr key={r}>
              <th scope="row">{name}</th>
              {rest.map((entry, i) => (
                <td key={head[i + 1]}>{entry}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
