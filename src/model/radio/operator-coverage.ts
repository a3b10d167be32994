/**
 * Coverage of every operator alone over the years, from the sites at which it stands. What the sites of the past cover
 * is found once; a plan's sites are laid on top of it.
 */
import type { Atlas } from '../atlas.ts';
import { addTriedSite, createCountingMap, trySiteAt } from '../coverage/counting-map.ts';
import { type Footprints, footprintOf } from '../coverage/footprints.ts';
import { servedMask } from '../coverage/served-map.ts';
import { isCounted } from '../coverage/served-squares.ts';
import type { TileLayout } from '../coverage/tile-layout.ts';
import type { Demand } from '../demand.ts';
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import type { Progress, Steps } from '../progress.ts';
import type { BuiltSite } from './built-site.ts';
import { OPERATORS, PUBLISHED_OPERATORS } from './operator.ts';
import { addUp, newlyCovered } from './plan-coverage.ts';
import type { OperatorCoverage } from './radio-outcome.ts';
import type { RollOut } from './roll-out.ts';

const COUNT = OPERATORS.length;

/** What stands when a plan begins; tables of years say what is new in each. */
export interface OperatorsOfPast {
  /** cells × OPERATORS: squares that are served. */
  readonly masks: Uint16Array;
  /** Room for the same with a plan's. */
  readonly workingMasks: Uint16Array;
  /** operators × cells, as in OperatorCoverage. */
  readonly coveredFiscalYear: Uint16Array;
  /** operators × years × municipalities. */
  readonly people: Float64Array;
  readonly sites: Uint32Array;
  /** (OPERATORS.length + 1) × years × municipalities. */
  readonly overlap: Float64Array;
}

/**
 * @param sites by rising fiscal year
 * @param operatorFiscalYear sites × OPERATORS, 0 for never
 */
export function* operatorsOfPast(
  atlas: Atlas,
  layout: TileLayout,
  sites: readonly BuiltSite[],
  operatorFiscalYear: Uint16Array,
  report: (fraction: number) => Progress,
): Steps<OperatorsOfPast> {
  const { cellCount, row, column } = atlas.lattice;
  const { count } = atlas.municipalities;
  const size = YEAR_COUNT * count;
  const masks = new Uint16Array(COUNT * cellCount);
  const coveredFiscalYear = new Uint16Array(COUNT * cellCount);
  const people = new Float64Array(COUNT * size);
  const newSites = new Uint32Array(COUNT * size);
  for (let k = 0; k < COUNT; k++) {
    yield report(k / COUNT);
    const own = coveredFiscalYear.subarray(k * cellCount, (k + 1) * cellCount);
    const counting = createCountingMap(layout);
    for (let s = 0; s < sites.length; s++) {
      const fiscalYear = operatorFiscalYear[s * COUNT + k]!;
      if (fiscalYear === 0) continue;
      const { lat, lon, kind, municipality } = sites[s]!;
      const fresh = trySiteAt(counting, lat, lon, kind.rangeM);
      for (let i = 0; i < fresh; i++) own[layout.cellOf[counting.fresh[i]!]!] = fiscalYear;
      addTriedSite(counting, fresh);
      newSites[k * size + (fiscalYear - FIRST_FISCAL_YEAR) * count + municipality]!++;
    }
    people.set(newlyCovered(atlas, own), k * size);
    for (let i = 0; i < cellCount; i++) {
      masks[i * COUNT + k] = servedMask(layout, counting.map, row[i]!, column[i]!);
    }
  }
  const overlap = new Float64Array((COUNT + 1) * size);
  for (let i = 0; i < cellCount; i++) countOverlap(atlas, coveredFiscalYear, i, 1, overlap);
  return { masks, workingMasks: masks.slice(), coveredFiscalYear, people, sites: newSites, overlap };
}

/**
 * @param footprints of the plan's candidates, over all cells
 * @param operatorFiscalYear planned sites × OPERATORS, 0 for never
 */
