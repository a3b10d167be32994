/** The siting problems under rules as a mixed-integer program: facilities first, then who is served from where. */
import { areInConflict, type Conflicts, growClique } from './conflicts.ts';
import { type IntegerProgram, ProgramBuilder } from './integer-program.ts';
import type { PlaceInput } from './place-facilities.ts';
import type { PlaceRules } from './place-rules.ts';

/** What is made least: Σ weight × cost, the number of open facilities or its negative, the weight not reached, … */
export type SitingGoal =
  | 'cost'
  | 'fewest'
  | 'most'
  | 'reach'
  /** … the capacity that one facility needs, … */
  | 'capacity'
  /** … by how much a group misses its numbers, or nothing. */
  | { readonly group: number }
  | 'none';

export interface SitingAsk {
  readonly input: Pick<PlaceInput, 'clientCount' | 'facilityCount' | 'cost' | 'weights'>;
  readonly rules: PlaceRules;
  readonly conflicts: Conflicts | undefined;
  /** Who costs more is not served. */
  readonly radius: number;
  /** Whether every client must be served, also those without weight. */
  readonly serves: 'all' | 'weighted' | 'some';
  readonly leastOpen: number;
  readonly mostOpen: number;
  readonly goal: SitingGoal;
}

export interface RuledInput {
  readonly input: PlaceInput;
  readonly rules: PlaceRules;
  readonly conflicts: Conflicts | undefined;
}

/** The program of a problem as it is asked. */
export function askOf(
  { input, rules, conflicts }: RuledInput,
  ask: Partial<SitingAsk> & Pick<SitingAsk, 'goal'>,
): SitingAsk {
  const { problem, p, radius, facilityCount } = input;
  const isFree = problem === 'lscp';
  return {
    input,
    rules,
    conflicts,
    radius: problem === 'mclp' || isFree ? radius! : Number.POSITIVE_INFINITY,
    serves: problem === 'mclp' ? 'some' : problem === 'p-median' ? 'weighted' : 'all',
    leastOpen: isFree ? 0 : p!,
    mostOpen: isFree ? facilityCount : p!,
    ...ask,
  };
}

/** The first columns are the facilities. */
export function sitingProgram(ask: SitingAsk): IntegerProgram {
  const { input, rules, goal, conflicts } = ask;
  const { facilityCount } = input;
  const builder = new ProgramBuilder();
  const openCost = goal === 'fewest' ? 1 : goal === 'most' ? -1 : 0;
  const excluded = new Set(rules.excluded);
  const all = Array.from({ length: facilityCount }, (_, j) => j);
  for (const j of all) builder.addColumn(openCost, excluded.has(j) ? 0 : 1, true);
  builder.addRow(ask.leastOpen, ask.mostOpen, all);
  for (const j of rules.fixed) builder.addRow(1, 1, [j]);
  rules.groups.forEach(({ facilities, atLeast, atMost }, g) => {
    if (typeof goal === 'object' && goal.group === g) {
      const slack = builder.addColumn(1, Number.POSITIVE_INFINITY, false);
      const excess = builder.addColumn(1, Number.POSITIVE_INFINITY, false);
      const signs = [...facilities.map(() => 1), 1, -1];
      builder.addRow(atLeast, atMost, [...facilities, slack, excess], signs);
    } else builder.addRow(atLeast, atMost, facilities);
  });
  if (conflicts !== undefined) {
    for (const clique of cliqueCover(conflicts)) builder.addRow(Number.NEGATIVE_INFINITY, 1, clique);
  }
  const isAssigned = goal === 'cost' || goal === 'capacity' || rules.capacity < Number.POSITIVE_INFINITY;
  if (isAssigned) addAssignment(builder, ask);
  else if (goal === 'reach') addReach(builder, ask);
  else addCover(builder, ask);
  return builder.build();
}

function clientsOf({ input: { clientCount, weights }, serves }: SitingAsk): number[] {
  const all = Array.from({ length: clientCount }, (_, i) => i);
  return serves === 'all' ? all : all.filter((i) => weights[i]! > 0);
}

