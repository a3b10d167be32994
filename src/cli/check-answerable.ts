import type { z } from 'zod';
import { failure, type Problem, type Result, success } from '../model/problem.ts';

const MOST_PROBLEMS = 20;

/** Checks one input of a command against its schema; every defect is named by its path. */
export function checkAnswerable<T>(schema: z.ZodType<T>, input: unknown, where: string): Result<T> {
  const checked = schema.safeParse(input, { reportInput: true });
  if (checked.success) return success(checked.data);
  // A million wrong values are as wrong as the first few.
  return failure(...checked.error.issues.slice(0, MOST_PROBLEMS).map((issue) => problemOf(issue, where)));
}

function problemOf(issue: z.core.$ZodIssue, where: string): Problem {
  const what = issue.path.map(String).join('.') || 'input';
  if (issue.code === 'unrecognized_keys') {
    return { kind: 'unknown-key', what, where, expected: 'only known keys', got: issue.keys.join(', ') };
  }
  const got =
    issue.input === undefined ? 'nothing' : (JSON.stringify(issue.input) ?? String(issue.input)).slice(0, 80);
  if (issue.input === undefined) return { kind: 'missing', what, where, expected: issue.message, got };
  const kind = issue.code === 'too_small' || issue.code === 'too_big' ? 'out-of-range' : 'wrong-type';
  return { kind, what, where, expected: issue.message, got };
}
