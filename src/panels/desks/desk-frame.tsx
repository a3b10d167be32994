import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Desk } from '../../state/app-state.ts';
import { DESK_LEAST_PX, deskWidthWithin } from '../../state/display.ts';
import { useApp, useLocale } from '../app-context.ts';
import { CloseIcon, FoldIcon } from '../icons.tsx';
import { useSignalValue } from '../use-signal-value.ts';

interface DeskFrameProps {
  readonly desk: Desk;
  /** What stands in the head: a title, or a switch between views. */
  readonly heading: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The width at which everything stands in one column (layout.css). */
const ONE_COLUMN = '(max-width: 759px)';

/** The area beside the map: a head with its way out, and below it whatever the desk shows. */
export function DeskFrame({ desk, heading, children }: DeskFrameProps) {
  const app = useApp();
  const { messages } = useLocale();
  const frame = useRef<HTMLElement>(null);
  const width = useSignalValue(app.display.deskWidth);
  const [isFolded, setFolded] = useState(false);
  const name = messages.desks.names[desk];
  const foldLabel = isFolded ? messages.desks.unfold(name) : messages.desks.fold(name);
  useCoveredMap(frame);
  useLayoutEffect(() => {
    // On a phone the desk stands below the map, out of sight.
    if (matchMedia(ONE_COLUMN).matches) frame.current?.scrollIntoView();
  }, []);
  return (
    <aside
      ref={frame}
      class="desk"
      id="desk"
      aria-label={name}
      data-testid={`desk-${desk}`}
      data-folded={isFolded}
      style={width === undefined ? undefined : { '--desk-width': `${width}px` }}
    >
      <DeskEdge frame={frame} label={messages.desks.width(name)} />
      <div class="desk-head">
        {heading}
        <button
          type="button"
          class="icon-button desk-fold"
          data-testid="desk-fold"
          aria-expanded={!isFolded}
          aria-label={foldLabel}
          title={foldLabel}
          onClick={() => setFolded(!isFolded)}
        >
          <FoldIcon />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={messages.desks.close(name)}
          onClick={() => {
            app.desk.value = undefined;
          }}
        >
          <CloseIcon />
        </button>
      </div>
      {children}
    </aside>
  );
}

const STEP_PX = 20;

/** The desk's left edge, which makes it wider and narrower; the width is kept on this device. */
function DeskEdge({
  frame,
  label,
}: {
  readonly frame: RefObject<HTMLElement | null>;
  readonly label: string;
}) {
  const { deskWidth } = useApp().display;
  const [at, setAt] = useState({ now: 0, most: 0 });
  const measured = () => {
    const desk = frame.current?.getBoundingClientRect();
    const map = document.querySelector('.map-pane')?.getBoundingClientRect();
    // From where the map begins to where the desk ends, whether it lies beside the map or over it.
    return desk === undefined || map === undefined
      ? undefined
      : { now: Math.round(desk.width), roomPx: desk.right - map.left };
  };
  const put = (wanted: number) => {
    const room = measured()?.roomPx;
    if (room !== undefined) deskWidth.value = deskWidthWithin(wanted, room);
  };
  useLayoutEffect(() => {
    const desk = frame.current;
    if (desk === null) return;
    const observer = new ResizeObserver(() => {
      const size = measured();
      if (size === undefined) return;
      setAt({ now: size.now, most: deskWidthWithin(Number.POSITIVE_INFINITY, size.roomPx) });
    });
    observer.observe(desk);
    return () => observer.disconnect();
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule is no control; this one is moved.
    <div
      class="desk-edge"
      data-testid="desk-edge"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-controls="desk"
      aria-valuemin={DESK_LEAST_PX}
      aria-valuemax={at.most}
      aria-valuenow={at.now}
      onKeyDown={(event) => {
        // Keys come faster than the page is laid out.
        const now = deskWidth.peek() ?? at.now;
        const widths: Readonly<Record<string, number>> = {
          ArrowLeft: now + STEP_PX,
          ArrowRight: now - STEP_PX,
          Home: DESK_LEAST_PX,
          End: Number.POSITIVE_INFINITY,
        };
        const wanted = widths[event.key];
        if (wanted === undefined) return;
        event.preventDefault();
        put(wanted);
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
      }}
      onPointerMove={(event) => {
        const right = frame.current?.getBoundingClientRect().right;
        if (right === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
        put(right - event.clientX);
      }}
      // As wide as the page finds good, again.
      onDblClick={() => {
        deskWidth.value = undefined;
      }}
    />
  );
}

/** Says how much of the map the desk lies over, so that what is shown there is shown beside it. */
function useCoveredMap(frame: RefObject<HTMLElement | null>): void {
  const { coveredPx } = useApp();
  useLayoutEffect(() => {
    const map = document.querySelector('.map-pane');
    const desk = frame.current;
    if (map === null || desk === null) return;
    const measure = () => {
      const [over, under] = [desk.getBoundingClientRect(), map.getBoundingClientRect()];
      // A folded desk leaves the map free but for a strip.
      const isAbove = Math.min(over.bottom, under.bottom) - Math.max(over.top, under.top) > under.height / 2;
      coveredPx.value = isAbove ? Math.max(0, under.right - Math.max(over.left, under.left)) : 0;
    };
    const observer = new ResizeObserver(measure);
    observer.observe(desk);
    observer.observe(map);
    return () => {
      observer.disconnect();
      coveredPx.value = 0;
    };
  }, [coveredPx]);
}
