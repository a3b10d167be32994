import type { Signal } from '@preact/signals-core';
import { useId } from 'preact/hooks';
import { BASE_MAPS, CALENDARS } from '../state/display.ts';
import { useApp, useLocale } from './app-context.ts';
import { Dialog } from './dialog.tsx';
import { SignalSwitch } from './signal-switch.tsx';
import { useSignalValue } from './use-signal-value.ts';

/** How things are shown on this device, whatever the scenario. */
export function DisplayDialog({ onClose }: { readonly onClose: () => void }) {
  const { display } = useApp();
  const words = useLocale().messages.display;
  const baseMap = useSignalValue(display.baseMap);
  const isMissing = useSignalValue(display.isBaseMapMissing);
  return (
    <Dialog heading={words.heading} testId="display-dialog" onClose={onClose}>
      <Choice
        heading={words.calendar.label}
        value={display.calendar}
        values={CALENDARS}
        words={words.calendar}
      />
      <Choice
        heading={words.baseMap.label}
        value={display.baseMap}
        values={BASE_MAPS}
        words={words.baseMap}
      />
      <p class="muted">{words.baseMap.help}</p>
      {isMissing && baseMap !== 'none' && (
        <p role="status" data-testid="base-map-missing">
          {words.baseMap.missing}
        </p>
      )}
      <SignalSwitch
        isOn={display.isPatterned}
        label={words.patterns}
        testId="patterns"
        class="display-switch"
      />
      <p class="muted">{words.patternsHelp}</p>
      <p class="muted">{words.motion}</p>
    </Dialog>
  );
}

function Choice<T extends string>({
  heading,
  value,
  values,
  words,
}: {
  readonly heading: string;
  readonly value: Signal<T>;
  readonly values: readonly T[];
  readonly words: Readonly<Record<T, string>>;
}) {
  const name = useId();
  const chosen = useSignalValue(value);
  return (
    <fieldset class="display-choice">
      <legend>{heading}</legend>
      {values.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name={name}
            value={each}
            checked={chosen === each}
            onChange={() => {
              value.value = each;
            }}
          />
          {words[each]}
        </label>
      ))}
    </fieldset>
  );
}
