import { PAYERS } from '../../model/payer.ts';
import { useLocale } from '../app-context.ts';
import type { CostRow } from '../chart-view-model.ts';

/** Half the width of a bar, in years. */
const HALF_BAR = 0.36;

/** Stacked bars by fiscal year and payer; the same numbers stand in the table of its section. */
export function StackedYears({ rows, fiscalYear }: { rows: readonly CostRow[]; fiscalYear: number }) {
  const { format } = useLocale();
  const highest = rows.reduce((most, { totalYen }) => Math.max(most, totalYen), 1);
  return (
    <figure class="stacked-years" aria-hidden="true">
      <span class="stacked-axis number">
        <span>{format.yen(highest)}</span>
        <span>{format.yen(0)}</span>
      </span>
      <svg
        viewBox={`-0.5 0 ${rows.length} 1`}
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        {rows.map((row, i) => {
          let top = 1;
          return PAYERS.map((payer) => {
            const height = row.byPayer[payer] / highest;
            top -= height;
            return (
              <rect
                key={`${row.fiscalYear}-${payer}`}
                x={i - HALF_BAR}
                y={top}
                width={2 * HALF_BAR}
                height={height}
                data-payer={payer}
              />
            );
          });
        })}
      </svg>
      <ol class="stacked-ticks">
        {rows.map((row) => (
          <li key={row.fiscalYear} data-now={row.fiscalYear === fiscalYear}>
            {String(row.fiscalYear).slice(2)}
          </li>
        ))}
      </ol>
    </figure>
  );
}
