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
  const count = impact.intensity.length;
  const hours = SERVICE_HOURS + 1;
  const radio = new Float32Array(hours * count);
  const fibre = new Float32Array(hours * count);
  const nationRadio = new Float64Array(hours);
  const nationFibre = new Float64Array(hours);
  const {
    'disaster.siteIntensity': siteIntensity,
    'disaster.powerIntensity': powerIntensity,
    'disaster.siteRepairHours': siteRepairHours,
    'disaster.powerRestoreHours': powerRestoreHours,
    'disaster.radioBatteryHours': radioBatteryHours,
    'disaster.fibreBatteryHours': fibreBatteryHours,
  } = parameters;
  let total = 0;
  for (let m = 0; m < count; m++) total += population[m]!;
  for (let m = 0; m < count; m++) {
    const intensity = impact.intensity[m]!;
    const isShaken = intensity > 0;
    const damaged = isShaken ? normalCumulative((intensity - siteIntensity) / DEVIATION) : 0;
    const dark = isShaken ? normalCumulative((intensity - powerIntensity) / DEVIATION) : 0;
    const home = access.node[m * access.choices]!;
    const apart = home === 0xffff ? 0 : members.nodeCutOff[home]!;
    for (let hour = 0; hour < hours; hour++) {
      const mended = Math.exp(-hour / siteRepairHours);
      const standing = (1 - damaged * mended) * (1 - apart * mended);
      const out = hour < impact.blackoutHours[m]! ? 1 : dark * Math.exp(-hour / powerRestoreHours);
      const at = hour * count + m;
      radio[at] = standing * (1 - (hour >= radioBatteryHours ? out : 0));
      fibre[at] = standing * (1 - (hour >= fibreBatteryHours ? out : 0));
      nationRadio[hour]! += (population[m]! / total) * radio[at]!;
      nationFibre[hour]! += (population[m]! / total) * fibre[at]!;
    }
  }
  return { radio, fibre, nationRadio, nationFibre };
}
