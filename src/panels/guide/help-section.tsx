import { useApp, useLocale } from '../app-context.ts';
import { startTour } from './tour.ts';

/** Where somebody new begins: the tour of the screen, and the guide with pictures. */
export function HelpSection({ onLeave }: { readonly onLeave: () => void }) {
  const app = useApp();
  const { messages, language } = useLocale();
  const { help } = messages;
  return (
    <section class="help-section">
      <h3>{help.heading}</h3>
      <p>{help.text}</p>
      <p class="place-actions">
        <button
          type="button"
          class="button primary"
          data-testid="start-tour"
          onClick={() => {
            onLeave();
            app.presenting.isOn.value = false;
            // Once the dialog has gone, which would lie over it.
            setTimeout(() => void startTour(language));
          }}
        >
          {help.tour}
        </button>
        <a
          class="button"
          href={`guide/${language}.html`}
          target="_blank"
          rel="noreferrer"
          data-testid="open-guide"
        >
          {help.guide}
        </a>
      </p>
    </section>
  );
}
