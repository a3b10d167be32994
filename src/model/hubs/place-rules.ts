/** What an answer of the textbook siting problems may be asked to keep to. */

export interface PlaceGroup {
  readonly facilities: readonly number[];
  readonly atLeast: number;
  /** Infinity for any number. */
  readonly atMost: number;
}

export interface PlaceRules {
  /** Facilities that are open in any case. */
  readonly fixed: readonly number[];
  /** Facilities that may not open. */
  readonly excluded: readonly number[];
  readonly groups: readonly PlaceGroup[];
  /** Least distance between two open facilities, except two that are fixed; 0 for none. */
  readonly separation: number;
  /** Facility by facility, square: how far apart they are; needed where there is a separation. */
  readonly between?: Float64Array;
  /** What one facility serves at most, in weight; Infinity for everything. */
  readonly capacity: number;
  /** Whether a client may be split between facilities where they have a capacity. */
  readonly isSplit: boolean;
}
