import { useId, useState } from 'preact/hooks';
import { applyPreset, PRESET_IDS, type PresetId } from '../../model/presets.ts';
import { defaultScenario } from '../../model/scenario.ts';
import { PLAN_ID } from '../../state/scenarios/library-types.ts';
import { useApp, useLocale } from '../app-context.ts';
import { useScenarios } from './scenarios-context.ts';

/** A common question as a new scenario, or laid over the one on screen. */
export function PresetPicker({ onOpened }: { onOpened: () => void }) {
  const app = useApp();
  const { messages } = useLocale();
  const { library } = useScenarios();
  const [preset, setPreset] = useState<PresetId>('budgetHalved');
  const id = useId();
  const { presets } = messages.scenarios;
  const { name, help } = presets.texts[preset];
  return (
    <section class="preset-picker" aria-labelledby={`${id}-heading`}>
      <h3 id={`${id}-heading`}>{presets.heading}</h3>
      <div class="button-row">
        <label class="visually-hidden" for={id}>
          {presets.choose}
        </label>
        <select
          id={id}
          class="select"
          data-testid="preset"
          value={preset}
          aria-describedby={`${id}-help`}
          onChange={(event) => setPreset(event.currentTarget.value as PresetId)}
        >
          {PRESET_IDS.map((each) => (
            <option key={each} value={each}>
              {presets.texts[each].name}
            </option>
          ))}
        </select>
        <button
          type="button"
          class="button"
          data-testid="preset-new"
          onClick={() => {
            if (preset === 'plan') library.duplicate(PLAN_ID);
            else library.add({ ...defaultScenario(), name, parameters: applyPreset({}, preset) });
            onOpened();
          }}
        >
          {presets.asNew}
        </button>
        <button
          type="button"
          class="button"
          data-testid="preset-add"
          disabled={preset === 'plan'}
          onClick={() => {
            const scenario = app.scenario.peek();
            app.editor.change({ ...scenario, parameters: applyPreset(scenario.parameters, preset) });
          }}
        >
          {presets.addToOpen}
        </button>
      </div>
      <p class="muted" id={`${id}-help`}>
        {help}
      </p>
    </section>
  );
}
