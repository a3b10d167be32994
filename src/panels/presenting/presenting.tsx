import { useEffect } from 'preact/hooks';
import { PRESENTING_ACTIONS, PRESENTING_KEYS, type PresentingAction } from '../../state/presenting.ts';
import { useApp, useLocale } from '../app-context.ts';
import { Dialog } from '../dialog.tsx';
import { ScreenIcon } from '../icons.tsx';
import { useSignalValue } from '../use-signal-value.ts';
import { usePresentingKeys } from './presenting-keys.ts';

/** The button that begins and ends a presentation; its keys work while it is on. */
export function PresentButton() {
  const { presenting, desk } = useApp();
  const { messages } = useLocale();
  const isOn = useSignalValue(presenting.isOn);
  const label = isOn ? messages.presenting.stop : messages.presenting.start;
  return (
    <button
      type="button"
      class="icon-button"
      data-testid="present"
      aria-pressed={isOn}
      aria-label={label}
      title={label}
      onClick={() => {
        presenting.isOn.value = !isOn;
        if (!isOn) desk.value = undefined;
      }}
    >
      <ScreenIcon />
    </button>
  );
}

/** Takes the whole screen while a presentation is on, and shows the card of its keys. */
export function Presenting() {
  const { presenting } = useApp();
  const { messages } = useLocale();
  const isOn = useSignalValue(presenting.isOn);
  const isCardOpen = useSignalValue(presenting.isCardOpen);
  usePresentingKeys();
  useEffect(() => {
    document.documentElement.dataset.presenting = String(isOn);
    if (isOn) {
      // Away from the button that began it: the space bar plays the years, and would press it again.
      document.getElementById('map-pane')?.focus({ preventScroll: true });
      // Refused where the page is embedded or nobody has touched it; large type is there all the same.
      document.documentElement.requestFullscreen?.().catch(() => {});
    } else if (document.fullscreenElement !== null) {
      void document.exitFullscreen();
    }
  }, [isOn]);
  useEffect(() => {
    // The browser's own way out of the full screen ends the presentation too.
    const onChange = () => {
      if (document.fullscreenElement === null) presenting.isOn.value = false;
    };
    document.addEventListener('fullscreenchange', onChange);
    return () => document.removeEventListener('fullscreenchange', onChange);
  }, [presenting]);
  if (isCardOpen) return <KeyCard />;
  if (!isOn) return null;
  return (
    <aside class="key-hint" aria-label={messages.presenting.keys}>
      {messages.presenting.hint}
    </aside>
  );
}

function KeyCard() {
  const { presenting } = useApp();
  const { messages } = useLocale();
  const words = messages.presenting;
  return (
    <Dialog
      heading={words.keys}
      testId="key-card"
      onClose={() => {
        presenting.isCardOpen.value = false;
      }}
    >
      <dl class="key-card">
        {PRESENTING_ACTIONS.map((action) => (
          <div key={action}>
            <dt>
              {keysOf(action).map((key) => (
                <kbd key={key}>{words.keyNames[key as keyof typeof words.keyNames] ?? key.toUpperCase()}</kbd>
              ))}
            </dt>
            <dd>{words.actions[action]}</dd>
          </div>
        ))}
      </dl>
      <p class="muted">{words.note}</p>
    </Dialog>
  );
}

/** A run of digits is shown by its ends. */
function keysOf(action: PresentingAction): readonly string[] {
  const keys = PRESENTING_KEYS[action];
  return keys.length > 3 ? [`${keys[0]}–${keys.at(-1)}`] : keys;
}
