/**
 * Which addition lowers the expected loss most per yen. Loss is counted in people: who is cut off from the main network
 * loses all service, or less where a hub or exchange stands on their side. Every addition meets the same members, and one
 * pass over the parts of a member judges all of them: joining parts or serving one needs their sums only.
 */
import type { Atlas } from '../atlas.ts';
import type { ParameterValues } from '../parameters.ts';
import type { Steps } from '../progress.ts';
import type { Addition } from './additions.ts';
import { linksInService } from './backbone-network.ts';
import type { CutSetting } from './cut-consequences.ts';
import { type Member, memberSampler } from './disaster-members.ts';
import { breaksAlong, type Disaster, impactOf } from './disaster-sets.ts';
import { intensityAt } from './ground-motion.ts';
import type { Sampling } from './sampling.ts';

export interface RankedAddition extends Addition {
  /** People's loss spared, in the mean over disasters and members. */
  readonly lossSpared: number;
  readonly lossSparedPerBillionYen: number;
}

export interface RankedAdditions {
  /** Expected loss without any, in people. */
  readonly expectedLoss: number;
  /** Most spared per yen first; of equals the one that comes first. */
  readonly additions: readonly RankedAddition[];
}

export interface AdditionBasis {
  readonly setting: Pick<CutSetting, 'network' | 'fiscalYear' | 'demand'>;
  /** Per node, 1 where a hub stands. */
  readonly hasHub: Uint8Array;
  readonly additions: readonly Addition[];
  readonly disasters: readonly Disaster[];
}

const STEP_MEMBERS = 50;

export function* rankAdditions(
  atlas: Atlas,
  { setting, hasHub, additions, disasters }: AdditionBasis,
  parameters: ParameterValues,
  { members, seed }: Sampling,
): Steps<RankedAdditions> {
  const spared = new Float64Array(additions.length);
  const parts = createParts(atlas, setting, hasHub, parameters);
  let loss = 0;
  for (const [d, disaster] of disasters.entries()) {
    const { next } = memberSampler(withCandidates(atlas, disaster, parameters), seed, parameters);
    for (let member = 0; member < members; member++) {
      if (member % STEP_MEMBERS === 0) {
        yield { phase: 'additions.members', fraction: (d + member / members) / disasters.length };
      }
      const drawn = next();
      parts.set(drawn);
      loss += parts.loss();
      additions.forEach((addition, k) => {
        spared[k]! += parts.spared(addition, drawn);
      });
    }
  }
  const all = Math.max(1, members * disasters.length);
  const ranked = additions.map((addition, k): RankedAddition => {
    const lossSpared = spared[k]! / all;
    const { costYen } = addition;
    return {
      ...addition,
      lossSpared,
      lossSparedPerBillionYen: costYen > 0 ? (1e9 * lossSpared) / costYen : 0,
    };
  });
  const order = Array.from(ranked.keys()).sort(
    (a, b) => ranked[b]!.lossSparedPerBillionYen - ranked[a]!.lossSparedPerBillionYen || a - b,
  );
  return { expectedLoss: loss / all, additions: order.map((k) => ranked[k]!) };
}

/** New stations follow the nodes, the candidates' links the links, in the atlas's order. */
function withCandidates(atlas: Atlas, disaster: Disaster, parameters: ParameterValues) {
  const { nodeIntensity, linkBreaks } = impactOf(atlas, disaster, parameters);
  const { candidates } = atlas.backbone;
  const quake = disaster.kind === 'earthquake' ? disaster.earthquake : undefined;
  const stations = candidates.flatMap(({ station }) =>
    station === undefined ? [] : [quake === undefined ? 0 : intensityAt(quake, station.lat, station.lon)],
  );
  const breaks = candidates.flatMap(({ links }) =>
    links.map(({ route, lengthKm }) =>
      quake === undefined ? 0 : breaksAlong(quake, route, lengthKm, parameters['disaster.breaksPer1000Km']),
    ),
  );
  return {
    nodeIntensity: Float64Array.from([...nodeIntensity, ...stations]),
    linkBreaks: Float64Array.from([...linkBreaks, ...breaks]),
  };
}

const Service = {
  None: 0,
  Exchange: 1,
  Hub: 2,
} as const;

