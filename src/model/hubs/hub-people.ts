/** Who belongs to which hub, how many that makes, and which hubs are therefore built large. */
import { LAST_FISCAL_YEAR } from '../parameter.ts';
import { assignWithinCapacity, type CapacitatedAssignment } from './capacitated-assignment.ts';
import type { PowerLimit } from './hub-rules.ts';
import type { SitingBasis } from './hub-siting.ts';
import type { HubsParameters } from './hubs-parameters.ts';
import type { LatencyRows } from './latency-rows.ts';

/** Per municipality the position of its nearest hub once all stand; -1 without a place. */
export function nearestHubs(
  rows: LatencyRows,
  located: readonly number[],
  sites: readonly number[],
  count: number,
): Int32Array {
  const nearestMs = new Float64Array(count).fill(Infinity);
  const nearest = new Int32Array(count).fill(-1);
  sites.forEach((site, h) => {
    const fromHub = rows.from(site, LAST_FISCAL_YEAR);
    for (const m of located) {
      // Who reaches no hub still belongs to one: the first.
      if (nearest[m]! >= 0 && fromHub[m]! >= nearestMs[m]!) continue;
      nearestMs[m] = fromHub[m]!;
      nearest[m] = h;
    }
  });
  return nearest;
}

export function sumByHub(nearest: Int32Array, hubCount: number, people: Float64Array): Float64Array {
  const sums = new Float64Array(hubCount);
  nearest.forEach((h, m) => {
    if (h >= 0) sums[h]! += people[m]!;
  });
  return sums;
}

/** Where a hub serves only so many people: who goes where at least cost; undefined where everybody may. */
export function limitPeople(
  { rows, clients, weight, sitedPeople }: SitingBasis,
  sites: readonly number[],
  parameters: HubsParameters,
): CapacitatedAssignment | undefined {
  const most = parameters['hubs.mostPeople'];
  if (most >= sitedPeople) return undefined;
  const unitCost = new Float64Array(sites.length * clients.length);
  sites.forEach((site, h) => {
    const latencyMs = rows.from(site, parameters['hubs.demandFiscalYear']);
    clients.forEach((m, i) => {
      unitCost[h * clients.length + i] = latencyMs[m]!;
    });
  });
  const people = Float64Array.from(clients, (m) => weight[m]!);
  return assignWithinCapacity(people, unitCost, sites.length, most);
}

/** 1 for those that serve most people, as far as power limits let them be large; ties to the earlier. */
export function largeHubs(
  people: Float64Array,
  sites: readonly number[],
  limits: readonly PowerLimit[],
  parameters: HubsParameters,
): Uint8Array {
  const isLarge = new Uint8Array(people.length);
  const moreMw = parameters['hubs.largeMw'] - parameters['hubs.smallMw'];
  const leftMw = limits.map(
    ({ isMember, mostMw }) =>
      mostMw - parameters['hubs.smallMw'] * sites.reduce((sum, m) => sum + isMember[m]!, 0),
  );
  let left = parameters['hubs.largeCount'];
  for (const h of Array.from(people.keys()).sort((a, b) => people[b]! - people[a]! || a - b)) {
    const own = limits.flatMap(({ isMember }, k) => (isMember[sites[h]!] === 1 ? [k] : []));
    if (left === 0 || own.some((k) => leftMw[k]! < moreMw - 1e-9)) continue;
    for (const k of own) leftMw[k]! -= moreMw;
    isLarge[h] = 1;
    left--;
  }
  return isLarge;
}
