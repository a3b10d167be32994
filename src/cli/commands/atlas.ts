import type { Atlas } from '../../model/atlas.ts';
import { createDemand } from '../../model/demand.ts';
import type { Command } from '../command.ts';
import { parseOptions, wholeNumber } from '../options.ts';

/** The census year whose counts the atlas carries cell by cell. */
const LEVEL_YEAR = 2020;

export const atlasCommand: Command = {
  name: 'atlas',
  summary: 'what the atlas holds: cells, people, households, places, sources',
  usage: 'denen atlas [--year FY]   (2015 to 2050; the 2020 census where not given)',
  async run(context) {
    const { values } = parseOptions(
      context.arguments,
      { year: { type: 'string' } },
      { minimum: 0, maximum: 0 },
    );
    const year = values.year === undefined ? LEVEL_YEAR : wholeNumber(values.year, '--year', 2015, 2050);
    const atlas = await context.loadAtlas();
    context.write(`${JSON.stringify(describeAtlas(atlas, year))}\n`);
    return 0;
  },
};

/** Counts of the census years are whole; those of other years are rounded to whole people and households. */
export function describeAtlas(atlas: Atlas, year: number): object {
  const { municipalities, prefectures, cells } = atlas;
  const demand = createDemand(atlas, [year], { projectionPace: 1 });
  const people = new Float64Array(prefectures.count);
  const homes = new Float64Array(prefectures.count);
  const counts = new Uint32Array(prefectures.count);
  for (let m = 0; m < municipalities.count; m++) {
    people[municipalities.prefecture[m]!]! += demand.population[m]!;
    homes[municipalities.prefecture[m]!]! += demand.households[m]!;
  }
  for (const m of cells.municipality) counts[municipalities.prefecture[m]!]!++;
  for (const cell of atlas.addedCells) counts[municipalities.prefecture[cells.municipality[cell]!]!]!--;
  const sum = (values: Float64Array) => Math.round(values.reduce((total, value) => total + value, 0));
  return {
    version: atlas.version,
    id: atlas.id,
    year,
    // Inhabited squares of the census mesh; those of towns people came back to are counted apart.
    cells: atlas.lattice.cellCount - atlas.addedCells.length,
    addedCells: atlas.addedCells.length,
    landCells: atlas.landCellCount,
    population: sum(people),
    households: sum(homes),
    municipalities: municipalities.count,
    blocks: atlas.blocks.count,
    prefectures: prefectures.code.map((code, p) => ({
      code,
      nameJa: prefectures.nameJa[p],
      nameEn: prefectures.nameEn[p],
      population: Math.round(people[p]!),
      households: Math.round(homes[p]!),
      cells: counts[p],
    })),
    sources: atlas.sources,
  };
}
