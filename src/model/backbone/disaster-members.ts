/**
 * Many seeded members of one disaster. The shaking of an event as a whole is stronger or weaker than its median, so what
 * fails fails together; beyond that each node has its own luck. Every member asks who is left on the main network.
 */
import { finish, type Steps } from '../progress.ts';
import { type BackboneNetwork, linksInService } from './backbone-network.ts';
import type { DisasterParameters } from './disaster-parameters.ts';
import type { Impact } from './disaster-sets.ts';
import { drawMembers, type KeptDraws } from './member-draws.ts';
import type { Sampling } from './sampling.ts';
import { countMembers, linksFrom, spreadMembers, WORD_MEMBERS } from './spread-members.ts';

export interface DisasterMembers {
  /** Per member: people cut off from the main network, those of fallen nodes included. */
  readonly peopleCutOff: Float64Array;
  readonly meanPeopleCutOff: number;
  /** Per node: share of members in which it is cut off or down. */
  readonly nodeCutOff: Float64Array;
  /** Per node and link: share of members in which it fails itself. */
  readonly nodeFails: Float64Array;
  readonly linkFails: Float64Array;
}

/** Words of members between two looks at whether to go on. */
const STEP_WORDS = 8;

/** @param population per node */
export function disasterMembers(
  network: BackboneNetwork,
  fiscalYear: number,
  impact: Impact,
  population: Float64Array,
  parameters: DisasterParameters,
  sampling: Sampling,
): DisasterMembers {
  return finish(sampleMembers(network, fiscalYear, impact, population, parameters, sampling));
}

/**
 * The same, step by step.
 * @param known draws of the members, where somebody has them already
 */
export function* sampleMembers(
  network: BackboneNetwork,
  fiscalYear: number,
  impact: Pick<Impact, 'nodeIntensity' | 'linkBreaks'>,
  population: Float64Array,
  parameters: DisasterParameters,
  { members, seed }: Sampling,
  known?: KeptDraws,
): Steps<DisasterMembers> {
  const { nodeCount, linkCount, from, to } = network.graph;
  const inService = linksInService(network, fiscalYear);
  const { mayFall, mayBreak, next } = memberSampler(impact, seed, parameters, known);
  const heaviestFirst = Uint32Array.from(population.keys()).sort(
    (a, b) => population[b]! - population[a]! || a - b,
  );
  const links = linksFrom(network.graph, heaviestFirst[0] ?? 0).filter((k) => inService[k] === 1);
  const peopleCutOff = new Float64Array(members);
  const nodeCutOff = new Float64Array(nodeCount);
  const nodeFails = new Float64Array(nodeCount);
  const linkFails = new Float64Array(linkCount);
  // Per node and link: members of the word.
  const isDown = new Int32Array(nodeCount);
  const isBroken = new Int32Array(linkCount);
  const isUp = new Int32Array(linkCount);
  const isOnMain = new Int32Array(nodeCount);
  const mainPeople = new Float64Array(WORD_MEMBERS);
  const total = population.reduce((sum, each) => sum + each, 0);
  let sum = 0;
  for (let first = 0; first < members; first += WORD_MEMBERS) {
    if (first % (STEP_WORDS * WORD_MEMBERS) === 0)
      yield { phase: 'disaster.members', fraction: first / members };
    const count = Math.min(WORD_MEMBERS, members - first);
    isDown.fill(0);
    isBroken.fill(0);
    isOnMain.fill(0);
    for (let b = 0; b < count; b++) {
      const member = next();
      for (const n of mayFall) isDown[n]! |= member.isDown[n]! << b;
      for (const k of mayBreak) isBroken[k]! |= member.isBroken[k]! << b;
      const start = heaviestFirst.find((n) => member.isDown[n] === 0);
      if (start !== undefined) isOnMain[start]! |= 1 << b;
    }
    for (const k of links) isUp[k] = ~(isBroken[k]! | isDown[from[k]!]! | isDown[to[k]!]!);
    spreadMembers(network.graph, links, isUp, isOnMain);
    sumByMember(isOnMain, population, mainPeople);
    for (let b = 0; b < count; b++) {
      // Where most people are left together nobody else can be more.
      if (!(mainPeople[b]! > MOST * total))
        mainPeople[b] = findMain(network, links, isUp, isDown, population, isOnMain, b);
      peopleCutOff[first + b] = total - mainPeople[b]!;
      sum += peopleCutOff[first + b]!;
    }
    for (let n = 0; n < nodeCount; n++) {
      nodeFails[n]! += countMembers(isDown[n]!);
      nodeCutOff[n]! += count - countMembers(isOnMain[n]!);
    }
    for (const k of links) linkFails[k]! += countMembers(isBroken[k]!);
  }
  const share = (counts: Float64Array) => counts.map((count) => (members > 0 ? count / members : 0));
  return {
    peopleCutOff,
    meanPeopleCutOff: members > 0 ? sum / members : 0,
    nodeCutOff: share(nodeCutOff),
    nodeFails: share(nodeFails),
    linkFails: share(linkFails),
  };
}

