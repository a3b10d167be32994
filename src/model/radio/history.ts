/**
 * When each cell came to count in the published years: their sites are built once more, those of FY2020 first.
 *
 * At the end of FY2020, before prefecture figures were published, two figures are known: a station in 16.5 % of the
 * base squares, and a population coverage in the thirties of per cent (総務省, デジタル田園都市国家インフラ整備計画, March
 * 2022). So of the sites of the first published year the best one of as many squares stood already, and then more
 * sites in the same squares up to the middle of the thirties.
 */
import { addTriedSite, type CountingMap, trySiteAtCell } from '../coverage/counting-map.ts';
import { FIRST_FISCAL_YEAR } from '../parameter.ts';
import type { Progress, Steps } from '../progress.ts';
import type { BaseSquares } from './base-squares.ts';
import type { RadioBaseline } from './baseline.ts';
import { type BuiltSite, inSquare } from './built-site.ts';
import { wantedParents } from './parents.ts';
import { BACKHAULS, BUILDS, TOWERS } from './radio-outcome.ts';
import type { SiteField } from './site-field.ts';
import type { SiteKind } from './site-kind.ts';

/** Middle of 30–39.9 %. */
const FIRST_COVERAGE = 0.35;
const SITES_PER_STEP = 1500;

export interface History {
  /** In build order, with what each newly covered in it. */
  readonly sites: BuiltSite[];
  /** Per site: its position in the baseline. */
  readonly baselineIndex: Uint32Array;
  /** Per cell; 0 for never. */
  readonly coveredFiscalYear: Uint16Array;
}

/**
 * @param counting empty; left with all sites built
 * @param kinds by environment class
 */
export function* replayBaseline(
  field: SiteField,
  counting: CountingMap,
  kinds: readonly SiteKind[],
  baseline: RadioBaseline,
  squares: BaseSquares,
  report: (fraction: number) => Progress,
): Steps<History> {
  const { population } = field.atlas.cells;
  const { layout, fresh } = counting;
  const sites: BuiltSite[] = [];
  const coveredFiscalYear = new Uint16Array(population.length);
  const build = (index: number, fiscalYear: number): number => {
    const cell = baseline.cell[index]!;
    const kind = kinds[field.environment[layout.slotOf[cell]!]!]!;
    const count = trySiteAtCell(counting, cell, kind.rangeM);
    let addedPopulation = 0;
    for (let i = 0; i < count; i++) {
      const covered = layout.cellOf[fresh[i]!]!;
      coveredFiscalYear[covered] = fiscalYear;
      addedPopulation += population[covered]!;
    }
    addTriedSite(counting, count);
    sites.push({ ...STANDING, ...inSquare(field.atlas, cell), fiscalYear, kind, addedPopulation });
    return addedPopulation;
  };
  const first = buildFirstYear(field, baseline, squares, build);
  const isFirst = new Uint8Array(baseline.cell.length);
  for (const index of first) isFirst[index] = 1;
  const order = [...first, ...Array.from(isFirst.keys()).filter((index) => isFirst[index] === 0)];
  for (let s = first.length; s < order.length; s++) {
    build(order[s]!, baseline.fiscalYear[order[s]!]!);
    if (s % SITES_PER_STEP === 0) yield report(s / order.length);
  }
  return { sites, baselineIndex: Uint32Array.from(order), coveredFiscalYear };
}

const STANDING = {
  tower: TOWERS.indexOf('existing'),
  build: BUILDS.indexOf('alone'),
  backhaul: BACKHAULS.indexOf('standing'),
  backhaulM: 0,
  itemYen: [0, 0, 0],
  costYen: 0,
  property: -1,
  own: -1,
};

/** @returns indices of the baseline's sites that stood at the end of FY2020, in build order */
function buildFirstYear(
  { atlas }: SiteField,
  { cell, fiscalYear, addedPopulation }: RadioBaseline,
  squares: BaseSquares,
  build: (index: number, fiscalYear: number) => number,
): number[] {
  const wantedSquares = wantedParents(atlas, squares, FIRST_FISCAL_YEAR);
  const wantedPeople = FIRST_COVERAGE * atlas.cells.population.reduce((sum, people) => sum + people, 0);
  const ranked = Array.from(cell.keys())
    .filter((index) => fiscalYear[index] === fiscalYear[0])
    .sort((a, b) => addedPopulation[b]! - addedPopulation[a]! || cell[a]! - cell[b]!);
  const chosen: number[] = [];
  const isChosen = new Uint8Array(cell.length);
  let covered = 0;
  const choose = (index: number): void => {
    covered += build(index, FIRST_FISCAL_YEAR);
    chosen.push(index);
    isChosen[index] = 1;
  };
  const isEquipped = new Uint8Array(squares.count);
  for (const index of ranked) {
    const square = squares.squareOf[cell[index]!]!;
    if (chosen.length >= wantedSquares) break;
    if (isEquipped[square] === 1) continue;
    isEquipped[square] = 1;
    choose(index);
  }
  for (const index of ranked) {
    if (covered >= wantedPeople) break;
    if (isChosen[index] === 0 && isEquipped[squares.squareOf[cell[index]!]!] === 1) choose(index);
  }
  return chosen;
}
