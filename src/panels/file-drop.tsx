import { useEffect, useState } from 'preact/hooks';
import { useApp, useLocale } from './app-context.ts';

/** Lets files be dropped anywhere on the page, and says so while they hang over it. */
export function FileDrop() {
  const app = useApp();
  const { messages } = useLocale();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      // Without this the browser would leave the app and open the file.
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!holdsFiles(event)) return;
      event.preventDefault();
      void app.files.open([...event.dataTransfer!.files]);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [app]);
  return isOver ? <div class="file-drop">{messages.desks.dropHere}</div> : null;
}
