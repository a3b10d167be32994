import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { comparedRows } from '../state/layers/delta-layer.ts';
import { LAYERS } from '../state/layers/index.ts';
import { useApp, useAtlas, useLocale } from './app-context.ts';
import { DetailRows } from './detail-rows.tsx';
import { holdersOf, placeName } from './place-names.ts';
import { useIsOld } from './use-is-old.ts';
import { useSignalValue } from './use-signal-value.ts';

const ROWS_SHOWN = 3;
const GAP_PX = 14;

/** What lies under the pointer, beside the pointer, never outside the map. */
export function HoverTip({ area }: { area: HTMLElement | null }) {
  const app = useApp();
  const locale = useLocale();
  const atlas = useAtlas();
  const outcome = useSignalValue(app.outcome);
  const place = useSignalValue(app.hovered);
  const fiscalYear = useSignalValue(app.fiscalYear);
  const topic = useSignalValue(app.topic);
  const layer = useSignalValue(app.comparison.layer);
  const own = useSignalValue(app.own.coverage);
  const other = useSignalValue(app.comparison.outcome);
  const chance = useSignalValue(app.uncertainty.shown);
  const isOld = useIsOld(layer.parts);
  const tip = useRef<HTMLDivElement>(null);
  const pointer = useRef({ x: 0, y: 0 });

  const move = () => {
    const element = tip.current;
    if (element === null || area === null) return;
    const { x, y } = pointer.current;
    const width = element.offsetWidth;
    const height = element.offsetHeight;
    const left = x + GAP_PX + width > area.clientWidth ? x - GAP_PX - width : x + GAP_PX;
    const top = Math.min(y + GAP_PX, area.clientHeight - height - 4);
    element.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, top)}px)`;
  };
  useEffect(() => {
    if (area === null) return;
    const onMove = (event: PointerEvent) => {
      const box = area.getBoundingClientRect();
      pointer.current = { x: event.clientX - box.left, y: event.clientY - box.top };
      move();
    };
    area.addEventListener('pointermove', onMove, { passive: true });
    return () => area.removeEventListener('pointermove', onMove);
  }, [area]);
  useLayoutEffect(move);

  if (atlas === undefined || place === undefined) return null;
  const rows =
    other === undefined
      ? layer.describe({ atlas, outcome, own, chance }, place, fiscalYear)
      : comparedRows(LAYERS[topic], { atlas, outcome }, other, place, fiscalYear);
  const holders = holdersOf(atlas, place).map((holder) => placeName(locale, atlas, holder));
  const names = locale.language === 'ja' ? holders.reverse().join(' ') : holders.join(', ');
  return (
    <div ref={tip} class="hover-tip" data-testid="hover-tip" data-old={isOld} aria-hidden="true">
      <p class="tip-name">
        {placeName(locale, atlas, place)}
        {names !== '' && <small class="muted">{names}</small>}
      </p>
      <DetailRows rows={rows.slice(0, ROWS_SHOWN)} fiscalYear={fiscalYear} isBrief />
    </div>
  );
}
