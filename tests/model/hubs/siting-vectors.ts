/** Readers of the reference siting problems. */
import { readFileSync } from 'node:fs';
import { shortestPaths } from '../../../src/model/hubs/shortest-paths.ts';
import { readRows } from '../../shared-data.ts';

export interface CostTable {
  readonly clientCount: number;
  readonly facilityCount: number;
  /** Facility by facility, without weights. */
  readonly cost: Float64Array;
  readonly weights: Float64Array;
}

/** Vertices from 1; distances are shortest paths; a repeated edge takes its last cost. */
export function readOrlib(path: string): CostTable & { p: number } {
  const [n = 0, edges = 0, p = 0, ...rest] = readFileSync(path, 'utf8').trim().split(/\s+/).map(Number);
  const list = Array.from(
    { length: edges },
    (_, e) => [rest[3 * e]! - 1, rest[3 * e + 1]! - 1, rest[3 * e + 2]!] as const,
  );
  return {
    clientCount: n,
    facilityCount: n,
    cost: shortestPaths(n, list),
    weights: new Float64Array(n).fill(1),
    p,
  };
}

/** A random graph made like those of the OR-Library: a chain through all vertices and random edges of 1–100. */
export function randomOrlib(
  n: number,
  edgeCount: number,
  p: number,
  seed: number,
): CostTable & { p: number } {
  let state = seed >>> 0;
  const below = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const edges: [number, number, number][] = [];
  for (let v = 0; v + 1 < n; v++) edges.push([v, v + 1, 1 + below(100)]);
  while (edges.length < edgeCount) {
    const [u, v] = [below(n), below(n)];
    if (u !== v) edges.push([u, v, 1 + below(100)]);
  }
  return {
    clientCount: n,
    facilityCount: n,
    cost: shortestPaths(n, edges),
    weights: new Float64Array(n).fill(1),
    p,
  };
}

export function readStores(path: string): CostTable {
  const rows = readRows(path);
  const names = [...new Set(rows.map((row) => row.name!))];
  const clients = [...new Set(rows.map((row) => row.DestinationName!))];
  const cost = new Float64Array(names.length * clients.length);
  const weights = new Float64Array(clients.length);
  const clientIndex = new Map(clients.map((name, i) => [name, i]));
  for (const row of rows) {
    const i = clientIndex.get(row.DestinationName!)!;
    cost[names.indexOf(row.name!) * clients.length + i] = Number(row.distance);
    weights[i] = Number(row.demand);
  }
  return { clientCount: clients.length, facilityCount: names.length, cost, weights };
}

/** The reference is by haversine on the mean sphere, R = 6,371,008.8 m. */
export function readCapitals(path: string): CostTable {
  const points = readRows(path).map((row) => ({
    lat: (Number(row.lat) * Math.PI) / 180,
    lon: (Number(row.lon) * Math.PI) / 180,
    people: Number(row.pop_2020_census),
  }));
  const cost = Float64Array.from({ length: points.length ** 2 }, (_, k) => {
    const a = points[Math.floor(k / points.length)]!;
    const b = points[k % points.length]!;
    const h =
      Math.sin((a.lat - b.lat) / 2) ** 2 +
      Math.cos(a.lat) * Math.cos(b.lat) * Math.sin((a.lon - b.lon) / 2) ** 2;
    return 2 * 6371008.8 * Math.asin(Math.sqrt(h));
  });
  return {
    clientCount: points.length,
    facilityCount: points.length,
    cost,
    weights: Float64Array.from(points, ({ people }) => people),
  };
}
