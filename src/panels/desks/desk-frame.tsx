import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Desk } from '../../state/app-state.ts';
import { useApp, useLocale } from '../app-context.ts';
import { CloseIcon } from '../icons.tsx';

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
      aria-label={messages.desks.names[desk]}
      data-testid={`desk-${desk}`}
    >
      <div class="desk-head">
        {heading}
        <button
          type="button"
          class="icon-button"
          aria-label={messages.desks.close(messages.desks.names[desk])}
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

/** Says how much of the map the desk lies over, so that what is shown there is shown beside it. */
function useCoveredMap(frame: RefObject<HTMLElement | null>): void {
  const { coveredPx } = useApp();
  useLayoutEffect(() => {
    const map = document.querySelector('.map-pane');
    const desk = frame.current;
    if (map === null || desk === null) return;
    const measure = () => {
      const [over, under] = [desk.getBoundingClientRect(), map.getBoundingClientRect()];
      const isAbove = over.top < under.bottom && over.bottom > under.top;
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
