import { useEffect, useRef } from 'preact/hooks';
import { useLocale } from '../app-context.ts';
import { Dialog } from '../dialog.tsx';

interface ShareDialogProps {
  readonly url: string;
  readonly isCopied: boolean;
  readonly onClose: () => void;
}

/** The link itself, to see and to copy by hand where the browser does not. */
export function ShareDialog({ url, isCopied, onClose }: ShareDialogProps) {
  const { scenarios } = useLocale().messages;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <Dialog heading={scenarios.copyLink} onClose={onClose} testId="share-dialog">
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
    </Dialog>
  );
}
