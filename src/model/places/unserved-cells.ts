/** The squares of a place that fibre or 5G does not reach by the end of a fiscal year, ranked. */
import type { Atlas } from '../atlas.ts';
import { TECHNOLOGIES, type Technology } from '../fibre/technology.ts';
import type { Outcome } from '../outcome.ts';
import { cellsOfMunicipality } from './cells-of-municipality.ts';

export interface UnservedCell {
  readonly cell: number;
  /** People and households of the fiscal year asked for. */
  readonly population: number;
  readonly households: number;
  /** Building fibre to it with its block, yen per household at the 2020 level. */
  readonly costPerHouseholdYen: number;
  /** The same times its households at the 2020 level, yen. */
  readonly costYen: number;
  /** What serves its households at the end of the horizon. */
  readonly technology: Technology;
  /** Fiscal year at whose end fibre reaches it, or the square counts for 5G; 0 for never within the horizon. */
  readonly servedFiscalYear: number;
}

/** `dearest`: yen per household, falling; `first`: in the order of the plan, never last; ties: more people first. */
export type CellOrder = 'dearest' | 'first';

/**
 * Squares with households that fibre does not wholly serve by the end of the fiscal year. The edge of the baseline runs
 * through a few squares; their households stand here in full, so that a place's sum may exceed the tables' figure.
 */
export function cellsWithoutFibre(
  atlas: Atlas,
  outcome: Outcome,
  municipalities: readonly number[],
  fiscalYear: number,
  order: CellOrder,
): UnservedCell[] {
  const rows = unserved(atlas, outcome, municipalities, fiscalYear, outcome.fibre.servedFiscalYear);
  return rows.filter(({ households }) => households > 0).sort(comparison(order));
}

/** Inhabited squares that do not count for 5G by the end of the fiscal year, most people first. */
export function cellsWithoutRadio(
  atlas: Atlas,
  outcome: Outcome,
  municipalities: readonly number[],
  fiscalYear: number,
): UnservedCell[] {
  const rows = unserved(atlas, outcome, municipalities, fiscalYear, outcome.radio.coveredFiscalYear);
  return rows.filter(({ population }) => population > 0).sort(byPeople);
}

function unserved(
  atlas: Atlas,
  { demand, fibre, fiscalYears }: Outcome,
  municipalities: readonly number[],
  fiscalYear: number,
  servedFiscalYear: Uint16Array,
): UnservedCell[] {
  const year = fiscalYears.indexOf(fiscalYear);
  if (year < 0) throw new RangeError(`Expected a fiscal year of the outcome, got ${fiscalYear}.`);
  const { population, households } = atlas.cells;
  const rows: UnservedCell[] = [];
  for (const m of municipalities) {
    const at = year * atlas.municipalities.count + m;
    for (const cell of cellsOfMunicipality(atlas, m)) {
      const served = servedFiscalYear[cell]!;
      if (served > 0 && served <= fiscalYear) continue;
      const costPerHouseholdYen = fibre.costPerHouseholdYen[cell]!;
      rows.push({
        cell,
        population: population[cell]! * demand.populationFactor[at]!,
        households: households[cell]! * demand.householdFactor[at]!,
        costPerHouseholdYen,
        costYen: costPerHouseholdYen * households[cell]!,
        technology: TECHNOLOGIES[fibre.technology[cell]!]!,
        servedFiscalYear: served,
      });
    }
  }
  return rows;
}

function byPeople(a: UnservedCell, b: UnservedCell): number {
  return b.population - a.population || b.households - a.households || a.cell - b.cell;
}

function comparison(order: CellOrder): (a: UnservedCell, b: UnservedCell) => number {
  if (order === 'dearest') return (a, b) => b.costPerHouseholdYen - a.costPerHouseholdYen || byPeople(a, b);
  const turn = ({ servedFiscalYear }: UnservedCell) => servedFiscalYear || Number.POSITIVE_INFINITY;
  return (a, b) =>
    turn(a) === turn(b) ? a.costPerHouseholdYen - b.costPerHouseholdYen || byPeople(a, b) : turn(a) - turn(b);
}
