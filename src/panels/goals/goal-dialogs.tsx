import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { GoalDraft } from '../../state/goals/goals.ts';
import { useApp } from '../app-context.ts';
import { useSignalValue } from '../use-signal-value.ts';

interface Loaded {
  readonly GoalDialog: ComponentType<{ draft: GoalDraft; onClose: () => void }>;
  readonly TradeOffDialog: ComponentType<{ onClose: () => void }>;
}

/** The dialogs about goals and trade-offs, fetched when one is first opened: the first visit does not pay for them. */
export function GoalDialogs() {
  const { goals } = useApp();
  const draft = useSignalValue(goals.draft);
  const isTradeOffOpen = useSignalValue(goals.isTradeOffOpen);
  const isWanted = draft !== undefined || isTradeOffOpen;
  const [loaded, setLoaded] = useState<Loaded | undefined>(undefined);
  useEffect(() => {
    if (!isWanted || loaded !== undefined) return;
    void Promise.all([import('./goal-dialog.tsx'), import('./trade-off-dialog.tsx')]).then(
      ([goal, tradeOff]) => setLoaded({ GoalDialog: goal.default, TradeOffDialog: tradeOff.default }),
    );
  }, [isWanted]);
  if (loaded === undefined) return null;
  const { GoalDialog, TradeOffDialog } = loaded;
  return (
    <>
      {draft !== undefined && (
        <GoalDialog
          draft={draft}
          onClose={() => {
            goals.draft.value = undefined;
          }}
        />
      )}
      {isTradeOffOpen && (
        <TradeOffDialog
          onClose={() => {
            goals.isTradeOffOpen.value = false;
          }}
        />
      )}
    </>
  );
}
