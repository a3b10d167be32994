import type { Problem } from '../model/problem.ts';
import { useLocale } from './app-context.ts';

/** Problems in the user's language, each with its fields as they came for whoever has to repair it. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const { messages } = useLocale();
  const fields = messages.problemFields;
  return (
    <ul class="problems">
      {problems.map((problem, i) => (
        <li key={i}>
          <p>{messages.problems[problem.kind](problem)}</p>
          <details>
            <summary>{messages.failure.technical}</summary>
            <dl class="facts">
              {(['what', 'where', 'expected', 'got'] as const).map((field) => (
                <div key={field}>
                  <dt>{fields[field]}</dt>
                  <dd class="code">{problem[field]}</dd>
                </div>
              ))}
            </dl>
          </details>
        </li>
      ))}
    </ul>
  );
}
