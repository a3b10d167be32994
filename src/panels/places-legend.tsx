import type { Locale } from '../locale/locale.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Theme } from '../state/app-state.ts';
import { coloursOf } from '../state/layers/layer-colours.ts';
import type { PictureKey } from '../state/map-picture.ts';
import { useApp, useLocale } from './app-context.ts';
import { useSignalValue } from './use-signal-value.ts';

/** Own sites and public property of the scenario in words; nothing where it has none. */
export function placesKeys(
  { messages }: Locale,
  theme: Theme,
  { sites, property }: Pick<Scenario, 'sites' | 'property'>,
): readonly PictureKey[] {
  const { own, property: words } = messages.desks.radio;
  const colours = coloursOf(theme).places;
  return [
    ...(sites.length > 0 ? [{ label: own.mapKey, kind: 'point' as const, colour: colours.ownSite }] : []),
    ...(property.length > 0
      ? [{ label: words.mapKey.carries, kind: 'point' as const, colour: colours.property }]
      : []),
  ];
}

/** What the marks of the scenario's own places mean. */
export function PlacesLegend() {
  const app = useApp();
  const locale = useLocale();
  const theme = useSignalValue(app.theme);
  const { sites, property } = useSignalValue(app.scenario);
  if (sites.length === 0 && property.length === 0) return null;
  const { own, property: words } = locale.messages.desks.radio;
  const colours = coloursOf(theme).places;
  const ring = { borderColor: colours.property };
  return (
    <ul class="places-legend" data-testid="places-legend">
      {sites.length > 0 && (
        <li>
          <i class="swatch-own-site" style={{ background: colours.ownSite }} />
          {own.mapKey}
        </li>
      )}
      {property.length > 0 && (
        <>
          <li>
            <i class="swatch-ring" style={ring} />
            {words.mapKey.free}
          </li>
          <li>
            <i class="swatch-ring" style={{ ...ring, background: colours.property }} />
            {words.mapKey.carries}
          </li>
        </>
      )}
    </ul>
  );
}
