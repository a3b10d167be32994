/** The sites that a plan builds, in columns. */
import { BUILDS, COST_ITEMS, type RadioSites } from './radio-outcome.ts';

export const ALONE = BUILDS.indexOf('alone');
export const SHARED = BUILDS.indexOf('shared');

/** Sites in build order, the user's own among them; `count` in each column, which means what it does in RadioSites. */
export interface PlannedSites extends Omit<RadioSites, 'isParent' | 'operatorFiscalYear' | 'rangeM'> {
  readonly count: number;
  readonly rangeM: Float64Array;
}

export function createPlannedSites(count: number): PlannedSites {
  return {
    count,
    cell: new Uint32Array(count),
    lat: new Float64Array(count),
    lon: new Float64Array(count),
    municipality: new Uint16Array(count),
    fiscalYear: new Uint16Array(count),
    rangeM: new Float64Array(count),
    band: new Uint8Array(count),
    environment: new Uint8Array(count),
    tower: new Uint8Array(count),
    build: new Uint8Array(count),
    backhaul: new Uint8Array(count),
    backhaulM: new Float32Array(count),
    itemYen: new Float64Array(count * COST_ITEMS.length),
    costYen: new Float64Array(count),
    addedPopulation: new Float64Array(count),
    own: new Int16Array(count),
    property: new Int16Array(count),
  };
}
