import { batch } from '@preact/signals-core';
import { type AppState, DESKS, type Desk, type Topic } from '../../state/app-state.ts';
import { FIBRE_TOPICS } from '../../state/layers/index.ts';
import { useApp, useLocale } from '../app-context.ts';
import { useSignalValue } from '../use-signal-value.ts';

/** What the map shows to begin with when a desk opens, unless it shows one of the desk's topics already. */
const TOPICS: Readonly<Record<Desk, readonly Topic[]>> = {
  places: [],
  fibre: FIBRE_TOPICS,
  radio: ['radio', 'radioYear', 'radioOverlap'],
  hubs: ['hubs'],
  uncertainty: [],
  data: [],
};

function toggle(app: AppState, desk: Desk): void {
  if (app.desk.value === desk) {
    app.desk.value = undefined;
    return;
  }
  const [first] = TOPICS[desk];
  batch(() => {
    app.desk.value = desk;
    if (first !== undefined && !TOPICS[desk].includes(app.topic.value)) app.topic.value = first;
  });
}

/** Opens a desk beside the map; the open one's button closes it. */
export function DeskSwitch() {
  const app = useApp();
  const { messages } = useLocale();
  const open = useSignalValue(app.desk);
  return (
    <nav class="desk-switch" aria-label={messages.desks.heading}>
      {DESKS.map((desk) => (
        <button
          key={desk}
          type="button"
          data-testid={`open-desk-${desk}`}
          aria-expanded={open === desk}
          aria-controls={open === desk ? 'desk' : undefined}
          onClick={() => toggle(app, desk)}
        >
          {messages.desks.names[desk]}
        </button>
      ))}
    </nav>
  );
}
