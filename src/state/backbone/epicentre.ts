/** An earthquake that the user places: how far it shakes strongly, and how strong it must be to shake that far. Pure. */
import { epicentre } from '../../model/backbone/disaster-sets.ts';
import { intensityAt } from '../../model/backbone/ground-motion.ts';
import type { LatLon } from '../asked.ts';

export interface Epicentre extends LatLon {
  readonly magnitudeMw: number;
}

/** Off Sendai's port, an inland-size event: only where the first drag begins. */
export const FIRST_EPICENTRE: Epicentre = { lat: 38.2, lon: 141.0, magnitudeMw: 7 };
export const LEAST_MAGNITUDE = 6;
export const MOST_MAGNITUDE = 9;
/** The circle on the map is where intensity 5-upper ends (JMA scale: 5.0), beyond which nothing breaks. */
export const CIRCLE_INTENSITY = 5;

/** No event of the scale shakes strongly so far away. */
const FARTHEST_KM = 1000;
const KM_PER_DEGREE = 111.2;
const HALVINGS = 50;

/** Radius of the circle; 0 where nothing shakes so strongly. */
export function radiusKmOf(magnitudeMw: number): number {
  return root(0, FARTHEST_KM, (km) => CIRCLE_INTENSITY - intensityAway(magnitudeMw, km));
}

/** Magnitude whose circle has the radius, to a tenth and within what can be asked. */
export function magnitudeOf(radiusKm: number): number {
  const exact = root(
    LEAST_MAGNITUDE,
    MOST_MAGNITUDE,
    (magnitude) => intensityAway(magnitude, radiusKm) - CIRCLE_INTENSITY,
  );
  return Math.round(exact * 10) / 10;
}

/** @returns where a rising function passes 0, or the end that it does not reach */
function root(low: number, high: number, rising: (at: number) => number): number {
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Northwards along the meridian, from an epicentre on the equator. */
function intensityAway(magnitudeMw: number, km: number): number {
  const disaster = epicentre(0, 0, magnitudeMw);
  if (disaster.kind !== 'earthquake') throw new Error('Expected an earthquake.');
  return intensityAt(disaster.earthquake, km / KM_PER_DEGREE, 0);
}
