import { useEffect, useState } from 'preact/hooks';
import type { Atlas } from '../../../model/atlas.ts';
import { type HubTradeOffs, TRADE_OFFS, type TradeOff } from '../../../model/hubs/hub-trade-offs.ts';
import { lastAnswer } from '../../../state/asked.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { ProblemList } from '../../problem-list.tsx';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { PlainTable } from '../plain-table.tsx';
import { PlaceLink } from './place-link.tsx';
import { paddedRange, placeIn, placeLabels } from './trade-off-view-model.ts';

/** The plan's hubs against each other: any two of latency, power, hazard and cost, and who is beaten by nobody. */
export function TradeOffSection({ atlas }: { atlas: Atlas }) {
  const { messages, format } = useLocale();
  const words = messages.desks.hubs.tradeOff;
  const [x, setX] = useState<TradeOff>('latency');
  const [y, setY] = useState<TradeOff>('hazard');
  const { tradeOffs } = useApp().backbone;
  const asked = useSignalValue(tradeOffs.hubs);
  const hubs = lastAnswer(asked);
  useEffect(() => {
    tradeOffs.isWanted.value = true;
  }, [tradeOffs]);
  const print = (trade: TradeOff, value: number) => {
    if (Number.isNaN(value)) return messages.layers['value.unknown'];
    switch (trade) {
      case 'latency':
        return `${format.decimal(value, 2)} ms`;
      case 'power':
        return `${format.integer(value)} MW`;
      case 'hazard':
        return format.share(value, 1);
      case 'cost':
        return format.yen(value);
    }
  };
  const choose = (label: string, value: TradeOff, set: (trade: TradeOff) => void) => (
    <label class="trade-axis">
      <span>{label}</span>
      <select
        class="select"
        value={value}
        onChange={(event) => {
          const chosen = TRADE_OFFS.find((each) => each === event.currentTarget.value);
          if (chosen !== undefined) set(chosen);
        }}
      >
        {TRADE_OFFS.map((each) => (
          <option key={each} value={each}>
            {words.tradeOffs[each]}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <DeskSection
      id="hubs-trade-off"
      heading={words.heading}
      mark="modelled"
      {...(hubs !== undefined && {
        table: () => (
          <PlainTable
            caption={words.heading}
            head={[words.hub, ...TRADE_OFFS.map((each) => words.tradeOffs[each]), words.front]}
            rows={Array.from(hubs.municipality, (m, h) => [
              <PlaceLink key={m} atlas={atlas} municipality={m} />,
              ...TRADE_OFFS.map((each) => print(each, hubs.value[each][h]!)),
              hubs.isOnFront[h] === 1 ? words.onFront : '',
            ])}
          />
        ),
      })}
    >
      <p class="muted">{words.explanation}</p>
      <p class="path-actions">
        {choose(words.xAxis, x, setX)}
        {choose(words.yAxis, y, setY)}
      </p>
      {asked.kind === 'refused' && <ProblemList problems={asked.problems} />}
      {hubs === undefined ? (
        <p class="muted" role="status">
          {words.asking} …
        </p>
      ) : (
        <Scatter atlas={atlas} hubs={hubs} x={x} y={y} print={print} />
      )}
    </DeskSection>
  );
}

interface ScatterProps {
  readonly atlas: Atlas;
  readonly hubs: HubTradeOffs;
  readonly x: TradeOff;
  readonly y: TradeOff;
  readonly print: (trade: TradeOff, value: number) => string;
}

function Scatter({ atlas, hubs, x, y, print }: ScatterProps) {
  const app = useApp();
  const { messages, language } = useLocale();
  const words = messages.desks.hubs.tradeOff;
  const selected = useSignalValue(app.selected);
  const names = language === 'ja' ? atlas.municipalities.nameJa : atlas.municipalities.nameEn;
  const [xRange, yRange] = [paddedRange(hubs.value[x]), paddedRange(hubs.value[y])];
  const points = Array.from(hubs.municipality, (m, h) => ({
    left: placeIn(xRange, hubs.value[x][h]!),
    bottom: placeIn(yRange, hubs.value[y][h]!),
    name: names[m]!,
    isFirst: hubs.isOnFront[h] === 1,
  }));
  const labels = placeLabels(points);
  return (
    <figure class="scatter" data-testid="trade-off-chart">
      <span class="stacked-axis number">
        <span>{print(y, yRange.high)}</span>
        <span>{print(y, yRange.low)}</span>
      </span>
      <ul class="scatter-area">
        {Array.from(hubs.municipality, (m, h) => {
          const { left, bottom } = points[h]!;
          if (Number.isNaN(left + bottom)) return null;
          const isOnFront = hubs.isOnFront[h] === 1;
          const label = words.point(
            names[m]!,
            `${words.tradeOffs[x]} ${print(x, hubs.value[x][h]!)}`,
            `${words.tradeOffs[y]} ${print(y, hubs.value[y][h]!)}`,
          );
          const place = { level: 'municipality', index: m } as const;
          return (
            <li key={m} style={{ left: `${left * 100}%`, bottom: `${bottom * 100}%` }}>
              <button
                type="button"
                data-front={isOnFront}
                data-selected={selected?.level === 'municipality' && selected.index === m}
                aria-label={isOnFront ? `${label} — ${words.onFront}` : label}
                title={label}
                onClick={() => {
                  app.selected.value = place;
                  app.flyTo.value = place;
                }}
              />
              {labels[h] !== 'none' && (
                <span aria-hidden="true" data-left={labels[h] === 'left'}>
                  {names[m]}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <span class="scatter-x number">
        <span>{print(x, xRange.low)}</span>
        <span>{print(x, xRange.high)}</span>
      </span>
      <figcaption class="muted">{words.key}</figcaption>
    </figure>
  );
}
