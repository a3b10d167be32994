import { useMemo } from 'preact/hooks';
import type { Outcome } from '../../../model/outcome.ts';
import { PAYERS } from '../../../model/payer.ts';
import { totalsByYear } from '../../../model/place-totals.ts';
import { TECHNOLOGIES } from '../../../model/radio/radio-outcome.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { PlainTable } from '../plain-table.tsx';

/** The land that nobody lives on: how much of it 5G reaches, and what flies above the rest. */
export function LandSection({ outcome }: { outcome: Outcome }) {
  const { messages, format } = useLocale();
  const fiscalYear = useSignalValue(useApp().fiscalYear);
  const words = messages.desks.radio.land;
  const { radio, fiscalYears } = outcome;
  const years = fiscalYears.length;
  const table = useMemo(() => {
    const land = radio.land.landKm2.reduce((sum, each) => sum + each, 0);
    const masts = totalsByYear(radio.land.terrestrialKm2, years);
    const all = totalsByYear(radio.land.coveredKm2, years);
    return fiscalYears.map((year, y) => ({
      year,
      masts: masts[y]! / land,
      all: all[y]! / land,
      costYen: PAYERS.reduce((sum, _, k) => sum + radio.beyondCostYen[y * PAYERS.length + k]!, 0),
    }));
  }, [radio, fiscalYears, years]);
  const now = table[fiscalYears.indexOf(fiscalYear)]!;
  const works = useMemo(() => worksByTechnology(outcome), [outcome]);
  return (
    <DeskSection
      id="radio-land"
      heading={words.heading}
      mark="modelled"
      table={() => (
        <PlainTable
          caption={words.heading}
          head={[messages.time.fiscalYear, words.masts, words.all, words.cost]}
          rows={table.map((row) => [
            format.fiscalYear(row.year),
            format.share(row.masts, 1),
            format.share(row.all, 1),
            format.yen(row.costYen),
          ])}
        />
      )}
    >
      <p>
        {words.sentence(format.fiscalYear(fiscalYear), format.share(now.masts, 1), format.share(now.all, 1))}
      </p>
      <PlainTable
        caption={words.heading}
        head={[words.technology, words.works, words.years, words.cost]}
        rows={works.map(({ technology, count, first, last, costYen }) => [
          words.technologies[technology],
          format.integer(count),
          first === last
            ? format.fiscalYear(first)
            : messages.levers.yearRange(format.fiscalYear(first), format.fiscalYear(last)),
          format.yen(costYen),
        ])}
      />
    </DeskSection>
  );
}

function worksByTechnology({ radio }: Outcome) {
  const { beyond } = radio;
  return TECHNOLOGIES.flatMap((technology, t) => {
    const own = Array.from(beyond.technology.keys()).filter((i) => beyond.technology[i] === t);
    if (own.length === 0) return [];
    const years = own.map((i) => beyond.fiscalYear[i]!);
    return [
      {
        technology,
        count: own.reduce((sum, i) => sum + beyond.works[i]!, 0),
        first: Math.min(...years),
        last: Math.max(...years),
        costYen: own.reduce((sum, i) => sum + beyond.costYen[i]!, 0),
      },
    ];
  });
}
