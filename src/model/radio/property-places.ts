/**
 * Public property as places for sites: in which squares a station finds a building or mast that carries it, so that no
 * tower is built, and none is joined to fibre where fibre is there already.
 */
import type { Atlas } from '../atlas.ts';
import { cellIndexAt, columnAt, rowAt } from '../lattice.ts';
import type { PublicProperty } from '../scenario-places.ts';
import type { RadioParameters } from './radio-parameters.ts';

/** Why property carries no site of the plan, or that it may. */
export const PROPERTY_STATES = ['usable', 'noPower', 'tooLow', 'secondInSquare', 'nobodyInSquare'] as const;
export type PropertyState = (typeof PROPERTY_STATES)[number];

export interface CarryingProperty {
  /** Index into the scenario's list. */
  readonly index: number;
  readonly hasFibre: boolean;
}

export interface PropertyPlaces {
  /** Per property: index into PROPERTY_STATES. */
  readonly state: Uint8Array;
  /** By cell index: what carries a site of the plan there. */
  readonly byCell: ReadonlyMap<number, CarryingProperty>;
  /** What carries a site in the square of a place, inhabited or not. */
  at(lat: number, lon: number): CarryingProperty | undefined;
}

export const NO_PROPERTY: PropertyPlaces = {
  state: new Uint8Array(0),
  byCell: new Map(),
  at: () => undefined,
};

/**
 * Of several in one square the first with fibre carries, else the first. The plan's own sites stand in inhabited squares
 * only, so property elsewhere can carry none but the user's.
 */
export function propertyPlaces(
  { lattice }: Pick<Atlas, 'lattice'>,
  property: readonly PublicProperty[],
  parameters: RadioParameters,
): PropertyPlaces {
  if (property.length === 0) return NO_PROPERTY;
  const leastM = parameters['radio.propertyLeastHeightM'];
  const bySquare = new Map<number, CarryingProperty>();
  const state = new Uint8Array(property.length);
  const put = (index: number, reason: PropertyState) => {
    state[index] = PROPERTY_STATES.indexOf(reason);
  };
  property.forEach(({ lat, lon, heightM, power, fibre }, index) => {
    const key = squareKey(lat, lon);
    const standing = bySquare.get(key);
    if (!power) put(index, 'noPower');
    else if (heightM !== undefined && heightM < leastM) put(index, 'tooLow');
    else if (standing !== undefined && (standing.hasFibre || !fibre)) put(index, 'secondInSquare');
    else {
      if (standing !== undefined) put(standing.index, 'secondInSquare');
      bySquare.set(key, { index, hasFibre: fibre });
    }
  });
  const byCell = new Map<number, CarryingProperty>();
  for (const carrying of bySquare.values()) {
    const { lat, lon } = property[carrying.index]!;
    const cell = cellIndexAt(lattice, rowAt(lat), columnAt(lon));
    if (cell < 0) put(carrying.index, 'nobodyInSquare');
    else byCell.set(cell, carrying);
  }
  return { state, byCell, at: (lat, lon) => bySquare.get(squareKey(lat, lon)) };
}

export interface CarriedCandidates {
  /** Per candidate: 1 where a site is to be joined to fibre. */
  readonly isJoined: Uint8Array;
  /** Per candidate: index of the property that carries a site, -1 for none. */
  readonly property: Int16Array;
}

/** @param isRural per candidate: sites in towns have fibre in the street */
export function carriedCandidates(
  { byCell }: PropertyPlaces,
  candidateCell: Uint32Array,
  isRural: Uint8Array,
): CarriedCandidates {
  const property = new Int16Array(candidateCell.length).fill(-1);
  if (byCell.size === 0) return { isJoined: isRural, property };
  const isJoined = isRural.slice();
  candidateCell.forEach((cell, i) => {
    const carrying = byCell.get(cell);
    if (carrying === undefined) return;
    property[i] = carrying.index;
    if (carrying.hasFibre) isJoined[i] = 0;
  });
  return { isJoined, property };
}

function squareKey(lat: number, lon: number): number {
  return rowAt(lat) * 0x10000 + columnAt(lon);
}
