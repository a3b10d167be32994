/** The atlas of this repository, for tests of what only the real country shows. */
import { fileURLToPath } from 'node:url';
import { loadAtlas } from '../../src/data/atlas-loader.ts';
import { loadLand } from '../../src/data/land-loader.ts';
import { readFromFolder } from '../../src/data/read-from-folder.ts';
import type { Atlas } from '../../src/model/atlas.ts';
import type { Land } from '../../src/model/land.ts';
import { describeProblem } from '../../src/model/problem.ts';

export const atlasFolder = fileURLToPath(new URL('../../public/atlas', import.meta.url));

export async function committedAtlas(): Promise<Atlas> {
  const opened = await loadAtlas(readFromFolder(atlasFolder));
  if (!opened.ok) throw new Error(opened.problems.map(describeProblem).join('\n'));
  return opened.value;
}

export async function committedLand(): Promise<Land> {
  const opened = await loadLand(readFromFolder(atlasFolder));
  if (!opened.ok) throw new Error(opened.problems.map(describeProblem).join('\n'));
  return opened.value;
}
