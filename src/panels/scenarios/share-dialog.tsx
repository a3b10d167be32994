import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { embedSnippet, embedUrl } from '../../state/embed.ts';
import type { SharedLink } from '../../state/scenarios/scenarios.ts';
import { useApp, useLocale } from '../app-context.ts';
import { Dialog } from '../dialog.tsx';
import { saveScenario } from './save-file.ts';
import { useScenarios } from './scenarios-context.ts';

export type Shared =
  | { readonly kind: 'url'; readonly url: string; readonly isCopied: boolean }
  | Extract<SharedLink, { readonly kind: 'tooLong' }>;

interface ShareDialogProps {
  readonly shared: Shared;
  readonly onClose: () => void;
}

/** The link itself, to see and to copy by hand where the browser does not; or a file where no link can carry it. */
export function ShareDialog({ shared, onClose }: ShareDialogProps) {
  const { scenarios } = useLocale().messages;
  const field = useRef<HTMLTextAreaElement>(null);
  // After the sheet has opened, so that the focus returns to where it was before.
  useEffect(() => field.current?.select(), []);
  return (
    <Dialog heading={scenarios.copyLink} onClose={onClose} testId="share-dialog">
      {shared.kind === 'url' ? (
        <SharedUrl {...shared} field={field} />
      ) : (
        <FileInstead {...shared} onSaved={onClose} />
      )}
    </Dialog>
  );
}

interface SharedUrlProps extends Extract<Shared, { readonly kind: 'url' }> {
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

function SharedUrl({ url, isCopied, field }: SharedUrlProps) {
  const app = useApp();
  const { messages, language } = useLocale();
  const { scenarios, embed } = messages;
  const snippet = embedSnippet(embedUrl(url, language, app.theme.peek()), messages.app.title);
  return (
    <>
      <p role="status">{isCopied ? scenarios.linkCopied : scenarios.linkByHand}</p>
      <textarea
        ref={field}
        class="share-url code"
        data-testid="share-url"
        aria-label={scenarios.copyLink}
        readOnly
        rows={5}
        value={url}
      />
      <h3>{embed.snippet}</h3>
      <p class="muted">{embed.snippetHelp}</p>
      <textarea
        class="share-url code"
        data-testid="embed-snippet"
        aria-label={embed.snippet}
        readOnly
        rows={5}
        value={snippet}
        onFocus={(event) => event.currentTarget.select()}
      />
    </>
  );
}

function FileInstead({ length, most, onSaved }: { length: number; most: number; onSaved: () => void }) {
  const { messages, format } = useLocale();
  const scenarios = useScenarios();
  return (
    <>
      <p role="alert" data-testid="share-too-long">
        {messages.scenarios.linkTooLong(format.integer(length), format.integer(most))}
      </p>
      <button
        type="button"
        class="button"
        data-testid="share-save-file"
        onClick={() => {
          saveScenario(scenarios, scenarios.library.currentId.peek());
          onSaved();
        }}
      >
        {messages.scenarios.saveInstead}
      </button>
    </>
  );
}
