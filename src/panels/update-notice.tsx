import type { AppUpdate } from '../state/app-update.ts';
import { useLocale } from './app-context.ts';
import { useSignalValue } from './use-signal-value.ts';

/** Says that a newer version is there. Nothing changes until the user wants it. */
export function UpdateNotice({ update }: { readonly update: AppUpdate }) {
  const { messages } = useLocale();
  const state = useSignalValue(update.state);
  const words = messages.update;
  if (state.kind === 'none' || state.kind === 'later') return null;
  return (
    <section
      class="update-notice"
      aria-label={words.heading}
      data-testid="update-notice"
      data-kind={state.kind}
    >
      <p role="status">
        <b>{words.heading}</b> {state.kind === 'blocked' ? words.blocked(state.others) : words.text}
      </p>
      <button
        type="button"
        class="button primary"
        disabled={state.kind === 'applying'}
        data-testid="update-apply"
        onClick={() => void update.apply()}
      >
        {words.apply}
      </button>
      <button type="button" class="button" data-testid="update-later" onClick={() => update.later()}>
        {words.later}
      </button>
    </section>
  );
}
