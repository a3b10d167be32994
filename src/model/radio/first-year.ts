/**
 * Which of the modelled sites stood already at the end of FY2020, before prefecture figures were published. Two figures
 * are known: a station in 16.5 % of the base squares, and a population coverage in the thirties of per cent (総務省,
 * デジタル田園都市国家インフラ整備計画, March 2022). So the best site of as many squares comes first, then more sites in
 * the same squares up to the middle of the thirties.
 */
import type { BaselineSite } from './baseline.ts';
import { buildTriedSite, type SiteBuilder, trySite } from './site-builder.ts';

const FIRST_YEAR = 2020;
/** Used where the atlas holds no published figure. */
const BASE_DEPLOYMENT = 0.165;
const BASE_DEPLOYMENT_METRIC = 'g5_base_deployment_rate_10km';
/** Middle of 30–39.9 %. */
const POPULATION_COVERAGE = 0.35;

/**
 * The sites in build order: those of FY2020, then the others as they were.
 * @param builder fresh
 * @param squares of baseSquares
 */
export function firstYearSites(
  builder: SiteBuilder,
  sites: readonly BaselineSite[],
  squares: { readonly count: number; readonly squareOf: Uint16Array },
): BaselineSite[] {
  const { atlas } = builder;
  const published = atlas.published.find(
    ({ metric, fiscalYear }) => metric === BASE_DEPLOYMENT_METRIC && fiscalYear === FIRST_YEAR,
  );
  const wantedSquares = Math.round((published?.value ?? BASE_DEPLOYMENT) * squares.count);
  const population = atlas.cells.population.reduce((sum, people) => sum + people, 0);
  const firstPublishedYear = sites.reduce((least, site) => Math.min(least, site.fiscalYear), Infinity);
  const ranked = sites
    .filter((site) => site.fiscalYear === firstPublishedYear)
    .sort((a, b) => b.addedPopulation - a.addedPopulation || a.cell - b.cell);

  const chosen = new Set<BaselineSite>();
  const isEquipped = new Uint8Array(squares.count);
  let covered = 0;
  const build = (site: BaselineSite): void => {
    covered += buildTriedSite(builder, trySite(builder, site.cell));
    chosen.add(site);
  };
  let equipped = 0;
  for (const site of ranked) {
    const square = squares.squareOf[site.cell]!;
    if (equipped >= wantedSquares) break;
    if (isEquipped[square] === 1) continue;
    isEquipped[square] = 1;
    equipped++;
    build(site);
  }
  for (const site of ranked) {
    if (covered >= POPULATION_COVERAGE * population) break;
    if (!chosen.has(site) && isEquipped[squares.squareOf[site.cell]!] === 1) build(site);
  }
  const first = Array.from(chosen, (site) => ({ ...site, fiscalYear: FIRST_YEAR }));
  return [...first, ...sites.filter((site) => !chosen.has(site))];
}
