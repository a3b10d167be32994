import type { TradeOffCriterion } from '../../model/goals/trade-off-criteria.ts';
import { useLocale } from '../app-context.ts';
import { paddedRange, placeIn } from '../desks/hubs/trade-off-view-model.ts';
import { criterionText, type TradeOffPoint } from './trade-off-points.ts';

interface ScatterProps {
  readonly points: readonly TradeOffPoint[];
  readonly x: TradeOffCriterion;
  readonly y: TradeOffCriterion;
  readonly chosen: number | undefined;
  readonly onChoose: (index: number) => void;
}

/** The front last, so that it lies over the others; the same stands in the table below. */
export function TradeOffScatter({ points, x, y, chosen, onChoose }: ScatterProps) {
  const locale = useLocale();
  const words = locale.messages.goals.tradeOff;
  const xRange = paddedRange(points.map(({ values }) => values[x]));
  const yRange = paddedRange(points.map(({ values }) => values[y]));
  const order = Array.from(points.keys()).sort(
    (a, b) => Number(points[a]!.isOnFront) - Number(points[b]!.isOnFront) || a - b,
  );
  return (
    <figure class="scatter trade-scatter" data-testid="trade-off-scatter">
      <span class="stacked-axis number">
        <span>{criterionText(locale, y, yRange.high)}</span>
        <span>{words.criteria[y]}</span>
        <span>{criterionText(locale, y, yRange.low)}</span>
      </span>
      <ul class="scatter-area">
        {order.map((i) => {
          const { name, values, isOnFront, ownId } = points[i]!;
          const label = words.point(
            name,
            `${words.criteria[x]} ${criterionText(locale, x, values[x])}`,
            `${words.criteria[y]} ${criterionText(locale, y, values[y])}`,
          );
          return (
            <li
              key={i}
              style={{
                left: `${placeIn(xRange, values[x]) * 100}%`,
                bottom: `${placeIn(yRange, values[y]) * 100}%`,
              }}
            >
              <button
                type="button"
                // Ninety points would be as many stops of the Tab key; the table below is the way by keyboard.
                tabIndex={isOnFront || i === chosen ? 0 : -1}
                data-front={isOnFront}
                data-own={ownId !== undefined || i === 0}
                data-selected={i === chosen}
                aria-pressed={i === chosen}
                aria-label={isOnFront ? `${label} — ${words.onFront}` : label}
                title={label}
                onClick={() => onChoose(i)}
              />
            </li>
          );
        })}
      </ul>
      <span class="scatter-x number">
        <span>{criterionText(locale, x, xRange.low)}</span>
        <span>{words.criteria[x]}</span>
        <span>{criterionText(locale, x, xRange.high)}</span>
      </span>
      <figcaption class="muted">{words.key}</figcaption>
    </figure>
  );
}
