/** Official coverage of many sites: the nation's union, against distances to every square, and one site at a time. */
import type { Atlas } from '../../src/model/atlas.ts';
import { addTriedSite, createCountingMap, trySiteAtCell } from '../../src/model/coverage/counting-map.ts';
import { coverageBySites } from '../../src/model/coverage/coverage-by-sites.ts';
import { isCounted, markServed, type SiteColumns } from '../../src/model/coverage/served-squares.ts';
import { createTileLayout } from '../../src/model/coverage/tile-layout.ts';
import { ORIGIN_LON } from '../../src/model/lattice.ts';
import type { Bench, BenchRow } from './bench.ts';
import { scatterSites } from './scatter-sites.ts';

const RADIANS = Math.PI / 180;

/** Every square in a box around every site, by the haversine of a mean sphere (wrong by up to a quarter per cent). */
function textbookMasks({ lattice }: Atlas, sites: SiteColumns): Uint16Array {
  const masks = new Uint16Array(lattice.cellCount);
  const cellAt = new Map<number, number>();
  for (let i = 0; i < lattice.cellCount; i++) cellAt.set(lattice.row[i]! * 0x10000 + lattice.column[i]!, i);
  for (let s = 0; s < sites.lat.length; s++) {
    const lat = sites.lat[s]!;
    const lon = sites.lon[s]!;
    const rows = (sites.rangeM[s]! / 110_000) * 960;
    const columns = (sites.rangeM[s]! / (111_000 * Math.cos(lat * RADIANS))) * 640;
    const y = lat * 960;
    const x = (lon - ORIGIN_LON) * 640;
    for (let row = Math.floor(y - rows); row <= y + rows; row++) {
      for (let column = Math.floor(x - columns); column <= x + columns; column++) {
        const cell = cellAt.get((row >> 2) * 0x10000 + (column >> 2));
        if (cell === undefined) continue;
        const dLat = ((row + 0.5) / 960 - lat) * RADIANS;
        const dLon = (ORIGIN_LON + (column + 0.5) / 640 - lon) * RADIANS;
        const a =
          Math.sin(dLat / 2) ** 2 +
          Math.cos(lat * RADIANS) * Math.cos(((row + 0.5) / 960) * RADIANS) * Math.sin(dLon / 2) ** 2;
        if (2 * 6_371_008.8 * Math.asin(Math.sqrt(a)) <= sites.rangeM[s]!) {
          masks[cell]! |= 1 << ((row & 3) * 4 + (column & 3));
        }
      }
    }
  }
  return masks;
}

function peopleCounted({ cells }: Atlas, masks: Uint16Array): number {
  let people = 0;
  for (let i = 0; i < masks.length; i++) if (isCounted(masks[i]!)) people += cells.population[i]!;
  return people;
}

function againstTextbook(atlas: Atlas): BenchRow {
  const sites = scatterSites(atlas, 30_000);
  const start = performance.now();
  const masks = markServed(atlas.lattice, sites, new Uint16Array(atlas.lattice.cellCount));
  const ms = performance.now() - start;
  const referenceStart = performance.now();
  const textbook = textbookMasks(atlas, sites);
  const referenceMs = performance.now() - referenceStart;
  const people = peopleCounted(atlas, masks);
  const difference = Math.abs(people - peopleCounted(atlas, textbook)) / people;
  if (!(difference < 0.002)) throw new Error(`Expected the sphere's people to 0.2 %, got ${difference}.`);
  return {
    name: 'union of 30,000 sites of 0.3–3 km',
    ms,
    referenceMs,
    ratio: referenceMs / ms,
    answer: `${people} people`,
    note: `sphere off by ${(100 * difference).toFixed(3)} %`,
  };
}

function nationalUnion(atlas: Atlas): BenchRow {
  const sites = scatterSites(atlas, 300_000);
  const start = performance.now();
  const coverage = coverageBySites(atlas, sites);
  const ms = performance.now() - start;
  const masks = markServed(atlas.lattice, sites, new Uint16Array(atlas.lattice.cellCount));
  if (coverage.countedPopulation !== peopleCounted(atlas, masks)) {
    throw new Error(`Expected ${peopleCounted(atlas, masks)} people, got ${coverage.countedPopulation}.`);
  }
  return {
    name: 'union of 300,000 sites of 0.3–3 km',
    ms,
    answer: `${coverage.countedPopulation} people, ${coverage.countedCells} squares`,
  };
}

function oneByOne(atlas: Atlas): BenchRow {
  const { cell, rangeM } = scatterSites(atlas, 20_000);
  const counting = createCountingMap(createTileLayout(atlas.lattice));
  let counted = 0;
  const start = performance.now();
  for (let s = 0; s < cell.length; s++) {
    const fresh = trySiteAtCell(counting, cell[s]!, rangeM[s]!);
    addTriedSite(counting, fresh);
    counted += fresh;
  }
  const ms = (performance.now() - start) / cell.length;
  const settled = counting.layout.slotOf.reduce((sum, slot) => sum + counting.settled[slot]!, 0);
  if (settled !== counted) throw new Error(`Expected ${settled} squares, got ${counted}.`);
  return {
    name: 'one site more, with what it newly counts',
    ms,
    answer: `${counted} squares by 20,000 sites`,
  };
}

export default {
  name: 'Official coverage',
  run: ({ atlas }) => [againstTextbook(atlas), nationalUnion(atlas), oneByOne(atlas)],
} satisfies Bench;
