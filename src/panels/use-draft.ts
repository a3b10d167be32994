import { useRef, useState } from 'preact/hooks';

interface DraftOptions {
  /** What the field shows while nothing is being typed. */
  readonly shown: string;
  /** @returns whether the entry was taken; what was not stays in the field */
  readonly onCommit: (text: string) => boolean;
  /** The entry was given up, or is what stood there anyway. */
  readonly onReset?: () => void;
  /** Told of every entry, for who cannot wait for the field to be left. */
  readonly onDraft?: (text: string) => void;
  /** False where Enter begins a line. */
  readonly isOneLine?: boolean;
}

/** Attributes of an input or a text area. */
interface DraftField {
  readonly value: string;
  readonly 'data-draft': boolean;
  readonly onInput: (event: { readonly currentTarget: { readonly value: string } }) => void;
  readonly onChange: () => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * What is being typed stays in its field while the page around it is drawn anew, as it is whenever a run ends. It counts
 * on leaving the field and on Enter; Escape gives it up.
 */
export function useDraft({ shown, onCommit, onReset, onDraft, isOneLine = true }: DraftOptions): DraftField {
  const [draft, setDraft] = useState<string>();
  // Enter, change and blur may come before the page is drawn anew: each entry counts once.
  const held = useRef<string | undefined>(undefined);
  const hold = (text: string | undefined) => {
    held.current = text;
    setDraft(text);
  };
  const commit = () => {
    const text = held.current;
    if (text === undefined) return;
    if (text === shown) onReset?.();
    else if (!onCommit(text)) return;
    hold(undefined);
  };
  return {
    value: draft ?? shown,
    'data-draft': draft !== undefined,
    onInput({ currentTarget: { value } }) {
      hold(value);
      onDraft?.(value);
    },
    // Also the little arrows of a number's field.
    onChange: commit,
    onBlur: commit,
    onKeyDown(event) {
      if (event.key === 'Enter' && isOneLine && !event.isComposing) commit();
      if (event.key === 'Escape' && held.current !== undefined) {
        hold(undefined);
        onReset?.();
      }
    },
  };
}
