import { signalColoursOf } from '../../../state/layers/signal-colours.ts';
import { useApp } from '../../app-context.ts';
import { useSignalValue } from '../../use-signal-value.ts';
import { PlainTable } from '../plain-table.tsx';

export interface ClassTableProps {
  readonly caption: string;
  readonly head: readonly string[];
  /** The classes, the best first, then what is not drawn: its words and its figures. */
  readonly rows: readonly { readonly label: string; readonly figures: readonly string[] }[];
}

/** Legend and figures of the classes on the map in one table. */
export function ClassTable({ caption, head, rows }: ClassTableProps) {
  const colours = signalColoursOf(useSignalValue(useApp().theme));
  return (
    <PlainTable
      caption={caption}
      head={head}
      rows={rows.map(({ label, figures }, i) => [
        <span key={label} class="class-label">
          <i class="swatch" style={{ backgroundColor: colours[i] ?? 'transparent' }} />
          {label}
        </span>,
        ...figures,
      ])}
    />
  );
}