export function operatorsWithPlan(
  atlas: Atlas,
  demand: Demand,
  past: OperatorsOfPast,
  { sites, candidate }: RollOut,
  operatorFiscalYear: Uint16Array,
  footprints: Footprints,
): OperatorCoverage {
  const { cellCount } = atlas.lattice;
  const { municipality, population } = atlas.cells;
  const { count } = atlas.municipalities;
  const size = YEAR_COUNT * count;
  const masks = past.workingMasks;
  masks.set(past.masks);
  const coveredFiscalYear = past.coveredFiscalYear.slice();
  const people = past.people.slice();
  const newSites = past.sites.slice();
  const overlap = past.overlap.slice();
  const isChanged = new Uint8Array(cellCount);
  const changed: number[] = [];
  /** Operators at the site at hand. */
  const present: number[] = [];
  for (let s = 0; s < sites.length; s++) {
    const { lat, lon, kind, fiscalYear } = sites[s]!;
    const year = (fiscalYear - FIRST_FISCAL_YEAR) * count;
    const entries = footprintOf(footprints, candidate[s]!, { lat, lon, rangeM: kind.rangeM });
    const { place, mask, start, end } = entries;
    present.length = 0;
    for (let k = 0; k < COUNT; k++) {
      if (operatorFiscalYear[s * COUNT + k] === 0) continue;
      present.push(k);
      newSites[k * size + year + sites[s]!.municipality]!++;
    }
    for (let at = start; at < end; at++) {
      const i = place[at]!;
      for (let n = 0; n < present.length; n++) {
        const k = present[n]!;
        const before = masks[i * COUNT + k]!;
        const after = before | mask[at]!;
        if (after === before) continue;
        masks[i * COUNT + k] = after;
        if (!isCounted(after) || isCounted(before)) continue;
        if (isChanged[i] === 0) {
          isChanged[i] = 1;
          changed.push(i);
        }
        coveredFiscalYear[k * cellCount + i] = fiscalYear;
        people[k * size + year + municipality[i]!]! += population[i]!;
      }
    }
  }
  for (const i of changed) {
    countOverlap(atlas, past.coveredFiscalYear, i, -1, overlap);
    countOverlap(atlas, coveredFiscalYear, i, 1, overlap);
  }
  for (let k = 0; k < COUNT; k++) {
    addUp(newSites.subarray(k * size, (k + 1) * size), count);
    addUp(people.subarray(k * size, (k + 1) * size), count);
  }
  for (let n = 0; n <= COUNT; n++) addUp(overlap.subarray(n * size, (n + 1) * size), count);
  inPeopleOfEachYear(people, demand);
  inPeopleOfEachYear(overlap, demand);
  return {
    coveredFiscalYear,
    coveredPopulation: people,
    stationCount: newSites,
    overlapPopulation: overlap,
    measured: PUBLISHED_OPERATORS,
  };
}

/** Any number of tables of years × municipalities, one after the other. */
function inPeopleOfEachYear(people: Float64Array, { populationFactor }: Demand): void {
  const size = populationFactor.length;
  for (let from = 0; from < people.length; from += size) {
    for (let at = 0; at < size; at++) people[from + at]! *= populationFactor[at]!;
  }
}

const years = new Uint16Array(COUNT);

/**
 * Adds a cell's people (or takes them away) by how many operators cover it: from its n-th year on, in rising order, it
 * has n rather than n − 1.
 */
function countOverlap(
  { cells, municipalities }: Atlas,
  coveredFiscalYear: Uint16Array,
  cell: number,
  sign: 1 | -1,
  overlap: Float64Array,
): void {
  const cellCount = cells.municipality.length;
  const people = sign * cells.population[cell]!;
  const m = cells.municipality[cell]!;
  const size = YEAR_COUNT * municipalities.count;
  let covering = 0;
  for (let k = 0; k < COUNT; k++) {
    const year = coveredFiscalYear[k * cellCount + cell]!;
    if (year === 0) continue;
    let at = covering++;
    for (; at > 0 && years[at - 1]! > year; at--) years[at] = years[at - 1]!;
    years[at] = year;
  }
  overlap[m]! += people;
  for (let n = 0; n < covering; n++) {
    const row = (years[n]! - FIRST_FISCAL_YEAR) * municipalities.count + m;
    overlap[n * size + row]! -= people;
    overlap[(n + 1) * size + row]! += people;
  }
}
