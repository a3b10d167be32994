/** Cuts and disasters on the national backbone, against the bars of the plan's screen. */
import type { Atlas } from '../../src/model/atlas.ts';
import { type Addition, possibleAdditions } from '../../src/model/backbone/additions.ts';
import { createNetwork, linksInService, NEVER, subgraph } from '../../src/model/backbone/backbone-network.ts';
import type { CutSetting } from '../../src/model/backbone/cut-consequences.ts';
import { disasterMembers } from '../../src/model/backbone/disaster-members.ts';
import { breaksAlong, type Disaster, disasterSet, impactOf } from '../../src/model/backbone/disaster-sets.ts';
import type { Graph } from '../../src/model/backbone/graph.ts';
import { intensityAt } from '../../src/model/backbone/ground-motion.ts';
import { rankAdditions } from '../../src/model/backbone/rank-additions.ts';
import { reliabilityInterval } from '../../src/model/backbone/reliability-interval.ts';
import { createResilience } from '../../src/model/backbone/resilience.ts';
import { linkAvailability } from '../../src/model/backbone/summarise-resilience.ts';
import { createHubRoutes } from '../../src/model/hubs/hub-routes.ts';
import { simulateHubs } from '../../src/model/hubs/simulate-hubs.ts';
import { type ParameterValues, resolveParameters } from '../../src/model/parameters.ts';
import { finish } from '../../src/model/progress.ts';
import { createRandom } from '../../src/model/seeded-random.ts';
import { demandOf } from '../../src/model/simulate.ts';
import type { Bench, BenchRow } from './bench.ts';

function time<T>(work: () => T): { ms: number; value: T } {
  const start = performance.now();
  const value = work();
  return { ms: performance.now() - start, value };
}

/** What a link spares, from all members drawn again over a network that has it. */
function sparedOneByOne(
  atlas: Atlas,
  { candidate }: Addition,
  { fiscalYear, demand }: CutSetting,
  disaster: Disaster,
  parameters: ParameterValues,
): number {
  if (disaster.kind !== 'earthquake') throw new Error('Expected an earthquake.');
  const impact = impactOf(atlas, disaster, parameters);
  const { candidates } = atlas.backbone;
  const { earthquake } = disaster;
  const extended = {
    ...impact,
    nodeIntensity: Float64Array.from([
      ...impact.nodeIntensity,
      ...candidates.flatMap(({ station }) =>
        station === undefined ? [] : [intensityAt(earthquake, station.lat, station.lon)],
      ),
    ]),
    linkBreaks: Float64Array.from([
      ...impact.linkBreaks,
      ...candidates.flatMap(({ links }) =>
        links.map(({ route, lengthKm }) =>
          breaksAlong(earthquake, route, lengthKm, parameters['disaster.breaksPer1000Km']),
        ),
      ),
    ]),
  };
  const lost = (withLink: boolean) => {
    const extra = candidates.flatMap(({ links }, c) =>
      links.map(({ from, to, lengthKm, kind }) => ({
        // Links of new stations lead nowhere here, but take their draws.
        from: from < 0 ? to : from,
        to,
        lengthKm,
        isSubmarine: kind === 'submarine',
        openFiscalYear: withLink && c === candidate ? 0 : NEVER,
      })),
    );
    const { msPerKm } = createHubRoutes(atlas, parameters);
    const network = createNetwork(
      atlas.backbone,
      { msPerKm, hopMs: parameters['hubs.hopMs'] },
      parameters['backbone.japanSeaFiscalYear'],
      extra,
    );
    const sampling = { members: 500, seed: 1 };
    return disasterMembers(network, fiscalYear, extended, demand.population, parameters, sampling)
      .meanPeopleCutOff;
  };
  return lost(false) - lost(true);
}

/** Share of members in which everything hangs together: union-find over all links each time. */
function plainReliability(
  { nodeCount, linkCount, from, to }: Graph,
  up: Float64Array,
  draws: number,
  seed: number,
): number {
  const random = createRandom(seed);
  let whole = 0;
  for (let draw = 0; draw < draws; draw++) {
    const group = Int32Array.from({ length: nodeCount }, (_, n) => n);
    const find = (n: number): number => (group[n] === n ? n : find(group[n]!));
    let parts = nodeCount;
    for (let k = 0; k < linkCount; k++) {
      if (random() >= up[k]!) continue;
      const [a, b] = [find(from[k]!), find(to[k]!)];
      if (a === b) continue;
      group[a] = b;
      parts--;
    }
    if (parts === 1) whole++;
  }
  return whole / draws;
}

