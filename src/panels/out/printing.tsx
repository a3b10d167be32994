import { LazyPart } from '../lazy-part.tsx';
import { useSignalValue } from '../use-signal-value.ts';
import { useOut } from './out-context.ts';

const loadView = () => import('./print-view.tsx');

/** Pages that are laid out to be printed stand in the app's place. */
export function Printing() {
  const out = useOut();
  const job = useSignalValue(out.printing);
  if (job === undefined) return null;
  return (
    <LazyPart
      load={loadView}
      props={{ job }}
      onError={(message) => (
        <p class="field-error" role="alert">
          {message}
        </p>
      )}
    />
  );
}
