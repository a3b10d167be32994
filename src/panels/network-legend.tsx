import type { Locale } from '../locale/locale.ts';
import type { Theme } from '../state/app-state.ts';
import { coloursOf } from '../state/layers/layer-colours.ts';
import type { PictureKey } from '../state/map-picture.ts';
import { useApp, useLocale } from './app-context.ts';
import { useSignalValue } from './use-signal-value.ts';

/** The lines over the fibre topics in words. */
export function networkKeys(
  { messages, format }: Locale,
  theme: Theme,
  fiscalYear: number,
): readonly PictureKey[] {
  const { standing, inYear, sea } = coloursOf(theme).network;
  const { network } = messages.map;
  const year = format.fiscalYear(fiscalYear);
  return [
    { label: network.before(year), kind: 'line', colour: standing },
    { label: network.inYear(year), kind: 'line', colour: inYear },
    { label: network.sea, kind: 'line', colour: sea },
  ];
}

/** What the lines over the fibre topics are, and the switch that takes them away. */
export function NetworkLegend() {
  const app = useApp();
  const locale = useLocale();
  const isShown = useSignalValue(app.isNetworkShown);
  const keys = networkKeys(locale, useSignalValue(app.theme), useSignalValue(app.fiscalYear));
  const { network } = locale.messages.map;
  return (
    <div class="network-legend" data-testid="network-legend">
      <label>
        <input
          type="checkbox"
          data-testid="network-shown"
          checked={isShown}
          onChange={(event) => {
            app.isNetworkShown.value = event.currentTarget.checked;
          }}
        />
        {network.show}
      </label>
      {isShown && (
        <>
          <ul>
            {keys.map(({ label, colour }) => (
              <li key={label}>
                <i class="swatch-line" style={{ color: colour }} />
                {label}
              </li>
            ))}
          </ul>
          <p class="muted">{network.zoomNote}</p>
        </>
      )}
    </div>
  );
}
