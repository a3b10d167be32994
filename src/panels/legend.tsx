import { layerText } from '../locale/layer-words.ts';
import { FIBRE_TOPICS, layerLegend, levelOf } from '../state/layers/index.ts';
import { needsLightInk, patternOfEntry } from '../state/layers/patterns.ts';
import { useApp, useAtlas, useLocale } from './app-context.ts';
import { BackboneLegend } from './backbone-legend.tsx';
import { LayerTableButton } from './layer-table-dialog.tsx';
import { NetworkLegend } from './network-legend.tsx';
import { PlacesLegend } from './places-legend.tsx';
import { useIsOld } from './use-is-old.ts';
import { useSignalValue } from './use-signal-value.ts';

/** The colours of the map in words, from the same layer that gave the map its colours. */
export function MapLegend() {
  const app = useApp();
  const locale = useLocale();
  const atlas = useAtlas();
  const outcome = useSignalValue(app.outcome);
  const prepared = useSignalValue(app.preparedNow);
  const theme = useSignalValue(app.theme);
  const fiscalYear = useSignalValue(app.fiscalYear);
  const layer = useSignalValue(app.comparison.layer);
  const isDifference = useSignalValue(app.comparison.mode) === 'delta';
  const level = levelOf(layer, useSignalValue(app.level));
  const own = useSignalValue(app.own.coverage);
  const isOld = useIsOld(layer.parts);
  const isPatterned = useSignalValue(app.display.isPatterned);
  if (atlas === undefined) return null;
  const legend = layerLegend(layer, { atlas, outcome, prepared }, level, theme, fiscalYear);
  return (
    <section class="legend" aria-label={locale.messages.map.legend} data-testid="legend" data-old={isOld}>
      <header>
        <h2>
          {isDifference && <span class="chip">{locale.messages.stage.comparison.difference}</span>}{' '}
          {layerText(locale, legend.title)}
        </h2>
        <LayerTableButton />
      </header>
      {isOld && (
        <p>
          <span class="old-mark">{locale.messages.board.old}</span>
        </p>
      )}
      <ul>
        {legend.entries.map((entry, i) => (
          <li key={`${entry.first}-${entry.last}`}>
            <i
              class="swatch"
              data-pattern={isPatterned ? patternOfEntry(i) : undefined}
              data-ink={needsLightInk(Number.parseInt(entry.colour.slice(1), 16)) ? 'light' : 'dark'}
              style={{ backgroundColor: entry.colour }}
            />
            {layerText(locale, entry.label)}
          </li>
        ))}
      </ul>
      <p class="muted">{layerText(locale, legend.note)}</p>
      {level === 'municipality' &&
        (layer.id === 'fibre' || layer.id === 'radio') &&
        own?.has(layer.id, fiscalYear) && <p class="muted">{locale.messages.desks.data.measuredNote}</p>}
      {layer.id === 'hubs' && outcome !== undefined && <BackboneLegend />}
      {outcome !== undefined && FIBRE_TOPICS.includes(layer.id) && <NetworkLegend />}
      <PlacesLegend />
    </section>
  );
}
