import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Locale } from '../../locale/locale.ts';
import { defaultScenario } from '../../model/scenario.ts';
import { changeCount } from '../../model/scenario-inputs.ts';
import { type LibraryEntry, PLAN_ID } from '../../state/scenarios/library-types.ts';
import { useLocale } from '../app-context.ts';
import { CopyIcon, DownloadIcon, TrashIcon } from '../icons.tsx';
import { useSignalValue } from '../use-signal-value.ts';
import { saveScenario } from './save-file.ts';
import { nameOf } from './scenario-names.ts';
import { useScenarios } from './scenarios-context.ts';

interface ScenarioListProps {
  readonly ticked: readonly string[];
  readonly onTick: (id: string, isOn: boolean) => void;
  readonly onOpened: () => void;
}

const PLAN: LibraryEntry = { id: PLAN_ID, scenario: defaultScenario(), revision: 0, changedAtMs: 0 };

/** The published plan first, then every scenario of this browser, newest change first. */
export function ScenarioList({ ticked, onTick, onOpened }: ScenarioListProps) {
  const locale = useLocale();
  const { library } = useScenarios();
  const entries = useSignalValue(library.entries);
  const [sought, setSought] = useState('');
  const { messages, format } = locale;
  const words = messages.scenarios;
  const all = useMemo(() => [PLAN, ...entries], [entries]);
  const shown = all.filter((entry) => matches(locale, entry, sought));
  const { columns } = words;
  return (
    <section class="scenario-list" aria-label={words.heading}>
      <div class="list-head">
        <input
          type="search"
          class="text-field"
          data-testid="scenario-search"
          placeholder={words.search}
          aria-label={words.search}
          value={sought}
          onInput={(event) => setSought(event.currentTarget.value)}
        />
        <span class="muted number" role="status">
          {words.count(format.integer(shown.length), format.integer(all.length))}
        </span>
      </div>
      <div class="table-scroll">
        <table class="data-table" data-testid="scenario-table">
          <thead>
            <tr>
              <th scope="col">{columns.compare}</th>
              <th scope="col">{columns.name}</th>
              <th scope="col">{columns.changes}</th>
              <th scope="col">{columns.changedAt}</th>
              <th scope="col">{columns.version}</th>
              <th scope="col">{columns.actions}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((entry) => (
              <ScenarioRow
                key={entry.id}
                entry={entry}
                isTicked={ticked.includes(entry.id)}
                onTick={onTick}
                onOpened={onOpened}
              />
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p class="muted">{words.nothingFound}</p>}
      </div>
    </section>
  );
}

function matches(locale: Locale, { id, scenario }: LibraryEntry, sought: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase();
  return plain(`${nameOf(locale, id, scenario)}\n${scenario.note}`).includes(plain(sought.trim()));
}

interface ScenarioRowProps {
  readonly entry: LibraryEntry;
  readonly isTicked: boolean;
  readonly onTick: (id: string, isOn: boolean) => void;
  readonly onOpened: () => void;
}

function ScenarioRow({ entry, isTicked, onTick, onOpened }: ScenarioRowProps) {
  const locale = useLocale();
  const scenarios = useScenarios();
  const { library } = scenarios;
  const isCurrent = useSignalValue(library.currentId) === entry.id;
  const { messages, format } = locale;
  const words = messages.scenarios;
  const { id, scenario, revision, changedAtMs } = entry;
  const name = nameOf(locale, id, scenario);
  const changes = changeCount(scenario);
  return (
    <tr data-testid="scenario-row" data-current={isCurrent}>
      <td>
        <input
          type="checkbox"
          aria-label={words.compareThis(name)}
          checked={isTicked}
          onChange={(event) => onTick(id, event.currentTarget.checked)}
        />
      </td>
      <th scope="row">
        <button
          type="button"
          class="link-button"
          title={words.open(name)}
          aria-current={isCurrent}
          onClick={() => {
            library.open(id);
            onOpened();
          }}
        >
          {name}
        </button>
        {isCurrent && <span class="chip">{words.current}</span>}
        {(id === PLAN_ID || scenario.note !== '') && (
          <p class="muted scenario-note">{id === PLAN_ID ? words.planHelp : scenario.note}</p>
        )}
      </th>
      <td>{format.integer(changes)}</td>
      <td>{id === PLAN_ID ? '' : format.dateTime(changedAtMs)}</td>
      <td>{revision === 0 ? '' : words.version(format.integer(revision))}</td>
      <td class="row-actions">
        <RowAction label={words.duplicate(name)} testId="duplicate" onClick={() => library.duplicate(id)}>
          <CopyIcon />
        </RowAction>
        <RowAction
          label={words.saveFile(name)}
          testId="save-file"
          onClick={() => saveScenario(scenarios, id)}
        >
          <DownloadIcon />
        </RowAction>
        {id !== PLAN_ID && (
          <RowAction label={words.remove(name)} testId="remove" onClick={() => void library.remove(id)}>
            <TrashIcon />
          </RowAction>
        )}
      </td>
    </tr>
  );
}

interface RowActionProps {
  readonly label: string;
  readonly testId: string;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

function RowAction({ label, testId, onClick, children }: RowActionProps) {
  return (
    <button
      type="button"
      class="icon-button small"
      data-testid={testId}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
