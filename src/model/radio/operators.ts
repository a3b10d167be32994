/**
 * Which operators stand at which site, and what each covers alone.
 *
 * Published are the four national figures of one year and the union. Every site of the union belongs to one operator
 * at least, mostly to those who cover most; then each operator joins more sites, those that cover most people first,
 * until its own coverage by the official rule is as published. Rakuten, whose licensed stations are known by
 * municipality, goes where it has most of them for each place. Where an operator stands is modelled, not measured.
 */

import { addTriedSite, createCountingMap, trySiteAtCell } from '../coverage/counting-map.ts';
import type { Demand } from '../demand.ts';
import type { Progress, Steps } from '../progress.ts';
import { OPERATORS, type OperatorFigure, PUBLISHED_OPERATORS } from './operator.ts';
import type { SiteField } from './site-field.ts';
import type { SiteKind } from './site-kind.ts';

/** Assumption: who is the one operator at a site, so that every operator stays below its figure with its own alone. */
const OWNER_SHARE = [0.1, 0.25, 0.63, 0.02] as const;
const TOLERANCE = 0.0001;
const RAKUTEN = OPERATORS.indexOf('rakuten');

/** The one operator that is certainly at a site: the same for a place in every run. */
export function ownerOf(cell: number): number {
  let draw = scatter(cell, OPERATORS.length);
  for (let k = 0; k < OWNER_SHARE.length; k++) {
    draw -= OWNER_SHARE[k]!;
    if (draw < 0) return k;
  }
  return OWNER_SHARE.length - 1;
}

/** An even number 0–1 of a cell and a salt: an integer hash, so that nearby cells differ. */
export function scatter(cell: number, salt: number): number {
  let x = Math.imul(cell + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
}

export interface SitesToShare {
  readonly cell: Uint32Array;
  readonly fiscalYear: Uint16Array;
  readonly addedPopulation: Float64Array;
}

/**
 * @param kinds by environment class
 * @returns per site: bit k where OPERATORS[k] stands
 */
export function* assignOperators(
  field: SiteField,
  kinds: readonly SiteKind[],
  sites: SitesToShare,
  demand: Demand,
  report: (fraction: number) => Progress,
): Steps<Uint8Array> {
  const count = sites.cell.length;
  const operators = new Uint8Array(count);
  for (let s = 0; s < count; s++) operators[s] = 1 << ownerOf(sites.cell[s]!);
  for (let k = 0; k < OPERATORS.length; k++) {
    yield report(k / OPERATORS.length);
    const figure = PUBLISHED_OPERATORS.find(({ operator }) => operator === OPERATORS[k]);
    if (figure !== undefined && demand.fiscalYears.includes(figure.fiscalYear)) {
      joinUntil(field, kinds, sites, demand, k, figure, operators);
    }
  }
  return operators;
}

function joinUntil(
  field: SiteField,
  kinds: readonly SiteKind[],
  { cell, fiscalYear, addedPopulation }: SitesToShare,
  demand: Demand,
  operator: number,
  figure: OperatorFigure,
  operators: Uint8Array,
): void {
  const { atlas, layout, environment } = field;
  const { municipality, population } = atlas.cells;
  const { count } = atlas.municipalities;
  const row = demand.fiscalYears.indexOf(figure.fiscalYear) * count;
  const total = demand.population.subarray(row, row + count).reduce((sum, people) => sum + people, 0);
  const factor = demand.populationFactor.subarray(row, row + count);
  const counting = createCountingMap(layout);
  let covered = 0;
  const peopleOf = (fresh: number): number => {
    let people = 0;
    for (let i = 0; i < fresh; i++) {
      const c = layout.cellOf[counting.fresh[i]!]!;
      people += population[c]! * factor[municipality[c]!]!;
    }
    return people;
  };
  const tryAt = (s: number) =>
    trySiteAtCell(counting, cell[s]!, kinds[environment[layout.slotOf[cell[s]!]!]!]!.rangeM);
  const bit = 1 << operator;
  const others: number[] = [];
  for (let s = 0; s < cell.length; s++) {
    if (fiscalYear[s]! > figure.fiscalYear) continue;
    if ((operators[s]! & bit) === 0) {
      others.push(s);
      continue;
    }
    const fresh = tryAt(s);
    covered += peopleOf(fresh);
    addTriedSite(counting, fresh);
  }
  const perPlace = operator === RAKUTEN ? licensedPerPlace(field, cell) : undefined;
  const score = Float64Array.from(
    cell,
    (c, s) =>
      addedPopulation[s]! *
      (perPlace === undefined ? 0.5 + scatter(c, operator) : perPlace[municipality[c]!]!),
  );
  others.sort((a, b) => score[b]! - score[a]! || a - b);
  const most = (figure.populationCoverage + TOLERANCE) * total;
  const enough = (figure.populationCoverage - TOLERANCE) * total;
  let joined = 0;
  for (const s of others) {
    if (covered >= enough) break;
    const fresh = tryAt(s);
    const people = peopleOf(fresh);
    if (covered + people > most) continue;
    addTriedSite(counting, fresh);
    covered += people;
    operators[s]! |= bit;
    joined++;
  }
  // Later sites are joined at the same rate.
  const rate = others.length > 0 ? joined / others.length : 0;
  for (let s = 0; s < cell.length; s++) {
    if (fiscalYear[s]! > figure.fiscalYear && scatter(cell[s]!, operator) < rate) operators[s]! |= bit;
  }
}

function licensedPerPlace({ atlas }: SiteField, cell: Uint32Array): Float64Array {
  const { licensedStations, count } = atlas.municipalities;
  const places = new Float64Array(count);
  for (const c of cell) places[atlas.cells.municipality[c]!]!++;
  return licensedStations.map((stations, m) => (places[m]! > 0 ? stations / places[m]! : 0));
}
