/** Files out of the browser. */
import type { Scenarios } from '../../state/scenarios/scenarios.ts';

/** Characters that some file system refuses. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters that are replaced.
const FORBIDDEN = /[\\/:*?"<>|\u0000-\u001f]/g;

export function saveText(name: string, text: string): void {
  saveBlob(name, new Blob([text], { type: 'application/json' }));
}

export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replace(FORBIDDEN, '_');
  link.click();
  // The browser reads the blob after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function saveScenario(scenarios: Scenarios, id: string): void {
  const name = scenarios.scenarioOf(id).name.trim() || 'scenario';
  saveText(`${name}.denen.json`, scenarios.fileText(id));
}
