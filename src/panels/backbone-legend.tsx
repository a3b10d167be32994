import type { Locale } from '../locale/locale.ts';
import type { Theme } from '../state/app-state.ts';
import { backboneColoursOf } from '../state/layers/backbone-colours.ts';
import type { PictureKey } from '../state/map-picture.ts';
import { useApp, useLocale } from './app-context.ts';
import { useSignalValue } from './use-signal-value.ts';

/** Lines and points of the backbone in words. */
export function backboneKeys({ messages }: Locale, theme: Theme): readonly PictureKey[] {
  const colours = backboneColoursOf(theme);
  const words = messages.desks.hubs.key;
  return [
    { label: words.trunk, kind: 'line', colour: colours.trunk },
    { label: words.cable, kind: 'line', colour: colours.cable },
    { label: words.planned, kind: 'dashedLine', colour: colours.cable },
    { label: words.cut, kind: 'dashedLine', colour: colours.cut },
    { label: words.landing, kind: 'point', colour: colours.landing },
    { label: words.exchange, kind: 'point', colour: colours.exchange },
    { label: words.other, kind: 'point', colour: colours.other },
    { label: words.risk, kind: 'point', colour: `${colours.cut}8c` },
    { label: words.hub, kind: 'point', colour: colours.hub },
  ];
}

const BORDERS = { line: 'solid', dashedLine: 'dashed' } as const;

/** The same beside the map, while it shows the backbone. */
export function BackboneLegend() {
  const app = useApp();
  const locale = useLocale();
  const keys = backboneKeys(locale, useSignalValue(app.theme));
  return (
    <>
      <h2 class="legend-more">{locale.messages.desks.hubs.key.heading}</h2>
      <ul class="legend-lines" data-testid="backbone-legend">
        {keys.map(({ label, kind, colour }) => (
          <li key={label}>
            {kind === 'point' || kind === undefined ? (
              <i data-kind="point" style={{ background: colour }} />
            ) : (
              <i data-kind="line" style={{ borderTop: `3px ${BORDERS[kind]} ${colour}` }} />
            )}
            {label}
          </li>
        ))}
      </ul>
    </>
  );
}
