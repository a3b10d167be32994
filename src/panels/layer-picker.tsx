import type { Level } from '../state/app-state.ts';
import { LAYERS, levelOf, TOPICS } from '../state/layers/index.ts';
import { useApp, useLocale } from './app-context.ts';
import { HomeIcon } from './icons.tsx';
import { CompareButton } from './stage/compare-on-map.tsx';
import { PicturesButton } from './stage/pictures-dialog.tsx';
import { useSignalValue } from './use-signal-value.ts';

const LEVELS: readonly Level[] = ['cell', 'municipality', 'prefecture'];

/** What the map shows, and by which places. */
export function LayerPicker() {
  const app = useApp();
  const { messages } = useLocale();
  const topic = useSignalValue(app.topic);
  const asked = useSignalValue(app.level);
  const layer = LAYERS[topic];
  const level = levelOf(layer, asked);
  return (
    <div class="layer-picker">
      <label class="topic-picker">
        <span class="visually-hidden">{messages.map.topic}</span>
        <select
          class="select"
          data-testid="topic"
          value={topic}
          onChange={(event) => {
            const chosen = TOPICS.find((each) => each === event.currentTarget.value);
            if (chosen !== undefined) app.topic.value = chosen;
          }}
        >
          {TOPICS.map((each) => (
            <option key={each} value={each}>
              {messages.topics[each]}
            </option>
          ))}
        </select>
      </label>
      <fieldset class="segmented" data-testid="level">
        <legend class="visually-hidden">{messages.map.level}</legend>
        {LEVELS.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="level"
              value={each}
              checked={level === each}
              disabled={!layer.levels.includes(each)}
              onChange={() => {
                app.level.value = each;
              }}
            />
            <span>{messages.levels[each]}</span>
          </label>
        ))}
      </fieldset>
      <button
        type="button"
        class="icon-button raised"
        data-testid="whole-japan"
        aria-label={messages.map.wholeJapan}
        title={messages.map.wholeJapan}
        onClick={() => {
          app.flyTo.value = 'japan';
        }}
      >
        <HomeIcon />
      </button>
      <CompareButton />
      <PicturesButton />
    </div>
  );
}
