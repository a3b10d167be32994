import { backboneColoursOf } from '../state/layers/backbone-colours.ts';
import { useApp, useLocale } from './app-context.ts';
import { useSignalValue } from './use-signal-value.ts';

type Style = Readonly<Record<string, string>>;

/** Lines and points of the backbone in words, while the map shows it. */
export function BackboneLegend() {
  const app = useApp();
  const { messages } = useLocale();
  const colours = backboneColoursOf(useSignalValue(app.theme));
  const words = messages.desks.hubs.key;
  const line = (colour: string, style: string): Style => ({
    borderTop: `3px ${style} ${colour}`,
  });
  const rows: readonly (readonly [string, 'line' | 'point', Style])[] = [
    [words.trunk, 'line', line(colours.trunk, 'solid')],
    [words.cable, 'line', line(colours.cable, 'solid')],
    [words.planned, 'line', line(colours.cable, 'dashed')],
    [words.cut, 'line', line(colours.cut, 'dotted')],
    [words.landing, 'point', { background: colours.landing }],
    [words.exchange, 'point', { background: colours.exchange }],
    [words.other, 'point', { background: colours.other }],
    [words.risk, 'point', { background: colours.cut, opacity: '0.55' }],
    [words.hub, 'point', { background: colours.hub }],
  ];
  return (
    <>
      <h2 class="legend-more">{words.heading}</h2>
      <ul class="legend-lines" data-testid="backbone-legend">
        {rows.map(([label, kind, style]) => (
          <li key={label}>
            <i data-kind={kind} style={style} />
            {label}
          </li>
        ))}
      </ul>
    </>
  );
}
