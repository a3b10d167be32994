/** Turns what was simulated into the columns of the outcome. */
import { PAYERS } from '../payer.ts';
import type { ScenarioSite } from '../scenario-places.ts';
import type { Beyond } from './beyond.ts';
import type { BuiltSite } from './built-site.ts';
import { OPERATORS } from './operator.ts';
import { ownerOf } from './operators.ts';
import { type PlannedSites, SHARED } from './planned-sites.ts';
import {
  type BeyondWorks,
  COST_ITEMS,
  NOT_APPLICABLE,
  type RadioPlan,
  type RadioSites,
  TECHNOLOGIES,
} from './radio-outcome.ts';
import { buildRadioPlan, createPlannedWorks } from './radio-plan.ts';

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

/** Columns that say who builds a site. */
type Builders = 'build' | 'operatorFiscalYear';

/** @param operatorFiscalYear planned sites × OPERATORS */
export function joinBuilders(
  past: RadioSites,
  planned: PlannedSites,
  operatorFiscalYear: Uint16Array,
): Pick<RadioSites, Builders> {
  return {
    build: joined(past.build, planned.build),
    operatorFiscalYear: joined(past.operatorFiscalYear, operatorFiscalYear),
  };
}

/**
 * The sites of the past, then those of a plan.
 * @param isParent per site, those of the past first
 */
export function joinSites(
  past: RadioSites,
  planned: PlannedSites,
  isParent: Uint8Array,
): Omit<RadioSites, Builders> {
  return {
    cell: joined(past.cell, planned.cell),
    lat: joined(past.lat, planned.lat),
    lon: joined(past.lon, planned.lon),
    municipality: joined(past.municipality, planned.municipality),
    fiscalYear: joined(past.fiscalYear, planned.fiscalYear),
    rangeM: joined<Float32Array>(past.rangeM, planned.rangeM),
    band: joined(past.band, planned.band),
    environment: joined(past.environment, planned.environment),
    tower: joined(past.tower, planned.tower),
    backhaul: joined(past.backhaul, planned.backhaul),
    backhaulM: joined(past.backhaulM, planned.backhaulM),
    itemYen: joined(past.itemYen, planned.itemYen),
    isParent,
    costYen: joined(past.costYen, planned.costYen),
    addedPopulation: joined(past.addedPopulation, planned.addedPopulation),
    own: joined(past.own, planned.own),
    property: joined(past.property, planned.property),
  };
}

type Column = Uint8Array | Int16Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

function joined<T extends Column>(past: T, planned: Column): T {
  const both = new (past.constructor as new (length: number) => T)(past.length + planned.length);
  both.set(past);
  both.set(planned, past.length);
  return both;
}

/** sites × OPERATORS: operators are at a site from its first year on. @param present per site: bit k where OPERATORS[k] is */
export function operatorYears(fiscalYear: Uint16Array, present: (site: number) => number): Uint16Array {
  const years = new Uint16Array(fiscalYear.length * OPERATORS.length);
  for (let s = 0; s < fiscalYear.length; s++) writeYears(years, s, present(s), fiscalYear[s]!);
  return years;
}

function writeYears(years: Uint16Array, site: number, bits: number, fiscalYear: number): void {
  for (let k = 0; k < OPERATORS.length; k++) {
    if ((bits & (1 << k)) !== 0) years[site * OPERATORS.length + k] = fiscalYear;
  }
}

/** At planned sites all of them where it is shared, else one; at the user's own those that the user names. */
export function operatorsAtPlanned(
  { build, cell, own }: PlannedSites,
  s: number,
  ownSites: readonly ScenarioSite[],
): number {
  if (own[s]! >= 0)
    return ownSites[own[s]!]!.operators.reduce((all, each) => all | (1 << OPERATORS.indexOf(each)), 0);
  return build[s] === SHARED ? (1 << OPERATORS.length) - 1 : 1 << ownerOf(cell[s]!);
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
export function planOf(planned: PlannedSites, payersYen: Float64Array, beyond: Beyond): RadioPlan {
  const { count } = planned;
  const works = createPlannedWorks(count + beyond.works.length);
  works.costYen.set(payersYen);
  works.works.fill(1, 0, count);
  works.technology.fill(FIVE_G, 0, count);
  works.fiscalYear.set(planned.fiscalYear);
  works.municipality.set(planned.municipality);
  works.band.set(planned.band);
  works.tower.set(planned.tower);
  works.build.set(planned.build);
  works.backhaul.set(planned.backhaul);
  works.reached.set(planned.addedPopulation);
  works.own.set(planned.own);
  works.property.set(planned.property);
  for (const name of ['band', 'tower', 'build', 'backhaul'] as const) {
    works[name].fill(NOT_APPLICABLE, count);
  }
  works.own.fill(-1, count);
  works.property.fill(-1, count);
  for (const [n, work] of beyond.works.entries()) {
    const i = count + n;
    works.fiscalYear[i] = work.fiscalYear;
    works.municipality[i] = work.municipality;
    works.technology[i] = work.technology;
    works.works[i] = work.works;
    works.reached[i] = work.addedKm2;
    works.costYen.set([work.stateYen, 0, work.costYen - work.stateYen], i * PAYERS.length);
  }
  return buildRadioPlan(works);
}
