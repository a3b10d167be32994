import { useMemo } from 'preact/hooks';
import type { Atlas } from '../model/atlas.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Place } from '../state/app-state.ts';
import { fibreOfPlace } from '../state/layers/fibre-of-place.ts';
import { useLocale } from './app-context.ts';
import { tailRows } from './desks/fibre/tail-view-model.ts';
import { DetailRows } from './detail-rows.tsx';
import { Provenance } from './provenance.tsx';

interface PlaceFibreProps {
  readonly atlas: Atlas;
  readonly outcome: Outcome;
  readonly place: Place;
  readonly fiscalYear: number;
}

/** Fibre in a municipality or prefecture: subsidy, payers, the last households, lengths, and running it. */
export function PlaceFibre({ atlas, outcome, place, fiscalYear }: PlaceFibreProps) {
  const { messages } = useLocale();
  const { level, index } = place;
  const figures = useMemo(
    () => (level === 'cell' ? undefined : fibreOfPlace(atlas, outcome, level, index, fiscalYear)),
    [atlas, outcome, level, index, fiscalYear],
  );
  if (figures === undefined) return null;
  const words = messages.places.fibre;
  return (
    <div data-testid="place-fibre">
      {(['subsidy', 'money', 'lengths', 'service'] as const).map(
        (topic) =>
          figures[topic].length > 0 && (
            <section key={topic} class="place-topic" data-testid={`place-fibre-${topic}`}>
              <h3>{words[topic]}</h3>
              <DetailRows rows={figures[topic]} fiscalYear={fiscalYear} />
            </section>
          ),
      )}
      <PlaceTail atlas={atlas} outcome={outcome} place={place} />
    </div>
  );
}

/** Which of the named last households live here, and why they are last. */
function PlaceTail({ atlas, outcome, place }: Omit<PlaceFibreProps, 'fiscalYear'>) {
  const { messages, format } = useLocale();
  const { lastHouseholds } = outcome.fibre;
  const rows = useMemo(
    () =>
      tailRows(atlas, lastHouseholds, { column: 'households', descending: true }).filter(
        ({ municipality }) => municipality === place.index,
      ),
    [atlas, lastHouseholds, place.index],
  );
  // A prefecture has dozens of them: the tail table on the fibre desk lists those.
  if (place.level !== 'municipality' || rows.length === 0) return null;
  const words = messages.desks.fibre.tail;
  const { separator } = messages.places;
  return (
    <section class="place-topic" data-testid="place-fibre-tail">
      <h3>{messages.places.fibre.tail}</h3>
      <dl class="detail-rows">
        {rows.map((row) => (
          <div key={`${row.reason}-${row.technology}-${row.cause}`}>
            <dt>
              {words.reasons[row.reason]}
              {separator}
              {words.causes[row.cause]}
            </dt>
            <dd>
              <b class="number">
                {messages.quantities.households(format.amount(row.households), row.households)}
              </b>{' '}
              <Provenance kind="modelled" />
            </dd>
            <dd class="row-context muted">
              <span>{row.fiscalYear === 0 ? words.never : format.fiscalYear(row.fiscalYear)}</span>
              <span>{words.technologies[row.technology]}</span>
              <span>
                {messages.quantities.yenPerHousehold(
                  format.yen(row.costPerHouseholdYen),
                  row.costPerHouseholdYen,
                )}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
