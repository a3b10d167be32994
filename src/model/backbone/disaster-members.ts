/**
 * Many seeded members of one disaster. The shaking of an event as a whole is stronger or weaker than its median, so what
 * fails fails together; beyond that each node has its own luck. Every member asks who is left on the main network.
 */
import { finish, type Steps } from '../progress.ts';
import { type BackboneNetwork, linksInService } from './backbone-network.ts';
import type { DisasterParameters } from './disaster-parameters.ts';
import type { Impact } from './disaster-sets.ts';
import type { Graph } from './graph.ts';
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
  const { nodeCount, linkCount } = network.graph;
  const inService = linksInService(network, fiscalYear);
  const { mayFall, mayBreak, next } = memberSampler(impact, seed, parameters, known);
  const heaviestFirst = Uint32Array.from(population.keys()).sort(
    (a, b) => population[b]! - population[a]! || a - b,
  );
  const links = linksFrom(network.graph, heaviestFirst[0] ?? 0).filter((k) => inService[k] === 1);
  const peopleCutOff = new Float64Array(members);
  // Per node and link: members in all.
  const nodeOnMain = new Uint32Array(nodeCount);
  const nodeFails = new Uint32Array(nodeCount);
  const linkBreaks = new Uint32Array(linkCount);
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
      markMember(mayFall, member.isDown, b, isDown);
      markMember(mayBreak, member.isBroken, b, isBroken);
      const start = firstStanding(heaviestFirst, member.isDown);
      if (start >= 0) isOnMain[start]! |= 1 << b;
    }
    standingLinks(network.graph, links, isBroken, isDown, isUp);
    spreadMembers(network.graph, links, isUp, isOnMain);
    for (let b = 0; b < count; b++) mainPeople[b] = sumMember(isOnMain, population, b);
    for (let b = 0; b < count; b++) {
      // Where most people are left together nobody else can be more.
      if (!(mainPeople[b]! > MOST * total))
        mainPeople[b] = findMain(network, links, isUp, isDown, population, isOnMain, b);
      peopleCutOff[first + b] = total - mainPeople[b]!;
      sum += peopleCutOff[first + b]!;
    }
    countWords(isDown, nodeFails);
    countWords(isOnMain, nodeOnMain);
    countWords(isBroken, linkBreaks);
  }
  const shareOf = (count: number) => (members > 0 ? count / members : 0);
  return {
    peopleCutOff,
    meanPeopleCutOff: members > 0 ? sum / members : 0,
    nodeCutOff: Float64Array.from(nodeOnMain, (count) => shareOf(members - count)),
    nodeFails: Float64Array.from(nodeFails, shareOf),
    linkFails: Float64Array.from(linkBreaks, (count, k) => (inService[k] === 1 ? shareOf(count) : 0)),
  };
}

/** Half, and what rounding may hide. */
const MOST = 0.5 + 1e-9;

/** Marks in member b of the words what is marked in a member. */
function markMember(which: Uint32Array, isMarked: Uint8Array, b: number, words: Int32Array): void {
  for (let i = 0; i < which.length; i++) words[which[i]!]! |= isMarked[which[i]!]! << b;
}

/** -1 where all are down. */
function firstStanding(nodes: Uint32Array, isDown: Uint8Array): number {
  for (let i = 0; i < nodes.length; i++) if (isDown[nodes[i]!] === 0) return nodes[i]!;
  return -1;
}

function standingLinks(
  { from, to }: Graph,
  links: Uint32Array,
  isBroken: Int32Array,
  isDown: Int32Array,
  isUp: Int32Array,
): void {
  for (let i = 0; i < links.length; i++) {
    const k = links[i]!;
    isUp[k] = ~(isBroken[k]! | isDown[from[k]!]! | isDown[to[k]!]!);
  }
}

/** The values of the nodes that are marked in member b of the words. */
function sumMember(isMarked: Int32Array, value: Float64Array, b: number): number {
  let sum = 0;
  for (let n = 0; n < isMarked.length; n++) if (((isMarked[n]! >>> b) & 1) === 1) sum += value[n]!;
  return sum;
}

function countWords(words: Int32Array, counts: Uint32Array): void {
  for (let i = 0; i < words.length; i++) if (words[i] !== 0) counts[i]! += countMembers(words[i]!);
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
  const group = new Int32Array(nodeCount);
  for (let n = 0; n < nodeCount; n++) group[n] = n;
  for (const k of links) {
    if (((isUp[k]! >>> b) & 1) === 0) continue;
    const x = groupOf(group, from[k]!);
    const y = groupOf(group, to[k]!);
    if (x !== y) group[Math.max(x, y)] = Math.min(x, y);
  }
  const stands = (n: number) => ((isDown[n]! >>> b) & 1) === 0;
  const people = new Float64Array(nodeCount);
  for (let n = 0; n < nodeCount; n++) if (stands(n)) people[groupOf(group, n)]! += population[n]!;
  let main = 0;
  for (let n = 1; n < nodeCount; n++) if (people[n]! > people[main]!) main = n;
  for (let n = 0; n < nodeCount; n++) {
    const isPart = stands(n) && groupOf(group, n) === main;
    isOnMain[n] = isPart ? isOnMain[n]! | (1 << b) : isOnMain[n]! & ~(1 << b);
  }
  return people[main]!;
}

function groupOf(group: Int32Array, node: number): number {
  let at = node;
  while (group[at] !== at) {
    group[at] = group[group[at]!]!;
    at = group[at]!;
  }
  return at;
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
    shakeNodes(mayFall, nodeIntensity, event, own, siteIntensity, isDown);
    shakeLinks(mayBreak, linkBreaks, stronger, luck, isBroken);
    return { isDown, isBroken };
  };
  return { mayFall, mayBreak, next };
}

function shakeNodes(
  nodes: Uint32Array,
  intensity: Float64Array,
  event: number,
  own: Float64Array,
  siteIntensity: number,
  isDown: Uint8Array,
): void {
  for (let i = 0; i < nodes.length; i++) {
    const n = nodes[i]!;
    isDown[n] = intensity[n]! + event + own[n]! > siteIntensity ? 1 : 0;
  }
}

function shakeLinks(
  links: Uint32Array,
  breaks: Float64Array,
  stronger: number,
  luck: Float64Array,
  isBroken: Uint8Array,
): void {
  for (let i = 0; i < links.length; i++) {
    const k = links[i]!;
    const expected = breaks[k]! * stronger;
    // The chance of a break, 1 - exp(-expected), is never more than what is expected: most need no more than that.
    const mayBreak = luck[k]! < expected + ROUNDING;
    isBroken[k] = mayBreak && luck[k]! < 1 - Math.exp(-expected) ? 1 : 0;
  }
}
