import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useLocale } from './app-context.ts';
import { CloseIcon } from './icons.tsx';

/** A modal sheet; Escape, the cross and a click beside it close it, and the focus returns to where it was. */
export function Dialog(props: {
  heading: string;
  onClose: () => void;
  children: ComponentChildren;
  testId?: string;
  /** For tables of many columns. */
  isWide?: boolean;
}) {
  const { messages } = useLocale();
  const sheet = useRef<HTMLDialogElement>(null);
  const headingId = useId();
  // Before the sheet is painted: a key pressed as soon as it is seen must already find it modal.
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const dialog = sheet.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={sheet}
      class={props.isWide === true ? 'dialog wide' : 'dialog'}
      aria-labelledby={headingId}
      data-testid={props.testId}
      onClose={props.onClose}
      onPointerDown={(event) => {
        if (event.target === sheet.current) props.onClose();
      }}
    >
      <div class="dialog-sheet">
        <div class="dialog-header">
          <h2 id={headingId}>{props.heading}</h2>
          <button type="button" class="icon-button" aria-label={messages.app.close} onClick={props.onClose}>
            <CloseIcon />
          </button>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
        <div class="dialog-body" tabIndex={0}>
          {props.children}
        </div>
      </div>
    </dialog>
  );
}