function reaching({ input: { clientCount, facilityCount, cost }, radius }: SitingAsk, i: number): number[] {
  const reach: number[] = [];
  for (let j = 0; j < facilityCount; j++) {
    const here = cost[j * clientCount + i]!;
    if (here <= radius && here < Number.POSITIVE_INFINITY) reach.push(j);
  }
  return reach;
}

function addCover(builder: ProgramBuilder, ask: SitingAsk): void {
  if (ask.serves === 'some') return;
  for (const i of clientsOf(ask)) builder.addRow(1, Number.POSITIVE_INFINITY, reaching(ask, i));
}

/** Church & ReVelle (1974): a client counts where one that reaches it is open. Clients reached by the same count as one. */
function addReach(builder: ProgramBuilder, ask: SitingAsk): void {
  const alike = new Map<string, { reach: number[]; weight: number }>();
  for (const i of clientsOf(ask)) {
    const reach = reaching(ask, i);
    if (reach.length === 0) continue;
    const key = reach.join();
    const known = alike.get(key);
    const weight = (known?.weight ?? 0) + ask.input.weights[i]!;
    alike.set(key, { reach, weight });
  }
  for (const { reach, weight } of alike.values()) {
    // Whole anyway where the facilities are; said, the solver knows that whole weights have whole sums.
    const isReached = builder.addColumn(-weight, 1, true);
    const values = [1, ...reach.map(() => -1)];
    builder.addRow(Number.NEGATIVE_INFINITY, 0, [isReached, ...reach], values);
  }
}

/** x_ij ≤ y_j one by one (Balinski 1965): the relaxation is much closer than with sums. */
function addAssignment(builder: ProgramBuilder, ask: SitingAsk): void {
  const { input, rules, goal, serves } = ask;
  const { clientCount, facilityCount, cost, weights } = input;
  const isLimited = rules.capacity < Number.POSITIVE_INFINITY;
  const loads = Array.from({ length: facilityCount }, () => ({
    column: [] as number[],
    weight: [] as number[],
  }));
  for (const i of clientsOf(ask)) {
    const columns = reaching(ask, i).map((j) => {
      const weight = weights[i]!;
      const price = goal === 'cost' ? weight * cost[j * clientCount + i]! : goal === 'reach' ? -weight : 0;
      const x = builder.addColumn(price, 1, isLimited && !rules.isSplit);
      builder.addRow(Number.NEGATIVE_INFINITY, 0, [x, j], [1, -1]);
      loads[j]!.column.push(x);
      loads[j]!.weight.push(weight);
      return x;
    });
    builder.addRow(serves === 'some' ? 0 : 1, 1, columns);
  }
  if (!isLimited) return;
  const needed = goal === 'capacity' ? builder.addColumn(1, Number.POSITIVE_INFINITY, false) : undefined;
  loads.forEach(({ column, weight }, j) => {
    if (column.length === 0) return;
    const room = needed ?? j;
    const most = needed === undefined ? rules.capacity : 1;
    builder.addRow(Number.NEGATIVE_INFINITY, 0, [...column, room], [...weight, -most]);
  });
}

/** Cliques that hold every pair in conflict. */
function cliqueCover(conflicts: Conflicts): number[][] {
  const { facilityCount } = conflicts;
  const isCovered = new Uint8Array(facilityCount * facilityCount);
  const all = Int32Array.from({ length: facilityCount }, (_, j) => j);
  const cliques: number[][] = [];
  for (let a = 0; a < facilityCount; a++) {
    for (let b = a + 1; b < facilityCount; b++) {
      if (isCovered[a * facilityCount + b] === 1 || !areInConflict(conflicts, a, b)) continue;
      const clique = growClique(conflicts, [a, b], all);
      for (const c of clique) for (const d of clique) isCovered[c * facilityCount + d] = 1;
      cliques.push(clique);
    }
  }
  return cliques;
}
