/** What is wrong with settings before anything is computed with them. */
import type { Problem } from '../problem.ts';
import { DISTRIBUTION_SHAPES, distributionProblem } from './distribution.ts';
import {
  FACTOR_IDS,
  FACTORS,
  FEWEST_MEMBERS,
  LARGEST_SEED,
  MOST_MEMBERS,
  type UncertaintySettings,
} from './factors.ts';

/** What is expected of the numbers of a distribution; the interface puts its own words in their place. */
export const RISING_ENDS = 'low ≤ usual ≤ high';

/** @param where names the file or form */
export function settingsProblems(settings: UncertaintySettings, where: string): Problem[] {
  const problems: Problem[] = [];
  const outOfRange = (what: string, expected: string, got: unknown) =>
    problems.push({ kind: 'out-of-range', what, where, expected, got: String(got) });
  const { members, seed, distributions } = settings;
  if (!(Number.isInteger(members) && members >= FEWEST_MEMBERS && members <= MOST_MEMBERS))
    outOfRange('members', `a whole number, ${FEWEST_MEMBERS} to ${MOST_MEMBERS}`, members);
  if (!(Number.isInteger(seed) && seed >= 0 && seed <= LARGEST_SEED))
    outOfRange('seed', `a whole number, 0 to ${LARGEST_SEED}`, seed);
  for (const id of FACTOR_IDS) {
    const { minimum, maximum } = FACTORS[id];
    const distribution = distributions[id];
    const { shape, low, usual, high } = distribution;
    if (!DISTRIBUTION_SHAPES.includes(shape))
      outOfRange(`${id}.shape`, DISTRIBUTION_SHAPES.join(', '), shape);
    const problem = distributionProblem(distribution, FACTORS[id]);
    const got = `${low}, ${usual}, ${high}`;
    if (problem === 'shape')
      outOfRange(`${id}.shape`, DISTRIBUTION_SHAPES.filter((each) => each !== 'lognormal').join(', '), shape);
    if (problem === 'order') outOfRange(id, RISING_ENDS, got);
    if (problem === 'limits') outOfRange(id, `${minimum} to ${maximum}`, got);
  }
  return problems;
}
