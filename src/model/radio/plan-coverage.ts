/** What a roll-out comes to in every municipality and year, added to what stands when it begins. */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import type { Beginning } from './begin-plan.ts';
import type { CoverSets } from './cover-sets.ts';
import type { History } from './history.ts';
import type { OpenCountry } from './open-country.ts';
import type { RadioOutcome } from './radio-outcome.ts';
import type { RollOut } from './roll-out.ts';

const ALL_EQUIPPED_FISCAL_YEAR = 2024;

export type PlanCoverage = Pick<RadioOutcome, 'coveredPopulation' | 'stationCount'>;

/** Works of a plan, by which its bound is found. */
export interface PlanWorks {
  /** Per site, in build order: its candidate, its cost in whole yen, and people whom it newly covers. */
  readonly candidate: readonly number[];
  readonly costYen: Float64Array;
  readonly addedPopulation: Float64Array;
}

/** The plan's own works, without the user's sites: what its bound is about. */
export function planAlone({ sites, candidate }: RollOut): PlanWorks {
  const isPlanned = (_: unknown, s: number) => candidate[s]! >= 0;
  return {
    candidate: Array.from(candidate).filter(isPlanned),
    costYen: sites.costYen.filter(isPlanned),
    addedPopulation: sites.addedPopulation.filter(isPlanned),
  };
}

/**
 * The sets without what the user's own sites have brought to count, which is neither the plan's nor its bound's: nobody
 * is left to be covered there.
 */
export function setsWithoutOwn({ sets, field }: OpenCountry, plan: RollOut): CoverSets {
  if (!plan.candidate.includes(-1)) return sets;
  const isOwn = new Uint8Array(field.atlas.lattice.cellCount);
  plan.candidate.forEach((candidate, s) => {
    if (candidate >= 0) return;
    for (let at = plan.freshStart[s]!; at < plan.freshStart[s + 1]!; at++) isOwn[plan.fresh[at]!] = 1;
  });
  const weight = sets.weight.map((people, j) => (isOwn[sets.targetCell[j]!] === 1 ? 0 : people));
  return { ...sets, weight };
}

export function coverageOfPlan(
  { field, history, open, kept }: Beginning,
  demand: Demand,
  plan: RollOut,
): PlanCoverage {
  const { atlas } = field;
  const past = kept.get('pastCoverage', [history], {}, () => ({
    people: newlyCovered(atlas, history.coveredFiscalYear),
    sites: sitesByYear(atlas, history.sites),
  }));
  const placeless = kept.get('placeless', [atlas], {}, () => placelessOf(atlas));
  const { count } = atlas.municipalities;
  const people = past.people.slice();
  const newSites = past.sites.slice();
  const { sites, freshStart, freshOpen } = plan;
  for (let s = 0; s < sites.count; s++) {
    const year = (sites.fiscalYear[s]! - FIRST_FISCAL_YEAR) * count;
    newSites[year + sites.municipality[s]!]!++;
    countCells(open, freshOpen, freshStart[s]!, freshStart[s + 1]!, people, year);
  }
  const stationCount = addUp(newSites, count);
  for (let y = ALL_EQUIPPED_FISCAL_YEAR - FIRST_FISCAL_YEAR; y < YEAR_COUNT; y++) {
    for (const m of placeless) stationCount[y * count + m]!++;
  }
  return { coveredPopulation: inPeopleOfTheYear(addUp(people, count), demand), stationCount };
}

/** Adds the people of open cells that come to count in one year. @param row where the year's municipalities begin */
function countCells(
  { municipality, people }: OpenCountry,
  freshOpen: Uint32Array,
  from: number,
  to: number,
  total: Float64Array,
  row: number,
): void {
  for (let at = from; at < to; at++) {
    const o = freshOpen[at]!;
    total[row + municipality[o]!]! += people[o]!;
  }
}

/** years × municipalities: people at the 2020 level. @param firstYear per cell, 0 for never */
export function newlyCovered({ cells, municipalities }: Atlas, firstYear: Uint16Array): Float64Array {
  const { municipality, population } = cells;
  const people = new Float64Array(YEAR_COUNT * municipalities.count);
  for (let i = 0; i < firstYear.length; i++) {
    if (firstYear[i] === 0) continue;
    people[(firstYear[i]! - FIRST_FISCAL_YEAR) * municipalities.count + municipality[i]!]! += population[i]!;
  }
  return people;
}

/** years × columns: what is new in a year becomes what is there by then, in place. */
export function addUp<T extends Float64Array | Uint32Array>(byYear: T, columns: number): T {
  for (let at = columns; at < byYear.length; at++) byYear[at]! += byYear[at - columns]!;
  return byYear;
}

/** years × municipalities: people at the 2020 level become those of the year, in place. */
export function inPeopleOfTheYear(people: Float64Array, { populationFactor }: Demand): Float64Array {
  for (let at = 0; at < people.length; at++) people[at]! *= populationFactor[at]!;
  return people;
}

/** years × municipalities: sites that are new. */
function sitesByYear({ municipalities }: Atlas, sites: History['sites']): Uint32Array {
  const { count } = municipalities;
  const total = new Uint32Array(YEAR_COUNT * count);
  for (const { municipality, fiscalYear } of sites) {
    total[(fiscalYear - FIRST_FISCAL_YEAR) * count + municipality]!++;
  }
  return total;
}

/**
 * A municipality in which nobody lived at the census has no cell for its station to stand in. Every municipality has
 * one since the end of FY2024 (総務省, 5Gの整備状況, 2025), so one is counted there.
 */
function placelessOf({ cells, municipalities }: Atlas): number[] {
  const isPlaced = new Uint8Array(municipalities.count);
  for (const m of cells.municipality) isPlaced[m] = 1;
  return Array.from(isPlaced.keys()).filter((m) => isPlaced[m] === 0);
}
