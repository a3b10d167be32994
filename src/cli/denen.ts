/** The headless engine: finds the command, and turns every failure into a sentence and an exit code. */
import { loadAtlas } from '../data/atlas-loader.ts';
import { readFromFolder } from '../data/read-from-folder.ts';
import { describeProblem } from '../model/problem.ts';
import { type Command, type CommandContext, InputError, UsageError } from './command.ts';
import { atlasCommand } from './commands/atlas.ts';
import { coverageCommand } from './commands/coverage.ts';
import { goalCommand } from './commands/goal.ts';
import { meshCommand } from './commands/mesh.ts';
import { networkCommand } from './commands/network.ts';
import { pathlossCommand } from './commands/pathloss.ts';
import { placeCommand } from './commands/place.ts';
import { runCommand } from './commands/run.ts';
import { steinerCommand } from './commands/steiner.ts';
import { uncertaintyCommand } from './commands/uncertainty.ts';

const COMMANDS: readonly Command[] = [
  atlasCommand,
  meshCommand,
  coverageCommand,
  runCommand,
  goalCommand,
  uncertaintyCommand,
  pathlossCommand,
  placeCommand,
  networkCommand,
  steinerCommand,
];

export interface Platform {
  readonly readInput: () => Promise<string>;
  readonly write: (text: string) => void;
  readonly remark: (text: string) => void;
  readonly atlasFolder: string;
  readonly workerScript: string;
  /** When the process began its work, as performance.now() tells it; now unless told. */
  readonly startMs?: number;
}

/** @returns the exit code: 0 done, 1 bad input, 2 usage. */
export async function main(args: readonly string[], platform: Platform): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    (name === undefined ? platform.remark : platform.write)(helpText());
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find((each) => each.name === name);
  if (command === undefined) {
    const known = COMMANDS.map((each) => each.name).join(', ');
    platform.remark(`denen: unknown command: expected one of ${known}; got ${JSON.stringify(name)}`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    platform.write(`${command.usage}\n${command.summary}\n`);
    return 0;
  }
  return runGuarded(
    command,
    {
      ...platform,
      startMs: platform.startMs ?? performance.now(),
      arguments: rest,
      loadAtlas: () => openAtlas(platform.atlasFolder),
    },
    platform,
  );
}

async function runGuarded(command: Command, context: CommandContext, platform: Platform): Promise<number> {
  try {
    return await command.run(context);
  } catch (error) {
    if (error instanceof UsageError) {
      platform.remark(`denen ${command.name}: ${error.message}\nusage: ${command.usage}`);
      return 2;
    }
    if (error instanceof InputError) {
      const shown = error.problems
        .slice(0, 20)
        .map((problem) => `denen ${command.name}: ${describeProblem(problem)}`);
      if (error.problems.length > shown.length)
        shown.push(`… and ${error.problems.length - shown.length} more`);
      platform.remark(shown.join('\n'));
      return 1;
    }
    throw error;
  }
}

async function openAtlas(folder: string) {
  const result = await loadAtlas(readFromFolder(folder));
  if (!result.ok) throw new InputError(result.problems);
  return result.value;
}

function helpText(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  const rows = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `denen COMMAND [options]\n\n${rows.join('\n')}\n\n"denen COMMAND --help" shows a command's usage.\n`;
}
