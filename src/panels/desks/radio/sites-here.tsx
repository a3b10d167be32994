import { useMemo } from 'preact/hooks';
import { nameInList } from '../../../model/scenario-places.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { Provenance } from '../../provenance.tsx';
import { useSignalValue } from '../../use-signal-value.ts';
import { FactList } from '../fact-list.tsx';
import { type SiteFacts, sitesInCell } from './site-view-model.ts';

/** The plan's sites in the selected square; nothing where none stands or comes. */
export function SitesHere() {
  const app = useApp();
  const { messages } = useLocale();
  const outcome = useSignalValue(app.outcome);
  const selected = useSignalValue(app.selected);
  const sites = useMemo(
    () =>
      outcome === undefined || selected?.level !== 'cell'
        ? []
        : sitesInCell(outcome.radio.sites, selected.index),
    [outcome, selected],
  );
  if (sites.length === 0) return null;
  return (
    <section class="desk-section" data-testid="sites-here">
      <header>
        <h3>{messages.desks.radio.site.heading}</h3>
        <Provenance kind="modelled" />
      </header>
      {sites.map((site, i) => (
        <Site
          key={i}
          site={site}
          propertyName={nameInList(outcome?.scenario.property ?? [], site.property)}
          ownName={nameInList(outcome?.scenario.sites ?? [], site.own)}
          onSignal={() => app.siteSignal.show({ kind: 'plan', ...site.place })}
        />
      ))}
    </section>
  );
}

interface SiteProps {
  readonly site: SiteFacts;
  /** Empty where it stands on none, and where it is not the user's own. */
  readonly propertyName: string;
  readonly ownName: string;
  readonly onSignal: () => void;
}

function Site({ site, propertyName, ownName, onSignal }: SiteProps) {
  const { messages, format } = useLocale();
  const words = messages.desks.radio.site;
  const km = (metres: number) => `${format.decimal(metres / 1000, 1)} km`;
  const operators = site.operators.map(
    ({ operator, fiscalYear }) =>
      `${messages.layers[`row.operator.${operator}`]} (${format.fiscalYear(fiscalYear)})`,
  );
  const stands = site.backhaul === 'standing';
  return (
    <>
      <FactList
        facts={[
          ...(ownName === '' ? [] : ([[messages.desks.radio.own.mapKey, ownName]] as const)),
          ...(propertyName === '' ? [] : ([[words.towers.property, propertyName]] as const)),
          [words.year, format.fiscalYear(site.fiscalYear)],
          [words.band, `${site.band.name} ${format.decimal(site.band.fGhz, 2)} GHz`],
          [words.reach, km(site.rangeM)],
          [
            words.tower,
            stands
              ? words.standing
              : `${words.towers[site.tower]}${messages.places.separator}${words.builds[site.build]}`,
          ],
          [
            words.backhaul,
            stands ? words.standing : `${words.backhauls[site.backhaul]} ${km(site.backhaulM)}`,
          ],
          [words.operators, operators.length === 0 ? '—' : operators.join(messages.places.separator)],
          [words.cost, stands ? words.standing : format.yen(site.costYen)],
          [words.people, format.integer(site.addedPopulation)],
          ...(site.isParent ? ([[words.parent, words.isParent]] as const) : []),
        ]}
      />
      <p class="path-actions">
        <button type="button" class="link-button" data-testid="signal-of-plan" onClick={onSignal}>
          {messages.desks.radio.signal.show}
        </button>
      </p>
    </>
  );
}
