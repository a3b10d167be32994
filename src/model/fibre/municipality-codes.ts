/** Municipalities that a scenario names by their codes. */
import type { MunicipalityTable } from '../atlas.ts';
import { ProblemError } from '../problem.ts';

/**
 * Per municipality: 1 where its code is listed.
 * @param what the parameter's id, for the problem
 * @throws ProblemError for a code that the table lacks.
 */
export function flagsOfCodes(
  { code: known, count }: Pick<MunicipalityTable, 'code' | 'count'>,
  codes: readonly string[],
  what: string,
): Uint8Array {
  const flags = new Uint8Array(count);
  if (codes.length === 0) return flags;
  const indexOf = new Map(known.map((code, m) => [code, m]));
  codes.forEach((code, i) => {
    const m = indexOf.get(code);
    if (m === undefined) {
      throw new ProblemError({
        kind: 'wrong-value',
        what: `parameters.${what}.${i}`,
        where: 'scenario',
        expected: `the code of one of the ${count} municipalities, such as ${known[0]}`,
        got: JSON.stringify(code),
      });
    }
    flags[m] = 1;
  });
  return flags;
}
