import { layerText, quantityText } from '../locale/layer-words.ts';
import type { Locale } from '../locale/locale.ts';
import type { DetailRow } from '../state/layers/layer-definition.ts';
import { useLocale } from './app-context.ts';
import { Provenance } from './provenance.tsx';

export function rowValueText(locale: Locale, { value }: DetailRow): string {
  return 'unit' in value ? quantityText(locale, value) : layerText(locale, value);
}

/** Rows of a layer: what, how much, of what, when, and whether it was published or computed. */
export function DetailRows({ rows, isBrief = false }: { rows: readonly DetailRow[]; isBrief?: boolean }) {
  const locale = useLocale();
  const { layers } = locale.messages;
  return (
    <dl class="detail-rows" data-brief={isBrief}>
      {rows.map((row) => {
        const context = [
          row.fiscalYear === undefined
            ? undefined
            : locale.messages.board.inYear(locale.format.fiscalYear(row.fiscalYear)),
          row.base === undefined ? undefined : layers[row.base],
          row.citation ?? layers[row.source],
        ].filter((each) => each !== undefined);
        return (
          <div key={row.label}>
            <dt>{layers[row.label]}</dt>
            <dd>
              <b class="number">{rowValueText(locale, row)}</b> <Provenance kind={row.mark} />
              {!isBrief && <small class="muted">{context.join(locale.messages.places.separator)}</small>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
