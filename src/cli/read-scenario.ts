import { readFile } from 'node:fs/promises';
import { parseScenarioFile, type ScenarioFile } from '../data/scenario-file.ts';
import { defaultScenario } from '../model/scenario.ts';
import { InputError } from './command.ts';

/** The scenario of a file, or the published plan where none is named. @throws InputError */
export async function readScenario(path: string | undefined): Promise<ScenarioFile> {
  if (path === undefined) return { scenario: defaultScenario(), madeWith: undefined };
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    throw new InputError([
      { kind: 'unavailable', what: 'scenario', where: path, expected: 'a readable file', got },
    ]);
  }
  const parsed = parseScenarioFile(text, path);
  if (!parsed.ok) throw new InputError(parsed.problems);
  return parsed.value;
}
