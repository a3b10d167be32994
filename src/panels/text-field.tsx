import { useId } from 'preact/hooks';
import { useDraft } from './use-draft.ts';

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
  const field = useDraft({
    shown: value,
    isOneLine: isLong !== true,
    onCommit(draft) {
      const text = isLong ? draft : draft.trim();
      if (!isRequired || text !== '') onCommit(text);
      return true;
    },
  });
  const shared = { ...rest, ...field, id, class: 'text-field', 'data-testid': testId };
  return (
    <div class="labelled-field">
      <label for={id}>{label}</label>
      {isLong ? <textarea {...shared} rows={3} /> : <input {...shared} type="text" autocomplete="off" />}
    </div>
  );
}
