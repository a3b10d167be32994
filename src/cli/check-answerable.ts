import type { z } from 'zod';
import { problemsOfIssue } from '../data/schema-problems.ts';
import { failure, type Result, success } from '../model/problem.ts';

const MOST_PROBLEMS = 20;

/** Checks one input of a command against its schema; every defect is named by its path. */
export function checkAnswerable<T>(schema: z.ZodType<T>, input: unknown, where: string): Result<T> {
  const checked = schema.safeParse(input, { reportInput: true });
  if (checked.success) return success(checked.data);
  // A million wrong values are as wrong as the first few.
  return failure(
    ...checked.error.issues.flatMap((issue) => problemsOfIssue(issue, where)).slice(0, MOST_PROBLEMS),
  );
}
