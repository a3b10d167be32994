import { useId, useState } from 'preact/hooks';

interface TextFieldProps {
  readonly label: string;
  readonly testId: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly maxLength: number;
  readonly isLong?: boolean;
  readonly isRequired?: boolean;
  readonly onCommit: (text: string) => void;
}

/** What is typed counts on leaving the field, and a line also on Enter. */
export function TextField({ label, testId, value, isLong, isRequired, onCommit, ...rest }: TextFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const commit = () => {
    if (draft === undefined) return;
    const text = isLong ? draft : draft.trim();
    if (!isRequired || text !== '') onCommit(text);
    setDraft(undefined);
  };
  const shared = {
    ...rest,
    id,
    class: 'text-field',
    'data-testid': testId,
    value: draft ?? value,
    onBlur: commit,
  };
  return (
    <div class="labelled-field">
      <label for={id}>{label}</label>
      {isLong ? (
        <textarea {...shared} rows={3} onInput={(event) => setDraft(event.currentTarget.value)} />
      ) : (
        <input
          {...shared}
          type="text"
          autocomplete="off"
          onInput={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.isComposing) commit();
          }}
        />
      )}
    </div>
  );
}
