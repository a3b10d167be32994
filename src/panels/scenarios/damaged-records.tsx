import { useLocale } from '../app-context.ts';
import { ProblemList } from '../problem-list.tsx';
import { useSignalValue } from '../use-signal-value.ts';
import { reportTexts } from './report-texts.ts';
import { saveText } from './save-file.ts';
import { useScenarios } from './scenarios-context.ts';

/** What the store holds and nobody can read: told, left alone, and given back as it is. */
export function DamagedRecords() {
  const locale = useLocale();
  const { library } = useScenarios();
  const damaged = useSignalValue(library.damaged);
  const words = locale.messages.scenarios.damaged;
  if (damaged.length === 0) return null;
  return (
    <div class="warning-box" data-testid="damaged-records">
      <p>
        <b>{words.heading(locale.format.integer(damaged.length), damaged.length)}</b> {words.explanation}
      </p>
      {damaged.map(({ id, raw, problems }) => (
        <div key={id}>
          <ProblemList problems={reportTexts(locale, problems)} />
          <div class="button-row">
            <button
              type="button"
              class="button"
              onClick={() => saveText(`${id}.denen.json`, JSON.stringify(raw, null, 2))}
            >
              {words.save}
            </button>
            <button type="button" class="button" onClick={() => void library.discardDamaged(id)}>
              {words.discard}
            </button>
          </div>
        </div>
      ))}
    </div>
  );
}
