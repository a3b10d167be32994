import { useEffect } from 'preact/hooks';
import { pressKey } from '../../state/presenting.ts';
import { useApp } from '../app-context.ts';

/** What a key does in a field, on a slider or in the map is that element's own matter. */
const OWN_KEYS = 'input, select, textarea, [role="slider"], [role="application"], dialog, [contenteditable]';

/** The keys of a presentation while it is on, wherever no element wants them for itself. */
export function usePresentingKeys(): void {
  const app = useApp();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { presenting } = app;
      // Single letters do nothing to those who have not asked for it (WCAG 2.2, 2.1.4).
      if (!presenting.isOn.peek()) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const target = event.target instanceof Element ? event.target : undefined;
      if (target?.closest(OWN_KEYS)) return;
      // The space bar presses the button that has the focus.
      if (event.key === ' ' && target?.closest('button, summary, a')) return;
      if (event.key === 'Escape') {
        presenting.isOn.value = false;
        return;
      }
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (pressKey(app, presenting, key)) event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [app]);
}
