import { beforeAll, describe, expect, it } from 'vitest';
import { loadAtlas } from '../../../src/data/atlas-loader.ts';
import { readFromFolder } from '../../../src/data/read-from-folder.ts';
import type { Atlas } from '../../../src/model/atlas.ts';
import { createAccess, sumByNode } from '../../../src/model/backbone/access.ts';
import { disasterSet, epicentre } from '../../../src/model/backbone/disaster-sets.ts';
import {
  type AdditionSetting,
  type LinkCandidate,
  nextAdditions,
} from '../../../src/model/backbone/next-addition.ts';
import { resolveParameters } from '../../../src/model/parameters.ts';

const defaults = resolveParameters({});
let atlas: Atlas;
let setting: AdditionSetting;

beforeAll(async () => {
  const loaded = await loadAtlas(readFromFolder('public/atlas'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  atlas = loaded.value;
  const people = atlas.municipalities.censusPopulation[2020].map((n) => (Number.isNaN(n) ? 0 : n));
  setting = {
    speed: { msPerKm: 0.0049, hopMs: 0.1 },
    plannedFiscalYear: 2036,
    fiscalYear: 2025,
    population: sumByNode(createAccess(atlas, 1.4), people, atlas.backbone.nodes.count),
    // Under Hachijō: what hangs on its cables shakes.
    disasters: [disasterSet('nankai', defaults), epicentre(33.4, 139.7, 7.8)],
    members: 300,
    seed: 5,
  };
});

function candidate(from: string, to: string, lengthKm: number, costYen: number): LinkCandidate {
  const { nodes } = atlas.backbone;
  const [a, b] = [nodes.id.indexOf(from), nodes.id.indexOf(to)];
  const route = [nodes.lon[a]!, nodes.lat[a]!, nodes.lon[b]!, nodes.lat[b]!];
  return { from: a, to: b, lengthKm, isSubmarine: true, route, costYen, stateShare: 0.8 };
}

describe('nextAdditions', () => {
  it('never says that a link costs people their network, and orders by people per yen', () => {
    const list = [
      candidate('l-akita', 'l-itoshima', 1200, 6e9),
      candidate('l-oshima', 'l-it', 40, 1e9),
      candidate('c20', 'c20', 1, 1e9),
    ];
    const results = nextAdditions(atlas, list, setting, defaults);
    expect(results.map((result) => result.candidate).sort()).toEqual([0, 1, 2]);
    for (const [k, result] of results.entries()) {
      expect(result.peopleSpared).toBeGreaterThanOrEqual(0);
      expect(result.stateYen).toBeCloseTo(0.8 * result.costYen, 6);
      if (k > 0) {
        expect(result.peopleSparedPerBillionYen).toBeLessThanOrEqual(
          results[k - 1]!.peopleSparedPerBillionYen,
        );
      }
    }
    // A link from a place to itself joins nothing; Ōshima hangs on one chain of cables and gains from a second way.
    expect(results.find((result) => result.candidate === 2)!.peopleSpared).toBe(0);
    expect(results.find((result) => result.candidate === 1)!.peopleSpared).toBeGreaterThan(0);
  });

  it('spares the same people whatever a link costs', () => {
    const [cheap] = nextAdditions(atlas, [candidate('l-oshima', 'l-it', 40, 1e9)], setting, defaults);
    const [dear] = nextAdditions(atlas, [candidate('l-oshima', 'l-it', 40, 4e9)], setting, defaults);
    expect(dear!.peopleSpared).toBe(cheap!.peopleSpared);
    expect(cheap!.peopleSparedPerBillionYen).toBeCloseTo(4 * dear!.peopleSparedPerBillionYen, 6);
  });
});
