/** Whoever takes the places that are picked on the map. */
import { effect, type Signal } from '@preact/signals-core';
import type { LatLon } from './asked.ts';

export interface Picker {
  /** True while clicks on the map go to it. */
  readonly isPicking: Signal<boolean>;
  /**
   * @param reachM how far around the place counts as the place, as closely as the map is looked at
   * @returns false where it has no use for the place, which then is anybody's
   */
  pick(place: LatLon, reachM: number): boolean | undefined;
}

/** Whoever begins to pick ends the picking of the others. */
export function onePickerAtATime(pickers: readonly Picker[]): void {
  for (const picker of pickers) {
    effect(() => {
      if (!picker.isPicking.value) return;
      for (const other of pickers) if (other !== picker) other.isPicking.value = false;
    });
  }
}
