import { z } from 'zod';
import { loadLand } from '../../data/land-loader.ts';
import { readFromFolder } from '../../data/read-from-folder.ts';
import type { Atlas } from '../../model/atlas.ts';
import { coverageBySites } from '../../model/coverage/coverage-by-sites.ts';
import { isLand, type Land } from '../../model/land.ts';
import { columnAt, rowAt } from '../../model/lattice.ts';
import { type Result, success } from '../../model/problem.ts';
import { checkAnswerable } from '../check-answerable.ts';
import { type Command, InputError } from '../command.ts';
import { answerJsonLines } from '../json-lines.ts';
import { parseOptions } from '../options.ts';

/** A radio site's range beyond this is a slip of units: no terrestrial 5G cell reaches farther. */
const MAXIMUM_RANGE_M = 300_000;

const inputSchema = z.strictObject({
  sites: z.array(
    z.strictObject({
      lat: z.number().min(-90).max(90),
      lon: z.number().min(-180).max(180),
      rangeM: z.number().min(0).max(MAXIMUM_RANGE_M),
    }),
  ),
});

export const coverageCommand: Command = {
  name: 'coverage',
  summary: 'population coverage of sites by the official more-than-half rule on 500 m squares',
  usage: 'denen coverage < sites.jsonl   (a line: {"sites": [{"lat", "lon", "rangeM"}]})',
  async run(context) {
    parseOptions(context.arguments, {}, { minimum: 0, maximum: 0 });
    const atlas = await context.loadAtlas();
    const land = await loadLand(readFromFolder(context.atlasFolder));
    if (!land.ok) throw new InputError(land.problems);
    return answerJsonLines(context, (input, where) => {
      const answer = answerCoverage(atlas, input, where);
      if (answer.ok) {
        const { sites } = input as z.infer<typeof inputSchema>;
        for (const remark of remarksOf(land.value, sites)) context.remark(`${where}: ${remark}`);
      }
      return answer;
    });
  },
};

export function answerCoverage(atlas: Atlas, input: unknown, where: string): Result<object> {
  const checked = checkAnswerable(inputSchema, input, where);
  if (!checked.ok) return checked;
  const { sites } = checked.value;
  const { byPrefecture, ...totals } = coverageBySites(atlas, {
    lat: Float64Array.from(sites, (site) => site.lat),
    lon: Float64Array.from(sites, (site) => site.lon),
    rangeM: Float64Array.from(sites, (site) => site.rangeM),
  });
  return success({
    ...totals,
    byPrefecture: atlas.prefectures.code.map((code, p) => ({ code, populationCoverage: byPrefecture[p] })),
  });
}

type Sites = z.infer<typeof inputSchema>['sites'];

/** The box that the national mesh can name; the land mask has nothing outside. */
const JAPAN = { south: 20, north: 46, west: 122, east: 154 } as const;

/** What is odd about sites that are computed all the same: a sentence each. */
function remarksOf(land: Land, sites: Sites): string[] {
  let outside = 0;
  let atSea = 0;
  let reachless = 0;
  for (const { lat, lon, rangeM } of sites) {
    if (rangeM === 0) reachless++;
    if (lat < JAPAN.south || lat > JAPAN.north || lon < JAPAN.west || lon > JAPAN.east) outside++;
    else if (!isLand(land, rowAt(lat), columnAt(lon))) atSea++;
  }
  const of = `of ${sites.length} sites`;
  return [
    ...(sites.length === 0 ? ['sites: expected one or more, got none; nothing is covered'] : []),
    ...(outside > 0
      ? [
          `${outside} ${of} stand outside Japan (expected 20 to 46° north, 122 to 154° east); they cover nobody`,
        ]
      : []),
    ...(atSea > 0 ? [`${atSea} ${of} stand at sea; they count what they reach`] : []),
    ...(reachless > 0 ? [`${reachless} ${of} have a range of 0 m; they reach nothing`] : []),
  ];
}
