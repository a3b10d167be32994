/** What a command of the headless engine is, and what it may touch. */

import type { Atlas } from '../model/atlas.ts';
import type { Problem } from '../model/problem.ts';

export interface CommandContext {
  /** Arguments after the command's name. */
  readonly arguments: readonly string[];
  /** All of standard input, decoded as UTF-8. */
  readonly readInput: () => Promise<string>;
  /** Written only once a command has everything it wants to say. */
  readonly write: (text: string) => void;
  /** Progress and remarks, for standard error. */
  readonly remark: (text: string) => void;
  readonly atlasFolder: string;
  readonly loadAtlas: () => Promise<Atlas>;
  /** Path of the bundled worker script. */
  readonly workerScript: string;
  /** When the process began its work, as performance.now() tells it. */
  readonly startMs: number;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  /** @returns the exit code: 0 done, 1 bad input. */
  readonly run: (context: CommandContext) => Promise<number>;
}

/** Bad input: what, where, expected, got. Ends the command with code 1. */
export class InputError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super('bad input');
    this.problems = problems;
  }
}

/** Wrong use of the command line. Ends the command with code 2. */
export class UsageError extends Error {}
