import { MAX_NAME_LENGTH, MAX_NOTE_LENGTH } from '../../data/scenario-file.ts';
import { defaultScenario } from '../../model/scenario.ts';
import { PLAN_ID } from '../../state/scenarios/library-types.ts';
import { useApp, useAtlas, useLocale } from '../app-context.ts';
import { PlainTable } from '../desks/plain-table.tsx';
import { TextField } from '../text-field.tsx';
import { useSignalValue } from '../use-signal-value.ts';
import { differenceRows } from './difference-texts.ts';
import { useScenarios } from './scenarios-context.ts';

/** Name, note and changes of the scenario on screen. */
export function ScenarioDetails() {
  const app = useApp();
  const locale = useLocale();
  const { library } = useScenarios();
  const id = useSignalValue(library.currentId);
  const scenario = useSignalValue(app.scenario);
  const { scenarios: words, app: appWords } = locale.messages;
  const rows = differenceRows(locale, defaultScenario(), scenario, useAtlas());
  return (
    <section class="scenario-details" aria-label={words.details}>
      <h3>{words.details}</h3>
      {id !== PLAN_ID && (
        <>
          <TextField
            key={`name-${id}`}
            label={words.name}
            testId="scenario-name-field"
            value={scenario.name}
            maxLength={MAX_NAME_LENGTH}
            isRequired
            onCommit={(name) => library.describe(id, { name })}
          />
          <TextField
            key={`note-${id}`}
            label={words.note}
            testId="scenario-note-field"
            value={scenario.note}
            placeholder={words.notePlaceholder}
            maxLength={MAX_NOTE_LENGTH}
            isLong
            onCommit={(note) => library.describe(id, { note })}
          />
        </>
      )}
      <h4>{words.differences}</h4>
      {rows.length === 0 ? (
        <p class="muted">{words.noDifferences}</p>
      ) : (
        <>
          <PlainTable
            caption={words.differences}
            head={[words.difference.input, words.difference.from, words.difference.to]}
            rows={rows.map(({ label, from, to }) => [label, from, to])}
          />
          <button
            type="button"
            class="link-button"
            onClick={() => {
              const { name, note, marks, script } = scenario;
              app.editor.change({ ...defaultScenario(), name, note, marks, script });
            }}
          >
            {appWords.resetAll}
          </button>
        </>
      )}
    </section>
  );
}
