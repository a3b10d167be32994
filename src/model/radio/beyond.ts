/**
 * Beyond the 5G masts: high-altitude platforms and satellites for all land, local 5G where industry is, and LPWA
 * gateways for forests. Each has its own year, price and pace; none counts towards population coverage, which is that
 * of the operators' 5G by the official rule.
 */
import { AREA_UNITS_PER_KM2, type Ground } from '../coverage/ground.ts';
import { NO_MUNICIPALITY } from '../land.ts';
import { FIRST_FISCAL_YEAR, valueInYear } from '../parameter.ts';
import type { Platforms } from './platforms.ts';
import { TECHNOLOGIES, type Technology } from './radio-outcome.ts';
import type { RadioParameters } from './radio-parameters.ts';

export interface BeyondWork {
  readonly technology: number;
  /** NO_MUNICIPALITY for what serves the whole nation. */
  readonly municipality: number;
  readonly lat: number;
  readonly lon: number;
  readonly rangeM: number;
  readonly fiscalYear: number;
  readonly works: number;
  readonly addedKm2: number;
  readonly costYen: number;
  /** Of it, by the state. */
  readonly stateYen: number;
}

export interface Beyond {
  readonly works: readonly BeyondWork[];
  /** Per 10 km square: first fiscal year at whose end a platform flies above it; 0 never. */
  readonly platformFiscalYear: Uint16Array;
  /** First fiscal year at whose end satellites serve all land; 0 never. */
  readonly satelliteFiscalYear: number;
}

/**
 * Local 5G, gateways and satellites with the platforms, year by year.
 * @param local, forests, platforms by year to plan
 * @param fiscalYears years to plan, rising
 */
export function joinBeyond(
  local: readonly (readonly BeyondWork[])[],
  forests: readonly (readonly BeyondWork[])[],
  platforms: Platforms,
  fiscalYears: readonly number[],
  parameters: RadioParameters,
): Beyond {
  const works: BeyondWork[] = [];
  const satelliteFrom = parameters['radio.satelliteFirstFiscalYear'];
  for (const [y, fiscalYear] of fiscalYears.entries()) {
    works.push(...local[y]!, ...forests[y]!, ...platforms.works[y]!);
    if (fiscalYear >= satelliteFrom) works.push(satellites(fiscalYear, parameters));
  }
  return {
    works,
    platformFiscalYear: platforms.fiscalYear,
    satelliteFiscalYear: fiscalYears.find((year) => year >= satelliteFrom) ?? 0,
  };
}

function technology(name: Technology): number {
  return TECHNOLOGIES.indexOf(name);
}

function satellites(fiscalYear: number, parameters: RadioParameters): BeyondWork {
  return {
    technology: technology('satellite'),
    municipality: NO_MUNICIPALITY,
    lat: Number.NaN,
    lon: Number.NaN,
    rangeM: 0,
    fiscalYear,
    works: 1,
    addedKm2: 0,
    costYen: parameters['radio.satelliteYenPerYear'],
    stateYen: 0,
  };
}

/**
 * Local 5G: one site after the other where most shipments of manufacturing come to each site (D'Hondt's divisors).
 * @returns works by year to plan
 */
export function localWorks(
  { atlas }: Ground,
  fiscalYears: readonly number[],
  parameters: RadioParameters,
): BeyondWork[][] {
  const { municipalities } = atlas;
  const sites = new Uint32Array(municipalities.count);
  const divided = createDivisors(municipalities.manufacturingShipmentsMillionYen);
  return fiscalYears.map((fiscalYear) => {
    const before = sites.slice();
    for (let n = valueInYear(parameters['radio.local5gPerYear'], fiscalYear); n >= 1; n--) {
      const best = divided.next();
      if (best < 0) break;
      sites[best]!++;
    }
    return inMunicipalities(
      atlas,
      technology('local-5g'),
      fiscalYear,
      sites.map((count, m) => count - before[m]!),
      parameters['radio.local5gCostYen'],
      parameters['radio.localSubsidyShare'],
      () => 0,
      0,
    );
  });
}

