import { useId, useState } from 'preact/hooks';
import { UNKNOWN } from '../locale/format.ts';
import { useLocale } from './app-context.ts';
import {
  displayUnit,
  fieldText,
  type NumericSpec,
  readEntry,
  sliderPosition,
  stepped,
  valueAtPosition,
  valueText,
} from './lever-view-model.ts';
import { useDraft } from './use-draft.ts';

const SLIDER_PLACES = 1000;
const PAGE_STEPS = 10;

export interface NumberControlProps {
  readonly spec: NumericSpec;
  readonly fieldId: string;
  readonly label: string;
  /** NaN shows an empty field: one number for years that differ. */
  readonly value: number;
  /** Where the slider stands while there is no one number. */
  readonly sliderValue?: number;
  readonly hasSlider?: boolean;
  readonly onChange: (value: number) => void;
}

/** A number to type, with its unit, and the same number on a slider. */
export function NumberControl({ hasSlider = true, ...props }: NumberControlProps) {
  const { spec, label, value, sliderValue, onChange } = props;
  const locale = useLocale();
  const known = Number.isNaN(value) ? (sliderValue ?? spec.minimum) : value;
  const onKey = (event: KeyboardEvent) => {
    const steps = SLIDER_KEYS[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    onChange(stepped(spec, known, steps));
  };
  return (
    <div class="number-control">
      {hasSlider && (
        <input
          type="range"
          class="slider"
          min={0}
          max={SLIDER_PLACES}
          step={1}
          value={Math.round(sliderPosition(spec, known) * SLIDER_PLACES)}
          aria-label={locale.messages.levers.slider(label)}
          aria-valuetext={
            Number.isNaN(value) ? locale.messages.levers.varies : valueText(locale, spec, value)
          }
          onInput={(event) =>
            onChange(valueAtPosition(spec, event.currentTarget.valueAsNumber / SLIDER_PLACES))
          }
          onKeyDown={onKey}
        />
      )}
      <NumberField {...props} />
    </div>
  );
}

/** Keys move by the parameter's own step, which a place of a curved slider is not. */
const SLIDER_KEYS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: PAGE_STEPS,
  PageDown: -PAGE_STEPS,
};

/** What is typed counts on Enter or on leaving the field; a bad entry says why and changes nothing. */
function NumberField({ spec, fieldId, value, onChange }: NumberControlProps) {
  const locale = useLocale();
  const errorId = useId();
  const [error, setError] = useState<string | undefined>(undefined);
  const field = useDraft({
    shown: Number.isNaN(value) ? '' : fieldText(locale, spec, value),
    onReset: () => setError(undefined),
    onCommit(text) {
      // An empty field is an entry given up.
      const entry = text.trim() === '' ? undefined : readEntry(locale, spec, text);
      setError(entry === undefined || entry.ok ? undefined : entry.message);
      if (entry?.ok) onChange(entry.value);
      return entry?.ok ?? true;
    },
  });
  return (
    <>
      <span class="number-field">
        <input
          id={fieldId}
          type="text"
          inputMode="decimal"
          autocomplete="off"
          placeholder={UNKNOWN}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : errorId}
          {...field}
        />
        <UnitLabel label={displayUnit(locale, spec).label} />
      </span>
      {error !== undefined && (
        <p id={errorId} class="field-error" role="alert">
          {error}
        </p>
      )}
    </>
  );
}

/** Units of several words may break before "per". */
function UnitLabel({ label }: { label: string }) {
  const [first, ...rest] = label.split(/(?=[/／])/);
  return (
    <span class="unit">
      {first}
      <wbr />
      {rest}
    </span>
  );
}
