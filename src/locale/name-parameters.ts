/** Problems name parameters by their ids; sentences name them by their labels. */
import type { ParameterTexts } from './messages.ts';

/** @returns the text with every id of a parameter replaced by its label */
export function nameParameters(texts: ParameterTexts): (text: string) => string {
  const labels = new Map<string, string>(Object.entries(texts).map(([id, { label }]) => [id, label]));
  return (text) => text.replace(/[a-z]+\.[A-Za-z0-9]+/g, (id) => labels.get(id) ?? id);
}
