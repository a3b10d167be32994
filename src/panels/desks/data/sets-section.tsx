import { useEffect, useState } from 'preact/hooks';
import type { CoverageSet, OwnSet } from '../../../data/own/own-set.ts';
import type { Locale } from '../../../locale/locale.ts';
import type { OwnEntry } from '../../../state/own/own-data.ts';
import { takeIntoScenario, type UseOutcome } from '../../../state/own/take-into-scenario.ts';
import type { SiteDefaults } from '../../../state/own-sites.ts';
import { useApp, useAtlas, useLocale } from '../../app-context.ts';
import { Dialog } from '../../dialog.tsx';
import { Provenance } from '../../provenance.tsx';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { CensusTable } from './census-table.tsx';
import { PointTable } from './point-table.tsx';

/** What has been imported; every entry can be taken out, every step taken back. */
export function SetsSection() {
  const { own } = useApp();
  const { messages } = useLocale();
  const entries = useSignalValue(own.entries);
  const canUndo = useSignalValue(own.canUndo);
  const notice = useSignalValue(own.notice);
  const shown = useSignalValue(own.shownPoint);
  const [opened, setOpened] = useState<OwnEntry | undefined>(undefined);
  const words = messages.desks.data;
  useEffect(() => {
    if (shown !== undefined) setOpened(entries.find(({ id }) => id === shown.entry));
  }, [shown]);
  const close = () => {
    own.shownPoint.value = undefined;
    setOpened(undefined);
  };
  return (
    <DeskSection id="data-sets" heading={words.sets.heading}>
      <p role="status" data-testid="import-notice" data-notice={notice?.kind}>
        {notice !== undefined && words.notices[notice.kind](notice.fileName)}{' '}
        {canUndo && (
          <button type="button" class="link-button" data-testid="import-undo" onClick={() => own.undo()}>
            {words.sets.undo}
          </button>
        )}
      </p>
      <Keeping />
      {entries.length === 0 ? (
        <p class="muted">{words.sets.none}</p>
      ) : (
        <ul class="own-sets" data-testid="own-sets">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} onOpen={() => setOpened(entry)} />
          ))}
        </ul>
      )}
      {opened !== undefined && <Details entry={opened} highlighted={shown?.index} onClose={close} />}
    </DeskSection>
  );
}

/** Whether the browser keeps the sets, how much they take, and what it has that is not shown. */
function Keeping() {
  const { own } = useApp();
  const { messages, format } = useLocale();
  const keeping = useSignalValue(own.keeper.keeping);
  const { otherAtlas, damaged } = useSignalValue(own.keeper.left);
  const words = messages.desks.data.sets;
  return (
    <div data-testid="own-keeping" data-keeping={keeping.kind}>
      {keeping.kind === 'keeping' && <p class="muted">{words.keeping} …</p>}
      {keeping.kind === 'kept' && (
        <p class="muted">{words.kept(`${format.decimal(keeping.bytes / 1e6, 1)} MB`)}</p>
      )}
      {keeping.kind === 'unkept' && (
        <p role="alert" class="field-error">
          {words.unkept[keeping.reason]}{' '}
          <button type="button" class="link-button" onClick={() => void own.keeper.retry()}>
            {words.tryAgain}
          </button>
        </p>
      )}
      {otherAtlas.length > 0 && (
        <p class="field-error">
          {words.otherAtlas(otherAtlas.map(({ fileName }) => fileName).join(messages.places.separator))}{' '}
          <button type="button" class="link-button" onClick={() => void own.keeper.discardLeft()}>
            {words.discard}
          </button>
        </p>
      )}
      {damaged > 0 && <p class="field-error">{words.damaged(format.integer(damaged))}</p>}
    </div>
  );
}

