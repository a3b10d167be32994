/** How service falls and comes back over 72 hours: damage, power and batteries, and the way to the main network. */
import { normalCumulative } from '../normal-cumulative.ts';
import type { Access } from './access.ts';
import type { DisasterMembers } from './disaster-members.ts';
import type { DisasterParameters } from './disaster-parameters.ts';
import type { Impact } from './disaster-sets.ts';

export const SERVICE_HOURS = 72;

export interface ServiceHours {
  /** Hours 0 … 72 × municipalities: share of people with service, 0–1. */
  readonly radio: Float32Array;
  readonly fibre: Float32Array;
  /** Hours 0 … 72: the nation, weighted by people. */
  readonly nationRadio: Float64Array;
  readonly nationFibre: Float64Array;
}

/** Degrees of intensity; the event, the place and what bears it together. */
const DEVIATION = 0.6;

/** @param population per municipality */
export function serviceOverHours(
  impact: Impact,
  members: DisasterMembers,
  access: Access,
  population: ArrayLike<number>,
  parameters: DisasterParameters,
): ServiceHours {
  const size = (SERVICE_HOURS + 1) * impact.intensity.length;
  const columns = { radio: new Float32Array(size), fibre: new Float32Array(size) };
  return { ...columns, ...nationOverHours(impact, members, access, population, parameters, columns) };
}

/**
 * Of the same, what the nation comes to.
 * @param columns receive the municipalities'
 */
export function nationOverHours(
  impact: Impact,
  members: DisasterMembers,
  access: Access,
  population: ArrayLike<number>,
  parameters: DisasterParameters,
  columns?: Pick<ServiceHours, 'radio' | 'fibre'>,
): Pick<ServiceHours, 'nationRadio' | 'nationFibre'> {
  const { intensity, blackoutHours } = impact;
  const count = intensity.length;
  const nationRadio = new Float64Array(SERVICE_HOURS + 1);
  const nationFibre = new Float64Array(SERVICE_HOURS + 1);
  // Where nothing shakes and nobody is cut off, damage and its repair are not asked for: their levers change nothing.
  const isStill = intensity.every((each) => each <= 0) && members.nodeCutOff.every((share) => share === 0);
  const siteIntensity = isStill ? 0 : parameters['disaster.siteIntensity'];
  const powerIntensity = isStill ? 0 : parameters['disaster.powerIntensity'];
  const mended = leftOverHours(isStill ? 1 : parameters['disaster.siteRepairHours']);
  const restored = leftOverHours(isStill ? 1 : parameters['disaster.powerRestoreHours']);
  const radioBatteryHours = parameters['disaster.radioBatteryHours'];
  const fibreBatteryHours = parameters['disaster.fibreBatteryHours'];
  let total = 0;
  for (let m = 0; m < count; m++) total += population[m]!;
  const radio = new Float32Array(SERVICE_HOURS + 1);
  const fibre = new Float32Array(SERVICE_HOURS + 1);
  const hours = { mended, restored, radioBatteryHours, fibreBatteryHours, radio, fibre };
  for (let m = 0; m < count; m++) {
    const isShaken = intensity[m]! > 0;
    const damaged = isShaken ? normalCumulative((intensity[m]! - siteIntensity) / DEVIATION) : 0;
    const dark = isShaken ? normalCumulative((intensity[m]! - powerIntensity) / DEVIATION) : 0;
    const home = access.node[m * access.choices]!;
    const apart = home === 0xffff ? 0 : members.nodeCutOff[home]!;
    fillHours(hours, damaged, apart, dark, blackoutHours[m]!);
    addShare(radio, population[m]! / total, nationRadio);
    addShare(fibre, population[m]! / total, nationFibre);
    if (columns === undefined) continue;
    putColumn(radio, count, m, columns.radio);
    putColumn(fibre, count, m, columns.fibre);
  }
  return { nationRadio, nationFibre };
}

// One municipality's hours: loops of their own, each called so often that it is compiled once and for all.

interface Hours {
  /** What is still to be mended, and to be restored to the grid. */
  readonly mended: Float64Array;
  readonly restored: Float64Array;
  readonly radioBatteryHours: number;
  readonly fibreBatteryHours: number;
  /** Filled with the shares of people with service. */
  readonly radio: Float32Array;
  readonly fibre: Float32Array;
}

/** @param apart share of members in which the way to the main network is cut */
function fillHours(
  { mended, restored, radioBatteryHours, fibreBatteryHours, radio, fibre }: Hours,
  damaged: number,
  apart: number,
  dark: number,
  blackoutHours: number,
): void {
  for (let hour = 0; hour < radio.length; hour++) {
    const standing = (1 - damaged * mended[hour]!) * (1 - apart * mended[hour]!);
    const out = hour < blackoutHours ? 1 : dark * restored[hour]!;
    radio[hour] = standing * (1 - (hour >= radioBatteryHours ? out : 0));
    fibre[hour] = standing * (1 - (hour >= fibreBatteryHours ? out : 0));
  }
}

/** What the nation has is what the columns hold, rounded as they are. */
function addShare(service: Float32Array, share: number, nation: Float64Array): void {
  for (let hour = 0; hour < nation.length; hour++) nation[hour]! += share * service[hour]!;
}

function putColumn(service: Float32Array, count: number, m: number, table: Float32Array): void {
  for (let hour = 0, at = m; hour < service.length; hour++, at += count) table[at] = service[hour]!;
}

/** Hours 0 … 72: what is still to be done where the mean takes so many hours. */
function leftOverHours(meanHours: number): Float64Array {
  return new Float64Array(SERVICE_HOURS + 1).map((_, hour) => Math.exp(-hour / meanHours));
}
