import { FISCAL_YEARS } from '../model/parameter.ts';
import { PAYERS } from '../model/payer.ts';
import { useLocale } from './app-context.ts';
import type { CostRow, CoverageChart } from './chart-view-model.ts';
import { Dialog } from './dialog.tsx';
import { TableTools } from './table-tools.tsx';

interface SeriesDialogProps {
  readonly charts: readonly CoverageChart[];
  readonly costs: readonly CostRow[];
  readonly year: (fiscalYear: number) => string;
  readonly onClose: () => void;
}

/** The charts' data as a table. */
export function SeriesDialog({ charts, costs, year, onClose }: SeriesDialogProps) {
  const { messages, format } = useLocale();
  const series = charts.flatMap((chart) =>
    chart.series.map((each) => ({ ...each, decimals: chart.decimals })),
  );
  return (
    <Dialog heading={messages.time.tableHeading} onClose={onClose} testId="chart-dialog">
      <TableTools name={messages.time.tableHeading} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <div class="table-scroll" tabIndex={0}>
        <table class="data-table">
          <thead>
            <tr>
              <th scope="col">{messages.time.fiscalYear}</th>
              {series.map(({ metric }) => (
                <th key={metric} scope="col">
                  {messages.metrics[metric].title}
                </th>
              ))}
              {charts.map(({ id, series: [first] }) => (
                <th key={id} scope="col">
                  {messages.time.publishedOf(messages.metrics[first!.metric].title)}
                </th>
              ))}
              {PAYERS.map((payer) => (
                <th key={payer} scope="col">
                  {messages.time.costOf(messages.payers[payer])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {FISCAL_YEARS.map((fiscalYear, y) => (
              <tr key={fiscalYear}>
                <th scope="row">{year(fiscalYear)}</th>
                {series.map(({ metric, values, decimals }) => (
                  <td key={metric}>{format.share(values[y]!, decimals)}</td>
                ))}
                {charts.map(({ id, published, decimals }) => (
                  <td key={id}>{published[y] == null ? '—' : format.share(published[y], decimals)}</td>
                ))}
                {PAYERS.map((payer) => (
                  <td key={payer}>{format.yen(costs[y]!.byPayer[payer])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="muted">{messages.places.modelledNote}</p>
    </Dialog>
  );
}