/** Seats one after the other by D'Hondt: whoever has most votes per seat, that one included; of equals the first. */
function createDivisors(votes: Float64Array) {
  const seats = new Uint32Array(votes.length);
  const each = Float64Array.from(votes);
  const heap = Array.from(votes.keys())
    .filter((m) => votes[m]! > 0)
    .sort((a, b) => votes[b]! - votes[a]! || a - b);
  const precedes = (a: number, b: number) => each[a]! > each[b]! || (each[a] === each[b] && a < b);
  return {
    /** -1 where nobody has votes. */
    next(): number {
      const best = heap[0];
      if (best === undefined) return -1;
      each[best] = votes[best]! / (++seats[best]! + 1);
      let at = 0;
      for (let child = 1; child < heap.length; child = 2 * at + 1) {
        if (child + 1 < heap.length && precedes(heap[child + 1]!, heap[child]!)) child++;
        if (!precedes(heap[child]!, best)) break;
        heap[at] = heap[child]!;
        at = child;
      }
      heap[at] = best;
      return best;
    },
  };
}

/** Share of a gateway's circle that counts where circles cover the plane: the hexagon in it, 3√3 / 2π. */
const HEXAGON_IN_CIRCLE = (3 * Math.sqrt(3)) / (2 * Math.PI);

/**
 * LPWA gateways for land that 5G does not serve at the start, municipalities with most of it first.
 * @param served years × pieces: land that the 5G sites serve, in area units
 * @returns works by year to plan
 */
export function forestWorks(
  ground: Ground,
  served: Float64Array,
  fiscalYears: readonly number[],
  parameters: RadioParameters,
): BeyondWork[][] {
  const { atlas, pieces } = ground;
  const row = ((fiscalYears[0] ?? FIRST_FISCAL_YEAR) - FIRST_FISCAL_YEAR) * pieces.count;
  const leftKm2 = new Float64Array(atlas.municipalities.count);
  for (let i = 0; i < pieces.count; i++) {
    const m = pieces.municipality[i]!;
    if (m !== NO_MUNICIPALITY) leftKm2[m]! += (pieces.area[i]! - served[row + i]!) / AREA_UNITS_PER_KM2;
  }
  const rangeM = parameters['radio.lpwaRangeKm'] * 1000;
  const eachKm2 = HEXAGON_IN_CIRCLE * Math.PI * (rangeM / 1000) ** 2;
  const order = Array.from(leftKm2.keys()).sort((a, b) => leftKm2[b]! - leftKm2[a]! || a - b);
  const need = leftKm2.map((km2) => Math.ceil(km2 / eachKm2));
  const left = leftKm2.slice();
  return fiscalYears.map((fiscalYear) => {
    const built = new Uint32Array(need.length);
    let permitted = Math.floor(valueInYear(parameters['radio.lpwaPerYear'], fiscalYear));
    for (const m of order) {
      if (permitted <= 0) break;
      built[m] = Math.min(need[m]!, permitted);
      need[m]! -= built[m]!;
      permitted -= built[m]!;
    }
    const share = parameters['radio.localSubsidyShare'];
    const addedKm2 = (m: number, count: number) => {
      const km2 = Math.min(left[m]!, count * eachKm2);
      left[m]! -= km2;
      return km2;
    };
    const yen = parameters['radio.lpwaCostYen'];
    return inMunicipalities(atlas, technology('lpwa'), fiscalYear, built, yen, share, addedKm2, rangeM);
  });
}

function inMunicipalities(
  { municipalities }: Ground['atlas'],
  technologyIndex: number,
  fiscalYear: number,
  built: Uint32Array,
  eachYen: number,
  stateShare: number,
  addedKm2: (municipality: number, count: number) => number,
  rangeM: number,
): BeyondWork[] {
  const works: BeyondWork[] = [];
  for (let m = 0; m < built.length; m++) {
    if (built[m] === 0) continue;
    const costYen = Math.round(built[m]! * eachYen);
    works.push({
      technology: technologyIndex,
      municipality: m,
      lat: municipalities.lat[m]!,
      lon: municipalities.lon[m]!,
      rangeM,
      fiscalYear,
      works: built[m]!,
      addedKm2: addedKm2(m, built[m]!),
      costYen,
      stateYen: Math.round(costYen * stateShare),
    });
  }
  return works;
}
