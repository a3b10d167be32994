import { useEffect } from 'preact/hooks';
import { pressKey } from '../../state/presenting.ts';
import { useApp } from '../app-context.ts';

/** Where every key is the element's own matter. */
const TYPED_INTO =
  'input:not([type="range"], [type="checkbox"], [type="radio"]), select, textarea, dialog, [contenteditable]';
/** Where some keys move something; a remote control's keys reach the steps from there all the same. */
const MOVED_BY_KEYS =
  'input[type="range"], input[type="radio"], [role="slider"], [role="separator"], [role="application"]';
const MOVING_KEYS = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  '+',
  '-',
  ' ',
  'Enter',
]);

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
      if (target?.closest(TYPED_INTO)) return;
      if (MOVING_KEYS.has(event.key) && target?.closest(MOVED_BY_KEYS)) return;
      // The space bar presses the button that has the focus.
      if (event.key === ' ' && target?.closest('button, summary, a, input')) return;
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
