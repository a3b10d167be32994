import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAtlas } from '../../../src/data/atlas-loader.ts';
import { readFromFolder } from '../../../src/data/read-from-folder.ts';
import type { Atlas } from '../../../src/model/atlas.ts';
import { type Access, createAccess, sumByNode } from '../../../src/model/backbone/access.ts';
import { type BackboneNetwork, createNetwork } from '../../../src/model/backbone/backbone-network.ts';
import { disasterMembers } from '../../../src/model/backbone/disaster-members.ts';
import { disasterSet, epicentre, impactOf } from '../../../src/model/backbone/disaster-sets.ts';
import { intensityAt } from '../../../src/model/backbone/ground-motion.ts';
import { serviceOverHours } from '../../../src/model/backbone/service-hours.ts';
import { normalCumulative } from '../../../src/model/normal-cumulative.ts';
import { resolveParameters } from '../../../src/model/parameters.ts';
import { normalQuantile } from '../../../src/model/radio/propagation/normal-quantile.ts';
import { createRandom } from '../../../src/model/seeded-random.ts';

const defaults = resolveParameters({});
const SPEED = { msPerKm: 0.0049, hopMs: 0.1 };
let atlas: Atlas;
let network: BackboneNetwork;
let access: Access;
let people: Float64Array;
let nodePeople: Float64Array;

beforeAll(async () => {
  const loaded = await loadAtlas(readFromFolder('public/atlas'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  atlas = loaded.value;
  network = createNetwork(atlas.backbone, SPEED, 2027);
  access = createAccess(atlas, 1.4);
  people = atlas.municipalities.censusPopulation[2020].map((count) => (Number.isNaN(count) ? 0 : count));
  nodePeople = sumByNode(access, people, atlas.backbone.nodes.count);
});

const members = (disaster: Parameters<typeof impactOf>[1], changes = {}, count = 400, seed = 7) => {
  const parameters = resolveParameters(changes);
  const impact = impactOf(atlas, disaster, parameters);
  return {
    impact,
    result: disasterMembers(network, 2030, impact, nodePeople, parameters, { members: count, seed }),
  };
};

describe('intensityAt', () => {
  const quake = (magnitudeMw: number) =>
    ({ magnitudeMw, depthKm: 10, kind: 'crustal', lat: [35], lon: [136] }) as const;

  it('falls with distance and rises with magnitude', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 5, max: 9, noNaN: true }),
        fc.double({ min: 0, max: 4, noNaN: true }),
        fc.double({ min: 0.05, max: 3, noNaN: true }),
        (magnitude, away, farther) => {
          const near = intensityAt(quake(magnitude), 35 + away, 136);
          expect(intensityAt(quake(magnitude), 35 + away + farther, 136)).toBeLessThan(near);
          expect(intensityAt(quake(magnitude + 0.2), 35 + away, 136)).toBeGreaterThan(near);
        },
      ),
    );
  });

  // By hand from the equation: Mw 7, 10 km deep, above the fault: log v = 4.06 + 0.038 − 1.29 − log10(10 + 8.8544) − 0.02.
  it('gives 5.72 above a crustal earthquake of Mw 7 at 10 km', () => {
    const logVelocity = 4.06 + 0.038 - 1.29 - Math.log10(10 + 0.0028 * 10 ** 3.5) - 0.02;
    expect(intensityAt(quake(7), 35, 136)).toBeCloseTo(2.68 + 1.72 * (logVelocity + Math.log10(1.8)), 10);
    expect(intensityAt(quake(7), 35, 136)).toBeCloseTo(5.72, 1);
  });
});

describe('disasterMembers', () => {
  it('gives the same answer for the same seed, and another for another', () => {
    const nankai = disasterSet('nankai', defaults);
    expect(members(nankai).result).toEqual(members(nankai).result);
    expect(members(nankai, {}, 400, 8).result.peopleCutOff).not.toEqual(members(nankai).result.peopleCutOff);
  });

  it('cuts off nobody but the islands without a cable where nothing shakes', () => {
    const { result } = members(disasterSet('tokyoBlackout', defaults));
    expect(result.meanPeopleCutOff).toBe(0);
  });

  it('cuts off more people where buildings are weaker or routes break more', () => {
    const tokyo = disasterSet('tokyoInland', defaults);
    const usual = members(tokyo).result;
    const weak = members(tokyo, { 'disaster.siteIntensity': 6 }).result;
    expect(weak.meanPeopleCutOff).toBeGreaterThan(usual.meanPeopleCutOff);
    weak.nodeFails.forEach((share, n) => {
      expect(share).toBeGreaterThanOrEqual(usual.nodeFails[n]!);
    });
  });

  it('never cuts off more people in any member with one link more', () => {
    const disaster = disasterSet('nankai', defaults);
    const impact = impactOf(atlas, disaster, defaults);
    const run = (extended: BackboneNetwork) =>
      disasterMembers(extended, 2030, impact, nodePeople, defaults, { members: 300, seed: 3 });
    const never = { from: 0, to: 46, lengthKm: 2000, isSubmarine: true, openFiscalYear: 0xffff };
    const without = run(createNetwork(atlas.backbone, SPEED, 2027, [never]));
    const withLink = run(createNetwork(atlas.backbone, SPEED, 2027, [{ ...never, openFiscalYear: 2025 }]));
    withLink.peopleCutOff.forEach((count, member) => {
      expect(count).toBeLessThanOrEqual(without.peopleCutOff[member]! + 1e-6);
    });
  });
});

describe('serviceOverHours', () => {
  it('lasts as long as the batteries in a blackout, and comes back with the power', () => {
    const { impact, result } = members(disasterSet('tokyoBlackout', defaults));
    const { nationRadio, nationFibre, radio } = serviceOverHours(impact, result, access, people, defaults);
    expect(nationRadio[0]).toBeCloseTo(1, 9);
    expect(nationRadio[3]).toBeCloseTo(1, 9);
    expect(nationRadio[4]).toBeLessThan(0.7);
    expect(nationFibre[11]).toBeCloseTo(1, 9);
    expect(nationFibre[12]).toBeLessThan(0.7);
    expect(nationRadio[24]).toBeCloseTo(1, 9);
    expect(radio.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  it('falls at once with damage, and rises once the batteries are empty', () => {
    const { impact, result } = members(epicentre(35.2, 136.9, 7.5));
    const { nationRadio } = serviceOverHours(impact, result, access, people, defaults);
    expect(nationRadio[0]).toBeLessThan(1);
    for (let hour = 5; hour <= 72; hour++) {
      expect(nationRadio[hour]!).toBeGreaterThanOrEqual(nationRadio[hour - 1]!);
    }
  });
});

describe('what chance is made of', () => {
  it('has a normal whose share below its quantile is the share asked for', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (p) => {
        expect(normalCumulative(normalQuantile(p))).toBeCloseTo(p, 6);
      }),
    );
  });

  it('draws evenly, and the same for the same seed', () => {
    const [a, b] = [createRandom(5), createRandom(5)];
    const counts = new Array<number>(10).fill(0);
    for (let k = 0; k < 20_000; k++) {
      const x = a();
      expect(b()).toBe(x);
      counts[Math.floor(10 * x)]!++;
    }
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(250);
  });
});
