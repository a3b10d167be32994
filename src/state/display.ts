/** How things are shown, whatever is shown: kept by the browser, no part of a scenario. */
import { type Signal, signal } from '@preact/signals-core';

/** How Japanese writes a year: 2030年度, or in eras, 令和12年度. */
export const CALENDARS = ['western', 'era'] as const;
export type Calendar = (typeof CALENDARS)[number];

/** What lies under the layers: the atlas's own land, or maps of the Geospatial Information Authority over the network. */
export const BASE_MAPS = ['none', 'pale', 'photo'] as const;
export type BaseMap = (typeof BASE_MAPS)[number];

/** In CSS pixels: the narrowest desk that its tables bear, and what is left to the map and its controls (layout.css). */
export const DESK_LEAST_PX = 300;
export const MAP_LEAST_PX = 270;

/**
 * @param roomPx for map and desk together
 * @returns a width within the room
 */
export function deskWidthWithin(wanted: number, roomPx: number): number {
  return Math.round(Math.max(DESK_LEAST_PX, Math.min(wanted, roomPx - MAP_LEAST_PX)));
}

/** What was kept of it; undefined for anything else. */
export function parseDeskWidth(text: string | undefined): number | undefined {
  const width = Number(text);
  return text !== undefined && Number.isInteger(width) && width >= DESK_LEAST_PX && width < 10_000
    ? width
    : undefined;
}

export interface Display {
  /** Whether patterns lie over the colours of the map. */
  readonly isPatterned: Signal<boolean>;
  readonly calendar: Signal<Calendar>;
  readonly baseMap: Signal<BaseMap>;
  /** How wide the desk is, in CSS pixels; undefined for as wide as the page finds good. */
  readonly deskWidth: Signal<number | undefined>;
  /** True once tiles of the chosen base map did not come; false again when another is chosen. */
  readonly isBaseMapMissing: Signal<boolean>;
}

export function createDisplay(
  calendar: Calendar = 'western',
  baseMap: BaseMap = 'none',
  isPatterned = false,
  deskWidth?: number,
): Display {
  return {
    isPatterned: signal(isPatterned),
    calendar: signal(calendar),
    baseMap: signal(baseMap),
    deskWidth: signal(deskWidth),
    isBaseMapMissing: signal(false),
  };
}
