/** Cuts and disasters on the national backbone, against the bars of the plan's screen. */
import { disasterSet } from '../../src/model/backbone/disaster-sets.ts';
import { createResilience } from '../../src/model/backbone/resilience.ts';
import { simulateHubs } from '../../src/model/hubs/simulate-hubs.ts';
import { resolveParameters } from '../../src/model/parameters.ts';
import { finish } from '../../src/model/progress.ts';
import { demandOf } from '../../src/model/simulate.ts';
import type { Bench, BenchRow } from './bench.ts';

function time<T>(work: () => T): { ms: number; value: T } {
  const start = performance.now();
  const value = work();
  return { ms: performance.now() - start, value };
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
    return rows;
  },
} satisfies Bench;
