import { useMemo } from 'preact/hooks';
import type { Atlas } from '../../../model/atlas.ts';
import { BANDS } from '../../../model/radio/bands.ts';
import { footprintByClass, RECEIVED_CLASSES_DBM } from '../../../model/radio/terrain/strength-classes.ts';
import { lastAnswer } from '../../../state/asked.ts';
import type { SignalAnswer, SignalSite } from '../../../state/site-signal.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { ProblemList } from '../../problem-list.tsx';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { ClassTable } from './class-table.tsx';
import { ModelSelect } from './model-select.tsx';

/** Received power over the terrain around one site. */
export function SignalSection({ atlas }: { atlas: Atlas }) {
  const { siteSignal } = useApp();
  const { messages } = useLocale();
  const words = messages.desks.radio.signal;
  const site = useSignalValue(siteSignal.site);
  const asked = useSignalValue(siteSignal.asked);
  const answer = lastAnswer(asked);
  return (
    <DeskSection id="radio-signal" heading={words.heading} mark="modelled">
      <p class="muted">{words.explanation}</p>
      {site === undefined || asked.kind === 'idle' ? (
        <p>{words.none}</p>
      ) : (
        <p class="path-actions">
          <ModelSelect model={siteSignal.model} testId="signal-model" />
          <button
            type="button"
            class="link-button"
            data-testid="signal-clear"
            onClick={() => siteSignal.clear()}
          >
            {asked.kind === 'asking' ? messages.run.cancel : messages.desks.radio.path.clear}
          </button>
        </p>
      )}
      {asked.kind === 'asking' && (
        <div class="run-line">
          <p role="status">{words.asking} …</p>
          <progress class="run-progress" aria-label={words.asking} />
        </div>
      )}
      {asked.kind === 'refused' && <ProblemList problems={asked.problems} />}
      {answer !== undefined && asked.kind !== 'refused' && <Footprint atlas={atlas} answer={answer} />}
    </DeskSection>
  );
}

function Footprint({ atlas, answer }: { atlas: Atlas; answer: SignalAnswer }) {
  const { siteSignal } = useApp();
  const { messages, format } = useLocale();
  const { signal: words, path, terrain } = messages.desks.radio;
  const site = useSignalValue(siteSignal.site);
  const { footprint, place, model } = answer;
  const figures = useMemo(
    () => footprintByClass(atlas.lattice, atlas.cells.population, footprint),
    [atlas, footprint],
  );
  const band = BANDS[place.band]!;
  const dbm = (value: number, decimals: number) => `${format.decimal(value, decimals)} dBm`;
  const km2 = (value: number) => `${format.decimal(value, 1)} km²`;
  const weakest = RECEIVED_CLASSES_DBM.at(-1)!;
  const labels = [
    ...RECEIVED_CLASSES_DBM.map((least) => words.least(dbm(least, 0))),
    words.below(dbm(weakest, 0)),
  ];
  const threshold = footprint.terrain === 'none' ? footprint.statisticalThresholdDbm : footprint.thresholdDbm;
  const problems = [...footprint.problems, ...footprint.warnings];
  return (
    <div data-testid="signal-answer" data-people={footprint.countedPopulation} data-model={model}>
      <h4>
        {words.of(
          nameOf(site, site?.kind === 'own' ? site.index + 1 : 0),
          `${band.name} ${format.decimal(band.fGhz, 2)} GHz`,
          path.environments[footprint.environment],
        )}
        <span class="muted"> {terrain.models[model]}</span>
      </h4>
      {footprint.terrain !== 'full' && model !== 'tr38901' && (
        <p class="field-error">
          {words.missing[footprint.terrain](
            format.share(footprint.fellBack / Math.max(1, footprint.computed), 0),
          )}
        </p>
      )}
      <ClassTable
        caption={words.heading}
        head={[words.strength, words.area, words.people]}
        rows={labels.map((label, i) => ({
          label,
          figures: [km2(figures.areaKm2[i]!), format.integer(Math.round(figures.people[i]!))],
        }))}
      />
      <p>
        {words.served(
          dbm(threshold, 1),
          km2(footprint.servedAreaKm2),
          format.integer(footprint.countedPopulation),
        )}
      </p>
      <p class="muted">{words.note}</p>
      {problems.length > 0 && <ProblemList problems={problems} />}
    </div>
  );

  function nameOf(shown: SignalSite | undefined, position: number): string {
    return shown?.kind === 'own'
      ? words.ownSite(format.integer(position))
      : words.planSite(format.decimal(place.lat, 4), format.decimal(place.lon, 4));
  }
}
