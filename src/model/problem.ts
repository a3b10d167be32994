/**
 * Expected failures are values, never exceptions that lose their meaning on the way: a problem says what went
 * wrong, where, what was expected and what came instead. The interface turns `kind` into a sentence in the
 * user's language; the command line prints the fields as they are.
 */
export type ProblemKind =
  | 'usage'
  | 'unreadable'
  | 'truncated'
  | 'altered'
  | 'wrong-format'
  | 'wrong-version'
  | 'wrong-type'
  | 'wrong-value'
  | 'unknown-key'
  | 'missing'
  | 'out-of-range'
  | 'inconsistent'
  | 'infeasible'
  | 'unavailable'
  | 'cancelled'
  | 'internal';

export interface Problem {
  readonly kind: ProblemKind;
  /** The thing that is wrong, in the file's or scenario's own words, e.g. `fibre.annualBudgetYen`. */
  readonly what: string;
  /** The file, line or field in which it stands. */
  readonly where: string;
  readonly expected: string;
  readonly got: string;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failure(...problems: Problem[]): {
  readonly ok: false;
  readonly problems: readonly Problem[];
} {
  return { ok: false, problems };
}

/** One line, for logs, the command line and exceptions. */
export function describeProblem(problem: Problem): string {
  return `${problem.where}: ${problem.what}: expected ${problem.expected}, got ${problem.got} (${problem.kind})`;
}

/** Carries a problem through code that throws, e.g. out of a deep recursion, and back into a value at its edge. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(describeProblem(problem));
    this.name = 'ProblemError';
    this.problem = problem;
  }
}
