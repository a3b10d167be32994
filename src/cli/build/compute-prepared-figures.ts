import { loadAtlas } from '../../data/atlas-loader.ts';
import { loadLand } from '../../data/land-loader.ts';
import { encodePreparedFigures, preparedFiguresOf } from '../../data/prepared-figures.ts';
import { readFromFolder } from '../../data/read-from-folder.ts';
import { describeProblem, type Result } from '../../model/problem.ts';
import { defaultScenario } from '../../model/scenario.ts';
import { simulate } from '../../model/simulate.ts';

export { PREPARED_FILE } from '../../data/prepared-figures.ts';

/** @returns the file before compression */
export async function computePreparedFigures(atlasFolder: string): Promise<Uint8Array> {
  const read = readFromFolder(atlasFolder);
  const country = { atlas: opened(await loadAtlas(read)), land: opened(await loadLand(read)) };
  return encodePreparedFigures(preparedFiguresOf(simulate(country, defaultScenario())));
}

function opened<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(describeProblem).join('\n'));
}
