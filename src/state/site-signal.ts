/** What one site sends over the terrain: received power around a site of the user's own, or one of the plan. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { FootprintAnswer } from '../../workers/terrain.service.ts';
import type { ParameterValues } from '../model/parameters.ts';
import { type Result, success } from '../model/problem.ts';
import { BANDS, bandIndex } from '../model/radio/bands.ts';
import type { TerrainModel } from '../model/radio/terrain/terrain-law.ts';
import { type TerrainSettings, terrainSettingsOf } from '../model/radio/terrain/terrain-settings.ts';
import type { ScenarioSite } from '../model/scenario-places.ts';
import type { TerrainClient } from '../services/terrain-client.ts';
import { type Asked, type LatLon, newestAsker } from './asked.ts';

/** The site in question. An own site is followed where it goes, and forgotten when it is removed. */
export type SignalSite =
  /** Position in the scenario's list. */
  | { readonly kind: 'own'; readonly index: number }
  | ({ readonly kind: 'plan'; readonly band: number } & LatLon);

/** A site where it stands now. */
export interface SignalPlace extends LatLon {
  /** Index into BANDS. */
  readonly band: number;
}

export interface SignalAnswer {
  readonly place: SignalPlace;
  readonly model: TerrainModel;
  readonly footprint: FootprintAnswer;
}

export interface SiteSignal {
  readonly model: Signal<TerrainModel>;
  readonly site: ReadonlySignal<SignalSite | undefined>;
  readonly asked: ReadonlySignal<Asked<SignalAnswer>>;
  show(site: SignalSite): void;
  /** Also ends a question that is under way. */
  clear(): void;
}

interface Question {
  readonly place: SignalPlace;
  readonly settings: TerrainSettings;
}

export function createSiteSignal(
  client: Pick<TerrainClient, 'footprint'>,
  ownSites: ReadonlySignal<readonly Pick<ScenarioSite, 'lat' | 'lon' | 'band'>[]>,
  parameters: ReadonlySignal<ParameterValues>,
): SiteSignal {
  const model = signal<TerrainModel>('p1812');
  const site = signal<SignalSite | undefined>(undefined);
  const asked = signal<Asked<SignalAnswer>>({ kind: 'idle' });
  const place = computed<SignalPlace | undefined>(() => {
    const wanted = site.value;
    if (wanted === undefined) return undefined;
    if (wanted.kind === 'plan') return { lat: wanted.lat, lon: wanted.lon, band: wanted.band };
    const own = ownSites.value[wanted.index];
    return own && { lat: own.lat, lon: own.lon, band: bandIndex(own.band) };
  });
  let before = ownSites.peek();
  effect(() => {
    const now = ownSites.value;
    const wanted = site.peek();
    if (wanted?.kind === 'own' && now.length !== before.length) {
      // Others have come or gone: it is where its own object is now.
      const index = now.indexOf(before[wanted.index]!);
      site.value = index < 0 ? undefined : { kind: 'own', index };
    }
    before = now;
  });
  // As text, so that only what changes the answer asks again.
  const question = computed(() => {
    if (place.value === undefined) return undefined;
    const band = BANDS[place.value.band]!;
    const settings = {
      ...terrainSettingsOf(parameters.value, model.value),
      bands: { urban: band, suburban: band, rural: band },
    };
    return JSON.stringify({ place: place.value, settings } satisfies Question);
  });
  const ask = newestAsker<Question, SignalAnswer>(
    asked,
    async ({ place, settings }): Promise<Result<SignalAnswer>> => {
      const { lat, lon } = place;
      const result = await client.footprint({ lat, lon }, settings);
      return result.ok ? success({ place, model: settings.model, footprint: result.value }) : result;
    },
  );
  effect(() => {
    const text = question.value;
    // What becomes of the answer is nothing this effect waits for.
    ask(text === undefined ? undefined : (JSON.parse(text) as Question));
  });
  return {
    model,
    site,
    asked,
    show(wanted) {
      site.value = wanted;
    },
    clear() {
      site.value = undefined;
    },
  };
}
