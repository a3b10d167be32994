/** Turns what was simulated into the columns of the outcome. */
import { PAYERS } from '../payer.ts';
import type { ScenarioSite } from '../scenario-places.ts';
import type { Beyond } from './beyond.ts';
import type { BuiltSite } from './built-site.ts';
import { OPERATORS } from './operator.ts';
import { ownerOf } from './operators.ts';
import {
  type BeyondWorks,
  BUILDS,
  COST_ITEMS,
  NOT_APPLICABLE,
  type RadioPlan,
  type RadioSites,
  TECHNOLOGIES,
} from './radio-outcome.ts';
import { buildRadioPlan, createPlannedWorks } from './radio-plan.ts';

const SHARED = BUILDS.indexOf('shared');
const FIVE_G = TECHNOLOGIES.indexOf('5g');

/** @param isParent, operatorFiscalYear as in RadioSites */
export function siteColumns(
  sites: readonly BuiltSite[],
  isParent: Uint8Array,
  operatorFiscalYear: Uint16Array,
): RadioSites {
  const { length } = sites;
  const columns = {
    cell: new Uint32Array(length),
    lat: new Float64Array(length),
    lon: new Float64Array(length),
    municipality: new Uint16Array(length),
    fiscalYear: new Uint16Array(length),
    rangeM: new Float32Array(length),
    band: new Uint8Array(length),
    environment: new Uint8Array(length),
    tower: new Uint8Array(length),
    build: new Uint8Array(length),
    backhaul: new Uint8Array(length),
    backhaulM: new Float32Array(length),
    itemYen: new Float64Array(length * COST_ITEMS.length),
    isParent,
    operatorFiscalYear,
    costYen: new Float64Array(length),
    addedPopulation: new Float64Array(length),
    own: new Int16Array(length),
    property: new Int16Array(length),
  };
  for (let s = 0; s < length; s++) {
    const site = sites[s]!;
    columns.cell[s] = site.cell;
    columns.lat[s] = site.lat;
    columns.lon[s] = site.lon;
    columns.municipality[s] = site.municipality;
    columns.fiscalYear[s] = site.fiscalYear;
    columns.rangeM[s] = site.kind.rangeM;
    columns.band[s] = site.kind.band;
    columns.environment[s] = site.kind.environment;
    columns.tower[s] = site.tower;
    columns.build[s] = site.build;
    columns.backhaul[s] = site.backhaul;
    columns.backhaulM[s] = site.backhaulM;
    columns.itemYen.set(site.itemYen, s * COST_ITEMS.length);
    columns.costYen[s] = site.costYen;
    columns.addedPopulation[s] = site.addedPopulation;
    columns.own[s] = site.own;
    columns.property[s] = site.property;
  }
  return columns;
}

/** The sites of the past, then those of a plan. */
export function joinSites(past: RadioSites, planned: RadioSites): RadioSites {
  const join = <T extends Column>(a: T, b: T): T => {
    const both = new (a.constructor as new (length: number) => T)(a.length + b.length);
    both.set(a);
    both.set(b, a.length);
    return both;
  };
  return Object.fromEntries(
    (Object.keys(past) as (keyof RadioSites)[]).map((name) => [
      name,
      join<Column>(past[name], planned[name]),
    ]),
  ) as unknown as RadioSites;
}
type Column = Uint8Array | Int16Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/** sites × OPERATORS: operators are at a site from its first year on. @param present per site: bit k where OPERATORS[k] is */
export function operatorYears(sites: readonly BuiltSite[], present: (site: number) => number): Uint16Array {
  const years = new Uint16Array(sites.length * OPERATORS.length);
  for (let s = 0; s < sites.length; s++) {
    const bits = present(s);
    for (let k = 0; k < OPERATORS.length; k++) {
      if ((bits & (1 << k)) !== 0) years[s * OPERATORS.length + k] = sites[s]!.fiscalYear;
    }
  }
  return years;
}

/** At planned sites all of them where it is shared, else one; at the user's own those that the user names. */
export function operatorsAtPlanned(
  { build, cell, own }: BuiltSite,
  ownSites: readonly ScenarioSite[],
): number {
  if (own >= 0)
    return ownSites[own]!.operators.reduce((all, each) => all | (1 << OPERATORS.indexOf(each)), 0);
  return build === SHARED ? (1 << OPERATORS.length) - 1 : 1 << ownerOf(cell);
}

export function beyondColumns({ works }: Beyond): BeyondWorks {
  const { length } = works;
  const columns = {
    technology: new Uint8Array(length),
    municipality: new Uint16Array(length),
    lat: new Float64Array(length),
    lon: new Float64Array(length),
    rangeM: new Float32Array(length),
    fiscalYear: new Uint16Array(length),
    works: new Uint32Array(length),
    addedKm2: new Float64Array(length),
    costYen: new Float64Array(length),
  };
  for (let i = 0; i < length; i++) {
    const work = works[i]!;
    columns.technology[i] = work.technology;
    columns.municipality[i] = work.municipality;
    columns.lat[i] = work.lat;
    columns.lon[i] = work.lon;
    columns.rangeM[i] = work.rangeM;
    columns.fiscalYear[i] = work.fiscalYear;
    columns.works[i] = work.works;
    columns.addedKm2[i] = work.addedKm2;
    columns.costYen[i] = work.costYen;
  }
  return columns;
}

/** @param payersYen sites × PAYERS */
export function planOf(planned: readonly BuiltSite[], payersYen: Float64Array, beyond: Beyond): RadioPlan {
  const works = createPlannedWorks(planned.length + beyond.works.length);
  works.costYen.set(payersYen);
  works.works.fill(1, 0, planned.length);
  works.technology.fill(FIVE_G, 0, planned.length);
  for (let s = 0; s < planned.length; s++) {
    const site = planned[s]!;
    works.fiscalYear[s] = site.fiscalYear;
    works.municipality[s] = site.municipality;
    works.band[s] = site.kind.band;
    works.tower[s] = site.tower;
    works.build[s] = site.build;
    works.backhaul[s] = site.backhaul;
    works.reached[s] = site.addedPopulation;
    works.own[s] = site.own;
    works.property[s] = site.property;
  }
  for (const name of ['band', 'tower', 'build', 'backhaul'] as const) {
    works[name].fill(NOT_APPLICABLE, planned.length);
  }
  works.own.fill(-1, planned.length);
  works.property.fill(-1, planned.length);
  for (const [n, work] of beyond.works.entries()) {
    const i = planned.length + n;
    works.fiscalYear[i] = work.fiscalYear;
    works.municipality[i] = work.municipality;
    works.technology[i] = work.technology;
    works.works[i] = work.works;
    works.reached[i] = work.addedKm2;
    works.costYen.set([work.stateYen, 0, work.costYen - work.stateYen], i * PAYERS.length);
  }
  return buildRadioPlan(works);
}
