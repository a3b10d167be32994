import { useMemo } from 'preact/hooks';
import type { Atlas } from '../../../model/atlas.ts';
import { totalsByPrefecture } from '../../../model/place-totals.ts';
import { BANDS, type BandName } from '../../../model/radio/bands.ts';
import { OPERATORS, type Operator } from '../../../model/radio/operator.ts';
import type { TrialAnswer } from '../../../model/radio/site-trial.ts';
import { lastAnswer } from '../../../state/asked.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { ProblemList } from '../../problem-list.tsx';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { PickButton } from '../pick-button.tsx';
import { PlainTable } from '../plain-table.tsx';
import { NextSiteHint } from './next-site-hint.tsx';
import { SiteRow } from './site-row.tsx';

/** Sites that the user sets on the map, and what they change. */
export function OwnSitesSection({ atlas }: { atlas: Atlas }) {
  const { ownSites } = useApp();
  const { messages } = useLocale();
  const words = messages.desks.radio.own;
  const isPicking = useSignalValue(ownSites.isPicking);
  const sites = useSignalValue(ownSites.sites);
  const asked = useSignalValue(ownSites.effect);
  const band = useSignalValue(ownSites.band);
  const operator = useSignalValue(ownSites.operator);
  const answer = lastAnswer(asked);
  return (
    <DeskSection id="radio-own" heading={words.heading} mark="modelled">
      <p class="muted">{words.explanation}</p>
      <p class="path-actions">
        <PickButton picker={ownSites} testId="pick-sites" start={words.pick} stop={words.stop} />
        <select
          class="select"
          aria-label={words.band}
          value={band}
          onChange={(event) => {
            ownSites.band.value = event.currentTarget.value as BandName;
          }}
        >
          {BANDS.map(({ name, fGhz }) => (
            <option key={name} value={name}>{`${name} ${fGhz} GHz`}</option>
          ))}
        </select>
        <select
          class="select"
          aria-label={words.operator}
          value={operator}
          onChange={(event) => {
            ownSites.operator.value = event.currentTarget.value as Operator;
          }}
        >
          {OPERATORS.map((each) => (
            <option key={each} value={each}>
              {messages.layers[`row.operator.${each}`]}
            </option>
          ))}
        </select>
        {sites.length > 0 && (
          <button type="button" class="link-button" onClick={() => ownSites.clear()}>
            {words.clear}
          </button>
        )}
      </p>
      {isPicking && (
        <p class="path-hint" role="status">
          {words.hint}
        </p>
      )}
      {asked.kind === 'asking' && (
        <p class="muted" role="status">
          {words.asking} …
        </p>
      )}
      {asked.kind === 'refused' && <ProblemList problems={asked.problems} />}
      {answer !== undefined && sites.length > 0 && <Effect atlas={atlas} answer={answer} />}
      <NextSiteHint atlas={atlas} />
    </DeskSection>
  );
}

function Effect({ atlas, answer }: { atlas: Atlas; answer: TrialAnswer }) {
  const { ownSites } = useApp();
  const { messages, format, language } = useLocale();
  const words = messages.desks.radio.own;
  const sites = useSignalValue(ownSites.sites);
  const prefectures = useMemo(() => changedPrefectures(atlas, answer), [atlas, answer]);
  const names = language === 'ja' ? atlas.prefectures.nameJa : atlas.prefectures.nameEn;
  const added = prefectures.reduce((sum, { people }) => sum + people, 0);
  const share = (value: number) => format.share(value, 2);
  return (
    <>
      <p data-testid="own-sites-effect" data-added={added}>
        <b>
          {words.effect(
            format.fiscalYear(answer.fiscalYear),
            format.integer(added),
            format.integer(answer.addedCells.length),
          )}
        </b>
      </p>
      <ol class="own-sites">
        {sites.map((site, i) => (
          // Sites have no identity but their position: what is edited stays where it is.
          <SiteRow key={i} index={i} site={site} answer={answer.sites[i]} />
        ))}
      </ol>
      {prefectures.length > 0 && (
        <PlainTable
          caption={words.heading}
          head={[messages.levels.prefecture, words.before, words.after, words.people]}
          rows={prefectures.map(({ prefecture, before, after, people }) => [
            names[prefecture],
            share(before),
            share(after),
            format.integer(people),
          ])}
        />
      )}
    </>
  );
}

function changedPrefectures(atlas: Atlas, { before, after }: TrialAnswer) {
  const people = totalsByPrefecture(atlas, atlas.municipalities.censusPopulation[2020]);
  const [plan, own] = [totalsByPrefecture(atlas, before), totalsByPrefecture(atlas, after)];
  return Array.from(people.keys())
    .filter((p) => own[p] !== plan[p])
    .map((prefecture) => ({
      prefecture,
      before: plan[prefecture]! / people[prefecture]!,
      after: own[prefecture]! / people[prefecture]!,
      people: own[prefecture]! - plan[prefecture]!,
    }));
}
