import type { Signal } from '@preact/signals-core';
import { useSignalValue } from './use-signal-value.ts';

export interface SignalSwitchProps {
  readonly isOn: Signal<boolean>;
  readonly label: string;
  readonly testId: string;
  readonly class: string;
}

/** A labelled checkbox that shows a setting and changes it. */
export function SignalSwitch({ isOn, label, testId, class: className }: SignalSwitchProps) {
  const checked = useSignalValue(isOn);
  return (
    <label class={className}>
      <input
        type="checkbox"
        data-testid={testId}
        checked={checked}
        onChange={(event) => {
          isOn.value = event.currentTarget.checked;
        }}
      />{' '}
      {label}
    </label>
  );
}
