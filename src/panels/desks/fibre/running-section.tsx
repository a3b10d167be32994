import { useMemo } from 'preact/hooks';
import type { Outcome } from '../../../model/outcome.ts';
import { PAYERS } from '../../../model/payer.ts';
import { totalsByYear } from '../../../model/place-totals.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { FactList } from '../fact-list.tsx';
import { PlainTable } from '../plain-table.tsx';

/** What running the network earns and costs, and who makes up for its losses. */
export function RunningSection({ outcome }: { outcome: Outcome }) {
  const app = useApp();
  const { messages, format } = useLocale();
  const words = messages.desks.fibre.running;
  const fiscalYear = useSignalValue(app.fiscalYear);
  const { fibre, fiscalYears } = outcome;
  const { universalService } = fibre;
  const years = fiscalYears.length;
  const sums = useMemo(() => {
    const of = (table: Float64Array) => totalsByYear(table, years);
    return {
      revenue: of(universalService.revenueYen),
      cost: of(universalService.operatingCostYen),
      general: of(universalService.generalLossYen),
      special: of(universalService.specialLossYen),
      support: of(universalService.supportYen),
    };
  }, [universalService, years]);
  const shown = Math.max(fiscalYear, fibre.baselineFiscalYear + 1);
  const y = fiscalYears.indexOf(shown);
  const payer = (row: number, k: number) => universalService.lossByPayerYen[row * PAYERS.length + k]!;
  const facts: readonly (readonly [string, string])[] = [
    [words.revenue, format.yen(sums.revenue[y]!)],
    [words.cost, format.yen(sums.cost[y]!)],
    [words.general(format.share(universalService.generalCellShare, 1)), format.yen(sums.general[y]!)],
    [words.special(format.share(universalService.specialCellShare, 1)), format.yen(sums.special[y]!)],
    [words.support, format.yen(sums.support[y]!)],
    ...PAYERS.map((each, k) => [words.bears(messages.payers[each]), format.yen(payer(y, k))] as const),
  ];
  return (
    <DeskSection
      id="fibre-running"
      heading={words.heading}
      mark="modelled"
      table={() => (
        <PlainTable
          caption={words.heading}
          head={[
            messages.time.fiscalYear,
            words.revenue,
            words.cost,
            words.support,
            ...PAYERS.map((each) => words.bears(messages.payers[each])),
          ]}
          rows={fiscalYears
            .map((year, row) => [year, row] as const)
            .filter(([year]) => year > fibre.baselineFiscalYear)
            .map(([year, row]) => [
              format.fiscalYear(year),
              format.yen(sums.revenue[row]!),
              format.yen(sums.cost[row]!),
              format.yen(sums.support[row]!),
              ...PAYERS.map((_, k) => format.yen(payer(row, k))),
            ])}
        />
      )}
    >
      <p class="muted">{words.explanation(format.fiscalYear(shown))}</p>
      <FactList facts={facts} />
    </DeskSection>
  );
}
