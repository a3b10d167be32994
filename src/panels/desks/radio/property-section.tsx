import type { Outcome } from '../../../model/outcome.ts';
import { PROPERTY_STATES } from '../../../model/radio/property-places.ts';
import type { PublicProperty } from '../../../model/scenario-places.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { CloseIcon } from '../../icons.tsx';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { PlainTable } from '../plain-table.tsx';

const MOST_ROWS = 100;

/** Public property of the scenario, what the plan puts on it, and why some carries nothing. */
export function PropertySection({ outcome }: { outcome: Outcome }) {
  const app = useApp();
  const { messages, format } = useLocale();
  const words = messages.desks.radio.property;
  const { property } = useSignalValue(app.scenario);
  const isOld = useSignalValue(app.outcomeIsOld);
  const put = (list: readonly PublicProperty[]) =>
    app.editor.change({ ...app.scenario.peek(), property: list });
  const { sites, ownPlaces } = outcome.radio;
  const siteOn = (index: number) => (isOld ? -1 : sites.property.indexOf(index));
  const plan = (index: number): readonly string[] => {
    const s = siteOn(index);
    if (s < 0) return ['', '', ''];
    return [
      format.fiscalYear(sites.fiscalYear[s]!),
      format.integer(sites.addedPopulation[s]!),
      format.yen(sites.costYen[s]!),
    ];
  };
  const indices = [...property.keys()];
  const carrying = indices.filter((index) => siteOn(index) >= 0);
  const rows = [...carrying, ...indices.filter((index) => siteOn(index) < 0)].slice(0, MOST_ROWS);
  const nameOf = (index: number) => property[index]!.name || words.unnamed(String(index + 1));
  /** What stands there, and why it carries nothing where it does not. */
  const about = (index: number) => {
    const { heightM, power, fibre } = property[index]!;
    const isIdle = !isOld && siteOn(index) < 0;
    return [
      heightM === undefined ? '' : `${format.decimal(heightM, 1)} m`,
      power ? words.power : '',
      fibre ? words.fibre : '',
      isIdle ? words.states[PROPERTY_STATES[ownPlaces.propertyState[index]!]!] : '',
    ]
      .filter((part) => part !== '')
      .join(messages.places.separator);
  };
  return (
    <DeskSection id="radio-property" heading={words.heading} mark="modelled">
      <p class="muted">{words.explanation}</p>
      {property.length === 0 ? (
        <p class="muted">{words.none}</p>
      ) : (
        <>
          <p data-testid="property-summary" data-carrying={isOld ? undefined : carrying.length}>
            {!isOld && (
              <b>{words.summary(format.integer(property.length), format.integer(carrying.length))}</b>
            )}{' '}
            <button type="button" class="link-button" data-testid="property-clear" onClick={() => put([])}>
              {words.clear}
            </button>
          </p>
          <PlainTable
            caption={words.heading}
            head={words.head}
            rows={rows.map((index) => [
              <span key={index} class="property-place">
                {nameOf(index)}
                <small class="muted">{about(index)}</small>
              </span>,
              ...plan(index),
              <button
                key={index}
                type="button"
                class="icon-button small"
                aria-label={words.remove(nameOf(index))}
                title={words.remove(nameOf(index))}
                onClick={() => put(property.filter((_, i) => i !== index))}
              >
                <CloseIcon />
              </button>,
            ])}
          />
          {property.length > rows.length && (
            <p class="muted">
              {words.firstOnly(format.integer(rows.length), format.integer(property.length))}
            </p>
          )}
        </>
      )}
    </DeskSection>
  );
}
