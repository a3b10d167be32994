import { useState } from 'preact/hooks';
import { changeCount } from '../../model/scenario-inputs.ts';
import { PLAN_ID } from '../../state/scenarios/library-types.ts';
import { useApp, useLocale } from '../app-context.ts';
import { ChevronIcon, LinkIcon, RedoIcon, UndoIcon, WarningIcon } from '../icons.tsx';
import { useSignalValue } from '../use-signal-value.ts';
import { nameOf } from './scenario-names.ts';
import { useScenarios } from './scenarios-context.ts';
import { ScenariosDialog } from './scenarios-dialog.tsx';
import { ShareDialog, type Shared } from './share-dialog.tsx';

/** Which scenario is on screen, the way to the others, a step back and forth, and a link to all of it. */
export function ScenarioBar() {
  const app = useApp();
  const { library, link, comparison: asked } = useScenarios();
  const locale = useLocale();
  const scenario = useSignalValue(app.scenario);
  const currentId = useSignalValue(library.currentId);
  const keeping = useSignalValue(library.keeping);
  const [isOpen, setOpen] = useState(false);
  const comparison = useSignalValue(asked);
  const [shared, setShared] = useState<Shared>();
  const { messages, format } = locale;
  const words = messages.scenarios;
  const changes = changeCount(scenario);
  const name = nameOf(locale, currentId, scenario);
  const share = async () => {
    const made = link();
    if (made.kind === 'tooLong') {
      setShared(made);
      return;
    }
    const url = new URL(made.hash, location.href).href;
    setShared({ kind: 'url', url, isCopied: await copied(url) });
  };
  return (
    <div class="scenario-bar">
      <button
        type="button"
        class="scenario-button"
        data-testid="open-scenarios"
        aria-haspopup="dialog"
        title={words.openList}
        onClick={() => setOpen(true)}
      >
        <span class="muted">{messages.app.scenario}</span>
        <b data-testid="scenario-name">{name}</b>
        {changes > 0 && (
          <span class="chip" data-testid="scenario-changes">
            {messages.app.changes(format.integer(changes), changes)}
          </span>
        )}
        {keeping.kind === 'unkept' && (
          <span class="unkept-mark" data-testid="scenario-unkept">
            <WarningIcon /> {words.keeping.unkept}
          </span>
        )}
        <ChevronIcon />
      </button>
      <UndoButtons />
      <button
        type="button"
        class="icon-button"
        data-testid="share-link"
        aria-label={words.copyLink}
        title={words.copyLink}
        onClick={() => void share()}
      >
        <LinkIcon />
      </button>
      {(isOpen || comparison !== undefined) && (
        <ScenariosDialog
          compared={comparison}
          onClose={() => {
            setOpen(false);
            asked.value = undefined;
          }}
        />
      )}
      {shared !== undefined && <ShareDialog shared={shared} onClose={() => setShared(undefined)} />}
      <span class="visually-hidden" aria-live="polite">
        {currentId === PLAN_ID ? '' : name}
      </span>
    </div>
  );
}

function UndoButtons() {
  const { editor } = useApp();
  const { scenarios } = useLocale().messages;
  const canUndo = useSignalValue(editor.canUndo);
  const canRedo = useSignalValue(editor.canRedo);
  return (
    <>
      <button
        type="button"
        class="icon-button"
        data-testid="undo"
        aria-label={scenarios.undo}
        aria-keyshortcuts="Control+Z"
        title={`${scenarios.undo} (Ctrl+Z)`}
        disabled={!canUndo}
        onClick={() => editor.undo()}
      >
        <UndoIcon />
      </button>
      <button
        type="button"
        class="icon-button"
        data-testid="redo"
        aria-label={scenarios.redo}
        aria-keyshortcuts="Control+Shift+Z"
        title={`${scenarios.redo} (Ctrl+Shift+Z)`}
        disabled={!canRedo}
        onClick={() => editor.redo()}
      >
        <RedoIcon />
      </button>
    </>
  );
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard on an insecure page or without permission: the dialog shows the link to copy by hand.
    return false;
  }
}
