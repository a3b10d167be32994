/** What a schema found wrong, as problems: where by path, what was expected, what came. */
import type { z } from 'zod';
import type { Problem } from '../model/problem.ts';

/**
 * @param keyFor says which keys there are, for one that is not among them
 */
export function problemsOfIssue(
  issue: z.core.$ZodIssue,
  where: string,
  keyFor: (path: readonly PropertyKey[], key: string) => string = () => 'only known keys',
): Problem[] {
  const path = issue.path.map(String).join('.') || 'input';
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        kind: 'unknown-key' as const,
        what: issue.path.length > 0 ? `${path}.${key}` : key,
        where,
        expected: keyFor(issue.path, key),
        got: JSON.stringify(key),
      }));
    case 'invalid_type':
      return [
        {
          kind: issue.input === undefined ? 'missing' : 'wrong-type',
          what: path,
          where,
          expected: isNoFiniteNumber(issue.input) ? 'a finite number' : issue.expected,
          got: gotOf(issue.input),
        },
      ];
    case 'too_small':
      return [outOfRange(path, where, `at least ${issue.minimum}${lengthOf(issue.origin)}`, issue.input)];
    case 'too_big':
      return [outOfRange(path, where, `at most ${issue.maximum}${lengthOf(issue.origin)}`, issue.input)];
    case 'invalid_value':
      return [
        {
          kind: issue.input === undefined ? 'missing' : 'wrong-value',
          what: path,
          where,
          expected: issue.values.map((value) => JSON.stringify(value)).join(' or '),
          got: issue.input === undefined ? 'nothing' : shorten(issue.input),
        },
      ];
    case 'invalid_union':
      // Told apart by a key whose value none of the branches has.
      if (issue.errors.length === 0) {
        const kind = issue.input === undefined ? 'missing' : 'wrong-value';
        return [{ kind, what: path, where, expected: issue.message, got: gotOf(issue.input) }];
      }
      // A number or a list of them: report against the branch the user meant.
      return (
        (typeof issue.input === 'object' && issue.input !== null ? issue.errors[1] : issue.errors[0]) ?? []
      ).flatMap((inner) =>
        problemsOfIssue({ ...inner, path: [...issue.path, ...inner.path] }, where, keyFor),
      );
    default:
      return [{ kind: 'wrong-value', what: path, where, expected: issue.message, got: shorten(issue.input) }];
  }
}

function lengthOf(origin: string): string {
  return origin === 'array' ? ' entries' : origin === 'string' ? ' characters' : '';
}

function outOfRange(what: string, where: string, expected: string, input: unknown): Problem {
  const got = Array.isArray(input) ? `${input.length} entries` : shorten(input);
  return { kind: 'out-of-range', what, where, expected, got };
}

/** JSON holds numbers like 1e309, which are none once they are read. */
function isNoFiniteNumber(value: unknown): boolean {
  return typeof value === 'number' && !Number.isFinite(value);
}

function gotOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return isNoFiniteNumber(value) ? String(value) : `${typeName(value)} ${shorten(value)}`;
}

export function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
