import { useMemo } from 'preact/hooks';
import type { Outcome } from '../../../model/outcome.ts';
import { PAYERS } from '../../../model/payer.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { payerRows } from '../../chart-view-model.ts';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { PlainTable } from '../plain-table.tsx';
import { StackedYears } from '../stacked-years.tsx';

/** What fibre costs in each fiscal year, and whom. */
export function PayersSection({ outcome }: { outcome: Outcome }) {
  const { messages, format } = useLocale();
  const fiscalYear = useSignalValue(useApp().fiscalYear);
  const words = messages.desks.fibre.payers;
  const { fibre, fiscalYears } = outcome;
  const rows = useMemo(
    () => payerRows(fiscalYears, [fibre.costYen]).filter((row) => row.fiscalYear > fibre.baselineFiscalYear),
    [fibre, fiscalYears],
  );
  const total = PAYERS.map((payer) => rows.reduce((sum, row) => sum + row.byPayer[payer], 0));
  return (
    <DeskSection
      id="fibre-payers"
      heading={words.heading}
      mark="modelled"
      table={() => (
        <PlainTable
          caption={words.heading}
          head={[messages.time.fiscalYear, ...PAYERS.map((payer) => messages.payers[payer]), words.total]}
          rows={[
            ...rows.map((row) => [
              format.fiscalYear(row.fiscalYear),
              ...PAYERS.map((payer) => format.yen(row.byPayer[payer])),
              format.yen(row.totalYen),
            ]),
            [
              words.total,
              ...total.map((yen) => format.yen(yen)),
              format.yen(total.reduce((sum, yen) => sum + yen, 0)),
            ],
          ]}
        />
      )}
    >
      <p class="muted">{words.explanation(format.fiscalYear(fibre.baselineFiscalYear))}</p>
      <StackedYears rows={rows} fiscalYear={fiscalYear} />
      <dl class="payer-totals">
        {PAYERS.map((payer, i) => (
          <div key={payer}>
            <dt>
              <i class="swatch-square" data-payer={payer} />
              {messages.payers[payer]}
            </dt>
            <dd class="number">{format.yen(total[i]!)}</dd>
          </div>
        ))}
      </dl>
    </DeskSection>
  );
}
