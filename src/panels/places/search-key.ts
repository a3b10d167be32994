import { useEffect } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { PLACE_SEARCH_ID } from './place-search-box.tsx';

/** Ctrl+K or ⌘K opens the places and puts the cursor into their search. */
export function useSearchKey(): void {
  const app = useApp();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key !== 'k') return;
      if (app.atlas.peek().kind !== 'open') return;
      event.preventDefault();
      app.desk.value = 'places';
      // Once the desk has been drawn.
      setTimeout(() => document.getElementById(PLACE_SEARCH_ID)?.focus());
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [app]);
}
