/**
 * What a scenario holds of places beside its levers: 5G sites of the user's own, public property that can carry a
 * station, and the council's notes on municipalities. Everything is bounded, so that a file stays a file of a scenario.
 */
import type { BandName } from './radio/bands.ts';
import type { Operator } from './radio/operator.ts';

/** A 5G site that stands from a year on, whatever the plan decides. */
export interface ScenarioSite {
  readonly name: string;
  /** Degrees. */
  readonly lat: number;
  readonly lon: number;
  readonly band: BandName;
  /** Who transmits there, at least one. */
  readonly operators: readonly Operator[];
  /** Stands at the end of this fiscal year. */
  readonly fiscalYear: number;
  /** Antenna above ground; absent for the usual height of its surroundings. */
  readonly heightM?: number;
}

/** A building or mast of a public body on which a station may stand. */
export interface PublicProperty {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  /** Above ground; absent where it is not known. */
  readonly heightM?: number;
  /** Mains power is there. */
  readonly power: boolean;
  /** Fibre is there. */
  readonly fibre: boolean;
}

/** What the council notes on a municipality; what it asks to be built first or not at all are levers. */
export interface MunicipalityMark {
  /** JIS code of five digits. */
  readonly code: string;
  readonly note: string;
}

export const MOST_SCENARIO_SITES = 500;
export const MOST_PROPERTY = 2000;
/** More than there are municipalities. */
export const MOST_MARKS = 2000;
export const MOST_PLACE_NAME = 100;
export const MOST_MARK_NOTE = 2000;
/** Up to somewhat more than the Tokyo Skytree. */
export const PLACE_HEIGHT_M = { least: 0, most: 700 } as const;
/** The lattice's own box, degrees. */
export const JAPAN_BOX = { south: 20, north: 46, west: 122, east: 154 } as const;
/** Some ten centimetres: finer is nobody's knowledge, and makes links longer. */
const PLACE_DECIMALS = 6;

/** A coordinate as scenarios hold it. */
export function placeDegrees(degrees: number): number {
  return Number(degrees.toFixed(PLACE_DECIMALS));
}

/** A place's name, or its position in the list where it has none; empty where there is no place. */
export function nameInList(list: readonly { readonly name: string }[], index: number): string {
  return index < 0 ? '' : list[index]!.name || `#${index + 1}`;
}
