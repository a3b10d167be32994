import { useState } from 'preact/hooks';
import type { GoalDraft } from '../../state/goals/goals.ts';
import { useApp, useAtlas, useLocale } from '../app-context.ts';
import { Dialog } from '../dialog.tsx';
import { ProblemList } from '../problem-list.tsx';
import { useSignalValue } from '../use-signal-value.ts';
import { GoalAnswerView } from './goal-answer-view.tsx';
import { GoalFormView } from './goal-form-view.tsx';

/** What a target takes: what is asked, how far the answer is, and the answer. */
export default function GoalDialog({ draft, onClose }: { draft: GoalDraft; onClose: () => void }) {
  const { goals } = useApp();
  const { messages } = useLocale();
  const atlas = useAtlas();
  const state = useSignalValue(goals.answer);
  const [isApplied, setApplied] = useState(false);
  const words = messages.goals;
  if (atlas === undefined) return null;
  return (
    <Dialog heading={words.heading} onClose={onClose} testId="goal-dialog" isWide>
      <p class="muted">{words.explanation}</p>
      <GoalFormView
        atlas={atlas}
        draft={draft}
        isAsking={state.kind === 'asking'}
        onAsk={(question) => {
          setApplied(false);
          void goals.seek(question);
        }}
      />
      {state.kind === 'asking' && (
        <div class="run-line" data-testid="goal-asking">
          <p role="status">{words.form.seeking}</p>
          <progress class="run-progress" max={1} value={state.fraction} aria-label={words.form.seeking} />
          <button type="button" class="button" data-testid="goal-cancel" onClick={() => goals.cancel()}>
            {messages.run.cancel}
          </button>
        </div>
      )}
      {state.kind === 'refused' && <ProblemList problems={state.problems} />}
      {state.kind === 'answered' && (
        <GoalAnswerView
          atlas={atlas}
          answered={state.answer}
          isApplied={isApplied}
          onApply={() => {
            goals.apply();
            setApplied(true);
          }}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}
