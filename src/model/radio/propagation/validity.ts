/**
 * Where a propagation model holds. A range is data, so that the interface can draw it; a value outside is either
 * refused (the formula has no meaning there) or kept with a warning (the formula extrapolates).
 */
import type { Problem } from '../../problem.ts';

export interface ValidityRange {
  readonly minimum: number;
  readonly maximum: number;
  readonly unit: string;
}

export function outsideRange(
  where: string,
  what: string,
  range: ValidityRange,
  value: number,
): Problem | undefined {
  if (value >= range.minimum && value <= range.maximum) return undefined;
  const { minimum, maximum, unit } = range;
  const expected = minimum === maximum ? `${minimum} ${unit}` : `${minimum} to ${maximum} ${unit}`;
  return { kind: 'out-of-range', what, where, expected, got: String(value) };
}

/** The problems of the named values that leave their ranges; NaN always does. */
export function outsideRanges<Name extends string>(
  where: string,
  ranges: { readonly [key in Name]: ValidityRange },
  values: { readonly [key in NoInfer<Name>]: number },
): Problem[] {
  const problems: Problem[] = [];
  for (const name in ranges) {
    const problem = outsideRange(where, name, ranges[name], values[name]);
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

/** The problems of the named values that are not finite numbers. */
export function notFinite(where: string, values: Readonly<Record<string, number>>): Problem[] {
  const problems: Problem[] = [];
  for (const what in values) {
    const value = values[what]!;
    if (!Number.isFinite(value)) {
      problems.push({ kind: 'wrong-value', what, where, expected: 'a finite number', got: String(value) });
    }
  }
  return problems;
}
