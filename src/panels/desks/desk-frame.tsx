import type { ComponentChildren } from 'preact';
import type { Desk } from '../../state/app-state.ts';
import { useApp, useLocale } from '../app-context.ts';
import { CloseIcon } from '../icons.tsx';

interface DeskFrameProps {
  readonly desk: Desk;
  /** What stands in the head: a title, or a switch between views. */
  readonly heading: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The area beside the map: a head with its way out, and below it whatever the desk shows. */
export function DeskFrame({ desk, heading, children }: DeskFrameProps) {
  const app = useApp();
  const { messages } = useLocale();
  return (
    <aside class="desk" id="desk" aria-label={messages.desks.names[desk]} data-testid={`desk-${desk}`}>
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
