import { FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR } from '../model/parameter.ts';
import { PAYERS } from '../model/payer.ts';
import { useLocale } from './app-context.ts';
import type { CostRow } from './chart-view-model.ts';

/** What the chosen year costs, and whom. */
export function CostKey({ row }: { row: CostRow }) {
  const { messages, format } = useLocale();
  return (
    <dl class="strip-key">
      <div>
        <dt>{messages.time.annualCost}</dt>
        <dd class="number">{format.yen(row.totalYen)}</dd>
      </div>
      {PAYERS.map((payer) => (
        <div key={payer} class="payer-key">
          <dt>
            <i class="swatch-square" data-payer={payer} />
            {messages.payers[payer]}
          </dt>
          <dd class="number">{format.yen(row.byPayer[payer])}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Half the width of a bar, in years: the last one has to fit into the room behind the axis (--chart-end). */
const HALF_BAR = 0.24;

/** Stacked bars on the years' axis; heights are shares of the dearest year. */
export function CostBars({ rows }: { rows: readonly CostRow[] }) {
  const { format } = useLocale();
  const highest = Math.max(1, ...rows.map(({ totalYen }) => totalYen));
  return (
    <div class="cost-bars" aria-hidden="true">
      <span class="cost-axis">{format.yen(highest)}</span>
      <svg
        aria-hidden="true"
        focusable="false"
        viewBox={`${FIRST_FISCAL_YEAR} 0 ${LAST_FISCAL_YEAR - FIRST_FISCAL_YEAR} 1`}
        preserveAspectRatio="none"
      >
        {rows.map((row) => {
          let top = 1;
          return PAYERS.map((payer) => {
            const height = row.byPayer[payer] / highest;
            top -= height;
            return (
              <rect
                key={`${row.fiscalYear}-${payer}`}
                x={row.fiscalYear - HALF_BAR}
                y={top}
                width={2 * HALF_BAR}
                height={height}
                data-payer={payer}
              />
            );
          });
        })}
      </svg>
    </div>
  );
}
