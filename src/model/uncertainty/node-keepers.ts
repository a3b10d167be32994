/** What nodes of 5G have found on their way, by shift of the margin: a lever then costs only what it changes. */
import { type BeginningKeeper, createBeginningKeeper } from '../radio/begin-plan.ts';

/** A country that is begun takes some 90 MB; the default distribution needs five, which two workers share. */
const MOST_KEPT = 3;

export interface NodeKeepers {
  /** The shift that was asked for longest ago is forgotten for a new one. */
  of(marginShiftDb: number): BeginningKeeper;
}

export function createNodeKeepers(): NodeKeepers {
  // A map lists its keys in the order in which they were set.
  const keepers = new Map<number, BeginningKeeper>();
  return {
    of(marginShiftDb) {
      const keeper = keepers.get(marginShiftDb) ?? createBeginningKeeper();
      keepers.delete(marginShiftDb);
      keepers.set(marginShiftDb, keeper);
      for (const shift of keepers.keys()) {
        if (keepers.size <= MOST_KEPT) break;
        keepers.delete(shift);
      }
      return keeper;
    },
  };
}
