import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BackboneNetwork, subgraph } from '../../../src/model/backbone/backbone-network.ts';
import { type CutSetting, cutConsequences } from '../../../src/model/backbone/cut-consequences.ts';
import { cutStructure } from '../../../src/model/backbone/cut-structure.ts';
import { createGraph } from '../../../src/model/backbone/graph.ts';
import { spreadLatency } from '../../../src/model/backbone/spread-latency.ts';

/** Random networks, some links of later years, one to three services, people everywhere. */
const settings = fc.integer({ min: 2, max: 8 }).chain((n) =>
  fc
    .record({
      edges: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.integer({ min: 1, max: 50 }), fc.boolean()), {
        minLength: 1,
        maxLength: 14,
      }),
      people: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: n, maxLength: n }),
      services: fc.uniqueArray(fc.nat(n - 1), { minLength: 1, maxLength: 3 }),
      cutLinks: fc.uniqueArray(fc.nat(13), { maxLength: 3 }),
      cutNodes: fc.uniqueArray(fc.nat(n - 1), { maxLength: 1 }),
    })
    .map(({ edges, people, services, cutLinks, cutNodes }) => {
      const lengthKm = Float64Array.from(edges, ([, , km]) => km);
      const network: BackboneNetwork = {
        graph: createGraph(
          n,
          edges.flatMap((edge) => edge.slice(0, 2) as number[]),
        ),
        lengthKm,
        linkMs: lengthKm.map((km) => km / 10 + 0.1),
        isSubmarine: new Uint8Array(edges.length),
        openFiscalYear: Uint16Array.from(edges, ([, , , isLate]) => (isLate ? 2027 : 0)),
      };
      const serviceMs = new Float64Array(n).fill(Infinity);
      for (const s of services) serviceMs[s] = 0.5;
      const population = Float64Array.from(people);
      const setting: CutSetting = {
        network,
        fiscalYear: 2026,
        demand: { population, households: population.map((count) => count / 2) },
        serviceMs,
        trafficKbpsPerPerson: 300,
      };
      return { setting, cut: { links: cutLinks.filter((k) => k < edges.length), nodes: cutNodes } };
    }),
);

describe('cutConsequences', () => {
  it('never improves latency, and never connects anybody', () => {
    fc.assert(
      fc.property(settings, ({ setting, cut }) => {
        const whole = cutConsequences(setting, { links: [], nodes: [] });
        const after = cutConsequences(setting, cut);
        expect(after.latencyIncreaseMs.every((ms) => ms >= 0)).toBe(true);
        if (!Number.isNaN(after.meanLatencyMsAfter)) {
          expect(after.meanLatencyMsAfter).toBeGreaterThanOrEqual(after.meanLatencyMsBefore - 1e-12);
        }
        expect(after.peopleCutOff).toBeGreaterThanOrEqual(whole.peopleCutOff);
        expect(after.peopleWithoutService).toBeGreaterThanOrEqual(whole.peopleWithoutService);
        expect(after.householdsCutOff).toBeCloseTo(after.peopleCutOff / 2, 9);
        expect(after.trafficCutOffGbps).toBeCloseTo((after.peopleCutOff * 300) / 1e6, 12);
      }),
      { numRuns: 300 },
    );
  });

  it('splits the network exactly where a bridge breaks', () => {
    fc.assert(
      fc.property(settings, ({ setting }) => {
        const { network } = setting;
        const isUp = Uint8Array.from(network.openFiscalYear, (year) => (year <= 2026 ? 1 : 0));
        const standing = subgraph(network.graph, isUp);
        const bridges = cutStructure(standing.graph).bridges.map((k) => standing.link[k]!);
        const { partCount } = cutConsequences(setting, { links: [], nodes: [] });
        for (let link = 0; link < network.graph.linkCount; link++) {
          const cut = cutConsequences(setting, { links: [link], nodes: [] });
          expect(cut.partCount).toBe(partCount + (bridges.includes(link) ? 1 : 0));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('counts the people of a node that is down', () => {
    const line = createGraph(3, [0, 1, 1, 2]);
    const network: BackboneNetwork = {
      graph: line,
      lengthKm: Float64Array.of(10, 20),
      linkMs: Float64Array.of(1, 2),
      isSubmarine: new Uint8Array(2),
      openFiscalYear: new Uint16Array(2),
    };
    const setting: CutSetting = {
      network,
      fiscalYear: 2020,
      demand: { population: Float64Array.of(50, 10, 5), households: Float64Array.of(20, 5, 2) },
      serviceMs: Float64Array.of(0, Infinity, Infinity),
      trafficKbpsPerPerson: 1000,
    };
    const cut = cutConsequences(setting, { links: [], nodes: [1] });
    expect([...cut.nodeState]).toEqual([0, 2, 1]);
    expect(cut).toMatchObject({
      partCount: 2,
      peopleCutOff: 15,
      householdsCutOff: 7,
      peopleWithoutService: 15,
    });
    expect([...cut.latencyIncreaseMs]).toEqual([0, Infinity, Infinity]);
    expect(() => cutConsequences(setting, { links: [2], nodes: [] })).toThrow(
      'Expected a link below 2, got 2.',
    );
  });
});

describe('spreadLatency', () => {
  it('equals the relaxation of all links until nothing changes', () => {
    fc.assert(
      fc.property(settings, ({ setting: { network, serviceMs } }) => {
        const { graph, linkMs } = network;
        const isUp = new Uint8Array(graph.linkCount).fill(1);
        const expected = serviceMs.slice();
        for (let round = 0; round < graph.nodeCount; round++) {
          for (let k = 0; k < graph.linkCount; k++) {
            const [a, b] = [graph.from[k]!, graph.to[k]!];
            expected[a] = Math.min(expected[a]!, expected[b]! + linkMs[k]!);
            expected[b] = Math.min(expected[b]!, expected[a]! + linkMs[k]!);
          }
        }
        const own = spreadLatency(network, serviceMs, isUp, undefined, new Float64Array(graph.nodeCount));
        own.forEach((ms, n) => {
          if (ms === Infinity) expect(expected[n]).toBe(Infinity);
          else expect(ms).toBeCloseTo(expected[n]!, 9);
        });
      }),
    );
  });
});
