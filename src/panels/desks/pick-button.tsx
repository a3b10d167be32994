import { useEffect } from 'preact/hooks';
import type { Picker } from '../../state/picker.ts';
import { useSignalValue } from '../use-signal-value.ts';

interface PickButtonProps {
  readonly picker: Picker;
  readonly testId: string;
  readonly start: string;
  readonly stop: string;
}

/** Begins and ends the picking of places on the map; clicks select places again once it is gone. */
export function PickButton({ picker, testId, start, stop }: PickButtonProps) {
  const isPicking = useSignalValue(picker.isPicking);
  useEffect(
    () => () => {
      picker.isPicking.value = false;
    },
    [picker],
  );
  return (
    <button
      type="button"
      class="button"
      aria-pressed={isPicking}
      data-testid={testId}
      onClick={() => {
        picker.isPicking.value = !isPicking;
      }}
    >
      {isPicking ? stop : start}
    </button>
  );
}