/** Half, and what rounding may hide. */
const MOST = 0.5 + 1e-9;

/** Per member of a word: the values of the nodes that are marked in it. */
function sumByMember(isMarked: Int32Array, value: Float64Array, sums: Float64Array): void {
  sums.fill(0);
  for (let n = 0; n < isMarked.length; n++) {
    const word = isMarked[n]!;
    for (let b = 0; b < WORD_MEMBERS; b++) if (((word >>> b) & 1) === 1) sums[b]! += value[n]!;
  }
}

/** One member in which no part is known to be the main one: marks the heaviest, of equals the one of the first node. */
function findMain(
  { graph: { nodeCount, from, to } }: BackboneNetwork,
  links: Uint32Array,
  isUp: Int32Array,
  isDown: Int32Array,
  population: Float64Array,
  isOnMain: Int32Array,
  b: number,
): number {
  const group = Int32Array.from({ length: nodeCount }, (_, n) => n);
  const find = (node: number): number => {
    while (group[node] !== node) {
      group[node] = group[group[node]!]!;
      node = group[node]!;
    }
    return node;
  };
  for (const k of links) {
    if (((isUp[k]! >>> b) & 1) === 0) continue;
    const [x, y] = [find(from[k]!), find(to[k]!)];
    if (x !== y) group[Math.max(x, y)] = Math.min(x, y);
  }
  const stands = (n: number) => ((isDown[n]! >>> b) & 1) === 0;
  const people = new Float64Array(nodeCount);
  for (let n = 0; n < nodeCount; n++) if (stands(n)) people[find(n)]! += population[n]!;
  let main = 0;
  for (let n = 1; n < nodeCount; n++) if (people[n]! > people[main]!) main = n;
  for (let n = 0; n < nodeCount; n++) {
    const isPart = stands(n) && find(n) === main;
    isOnMain[n] = isPart ? isOnMain[n]! | (1 << b) : isOnMain[n]! & ~(1 << b);
  }
  return people[main]!;
}

/** What fails in one member; the arrays are used again for the next. */
export interface Member {
  readonly isDown: Uint8Array;
  readonly isBroken: Uint8Array;
}

export interface MemberSampler {
  /** Nodes and links that may fail at all; the others stand in every member. */
  readonly mayFall: Uint32Array;
  readonly mayBreak: Uint32Array;
  readonly next: () => Member;
}

/** Sums of three numbers depend on their order by less. */
const ROUNDING = 1e-9;

/**
 * Draws one member after another over all nodes and links of the impact, in service or not.
 * @param known draws of the members, where somebody has them already
 */
export function memberSampler(
  { nodeIntensity, linkBreaks }: Pick<Impact, 'nodeIntensity' | 'linkBreaks'>,
  seed: number,
  parameters: DisasterParameters,
  known?: KeptDraws,
): MemberSampler {
  const draw = drawMembers(nodeIntensity.length, linkBreaks.length, seed);
  let member = 0;
  const isDown = new Uint8Array(nodeIntensity.length);
  const isBroken = new Uint8Array(linkBreaks.length);
  const shaken = Uint32Array.from(nodeIntensity.keys()).filter((n) => nodeIntensity[n]! > 0);
  // Not asked for where nothing shakes: its lever changes nothing then.
  const siteIntensity = shaken.length > 0 ? parameters['disaster.siteIntensity'] : 0;
  const mayFall = shaken.filter(
    (n) => known === undefined || nodeIntensity[n]! + known.most[n]! > siteIntensity - ROUNDING,
  );
  const mayBreak = Uint32Array.from(linkBreaks.keys()).filter((k) => linkBreaks[k]! > 0);
  const next = () => {
    const { event, stronger, own, luck } = known === undefined ? draw() : known.draws[member++]!;
    for (const n of mayFall) isDown[n] = nodeIntensity[n]! + event + own[n]! > siteIntensity ? 1 : 0;
    for (const k of mayBreak) isBroken[k] = luck[k]! < 1 - Math.exp(-linkBreaks[k]! * stronger) ? 1 : 0;
    return { isDown, isBroken };
  };
  return { mayFall, mayBreak, next };
}
