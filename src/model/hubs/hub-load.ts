/**
 * Traffic and power of the hubs, and where power is and where demand is, before and after (watt-bit): per grid area the
 * data centres' draw, renewable share, energy thrown away and lines to other areas.
 */
import type { Atlas } from '../atlas.ts';
import type { ParameterValues } from '../parameters.ts';
import { inPrefectures } from './hub-rules.ts';
import { TOKYO_AREA_PREFECTURES } from './hubs-parameters.ts';

export interface HubLoad {
  readonly fiscalYear: number;
  /** Per hub: mean traffic of the people whose demand it takes over. */
  readonly trafficGbps: Float64Array;
  /** Per hub: power drawn, at most what it has. */
  readonly loadMw: Float64Array;
  /** Per hub: demand that would come but finds no power; it stays where it is. */
  readonly turnedAwayMw: Float64Array;
  readonly areas: readonly GridAreaPower[];
}

/** One grid area, in the order of the atlas; NaN marks a figure that is not known. */
export interface GridAreaPower {
  readonly demandMwBefore: number;
  readonly demandMwAfter: number;
  /** Drawn by regional hubs in the area. */
  readonly hubMw: number;
  readonly renewableShare: number;
  readonly curtailmentGwh: number;
  /** Of that, what the hubs could use: no more than they draw in a year. */
  readonly usableCurtailmentGwh: number;
  /** Sum of the lines to other areas. */
  readonly interAreaMw: number;
}

/** Of the power in both, Kantō's part: 60 % to 24 % (政府資料、NHK 2022年). */
const KANTO_PART = 60 / 84;
const GWH_PER_MW_YEAR = 8.76;

export interface LoadedHubs {
  /** Municipality of each hub. */
  readonly municipality: ArrayLike<number>;
  readonly powerMw: Float64Array;
  /** 1 where the hub stands in the year looked at. */
  readonly isOpen: ArrayLike<number>;
  /** Per municipality: position of the hub that serves it, -1 for none. */
  readonly nearest: Int32Array;
}

/** @param people per municipality in the fiscal year */
export function hubLoad(
  atlas: Atlas,
  people: ArrayLike<number>,
  parameters: ParameterValues,
  hubs: LoadedHubs,
  fiscalYear: number,
): HubLoad {
  const { municipalities, prefectures, gridAreas, gridLinks } = atlas;
  const { count } = municipalities;
  const demandMw = municipalDemand(atlas, people, parameters);
  const isTokyo = inPrefectures(atlas, TOKYO_AREA_PREFECTURES);
  const hubCount = hubs.powerMw.length;
  const wantedMw = new Float64Array(hubCount);
  const trafficGbps = new Float64Array(hubCount);
  for (let m = 0; m < count; m++) {
    const h = hubs.nearest[m]!;
    if (h < 0 || hubs.isOpen[h] === 0) continue;
    const share = parameters[isTokyo[m] === 1 ? 'hubs.tokyoDemandShare' : 'hubs.dispersedShare'];
    wantedMw[h]! += share * demandMw[m]!;
    trafficGbps[h]! += (share * people[m]! * parameters['backbone.trafficKbpsPerPerson']) / 1e6;
  }
  const loadMw = wantedMw.map((mw, h) => Math.min(mw, hubs.powerMw[h]!));

  const areaOf = (m: number) => prefectures.gridArea[municipalities.prefecture[m]!]!;
  const before = existingByArea(atlas, demandMw, parameters, areaOf);
  const movedMw = loadMw.reduce((sum, mw) => sum + mw, 0);
  const hubMw = new Float64Array(gridAreas.length);
  loadMw.forEach((mw, h) => {
    hubMw[areaOf(hubs.municipality[h]!)]! += mw;
  });
  const existingMw = before.reduce((sum, mw) => sum + mw, 0);
  const leftShare = existingMw > 0 ? Math.max(0, 1 - movedMw / existingMw) : 0;
  const interAreaMw = new Float64Array(gridAreas.length);
  for (const { from, to, capacityMw } of gridLinks) {
    interAreaMw[from]! += capacityMw;
    interAreaMw[to]! += capacityMw;
  }
  return {
    fiscalYear,
    trafficGbps,
    loadMw,
    turnedAwayMw: wantedMw.map((mw, h) => mw - loadMw[h]!),
    areas: gridAreas.map(({ renewableShare, curtailmentGwh }, area) => ({
      demandMwBefore: before[area]!,
      demandMwAfter: before[area]! * leftShare + hubMw[area]!,
      hubMw: hubMw[area]!,
      renewableShare,
      curtailmentGwh,
      usableCurtailmentGwh: Math.min(curtailmentGwh, hubMw[area]! * GWH_PER_MW_YEAR),
      interAreaMw: interAreaMw[area]!,
    })),
  };
}

/** Demand for data centres by people and jobs; jobs at their census place. */
function municipalDemand(
  { municipalities }: Atlas,
  people: ArrayLike<number>,
  parameters: ParameterValues,
): Float64Array {
  const jobs = municipalities.employees.map((each) => (Number.isNaN(each) ? 0 : each));
  const allJobs = jobs.reduce((sum, each) => sum + each, 0);
  let allPeople = 0;
  for (let m = 0; m < municipalities.count; m++) allPeople += people[m]!;
  const industry = allJobs > 0 ? parameters['hubs.industryShare'] : 0;
  return jobs.map(
    (each, m) =>
      parameters['hubs.existingMw'] *
      ((allPeople > 0 ? ((1 - industry) * people[m]!) / allPeople : 0) +
        (allJobs > 0 ? (industry * each) / allJobs : 0)),
  );
}

/** Today's data centres: the published part of Kantō and Kansai, the rest where its demand is. */
function existingByArea(
  { municipalities, gridAreas }: Atlas,
  demandMw: Float64Array,
  parameters: ParameterValues,
  areaOf: (municipality: number) => number,
): Float64Array {
  const mw = new Float64Array(gridAreas.length);
  const [kanto, kansai] = ['JP-TK', 'JP-KN'].map((code) => gridAreas.findIndex((area) => area.code === code));
  for (let m = 0; m < municipalities.count; m++) {
    if (areaOf(m) !== kanto && areaOf(m) !== kansai) mw[areaOf(m)]! += demandMw[m]!;
  }
  const elsewhere = mw.reduce((sum, each) => sum + each, 0);
  const concentrated = parameters['hubs.existingMw'] * parameters['hubs.existingTokyoOsakaShare'];
  const rest = parameters['hubs.existingMw'] - concentrated;
  for (let area = 0; area < mw.length; area++) mw[area]! *= elsewhere > 0 ? rest / elsewhere : 0;
  if (kanto !== undefined && kanto >= 0) mw[kanto]! += concentrated * KANTO_PART;
  if (kansai !== undefined && kansai >= 0) mw[kansai]! += concentrated * (1 - KANTO_PART);
  return mw;
}
