import { beforeAll, describe, expect, it } from 'vitest';
import { loadAtlas } from '../../../src/data/atlas-loader.ts';
import { readFromFolder } from '../../../src/data/read-from-folder.ts';
import { backboneSentencesEn, backboneSentencesJa } from '../../../src/locale/backbone-sentences.ts';
import type { Atlas } from '../../../src/model/atlas.ts';
import { createAccess, sumByNode } from '../../../src/model/backbone/access.ts';
import { backboneFindings } from '../../../src/model/backbone/backbone-findings.ts';
import { createNetwork } from '../../../src/model/backbone/backbone-network.ts';
import { ringInYear } from '../../../src/model/backbone/ring.ts';
import { nodePrefectures } from '../../../src/model/backbone/simulate-backbone.ts';
import { createHubRoutes } from '../../../src/model/hubs/hub-routes.ts';
import type { HubsOutcome } from '../../../src/model/hubs/hubs-outcome.ts';
import { simulateHubs } from '../../../src/model/hubs/simulate-hubs.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { FISCAL_YEARS } from '../../../src/model/parameter.ts';
import { resolveParameters } from '../../../src/model/parameters.ts';
import { finish } from '../../../src/model/progress.ts';
import { demandOf } from '../../../src/model/simulate.ts';

let atlas: Atlas;
let hubs: HubsOutcome;
const defaults = resolveParameters({});

beforeAll(async () => {
  const loaded = await loadAtlas(readFromFolder('public/atlas'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  atlas = loaded.value;
  hubs = finish(simulateHubs(atlas, demandOf(atlas, defaults), defaults));
}, 60_000);

describe('the backbone of the published plan', () => {
  it('has a ring that lacks the Japan Sea side in FY2025 and closes when its cable opens', () => {
    const { ringAtTarget, ringClosedFiscalYear, ringSidesClosed } = hubs.backbone;
    expect(ringAtTarget.isClosed).toBe(false);
    expect(ringAtTarget.sides.map(({ coast, isClosed }) => [coast, isClosed])).toEqual([
      ['japanSea', false],
      ['pacific', true],
    ]);
    expect(ringClosedFiscalYear).toBe(defaults['backbone.japanSeaFiscalYear']);
    expect([...ringSidesClosed]).toEqual(FISCAL_YEARS.map((year) => (year >= 2027 ? 2 : 1)));
  });

  it('keeps the ring open for good where the cable never opens', () => {
    const speed = { msPerKm: 0.005, hopMs: 0.1 };
    const network = createNetwork(atlas.backbone, speed, 2036);
    const prefecture = nodePrefectures(atlas);
    for (const year of FISCAL_YEARS) {
      expect(ringInYear(atlas.backbone, network, prefecture, year).isClosed).toBe(false);
    }
  });

  it('leaves no bridge between the four main islands', () => {
    hubs.backbone.bridges.forEach((bridges, y) => {
      // Miyako and Ishigaki hang on one cable until YUI of FY2023.
      const most = FISCAL_YEARS[y]! < 2023 ? 110_000 : 50_000;
      for (const { people } of bridges) expect(people).toBeLessThan(most);
    });
  });

  it('gives every person to one node', () => {
    const access = createAccess(atlas, 1.4);
    const people = atlas.municipalities.censusPopulation[2020].map((count) =>
      Number.isNaN(count) ? 0 : count,
    );
    const sums = sumByNode(access, people, atlas.backbone.nodes.count);
    expect(sums.reduce((a, b) => a + b, 0)).toBeCloseTo(126_146_099, 0);
  });

  it('routes as far one way as the other, and no place nearer than the straight line', () => {
    const routes = createHubRoutes(atlas, defaults);
    const { count, lat, lon } = atlas.municipalities;
    const hubsTried = [0, 400, 900, 1740];
    const table = hubsTried.map((hub) => routes.from(hub, 2025, new Float64Array(count)).slice());
    hubsTried.forEach((a, i) => {
      expect(table[i]![a]).toBe(0);
      hubsTried.forEach((b, j) => {
        expect(table[i]![b]).toBeCloseTo(table[j]![a]!, 9);
        const scale = Math.cos((((lat[a]! + lat[b]!) / 2) * Math.PI) / 180);
        const km = 110.9 * Math.hypot(lat[a]! - lat[b]!, (lon[a]! - lon[b]!) * scale);
        expect(table[i]![b]!).toBeGreaterThanOrEqual(0.97 * km * 0.0049);
      });
    });
  });

  it('says in both languages what is missing, which links are bridges and where hubs stand', () => {
    const findings = backboneFindings(atlas, { hubs } as Outcome, 5);
    const en = backboneSentencesEn(findings).join('\n');
    const ja = backboneSentencesJa(findings).join('\n');
    expect(en).toContain('is not closed at the end of FY2025. In this scenario it closes in FY2027.');
    expect(en).toContain('Missing is the Japan Sea side: Akita–Joetsu, Joetsu–Itoshima');
    expect(en).toContain('Mikurashima–Hachijo');
    expect(en).toContain('By FY2027 15 regional hubs stand');
    expect(ja).toContain('足りないのは日本海側で、秋田〜上越、上越〜糸島の区間です');
    expect(backboneSentencesJa(findings)).toHaveLength(backboneSentencesEn(findings).length);
    expect(findings.tokyoOsakaShareAfter).toBeLessThan(findings.tokyoOsakaShareBefore);
    expect(hubs.backbone.exchangesOutside.count).toBe(6);
  });
});
