/** Sites that come, go and move, with every total of four operators kept up to date, against counting the nation anew. */
import { fileURLToPath } from 'node:url';
import { loadLand } from '../../src/data/land-loader.ts';
import { readFromFolder } from '../../src/data/read-from-folder.ts';
import type { Atlas } from '../../src/model/atlas.ts';
import {
  addSite,
  type CoverageLedger,
  createCoverageLedger,
  moveSite,
  type Site,
} from '../../src/model/coverage/coverage-ledger.ts';
import { createGround } from '../../src/model/coverage/ground.ts';
import { isCounted, markServed } from '../../src/model/coverage/served-squares.ts';
import type { Bench, BenchRow } from './bench.ts';
import { scatterSites } from './scatter-sites.ts';

const OPERATORS = 4;
const SITES = 20_000;
const MOVES = 2000;

function sitesOf(atlas: Atlas, count: number): Site[] {
  const { lat, lon, rangeM } = scatterSites(atlas, count);
  return Array.from(lat, (_, s) => ({
    lat: lat[s]!,
    lon: lon[s]!,
    rangeM: rangeM[s]!,
    operator: s % OPERATORS,
    isParent: s % 10 === 0,
  }));
}

function people({ totals, operatorCount, ground }: CoverageLedger): number {
  const { count } = ground.atlas.municipalities;
  return totals.countedPopulation.subarray(operatorCount * count).reduce((sum, each) => sum + each, 0);
}

/** People in counted cells of the union, counted anew. */
function peopleAnew(atlas: Atlas, sites: readonly Site[]): number {
  const columns = {
    lat: Float64Array.from(sites, ({ lat }) => lat),
    lon: Float64Array.from(sites, ({ lon }) => lon),
    rangeM: Float64Array.from(sites, ({ rangeM }) => rangeM),
  };
  const masks = markServed(atlas.lattice, columns, new Uint16Array(atlas.lattice.cellCount));
  return masks.reduce((sum, mask, i) => (isCounted(mask) ? sum + atlas.cells.population[i]! : sum), 0);
}

async function run({ atlas }: { readonly atlas: Atlas }): Promise<BenchRow[]> {
  const folder = fileURLToPath(new URL('../../public/atlas', import.meta.url));
  const land = await loadLand(readFromFolder(folder));
  if (!land.ok) throw new Error('Expected the land mask.');
  const groundStart = performance.now();
  const ground = createGround(atlas, land.value);
  const groundMs = performance.now() - groundStart;
  const ledger = createCoverageLedger(ground, OPERATORS);
  const sites = sitesOf(atlas, SITES);
  const start = performance.now();
  for (const site of sites) addSite(ledger, site);
  const ms = (performance.now() - start) / SITES;
  const referenceStart = performance.now();
  const expected = peopleAnew(atlas, sites);
  const referenceMs = performance.now() - referenceStart;
  if (people(ledger) !== expected) throw new Error(`Expected ${expected} people, got ${people(ledger)}.`);

  const moved = sites.map((site, s) =>
    s < MOVES ? { ...site, lat: site.lat + 0.01, lon: site.lon - 0.01 } : site,
  );
  let worst = 0;
  const moveStart = performance.now();
  for (let s = 0; s < MOVES; s++) {
    const one = performance.now();
    moveSite(ledger, sites[s]!, moved[s]!);
    worst = Math.max(worst, performance.now() - one);
  }
  const moveMs = (performance.now() - moveStart) / MOVES;
  if (people(ledger) !== peopleAnew(atlas, moved)) throw new Error('Expected the people of the moved sites.');
  const countMb = ledger.countsUsed * 2e-6;
  return [
    { name: 'land and people in tiles', ms: groundMs, answer: `${ground.pieces.count} pieces of land` },
    {
      name: 'one site added, all totals',
      ms,
      referenceMs,
      ratio: referenceMs / ms,
      answer: `${expected} people by ${SITES} sites`,
      note: 'goal 2 ms',
    },
    {
      name: 'one site moved, all totals',
      ms: moveMs,
      referenceMs,
      ratio: referenceMs / moveMs,
      answer: `${people(ledger)} people`,
      note: `goal 2 ms; worst ${worst.toFixed(2)} ms; ${countMb.toFixed(0)} MB of counts`,
    },
  ];
}

export default { name: 'Coverage ledger of four operators', run } satisfies Bench;
