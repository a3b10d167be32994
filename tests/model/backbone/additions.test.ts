import { beforeAll, describe, expect, it } from 'vitest';
import { loadAtlas } from '../../../src/data/atlas-loader.ts';
import { readFromFolder } from '../../../src/data/read-from-folder.ts';
import type { Atlas } from '../../../src/model/atlas.ts';
import { createAccess, sumByNode } from '../../../src/model/backbone/access.ts';
import { type Addition, possibleAdditions } from '../../../src/model/backbone/additions.ts';
import { createNetwork, NEVER } from '../../../src/model/backbone/backbone-network.ts';
import { disasterMembers } from '../../../src/model/backbone/disaster-members.ts';
import {
  breaksAlong,
  type Disaster,
  epicentre,
  impactOf,
} from '../../../src/model/backbone/disaster-sets.ts';
import { type AdditionBasis, rankAdditions } from '../../../src/model/backbone/rank-additions.ts';
import { resolveParameters } from '../../../src/model/parameters.ts';
import { finish } from '../../../src/model/progress.ts';

const defaults = resolveParameters({});
const speed = { msPerKm: 0.0049, hopMs: 0.1 };
// Under Hachijō: what hangs on its cables shakes.
const quake = epicentre(33.4, 139.7, 7.8) as Extract<Disaster, { kind: 'earthquake' }>;
const sampling = { members: 300, seed: 5 };
let atlas: Atlas;
let population: Float64Array;
let hasHub: Uint8Array;

beforeAll(async () => {
  const loaded = await loadAtlas(readFromFolder('public/atlas'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  atlas = loaded.value;
  const people = atlas.municipalities.censusPopulation[2020].map((n) => (Number.isNaN(n) ? 0 : n));
  population = sumByNode(createAccess(atlas, 1.4), people, atlas.backbone.nodes.count);
  hasHub = new Uint8Array(atlas.backbone.nodes.count);
});

function basisOf(of: Atlas, additions: readonly Addition[]): AdditionBasis {
  const network = createNetwork(of.backbone, speed, 2036);
  const demand = { population, households: population };
  return { setting: { network, fiscalYear: 2025, demand }, hasHub, additions, disasters: [quake] };
}

describe('rankAdditions', () => {
  it('spares by a link exactly what the members lose less with it', () => {
    const whole = { ...defaults, 'backbone.islandHubShare': 0, 'backbone.islandExchangeShare': 0 };
    const candidates = atlas.backbone.candidates.filter(({ id }) => id === 'l-hachijo-l-hahajima');
    const own: Atlas = { ...atlas, backbone: { ...atlas.backbone, candidates } };
    const additions = possibleAdditions(own, hasHub, whole);
    const ranked = finish(rankAdditions(own, basisOf(own, additions), whole, sampling));
    const [link] = candidates[0]!.links;
    const impact = impactOf(own, quake, whole);
    const breaks = breaksAlong(
      quake.earthquake,
      link!.route,
      link!.lengthKm,
      whole['disaster.breaksPer1000Km'],
    );
    const extended = { ...impact, linkBreaks: Float64Array.from([...impact.linkBreaks, breaks]) };
    const lost = (openFiscalYear: number) => {
      const extra = { from: link!.from, to: link!.to, lengthKm: link!.lengthKm, isSubmarine: true };
      const network = createNetwork(own.backbone, speed, 2036, [{ ...extra, openFiscalYear }]);
      return disasterMembers(network, 2025, extended, population, whole, sampling).meanPeopleCutOff;
    };
    const spared = ranked.additions.find(({ kind }) => kind === 'link')!.lossSpared;
    expect(ranked.expectedLoss).toBeCloseTo(lost(NEVER), 3);
    expect(spared).toBeGreaterThan(0);
    expect(spared).toBeCloseTo(lost(NEVER) - lost(0), 3);
  });

  it('never says that an addition costs people their service, and orders by what a yen spares', () => {
    const additions = possibleAdditions(atlas, hasHub, defaults);
    const ranked = finish(rankAdditions(atlas, basisOf(atlas, additions), defaults, sampling));
    expect(ranked.additions).toHaveLength(additions.length);
    ranked.additions.forEach((addition, k) => {
      expect(addition.lossSpared, addition.id).toBeGreaterThanOrEqual(-1e-6);
      if (k === 0) return;
      expect(addition.lossSparedPerBillionYen).toBeLessThanOrEqual(
        ranked.additions[k - 1]!.lossSparedPerBillionYen,
      );
    });
    // A hub does all that an exchange at the same place does, and more.
    const at = (kind: string) => ranked.additions.find((each) => each.kind === kind && each.id === 'c39')!;
    expect(at('hub').lossSpared).toBeGreaterThanOrEqual(at('exchange').lossSpared);
  });
});

describe('possibleAdditions', () => {
  it('lets the state pay 4/5 of a cable outside the Pacific, 1/2 of the rest, nothing for trunks', () => {
    const additions = possibleAdditions(atlas, hasHub, defaults);
    const share = (id: string, kind = 'link') => {
      const { costYen, payersYen } = additions.find((each) => each.id === id && each.kind === kind)!;
      expect(payersYen.reduce((sum, yen) => sum + yen, 0)).toBe(costYen);
      return payersYen[0] / costYen;
    };
    expect(share('l-murakami-l-akita')).toBeCloseTo(0.8, 6);
    expect(share('l-sendai-l-tomakomai')).toBeCloseTo(0.5, 6);
    expect(share('c19-c21-trunk')).toBe(0);
    expect(share('c39', 'exchange')).toBeCloseTo(0.5, 6);
    // Half of 13 billion is above the cap of 4 billion.
    expect(share('c39', 'hub')).toBeCloseTo(4 / 13, 6);
  });

  it('proposes no exchange or hub in the Tokyo area, nor where one stands', () => {
    hasHub[atlas.backbone.nodes.id.indexOf('c04')] = 1;
    const additions = possibleAdditions(atlas, hasHub, defaults);
    hasHub.fill(0);
    const sites = (kind: string) => additions.filter((each) => each.kind === kind).map(({ id }) => id);
    expect(sites('exchange')).not.toContain('c27');
    expect(sites('hub')).toContain('c27');
    expect(sites('hub')).not.toContain('c04');
    expect(sites('hub')).not.toContain('c13');
  });
});
