import { useState } from 'preact/hooks';

interface NumberInputProps {
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  readonly label?: string;
  readonly testId?: string;
  readonly disabled?: boolean;
  readonly onCommit: (value: number) => void;
}

/** A number to type; what is being typed stays while the desk is drawn anew, and counts once the field is left. */
export function NumberInput({ value, minimum, maximum, step, onCommit, ...rest }: NumberInputProps) {
  const [draft, setDraft] = useState<string | undefined>(undefined);
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
      value={draft ?? String(value)}
      onInput={(event) => setDraft(event.currentTarget.value)}
      onChange={(event) => {
        setDraft(undefined);
        onCommit(event.currentTarget.valueAsNumber);
      }}
    />
  );
}
