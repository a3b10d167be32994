import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAtlas } from '../../../src/data/atlas-loader.ts';
import { readFromFolder } from '../../../src/data/read-from-folder.ts';
import type { Atlas } from '../../../src/model/atlas.ts';
import {
  cutConsequences,
  NO_PART,
  partsOf,
  standingUnder,
} from '../../../src/model/backbone/cut-consequences.ts';
import { hubLatencyUnderCut } from '../../../src/model/backbone/hub-latency-under-cut.ts';
import { createResilience, type Resilience } from '../../../src/model/backbone/resilience.ts';
import { createDemand } from '../../../src/model/demand.ts';
import { createHubRoutes, type HubRoutes } from '../../../src/model/hubs/hub-routes.ts';
import { FISCAL_YEARS } from '../../../src/model/parameter.ts';
import { resolveParameters } from '../../../src/model/parameters.ts';

const parameters = resolveParameters({});
const FISCAL_YEAR = 2030;
const NOTHING = { links: [], nodes: [] };
/** Anywhere will do: far north, the middle, the south-west. */
const HUBS = [3, 700, 1500];

let atlas: Atlas;
let routes: HubRoutes;
let resilience: Resilience;
let count: number;

beforeAll(async () => {
  const loaded = await loadAtlas(readFromFolder('public/atlas'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  atlas = loaded.value;
  count = atlas.municipalities.count;
  routes = createHubRoutes(atlas, parameters);
  const hubs = { municipality: Uint16Array.from(HUBS), openFiscalYear: new Uint16Array(3).fill(2024) };
  const demand = createDemand(atlas, FISCAL_YEARS, { projectionPace: 1 });
  resilience = createResilience(atlas, demand, parameters, hubs, FISCAL_YEAR);
}, 60_000);

const homeOf = (m: number) => routes.access.node[m * routes.access.choices]!;

describe('hubLatencyUnderCut', () => {
  it('is what the hub model says where nothing is cut', () => {
    const { hubLatencyMs } = resilience.cut(NOTHING);
    const fromHub = new Float64Array(count);
    const nearest = new Float64Array(count).fill(Infinity);
    for (const hub of HUBS) {
      routes.from(hub, FISCAL_YEAR, fromHub);
      for (let m = 0; m < count; m++) nearest[m] = Math.min(nearest[m]!, fromHub[m]!);
    }
    for (let m = 0; m < count; m++) {
      if (Number.isNaN(nearest[m]!)) expect(hubLatencyMs[m]).toBeNaN();
      else expect(hubLatencyMs[m]).toBeCloseTo(parameters['hubs.accessMs'] + nearest[m]!, 9);
    }
  });

  it('never improves by a cut, nor by one more, and takes along whoever lives at a fallen node', () => {
    const { linkCount, nodeCount } = routes.network.graph;
    const indices = (most: number, maxLength: number) => fc.uniqueArray(fc.nat(most - 1), { maxLength });
    fc.assert(
      fc.property(
        indices(linkCount, 12),
        indices(nodeCount, 3),
        fc.nat(linkCount - 1),
        (links, nodes, more) => {
          const whole = resilience.cut(NOTHING).hubLatencyMs;
          const cut = resilience.cut({ links, nodes }).hubLatencyMs;
          const further = resilience.cut({ links: [...links, more], nodes }).hubLatencyMs;
          for (let m = 0; m < count; m++) {
            if (Number.isNaN(whole[m]!)) continue;
            expect(cut[m]! >= whole[m]! && further[m]! >= cut[m]!).toBe(true);
            if (nodes.includes(homeOf(m))) expect(cut[m]).toBe(Infinity);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('leaves without a hub exactly the places whose part holds none', () => {
    const { network } = routes;
    // All that leads away from one node, which holds no hub.
    const node = [...Array(network.graph.nodeCount).keys()].find((n) => {
      const isHubs = HUBS.some((hub) => homeOf(hub) === n);
      return !isHubs && [...Array(count).keys()].some((m) => homeOf(m) === n);
    })!;
    const { offsets, arcLink } = network.graph;
    const links = [...arcLink.subarray(offsets[node]!, offsets[node + 1]!)];
    const { hubLatencyMs, nodeState } = resilience.cut({ links, nodes: [] });
    expect(nodeState[node]).toBe(1);
    const { isLinkUp, isNodeUp } = standingUnder(network, FISCAL_YEAR, { links, nodes: [] });
    const { part } = partsOf(network, isLinkUp, isNodeUp);
    const hasHub = new Set(HUBS.map((hub) => part[homeOf(hub)]!));
    let without = 0;
    for (let m = 0; m < count; m++) {
      if (homeOf(m) !== node) continue;
      expect(part[node]).not.toBe(NO_PART);
      expect(hasHub.has(part[node]!)).toBe(false);
      expect(hubLatencyMs[m]).toBe(Infinity);
      without++;
    }
    expect(without).toBeGreaterThan(0);
  });

  it('knows no latency before the first hub', () => {
    const none = { municipality: [], fiscalYear: FISCAL_YEAR, accessMs: 1 };
    expect(hubLatencyUnderCut(routes, none, NOTHING, count).every(Number.isNaN)).toBe(true);
  });

  it('stands beside the consequences for the nodes', () => {
    const { hubLatencyMs, ...consequences } = resilience.cut({ links: [0], nodes: [] });
    expect(hubLatencyMs).toHaveLength(count);
    expect(consequences).toEqual(cutConsequences(resilience.setting, { links: [0], nodes: [] }));
  });
});
