import { layerText, quantityText } from '../locale/layer-words.ts';
import type { Locale } from '../locale/locale.ts';
import type { DetailRow } from '../state/layers/layer-definition.ts';
import { useLocale } from './app-context.ts';
import { Citation } from './citation.tsx';
import { Provenance } from './provenance.tsx';

interface DetailRowsProps {
  readonly rows: readonly DetailRow[];
  readonly fiscalYear: number;
  /** Numbers and marks alone, for the tip under the pointer. */
  readonly isBrief?: boolean;
}

/** Rows of a layer: what, how much, of what, when, from where, and whether it was published or computed. */
export function DetailRows({ rows, fiscalYear, isBrief = false }: DetailRowsProps) {
  const locale = useLocale();
  const { messages } = locale;
  const sources = [
    ...new Set(rows.filter(({ citation }) => citation === undefined).map(({ source }) => source)),
  ];
  return (
    <>
      <dl class="detail-rows">
        {rows.map((row) => (
          <div key={`${row.side ?? ''}${row.label}`}>
            <dt>
              {row.side !== undefined && <b>{row.side} </b>}
              {messages.layers[row.label]}
            </dt>
            <dd>
              <b class="number">{rowValueText(locale, row)}</b> <Provenance kind={row.mark} />
            </dd>
            {!isBrief && <RowContext row={row} fiscalYear={fiscalYear} />}
          </div>
        ))}
      </dl>
      {!isBrief && (
        <p class="row-sources muted">
          {messages.levers.source}:{' '}
          {sources.map((source) => messages.layers[source]).join(messages.places.separator)}
        </p>
      )}
    </>
  );
}

function rowValueText(locale: Locale, { value }: DetailRow): string {
  return 'unit' in value ? quantityText(locale, value) : layerText(locale, value);
}

/** Base, publication, and the year where it is not the one on the slider. */
function RowContext({ row, fiscalYear }: { row: DetailRow; fiscalYear: number }) {
  const { messages, format } = useLocale();
  const isOtherYear = row.fiscalYear !== undefined && row.fiscalYear !== fiscalYear;
  if (!isOtherYear && row.base === undefined && row.citation === undefined) return null;
  return (
    <dd class="row-context muted">
      {isOtherYear && <span>{messages.board.inYear(format.fiscalYear(row.fiscalYear!))}</span>}
      {row.base !== undefined && <span>{messages.layers[row.base]}</span>}
      {row.citation !== undefined && (
        <span>
          {messages.levers.source}: <Citation text={row.citation} />
        </span>
      )}
    </dd>
  );
}
