/** Whoever takes the places that are picked on the map. */
import { effect, type Signal } from '@preact/signals-core';
import type { LatLon } from './asked.ts';

export interface Picker {
  /** True while clicks on the map go to it. */
  readonly isPicking: Signal<boolean>;
  pick(place: LatLon): void;
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
