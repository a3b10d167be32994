/** What it means that links or nodes are gone: who is cut off, what does not flow, how much farther everything is. */
import { type BackboneNetwork, linksInService } from './backbone-network.ts';
import { spreadLatency } from './spread-latency.ts';

/** What stands behind each node; sums over the municipalities whose home it is. */
export interface NodeDemand {
  readonly population: Float64Array;
  readonly households: Float64Array;
}

export interface CutSetting {
  readonly network: BackboneNetwork;
  readonly fiscalYear: number;
  readonly demand: NodeDemand;
  /** Per node: latency to the hub or exchange that stands there (its access), Infinity where none does. */
  readonly serviceMs: Float64Array;
  readonly trafficKbpsPerPerson: number;
}

export interface Cut {
  readonly links: readonly number[];
  readonly nodes: readonly number[];
}

export interface CutConsequences {
  /** Parts that the standing nodes fall into; 1 is whole. */
  readonly partCount: number;
  /** Per node: 0 with the main network (the part that holds most people), 1 cut off from it, 2 itself down. */
  readonly nodeState: Uint8Array;
  /** People, households and traffic behind nodes of state 1 or 2. */
  readonly peopleCutOff: number;
  readonly householdsCutOff: number;
  readonly trafficCutOffGbps: number;
  /** Of these, people who reach no hub or exchange any more. */
  readonly peopleWithoutService: number;
  /** Mean latency to the nearest hub or exchange of the people who still reach one, before the cut and after. */
  readonly meanLatencyMsBefore: number;
  readonly meanLatencyMsAfter: number;
  /** Per node: latency after less latency before; Infinity where none is reached any more. */
  readonly latencyIncreaseMs: Float64Array;
}

/** @throws RangeError where the cut names what is not there. */
export function cutConsequences(setting: CutSetting, cut: Cut): CutConsequences {
  const { network, demand, serviceMs } = setting;
  const { nodeCount } = network.graph;
  const inService = linksInService(network, setting.fiscalYear);
  const before = spreadLatency(network, serviceMs, inService, undefined, new Float64Array(nodeCount));
  const { isLinkUp, isNodeUp } = standingUnder(network, setting.fiscalYear, cut);
  const after = spreadLatency(network, serviceMs, isLinkUp, isNodeUp, new Float64Array(nodeCount));
  const { part, partCount } = partsOf(network, isLinkUp, isNodeUp);
  const main = heaviestPart(part, partCount, demand.population);
  const nodeState = Uint8Array.from(part, (p) => (p === NO_PART ? 2 : p === main ? 0 : 1));
  let peopleCutOff = 0;
  let householdsCutOff = 0;
  let peopleWithoutService = 0;
  let served = 0;
  let sumBefore = 0;
  let sumAfter = 0;
  const latencyIncreaseMs = new Float64Array(nodeCount);
  for (let n = 0; n < nodeCount; n++) {
    const people = demand.population[n]!;
    if (nodeState[n] !== 0) {
      peopleCutOff += people;
      householdsCutOff += demand.households[n]!;
    }
    if (after[n]! < Infinity) {
      served += people;
      sumBefore += people * before[n]!;
      sumAfter += people * after[n]!;
      latencyIncreaseMs[n] = after[n]! - before[n]!;
    } else {
      if (before[n]! < Infinity) latencyIncreaseMs[n] = Infinity;
      peopleWithoutService += people;
    }
  }
  return {
    partCount,
    nodeState,
    peopleCutOff,
    householdsCutOff,
    trafficCutOffGbps: (peopleCutOff * setting.trafficKbpsPerPerson) / 1e6,
    peopleWithoutService,
    meanLatencyMsBefore: served > 0 ? sumBefore / served : Number.NaN,
    meanLatencyMsAfter: served > 0 ? sumAfter / served : Number.NaN,
    latencyIncreaseMs,
  };
}

/**
 * What carries and stands in a fiscal year without what is cut.
 * @throws RangeError where the cut names what is not there.
 */
export function standingUnder(
  network: BackboneNetwork,
  fiscalYear: number,
  cut: Cut,
): { isLinkUp: Uint8Array; isNodeUp: Uint8Array } {
  const { nodeCount, linkCount } = network.graph;
  const isLinkUp = linksInService(network, fiscalYear);
  const isNodeUp = new Uint8Array(nodeCount).fill(1);
  for (const link of cut.links) {
    if (!(link >= 0 && link < linkCount))
      throw new RangeError(`Expected a link below ${linkCount}, got ${link}.`);
    isLinkUp[link] = 0;
  }
  for (const node of cut.nodes) {
    if (!(node >= 0 && node < nodeCount))
      throw new RangeError(`Expected a node below ${nodeCount}, got ${node}.`);
    isNodeUp[node] = 0;
  }
  return { isLinkUp, isNodeUp };
}

export const NO_PART = 0xffff;

/** Connected parts of the standing nodes over the standing links. */
export function partsOf(
  { graph }: BackboneNetwork,
  isLinkUp: Uint8Array,
  isNodeUp: Uint8Array,
): { part: Uint16Array; partCount: number } {
  const { nodeCount, offsets, arcTo, arcLink } = graph;
  const part = new Uint16Array(nodeCount).fill(NO_PART);
  const stack: number[] = [];
  let partCount = 0;
  for (let root = 0; root < nodeCount; root++) {
    if (isNodeUp[root] === 0 || part[root] !== NO_PART) continue;
    part[root] = partCount;
    stack.push(root);
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      for (let arc = offsets[node]!; arc < offsets[node + 1]!; arc++) {
        const other = arcTo[arc]!;
        if (isLinkUp[arcLink[arc]!] === 0 || isNodeUp[other] === 0 || part[other] !== NO_PART) continue;
        part[other] = partCount;
        stack.push(other);
      }
    }
    partCount++;
  }
  return { part, partCount };
}

/** The part with most people; of equals the one that comes first. */
export function heaviestPart(part: Uint16Array, partCount: number, population: Float64Array): number {
  const people = new Float64Array(partCount);
  for (let n = 0; n < part.length; n++) if (part[n] !== NO_PART) people[part[n]!]! += population[n]!;
  let heaviest = 0;
  for (let p = 1; p < partCount; p++) if (people[p]! > people[heaviest]!) heaviest = p;
  return heaviest;
}
