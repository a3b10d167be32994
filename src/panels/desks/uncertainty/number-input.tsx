import { useDraft } from '../../use-draft.ts';

interface NumberInputProps {
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  readonly label?: string;
  readonly testId?: string;
  readonly disabled?: boolean;
  /** NaN for an empty field. */
  readonly onCommit: (value: number) => void;
}

export function NumberInput({ value, minimum, maximum, step, onCommit, ...rest }: NumberInputProps) {
  const field = useDraft({
    shown: String(value),
    onCommit(text) {
      onCommit(text === '' ? Number.NaN : Number(text));
      return true;
    },
  });
  return (
    <input
      type="number"
      class="number-input"
      aria-label={rest.label}
      data-testid={rest.testId}
      disabled={rest.disabled}
      min={minimum}
      max={maximum}
      step={step}
      {...field}
    />
  );
}
