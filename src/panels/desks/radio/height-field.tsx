import type { Signal } from '@preact/signals-core';
import { useState } from 'preact/hooks';
import { useLocale } from '../../app-context.ts';
import { useDraft } from '../../use-draft.ts';
import { useSignalValue } from '../../use-signal-value.ts';

/** What the terrain models take for an antenna above ground, metres. */
const MINIMUM_M = 1;
const MAXIMUM_M = 3000;

/** An antenna's height; a bad entry says why and changes nothing. */
export function HeightField({ id, label, height }: { id: string; label: string; height: Signal<number> }) {
  const { messages } = useLocale();
  const value = useSignalValue(height);
  const [error, setError] = useState<string | undefined>(undefined);
  const { errors } = messages.levers;
  const field = useDraft({
    shown: String(value),
    onReset: () => setError(undefined),
    onCommit(text) {
      const entry = text.normalize('NFKC').trim();
      const next = Number(entry);
      const isNumber = entry !== '' && !Number.isNaN(next);
      const isGood = isNumber && next >= MINIMUM_M && next <= MAXIMUM_M;
      if (isGood) height.value = next;
      const outside = errors.outOfRange(entry, `${MINIMUM_M} m`, `${MAXIMUM_M} m`);
      setError(isGood ? undefined : isNumber ? outside : errors.notANumber(entry));
      return isGood;
    },
  });
  return (
    <label class="height-field">
      <span>{label}</span>
      <span class="number-field">
        <input
          type="text"
          inputMode="decimal"
          autocomplete="off"
          data-testid={`height-${id}`}
          aria-invalid={error !== undefined}
          {...field}
        />
        <span class="unit">m</span>
      </span>
      {error !== undefined && (
        <span class="field-error" role="alert">
          {error}
        </span>
      )}
    </label>
  );
}
