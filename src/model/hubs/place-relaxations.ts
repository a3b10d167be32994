/** No answer keeps to all rules: which of them would do to relax alone, and how far, each as a program of its own. */
import type { Problem } from '../problem.ts';
import { conflictsOf } from './conflicts.ts';
import type { IntegerSolver } from './integer-program.ts';
import type { PlaceRules } from './place-rules.ts';
import { askOf, type RuledInput, type SitingAsk, type SitingGoal, sitingProgram } from './siting-program.ts';

interface Relaxation {
  readonly what: string;
  readonly expected: string;
  readonly got: string;
}

/** One problem that names everything that would do to relax. */
export function placeRelaxations(
  ruled: RuledInput,
  solve: IntegerSolver,
  shouldStop: () => boolean,
): Problem {
  const { input, rules } = ruled;
  const leastOf = (ask: Partial<SitingAsk> & { readonly goal: SitingGoal }): number | undefined => {
    const answer = solve(sitingProgram(askOf(ruled, ask)), shouldStop);
    return answer.kind === 'solved' ? answer.objective : undefined;
  };
  const isPossible = (ask: Partial<SitingAsk>) => leastOf({ goal: 'none', ...ask }) !== undefined;
  const changed = (changes: Partial<PlaceRules>) => ({ rules: { ...rules, ...changes } });
  const found: Relaxation[] = [];
  if (ruled.conflicts !== undefined && isPossible({ conflicts: undefined })) {
    const expected = `at most ${farthestApart(ruled, isPossible)}`;
    found.push({ what: 'separation', expected, got: `${rules.separation}` });
  }
  if (rules.capacity < Number.POSITIVE_INFINITY) {
    const least = leastOf({ goal: 'capacity' });
    if (least !== undefined)
      found.push({ what: 'capacity', expected: `at least ${least}`, got: `${rules.capacity}` });
  }
  rules.groups.forEach(({ facilities, atLeast, atMost }, g) => {
    const short = leastOf({ goal: { group: g } });
    if (short === undefined) return;
    const by = Math.round(short);
    // A group misses its least or its most number, not both.
    const isTooMany =
      atMost < Number.POSITIVE_INFINITY && isPossible(changed(withMost(rules, g, atMost + by)));
    found.push(
      isTooMany
        ? { what: `groups.${g}.atMost`, expected: `at least ${atMost + by}`, got: `${atMost}` }
        : {
            what: `groups.${g}.atLeast`,
            expected: `at most ${Math.max(0, atLeast - by)}`,
            got: `${atLeast} of ${facilities.length}`,
          },
    );
  });
  for (const what of ['excluded', 'fixed'] as const) {
    if (rules[what].length > 0 && isPossible(changed({ [what]: [] })))
      found.push({ what, expected: 'fewer', got: `${rules[what].length}` });
  }
  if (input.problem !== 'lscp') {
    const open = { leastOpen: 0, mostOpen: input.facilityCount };
    const [fewest, most] = [leastOf({ ...open, goal: 'fewest' }), leastOf({ ...open, goal: 'most' })];
    const [least, greatest] = [Math.round(fewest ?? 0), Math.round(-(most ?? -input.facilityCount))];
    if (input.p! > greatest) found.push({ what: 'p', expected: `at most ${greatest}`, got: `${input.p}` });
    if (input.p! < least) found.push({ what: 'p', expected: `at least ${least}`, got: `${input.p}` });
  } else {
    const radius = leastRadius(ruled, isPossible);
    if (radius !== undefined)
      found.push({ what: 'radius', expected: `at least ${radius}`, got: `${input.radius}` });
  }
  const [first, ...others] = found;
  if (first === undefined) return severalRules();
  const expected = [first.expected, ...others.map((each) => `${each.what} ${each.expected}`)].join(', or ');
  return { kind: 'infeasible', what: first.what, where: 'input', expected, got: first.got };
}

export function severalRules(): Problem {
  const expected = 'rules that can be kept together; more than one must be relaxed';
  return { kind: 'infeasible', what: 'rules', where: 'input', expected, got: 'none' };
}

function withMost({ groups }: PlaceRules, g: number, atMost: number): Partial<PlaceRules> {
  return { groups: groups.map((group, k) => (k === g ? { ...group, atMost } : group)) };
}

/** The largest of the distances up to the separation that some answer keeps. */
function farthestApart(
  { input: { facilityCount }, rules: { between, fixed, separation } }: RuledInput,
  isPossible: (ask: Partial<SitingAsk>) => boolean,
): number {
  const distances = Array.from(new Set(between!.filter((each) => each < separation))).sort((a, b) => a - b);
  let [low, high] = [0, distances.length];
  // distances[low] does: nobody is nearer than the least of them.
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const isNear = (a: number, b: number) => between![a * facilityCount + b]! < distances[middle]!;
    if (isPossible({ conflicts: conflictsOf(facilityCount, isNear, fixed) })) low = middle;
    else high = middle;
  }
  return distances[low] ?? 0;
}

function leastRadius(
  { input: { cost, radius } }: RuledInput,
  isPossible: (ask: Partial<SitingAsk>) => boolean,
): number | undefined {
  const radii = Array.from(new Set(cost.filter((each) => Number.isFinite(each) && each > radius!))).sort(
    (a, b) => a - b,
  );
  if (radii.length === 0 || !isPossible({ radius: radii.at(-1)! })) return undefined;
  let [low, high] = [0, radii.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPossible({ radius: radii[middle]! })) high = middle;
    else low = middle + 1;
  }
  return radii[low];
}
