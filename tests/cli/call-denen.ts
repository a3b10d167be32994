/** Calls the headless engine in this process, as the shell would. */
import { fileURLToPath } from 'node:url';
import { main } from '../../src/cli/denen.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Answer {
  readonly code: number;
  readonly output: string;
  readonly remarks: string;
}

export async function callDenen(
  args: readonly string[],
  input = '',
  atlasFolder = `${root}public/atlas`,
): Promise<Answer> {
  let output = '';
  let remarks = '';
  const code = await main(args, {
    readInput: async () => input,
    write: (text) => {
      output += text;
    },
    remark: (text) => {
      remarks += `${text}\n`;
    },
    atlasFolder,
    workerScript: `${root}.cache/cli/simulation.node-worker.mjs`,
  });
  return { code, output, remarks };
}
