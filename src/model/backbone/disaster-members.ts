/**
 * Many seeded members of one disaster. The shaking of an event as a whole is stronger or weaker than its median, so what
 * fails fails together; beyond that each node has its own luck. Every member asks who is left on the main network.
 */
import { finish, type Steps } from '../progress.ts';
import { normalQuantile } from '../radio/propagation/normal-quantile.ts';
import { createRandom } from '../seeded-random.ts';
import { type BackboneNetwork, linksInService } from './backbone-network.ts';
import type { DisasterParameters } from './disaster-parameters.ts';
import type { Impact } from './disaster-sets.ts';

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

/** Standard deviations in degrees of intensity: of the event as a whole, of each place, and of what a building bears. */
const EVENT_DEVIATION = 0.25;
const PLACE_DEVIATION = 0.35;
const STRENGTH_DEVIATION = 0.4;
const OWN_DEVIATION = Math.hypot(PLACE_DEVIATION, STRENGTH_DEVIATION);

export interface Sampling {
  readonly members: number;
  readonly seed: number;
}

/** Members between two looks at whether to go on: some tens of milliseconds. */
const STEP_MEMBERS = 200;

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

/** The same, step by step. */
export function* sampleMembers(
  network: BackboneNetwork,
  fiscalYear: number,
  impact: Impact,
  population: Float64Array,
  parameters: DisasterParameters,
  { members, seed }: Sampling,
): Steps<DisasterMembers> {
  const { nodeCount, linkCount, from, to } = network.graph;
  const inService = linksInService(network, fiscalYear);
  const draw = memberSampler(impact, seed, parameters);
  const peopleCutOff = new Float64Array(members);
  const nodeCutOff = new Float64Array(nodeCount);
  const nodeFails = new Float64Array(nodeCount);
  const linkFails = new Float64Array(linkCount);
  const group = new Int32Array(nodeCount);
  const people = new Float64Array(nodeCount);
  const find = (node: number): number => {
    while (group[node] !== node) {
      group[node] = group[group[node]!]!;
      node = group[node]!;
    }
    return node;
  };
  const total = population.reduce((sum, each) => sum + each, 0);
  let sum = 0;
  for (let member = 0; member < members; member++) {
    if (member % STEP_MEMBERS === 0) yield { phase: 'disaster.members', fraction: member / members };
    const { isDown, isBroken } = draw();
    for (let n = 0; n < nodeCount; n++) {
      nodeFails[n]! += isDown[n]!;
      group[n] = n;
    }
    for (let k = 0; k < linkCount; k++) {
      if (inService[k] === 0) continue;
      if (isBroken[k] === 1) {
        linkFails[k]!++;
        continue;
      }
      if (isDown[from[k]!] === 1 || isDown[to[k]!] === 1) continue;
      const [a, b] = [find(from[k]!), find(to[k]!)];
      if (a !== b) group[Math.max(a, b)] = Math.min(a, b);
    }
    people.fill(0);
    for (let n = 0; n < nodeCount; n++) if (isDown[n] === 0) people[find(n)]! += population[n]!;
    let main = 0;
    for (let n = 1; n < nodeCount; n++) if (people[n]! > people[main]!) main = n;
    peopleCutOff[member] = total - people[main]!;
    sum += peopleCutOff[member]!;
    for (let n = 0; n < nodeCount; n++) if (isDown[n] === 1 || find(n) !== main) nodeCutOff[n]!++;
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

/** What fails in one member; the arrays are used again for the next. */
export interface Member {
  readonly isDown: Uint8Array;
  readonly isBroken: Uint8Array;
}

/** Draws one member after another over all nodes and links of the impact, in service or not. */
export function memberSampler(
  { nodeIntensity, linkBreaks }: Pick<Impact, 'nodeIntensity' | 'linkBreaks'>,
  seed: number,
  parameters: DisasterParameters,
): () => Member {
  const random = createRandom(seed);
  // A draw of exactly 0 has no quantile.
  const normal = () => normalQuantile(random() + 2 ** -33);
  const isDown = new Uint8Array(nodeIntensity.length);
  const isBroken = new Uint8Array(linkBreaks.length);
  const siteIntensity = parameters['disaster.siteIntensity'];
  return () => {
    const event = EVENT_DEVIATION * normal();
    for (let n = 0; n < isDown.length; n++) {
      const reached = nodeIntensity[n]! + event + OWN_DEVIATION * normal();
      isDown[n] = nodeIntensity[n]! > 0 && reached > siteIntensity ? 1 : 0;
    }
    const stronger = 10 ** event;
    for (let k = 0; k < isBroken.length; k++) {
      // Drawn for every link, so that a new one leaves the luck of the others alone.
      const luck = random();
      const breaks = linkBreaks[k]! * stronger;
      isBroken[k] = breaks > 0 && luck < 1 - Math.exp(-breaks) ? 1 : 0;
    }
    return { isDown, isBroken };
  };
}
