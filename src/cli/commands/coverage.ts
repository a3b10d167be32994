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
        const atSea = sitesAtSea(land.value, sites);
        if (atSea > 0) {
          context.remark(
            `${where}: ${atSea} of ${sites.length} sites stand at sea; they count what they reach`,
          );
        }
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

function sitesAtSea(land: Land, sites: readonly { readonly lat: number; readonly lon: number }[]): number {
  return sites.reduce((sum, { lat, lon }) => sum + (isLand(land, rowAt(lat), columnAt(lon)) ? 0 : 1), 0);
}
