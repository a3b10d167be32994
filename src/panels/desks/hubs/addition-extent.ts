/** What of the map an addition needs: the places that it joins, with some room around. Pure. */
import type { Backbone } from '../../../model/atlas.ts';
import type { Addition } from '../../../model/backbone/additions.ts';

/** Degrees; one place alone would have no extent. */
const ROOM = 0.4;

/** @returns west, south, east, north */
export function extentOfAddition(
  { nodes, candidates }: Backbone,
  { candidate, nodes: joined }: Pick<Addition, 'candidate' | 'nodes'>,
): readonly [number, number, number, number] {
  const station = candidates[candidate]?.station;
  const lon = [...joined.map((node) => nodes.lon[node]!), ...(station === undefined ? [] : [station.lon])];
  const lat = [...joined.map((node) => nodes.lat[node]!), ...(station === undefined ? [] : [station.lat])];
  return [Math.min(...lon) - ROOM, Math.min(...lat) - ROOM, Math.max(...lon) + ROOM, Math.max(...lat) + ROOM];
}
