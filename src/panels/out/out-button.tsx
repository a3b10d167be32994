import { useState } from 'preact/hooks';
import { useLocale } from '../app-context.ts';
import { Dialog } from '../dialog.tsx';
import { DownloadIcon } from '../icons.tsx';
import { LazyPart } from '../lazy-part.tsx';

const loadDialog = () => import('./out-dialog.tsx');

/** The one way out: files, sheets and briefings; what makes them is fetched when it is first asked for. */
export function OutButton() {
  const { messages } = useLocale();
  const [isOpen, setOpen] = useState(false);
  const label = messages.app.out;
  const close = () => setOpen(false);
  return (
    <>
      <button
        type="button"
        class="icon-button"
        data-testid="open-out"
        aria-haspopup="dialog"
        aria-label={label}
        title={label}
        onClick={() => setOpen(true)}
      >
        <DownloadIcon />
      </button>
      {isOpen && (
        <LazyPart
          load={loadDialog}
          props={{ onClose: close }}
          onError={(message) => (
            <Dialog heading={label} onClose={close}>
              <p class="field-error" role="alert">
                {message}
              </p>
            </Dialog>
          )}
        />
      )}
    </>
  );
}
