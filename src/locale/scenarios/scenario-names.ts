/** Names that scenarios are given until somebody gives them better ones. */
import type { Language } from '../../state/app-state.ts';
import { localeOf } from '../locale.ts';

export function scenarioNames(language: Language) {
  const { messages, format } = localeOf(language);
  const { untitled, copyOf, otherTab } = messages.scenarios;
  return { untitled: (n: number) => untitled(format.integer(n)), copyOf, otherTab };
}
