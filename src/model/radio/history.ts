/**
 * When each cell came to count: all sites are built once more in their order, those of FY2020 first.
 *
 * At the end of FY2020, before prefecture figures were published, two figures are known: a station in 16.5 % of the
 * base squares, and a population coverage in the thirties of per cent (総務省, デジタル田園都市国家インフラ整備計画, March
 * 2022). So of the sites of the first published year the best one of as many squares stood already, and then more
 * sites in the same squares up to the middle of the thirties.
 */
import type { Atlas } from '../atlas.ts';
import { addTriedSite, type CountingMap, trySiteAtCell } from '../coverage/counting-map.ts';
import { FIRST_FISCAL_YEAR } from '../parameter.ts';
import type { Progress, Steps } from '../progress.ts';
import type { BaseSquares } from './base-squares.ts';
import type { BuiltSite } from './site-builder.ts';

/** Used where the atlas holds no published figure. */
const BASE_DEPLOYMENT = 0.165;
const BASE_DEPLOYMENT_METRIC = 'g5_base_deployment_rate_10km';
/** Middle of 30–39.9 %. */
const FIRST_COVERAGE = 0.35;
const SITES_PER_STEP = 3000;

export interface History {
  /** In build order, with what each newly covered in it. */
  readonly sites: readonly BuiltSite[];
  /** Per cell; 0 for never. */
  readonly coveredFiscalYear: Uint16Array;
}

/**
 * @param counting empty; left with all sites built
 * @param rangeOf metres, by cell of a site
 * @param past sites of the published years
 * @param planned sites after them, in build order
 */
export function* writeHistory(
  atlas: Atlas,
  counting: CountingMap,
  rangeOf: (cell: number) => number,
  past: readonly BuiltSite[],
  planned: readonly BuiltSite[],
  squares: BaseSquares,
  report: (fraction: number) => Progress,
): Steps<History> {
  const { population } = atlas.cells;
  const { layout, fresh } = counting;
  const sites: BuiltSite[] = [];
  const coveredFiscalYear = new Uint16Array(population.length);
  const build = (site: BuiltSite): number => {
    const count = trySiteAtCell(counting, site.cell, rangeOf(site.cell));
    let addedPopulation = 0;
    for (let i = 0; i < count; i++) {
      const cell = layout.cellOf[fresh[i]!]!;
      coveredFiscalYear[cell] = site.fiscalYear;
      addedPopulation += population[cell]!;
    }
    addTriedSite(counting, count);
    sites.push({ ...site, addedPopulation });
    return addedPopulation;
  };
  const first = buildFirstYear(atlas, past, squares, build);
  const rest = [...past.filter((site) => !first.has(site)), ...planned];
  for (let s = 0; s < rest.length; s++) {
    build(rest[s]!);
    if (s % SITES_PER_STEP === 0) yield report(s / rest.length);
  }
  return { sites, coveredFiscalYear };
}

function buildFirstYear(
  atlas: Atlas,
  past: readonly BuiltSite[],
  squares: BaseSquares,
  build: (site: BuiltSite) => number,
): ReadonlySet<BuiltSite> {
  const published = atlas.published.find(
    ({ metric, fiscalYear }) => metric === BASE_DEPLOYMENT_METRIC && fiscalYear === FIRST_FISCAL_YEAR,
  );
  const wantedSquares = Math.round((published?.value ?? BASE_DEPLOYMENT) * squares.count);
  const wantedPeople = FIRST_COVERAGE * atlas.cells.population.reduce((sum, people) => sum + people, 0);
  const firstPublishedYear = past.reduce((least, site) => Math.min(least, site.fiscalYear), Infinity);
  const ranked = past
    .filter((site) => site.fiscalYear === firstPublishedYear)
    .sort((a, b) => b.addedPopulation - a.addedPopulation || a.cell - b.cell);
  const chosen = new Set<BuiltSite>();
  let covered = 0;
  const choose = (site: BuiltSite): void => {
    covered += build({ ...site, fiscalYear: FIRST_FISCAL_YEAR });
    chosen.add(site);
  };
  const isEquipped = new Uint8Array(squares.count);
  for (const site of ranked) {
    const square = squares.squareOf[site.cell]!;
    if (chosen.size >= wantedSquares) break;
    if (isEquipped[square] === 1) continue;
    isEquipped[square] = 1;
    choose(site);
  }
  for (const site of ranked) {
    if (covered >= wantedPeople) break;
    if (!chosen.has(site) && isEquipped[squares.squareOf[site.cell]!] === 1) choose(site);
  }
  return chosen;
}
