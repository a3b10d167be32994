/** Two places picked on the map, and what lies between them: ground, line of sight, loss. */
import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { PathAnswer } from '../../workers/terrain.service.ts';
import type { ParameterValues } from '../model/parameters.ts';
import { terrainSettingsOf } from '../model/radio/terrain/terrain-settings.ts';
import type { TerrainClient } from '../services/terrain-client.ts';
import { type Asked, type LatLon, lastAnswer } from './asked.ts';

export interface TerrainPath {
  /** True while clicks on the map set the ends of the path. */
  readonly isPicking: Signal<boolean>;
  /** None, the station, or the station and the terminal. */
  readonly ends: ReadonlySignal<readonly LatLon[]>;
  readonly stationHeightM: Signal<number>;
  readonly terminalHeightM: Signal<number>;
  readonly profile: ReadonlySignal<Asked<PathAnswer>>;
  /** The next end; the second one completes the path and ends the picking. */
  pick(place: LatLon): undefined;
  /** @param end 0 the station, 1 the terminal */
  move(end: number, place: LatLon): void;
  swap(): void;
  clear(): void;
}

/** Antennas as models.md takes them for a rural station and a hand. */
const STATION_HEIGHT_M = 35;
const TERMINAL_HEIGHT_M = 1.5;

export function createTerrainPath(
  client: Pick<TerrainClient, 'profile'>,
  parameters: ReadonlySignal<ParameterValues>,
): TerrainPath {
  const isPicking = signal(false);
  const ends = signal<readonly LatLon[]>([]);
  const stationHeightM = signal(STATION_HEIGHT_M);
  const terminalHeightM = signal(TERMINAL_HEIGHT_M);
  const profile = signal<Asked<PathAnswer>>({ kind: 'idle' });
  // Only what belongs to radio asks again; a fibre lever does not.
  const settings = computed(() => JSON.stringify(terrainSettingsOf(parameters.value)));

  effect(() => {
    const [a, b] = ends.value;
    if (a === undefined || b === undefined) {
      profile.value = { kind: 'idle' };
      return;
    }
    profile.value = { kind: 'asking', last: lastAnswer(profile.peek()) };
    const from = { ...a, heightM: stationHeightM.value };
    const to = { ...b, heightM: terminalHeightM.value };
    void client.profile(from, to, JSON.parse(settings.value)).then((result) => {
      if (result.ok) profile.value = { kind: 'answered', answer: result.value };
      else if (!result.problems.every(({ kind }) => kind === 'cancelled')) {
        profile.value = { kind: 'refused', problems: result.problems, last: lastAnswer(profile.peek()) };
      }
    });
  });

  return {
    isPicking,
    ends,
    stationHeightM,
    terminalHeightM,
    profile,
    pick(place) {
      const isSecond = ends.value.length === 1;
      batch(() => {
        ends.value = isSecond ? [ends.value[0]!, place] : [place];
        if (isSecond) isPicking.value = false;
      });
      return undefined;
    },
    move(end, place) {
      ends.value = ends.value.map((each, i) => (i === end ? place : each));
    },
    swap() {
      ends.value = [...ends.value].reverse();
    },
    clear() {
      ends.value = [];
    },
  };
}
