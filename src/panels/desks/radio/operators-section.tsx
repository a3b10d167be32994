import { useMemo } from 'preact/hooks';
import type { Outcome } from '../../../model/outcome.ts';
import type { Part } from '../../../model/part-inputs.ts';
import { totalsByYear } from '../../../model/place-totals.ts';
import { publishedPoints } from '../../../model/published-points.ts';
import { OPERATORS } from '../../../model/radio/operator.ts';
import { useApp, useAtlas, useLocale } from '../../app-context.ts';
import { useIsOld } from '../../use-is-old.ts';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { PlainTable } from '../plain-table.tsx';

const PARTS: readonly Part[] = ['radioOperators'];

/** Each operator alone, and how many a person can choose from. */
export function OperatorsSection({ outcome }: { outcome: Outcome }) {
  const { messages, format } = useLocale();
  const atlas = useAtlas();
  const fiscalYear = useSignalValue(useApp().fiscalYear);
  const isOld = useIsOld(PARTS);
  const words = messages.desks.radio.operators;
  const { radio, demand, fiscalYears } = outcome;
  const totals = useMemo(() => {
    const years = fiscalYears.length;
    // Rows and years are alike to a sum over municipalities.
    return {
      people: totalsByYear(demand.population, years),
      covered: totalsByYear(radio.operators.coveredPopulation, OPERATORS.length * years),
      stations: totalsByYear(radio.operators.stationCount, OPERATORS.length * years),
      overlap: totalsByYear(radio.operators.overlapPopulation, (OPERATORS.length + 1) * years),
      union: totalsByYear(radio.coveredPopulation, years),
      places: totalsByYear(radio.stationCount, years),
    };
  }, [radio, demand, fiscalYears]);
  const y = fiscalYears.indexOf(fiscalYear);
  const people = totals.people[y]!;
  const at = (row: number) => row * fiscalYears.length + y;
  const shares = Array.from({ length: OPERATORS.length + 1 }, (_, k) => totals.overlap[at(k)]! / people);
  const published = (operator: string) =>
    radio.operators.measured.find((each) => each.operator === operator && each.fiscalYear === fiscalYear);
  const union = atlas && publishedPoints(atlas).radio.find((each) => each.fiscalYear === fiscalYear);
  return (
    <DeskSection id="radio-operators" heading={words.heading} mark="modelled" isOld={isOld}>
      <p class="muted">{words.explanation(format.fiscalYear(fiscalYear))}</p>
      <PlainTable
        caption={words.heading}
        head={[words.operator, words.coverage, messages.provenance.measured, words.stations]}
        rows={[
          ...OPERATORS.map((operator, k) => {
            const figure = published(operator);
            return [
              messages.layers[`row.operator.${operator}`],
              format.share(totals.covered[at(k)]! / people, 1),
              figure === undefined ? '—' : format.share(figure.populationCoverage, 1),
              format.integer(totals.stations[at(k)]!),
            ];
          }),
          [
            words.union,
            format.share(totals.union[y]! / people, 1),
            union === undefined ? '—' : format.share(union.value, 1),
            format.integer(totals.places[y]!),
          ],
        ]}
      />
      <figure class="overlap" aria-hidden="true">
        {shares.map((share, k) => (
          <i key={k} data-operators={k} style={{ width: `${share * 100}%` }} />
        ))}
      </figure>
      <ul class="overlap-key">
        {shares.map((share, k) => (
          <li key={k}>
            <i data-operators={k} />
            {messages.quantities.operators(format.integer(k), k)}{' '}
            <b class="number">{format.share(share, 1)}</b>
          </li>
        ))}
      </ul>
    </DeskSection>
  );
}
