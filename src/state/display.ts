/** How things are shown, whatever is shown: kept by the browser, no part of a scenario. */
import { type Signal, signal } from '@preact/signals-core';

/** How Japanese writes a year: 2030年度, or in eras, 令和12年度. */
export const CALENDARS = ['western', 'era'] as const;
export type Calendar = (typeof CALENDARS)[number];

/** What lies under the layers: the atlas's own land, or maps of the Geospatial Information Authority over the network. */
export const BASE_MAPS = ['none', 'pale', 'photo'] as const;
export type BaseMap = (typeof BASE_MAPS)[number];

export interface Display {
  /** Whether patterns lie over the colours of the map. */
  readonly isPatterned: Signal<boolean>;
  readonly calendar: Signal<Calendar>;
  readonly baseMap: Signal<BaseMap>;
  /** True once tiles of the chosen base map did not come; false again when another is chosen. */
  readonly isBaseMapMissing: Signal<boolean>;
}

export function createDisplay(
  calendar: Calendar = 'western',
  baseMap: BaseMap = 'none',
  isPatterned = false,
): Display {
  return {
    isPatterned: signal(isPatterned),
    calendar: signal(calendar),
    baseMap: signal(baseMap),
    isBaseMapMissing: signal(false),
  };
}
