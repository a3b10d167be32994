/** How a link stands in a year, and which part of the backbone a place on the map means. Pure. */
import type { Backbone } from '../../model/atlas.ts';
import { NEVER } from '../../model/backbone/backbone-network.ts';
import { LAST_FISCAL_YEAR } from '../../model/parameter.ts';
import type { LatLon } from '../asked.ts';

/** In service, opening in a later year of the horizon, or in none of it. */
export type LinkState = 'open' | 'planned' | 'never';

/** @param opens in service at the end of this fiscal year; 0 before the horizon, 0xffff never */
export function linkStateOf(opens: number, fiscalYear: number): LinkState {
  if (opens <= fiscalYear) return 'open';
  return opens === NEVER || opens > LAST_FISCAL_YEAR ? 'never' : 'planned';
}

/** A link or a node, by its position in the atlas's table. */
export type BackbonePart = { readonly kind: 'link' | 'node'; readonly index: number };

const M_PER_DEGREE = 111_132;

/**
 * The nearest node within reach, else the nearest link in service within reach.
 * @param openFiscalYear per link
 * @param reachM how far away a part may be and still be meant
 */
export function partAt(
  { nodes, links }: Backbone,
  openFiscalYear: ArrayLike<number>,
  fiscalYear: number,
  { lat, lon }: LatLon,
  reachM: number,
): BackbonePart | undefined {
  const scale = Math.cos((lat * Math.PI) / 180);
  const x = (at: number) => (at - lon) * scale * M_PER_DEGREE;
  const y = (at: number) => (at - lat) * M_PER_DEGREE;
  let best: BackbonePart | undefined;
  let least = reachM;
  for (let n = 0; n < nodes.count; n++) {
    const away = Math.hypot(x(nodes.lon[n]!), y(nodes.lat[n]!));
    if (away > least) continue;
    least = away;
    best = { kind: 'node', index: n };
  }
  if (best !== undefined) return best;
  for (let k = 0; k < links.count; k++) {
    if (linkStateOf(openFiscalYear[k]!, fiscalYear) !== 'open') continue;
    const route = links.route[k]!;
    for (let at = 0; at + 3 < route.length; at += 2) {
      const away = distanceToPiece(x(route[at]!), y(route[at + 1]!), x(route[at + 2]!), y(route[at + 3]!));
      if (away > least) continue;
      least = away;
      best = { kind: 'link', index: k };
    }
  }
  return best;
}

/** From the origin to the piece between two points. */
function distanceToPiece(x0: number, y0: number, x1: number, y1: number): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = dx * dx + dy * dy;
  const along = length > 0 ? Math.min(1, Math.max(0, -(x0 * dx + y0 * dy) / length)) : 0;
  return Math.hypot(x0 + along * dx, y0 + along * dy);
}
