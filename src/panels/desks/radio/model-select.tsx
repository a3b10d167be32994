import type { Signal } from '@preact/signals-core';
import { TERRAIN_MODELS, type TerrainModel } from '../../../model/radio/terrain/terrain-law.ts';
import { useLocale } from '../../app-context.ts';
import { useSignalValue } from '../../use-signal-value.ts';

/** The propagation model of an answer over the terrain. */
export function ModelSelect({ model, testId }: { model: Signal<TerrainModel>; testId: string }) {
  const words = useLocale().messages.desks.radio.terrain;
  return (
    <select
      class="select"
      aria-label={words.model}
      data-testid={testId}
      value={useSignalValue(model)}
      onChange={(event) => {
        model.value = event.currentTarget.value as TerrainModel;
      }}
    >
      {TERRAIN_MODELS.map((each) => (
        <option key={each} value={each}>
          {words.models[each]}
        </option>
      ))}
    </select>
  );
}
