import type { Problem } from '../model/problem.ts';
import { useLocale } from './app-context.ts';
import { ProblemList } from './problem-list.tsx';

/** Without the atlas nothing can be shown: what is wrong, and a way to try again. */
export function AtlasFailure({ problems, onRetry }: { problems: readonly Problem[]; onRetry: () => void }) {
  const { messages } = useLocale();
  const { failure } = messages;
  return (
    <main class="atlas-failure" data-testid="atlas-failure">
      <div role="alert">
        <h2>{failure.heading}</h2>
        <p>{failure.explanation}</p>
      </div>
      <ProblemList problems={problems} />
      <button type="button" class="button primary" onClick={onRetry}>
        {failure.retry}
      </button>
    </main>
  );
}