/** The parts that one member leaves, with the people and the service of each. */
function createParts(
  { backbone }: Atlas,
  { network, fiscalYear, demand }: AdditionBasis['setting'],
  hasHub: Uint8Array,
  parameters: ParameterValues,
) {
  const { nodeCount, linkCount, from, to } = network.graph;
  const { candidates } = backbone;
  const inService = linksInService(network, fiscalYear);
  const service = Uint8Array.from({ length: nodeCount }, (_, n) =>
    hasHub[n] === 1 ? Service.Hub : backbone.nodes.isExchange[n] === 1 ? Service.Exchange : Service.None,
  );
  const worth = [0, parameters['backbone.islandExchangeShare'], parameters['backbone.islandHubShare']];
  const total = demand.population.reduce((sum, each) => sum + each, 0);
  let stations = 0;
  let links = 0;
  const places = candidates.map((candidate) => {
    const place = { firstLink: linkCount + links, station: nodeCount + stations };
    links += candidate.links.length;
    if (candidate.station !== undefined) stations++;
    return place;
  });
  const group = new Int32Array(nodeCount);
  const people = new Float64Array(nodeCount);
  const best = new Uint8Array(nodeCount);
  let main = 0;
  const find = (node: number): number => {
    while (group[node] !== node) {
      group[node] = group[group[node]!]!;
      node = group[node]!;
    }
    return node;
  };
  const served = (root: number) => (root === main ? 1 : worth[best[root]!]!) * people[root]!;

  /** Roots that a candidate's links join in this member. */
  const joinedRoots = ({ candidate }: Addition, { isDown, isBroken }: Member): number[] => {
    const place = places[candidate]!;
    if (candidates[candidate]!.station !== undefined && isDown[place.station] === 1) return [];
    const roots: number[] = [];
    candidates[candidate]!.links.forEach((link, k) => {
      if (isBroken[place.firstLink + k] === 1) return;
      const ends = link.from < 0 ? [link.to] : [link.from, link.to];
      if (ends.some((node) => isDown[node] === 1)) return;
      for (const root of ends.map(find)) if (!roots.includes(root)) roots.push(root);
    });
    return roots;
  };
  const sparedByJoining = (roots: readonly number[]): number => {
    if (roots.length < 2) return 0;
    let before = 0;
    let together = 0;
    let kind = 0;
    for (const root of roots) {
      before += served(root);
      together += people[root]!;
      kind = Math.max(kind, best[root]!);
    }
    if (roots.includes(main)) return together - before;
    // Which of the two is then the main network is open; the one that serves more.
    const beside = worth[kind]! * together - before;
    return Math.max(beside, together - before - (1 - worth[best[main]!]!) * people[main]!);
  };

  return {
    set({ isDown, isBroken }: Member): void {
      for (let n = 0; n < nodeCount; n++) group[n] = n;
      for (let k = 0; k < linkCount; k++) {
        if (inService[k] === 0 || isBroken[k] === 1 || isDown[from[k]!] === 1 || isDown[to[k]!] === 1)
          continue;
        const [a, b] = [find(from[k]!), find(to[k]!)];
        if (a !== b) group[Math.max(a, b)] = Math.min(a, b);
      }
      people.fill(0);
      best.fill(0);
      for (let n = 0; n < nodeCount; n++) {
        if (isDown[n] === 1) continue;
        const root = find(n);
        people[root]! += demand.population[n]!;
        best[root] = Math.max(best[root]!, service[n]!);
      }
      main = 0;
      for (let n = 1; n < nodeCount; n++) if (people[n]! > people[main]!) main = n;
    },

    loss(): number {
      let sum = 0;
      for (let n = 0; n < nodeCount; n++) if (people[n]! > 0) sum += served(n);
      return total - sum;
    },

    spared(addition: Addition, member: Member): number {
      if (addition.candidate >= 0) return sparedByJoining(joinedRoots(addition, member));
      const [node] = addition.nodes;
      if (member.isDown[node!] === 1) return 0;
      const root = find(node!);
      if (root === main) return 0;
      const kind = addition.kind === 'hub' ? Service.Hub : Service.Exchange;
      return Math.max(0, worth[kind]! - worth[best[root]!]!) * people[root]!;
    },
  };
}