export default {
  name: 'Backbone',
  run({ atlas }) {
    const rows: BenchRow[] = [];
    const parameters = resolveParameters({});
    const demand = demandOf(atlas, parameters);
    const { hubs } = finish(simulateHubs(atlas, demand, parameters));
    const setUp = time(() => createResilience(atlas, demand, parameters, hubs, 2030));
    const resilience = setUp.value;
    rows.push({ name: 'set-up for a year', ms: setUp.ms, answer: `${atlas.backbone.nodes.count} nodes` });

    const { count } = atlas.backbone.links;
    const cuts = time(() => {
      let worstMs = 0;
      let split = 0;
      for (let link = 0; link < count; link++) {
        const each = time(() => resilience.cut({ links: [link], nodes: [] }));
        worstMs = Math.max(worstMs, each.ms);
        if (each.value.meanLatencyMsAfter < each.value.meanLatencyMsBefore - 1e-12)
          throw new Error('Wrong answer: a cut improved latency.');
        if (each.value.partCount > 1) split++;
      }
      return { worstMs, split };
    });
    rows.push({
      name: 'any single cut, slowest of all links',
      ms: cuts.value.worstMs,
      answer: `${cuts.value.split} of ${count} cut somebody off`,
    });

    const nankai = disasterSet('nankai', parameters);
    const struck = time(() => resilience.strike(nankai, { members: 10_000, seed: 1 }));
    const { members } = struck.value;
    const mean = members.peopleCutOff.reduce((sum, people) => sum + people, 0) / 10_000;
    if (Math.abs(mean - members.meanPeopleCutOff) > 1) throw new Error('Wrong answer: the mean.');
    rows.push({
      name: 'Nankai trough, 10,000 members and 72 hours',
      ms: struck.ms,
      answer: `${Math.round(mean).toLocaleString('en')} people cut off in the mean`,
    });

    const { setting, hasHub } = resilience;
    const additions = possibleAdditions(atlas, hasHub, parameters);
    const ofLinks = additions.filter(({ kind }) => kind === 'link');
    const sampling = { members: 500, seed: 1 };
    const whole = { ...parameters, 'backbone.islandHubShare': 0, 'backbone.islandExchangeShare': 0 };
    const rankOf = (list: readonly Addition[], values: ParameterValues) =>
      finish(
        rankAdditions(atlas, { setting, hasHub, additions: list, disasters: [nankai] }, values, sampling),
      );
    const ranked = time(() => rankOf(additions, parameters));
    const links = time(() => rankOf(ofLinks, whole));
    const textbook = time(() => ofLinks.map((link) => sparedOneByOne(atlas, link, setting, nankai, whole)));
    ofLinks.forEach(({ id }, k) => {
      const { lossSpared } = links.value.additions.find((each) => each.id === id)!;
      if (Math.abs(lossSpared - textbook.value[k]!) > 0.01)
        throw new Error('Wrong answer: what a link spares.');
    });
    rows.push(
      {
        name: 'next addition, 500 members of one disaster',
        ms: ranked.ms,
        answer: `${additions.length} candidates`,
      },
      {
        name: 'its links alone',
        ms: links.ms,
        referenceMs: textbook.ms,
        ratio: textbook.ms / links.ms,
        note: 'against the members anew with each link',
        answer: `${ofLinks.length} links`,
      },
    );

    const { graph, link } = subgraph(setting.network.graph, linksInService(setting.network, 2030));
    const availability = linkAvailability(setting.network, parameters);
    const up = Float64Array.from(link, (k) => availability[k]!);
    const draws = 20_000;
    const interval = time(() => reliabilityInterval(graph, up, { members: draws, seed: 1 }));
    const plain = time(() => plainReliability(graph, up, draws, 2));
    const { low, high } = interval.value;
    const slack = 4 * Math.sqrt((plain.value * (1 - plain.value)) / draws);
    if (!(plain.value >= low - slack && plain.value <= high + slack))
      throw new Error('Wrong answer: the reliability.');
    rows.push({
      name: 'all-terminal reliability, 95 % interval',
      ms: interval.ms,
      referenceMs: plain.ms,
      ratio: plain.ms / interval.ms,
      note: 'against plain members over the whole graph',
      answer: `${low.toFixed(4)}–${high.toFixed(4)}`,
    });
    return rows;
  },
} satisfies Bench;