function Entry({ entry, onOpen }: { entry: OwnEntry; onOpen: () => void }) {
  const app = useApp();
  const { own } = app;
  const locale = useLocale();
  const words = locale.messages.desks.data;
  const [use, setUse] = useState<UseOutcome | undefined>(undefined);
  const { set } = entry;
  return (
    <li data-kind={set.kind}>
      <p>
        <b class="file-name">{set.fileName}</b>{' '}
        <span class="muted">
          {words.kinds[set.kind]}
          {locale.messages.places.separator}
          {words.sets.count(locale.format.integer(set.count))}
        </span>{' '}
        {(set.kind === 'coverage' || set.kind === 'servedAreas') && <Provenance kind="own" />}
      </p>
      {aboutSet(set, locale).map((line) => (
        <p key={line} class="set-about">
          {line}
        </p>
      ))}
      <p class="set-actions">
        {'extent' in set && (
          <button
            type="button"
            class="link-button"
            aria-label={words.sets.show(set.fileName)}
            onClick={() => {
              own.flyTo.value = set.extent;
            }}
          >
            {words.sets.showShort}
          </button>
        )}
        {(set.kind === 'sites' || set.kind === 'property') && (
          <button
            type="button"
            class="link-button"
            aria-label={words.sets.points(set.fileName)}
            onClick={onOpen}
          >
            {words.sets.pointsShort}
          </button>
        )}
        {(set.kind === 'sites' || set.kind === 'property') && (
          <button
            type="button"
            class="link-button"
            data-testid="use-in-simulation"
            aria-label={words.sets.use(set.fileName)}
            onClick={() => {
              const made = takeIntoScenario(app.scenario.peek(), set, app.ownSites.defaults());
              if (made.kind === 'used' && made.added > 0) app.editor.change(made.scenario);
              setUse(made);
            }}
          >
            {words.sets.useShort}
          </button>
        )}
        {set.kind === 'censusMesh' && (
          <button
            type="button"
            class="link-button"
            aria-label={words.census.table(set.fileName)}
            onClick={onOpen}
          >
            {words.census.tableShort}
          </button>
        )}
        <button
          type="button"
          class="link-button"
          aria-label={words.sets.remove(set.fileName)}
          onClick={() => own.remove(entry.id)}
        >
          {words.sets.removeShort}
        </button>
      </p>
      {use !== undefined && (
        <p role="status" data-testid="use-notice" data-kind={use.kind}>
          {useText(locale, use)}{' '}
          {use.kind === 'used' && set.kind === 'sites' && defaultsText(locale, app.ownSites.defaults())}
        </p>
      )}
    </li>
  );
}

function useText({ messages, format }: Locale, use: UseOutcome): string {
  const { sets } = messages.desks.data;
  return use.kind === 'used'
    ? sets.used(format.integer(use.added), format.integer(use.known))
    : sets.noRoom(format.integer(use.count), format.integer(use.most));
}

function defaultsText({ messages, format }: Locale, { band, operators, fiscalYear }: SiteDefaults): string {
  const names = operators.map((operator) => messages.layers[`row.operator.${operator}`]);
  return messages.desks.data.sets.usedDefaults(
    band,
    names.join(messages.places.separator),
    format.fiscalYear(fiscalYear),
  );
}

function aboutSet(set: OwnSet, { messages, format }: Locale): string[] {
  const { sets, census } = messages.desks.data;
  switch (set.kind) {
    case 'coverage':
      return [
        sets.coverageNote(
          [...new Set(set.fiscalYear)].sort().map(format.fiscalYear).join(messages.places.separator),
          format.integer(figures(set, 'fibre')),
          format.integer(figures(set, 'radio')),
        ),
      ];
    case 'servedAreas': {
      if (set.within === undefined) return [];
      const { cells, population, households } = set.within;
      return [sets.within(format.integer(cells), format.integer(population), format.integer(households))];
    }
    case 'censusMesh':
      return [
        census.totals(format.integer(set.population), format.integer(set.households)),
        ...(set.suppressed > 0 ? [census.suppressed(format.integer(set.suppressed))] : []),
        ...(set.squaresNotInAtlas > 0
          ? [
              census.notInAtlas(
                format.integer(set.squaresNotInAtlas),
                format.integer(set.populationNotInAtlas),
              ),
            ]
          : []),
        census.rebuild,
      ];
    default:
      return [];
  }
}

function figures(set: CoverageSet, topic: 'fibre' | 'radio'): number {
  return set[topic].reduce((count, value) => count + Number(!Number.isNaN(value)), 0);
}

function Details(props: { entry: OwnEntry; highlighted: number | undefined; onClose: () => void }) {
  const { entry, highlighted, onClose } = props;
  const { messages } = useLocale();
  const atlas = useAtlas();
  const words = messages.desks.data;
  const { set } = entry;
  if (set.kind === 'sites' || set.kind === 'property') {
    return (
      <Dialog heading={words.sets.points(set.fileName)} testId="own-points" onClose={onClose}>
        <PointTable set={set} highlighted={highlighted} />
      </Dialog>
    );
  }
  if (set.kind !== 'censusMesh' || atlas === undefined) return null;
  return (
    <Dialog heading={words.census.table(set.fileName)} testId="own-census" onClose={onClose}>
      <CensusTable set={set} atlas={atlas} />
    </Dialog>
  );
}
