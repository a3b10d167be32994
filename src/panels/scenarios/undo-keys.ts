import { useEffect } from 'preact/hooks';
import type { ScenarioEditor } from '../../state/scenarios/scenario-editor.ts';

/** Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y (with Command on a Mac) undo and redo, but for text that is being typed. */
export function useUndoKeys(editor: ScenarioEditor): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isWanted = (event.ctrlKey || event.metaKey) && !event.altKey;
      const key = event.key.toLowerCase();
      if (!isWanted || event.defaultPrevented || isTyping(event.target)) return;
      if (key === 'z' && !event.shiftKey) editor.undo();
      else if (key === 'y' || key === 'z') editor.redo();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [editor]);
}

const TEXT_INPUTS = new Set(['text', 'search', 'url', 'email', 'number']);

/** A lever's field says with `data-draft` whether anything in it is not a lever's value yet. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.dataset.draft === 'false') return false;
  if (target instanceof HTMLInputElement) return TEXT_INPUTS.has(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}
