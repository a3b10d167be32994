import { coloursOf } from '../state/layers/layer-colours.ts';
import { useApp, useLocale } from './app-context.ts';
import { useSignalValue } from './use-signal-value.ts';

/** What the lines over the fibre topics are, and the switch that takes them away. */
export function NetworkLegend() {
  const app = useApp();
  const { messages, format } = useLocale();
  const isShown = useSignalValue(app.isNetworkShown);
  const fiscalYear = useSignalValue(app.fiscalYear);
  const { standing, inYear, sea } = coloursOf(useSignalValue(app.theme)).network;
  const { network } = messages.map;
  const lines = [
    [standing, network.before(format.fiscalYear(fiscalYear))],
    [inYear, network.inYear(format.fiscalYear(fiscalYear))],
    [sea, network.sea],
  ] as const;
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
            {lines.map(([colour, words]) => (
              <li key={words}>
                <i class="swatch-line" style={{ color: colour }} />
                {words}
              </li>
            ))}
          </ul>
          <p class="muted">{network.zoomNote}</p>
        </>
      )}
    </div>
  );
}
