import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import { resolveParameters } from '../../src/model/parameters.ts';
import { failure, success } from '../../src/model/problem.ts';
import type { BandName } from '../../src/model/radio/bands.ts';
import type { TerrainSettings } from '../../src/model/radio/terrain/terrain-settings.ts';
import { createSiteSignal } from '../../src/state/site-signal.ts';
import type { FootprintAnswer } from '../../workers/terrain.service.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const OWN = { lat: 35.4, lon: 133.05, band: 'n77' } as const;
type Own = { readonly lat: number; readonly lon: number; readonly band: BandName };

function signalWith(answer: () => ReturnType<typeof success<FootprintAnswer>> | ReturnType<typeof failure>) {
  const asked: { lat: number; lon: number; settings: TerrainSettings }[] = [];
  const sites = signal<readonly Own[]>([OWN]);
  const parameters = signal(resolveParameters({}));
  const site = createSiteSignal(
    {
      footprint: async ({ lat, lon }, settings) => {
        asked.push({ lat, lon, settings });
        return answer();
      },
    },
    sites,
    parameters,
  );
  return { site, asked, sites, parameters };
}
const footprint = () => success({ countedPopulation: 7 } as FootprintAnswer);

describe('what a site sends over the terrain', () => {
  it('is asked for once a site is chosen, in its own band, and again where it moves or the model changes', async () => {
    const { site, asked, sites, parameters } = signalWith(footprint);
    await settle();
    expect(asked).toEqual([]);
    site.show({ kind: 'own', index: 0 });
    await settle();
    expect(asked).toMatchObject([{ lat: 35.4, lon: 133.05, settings: { model: 'p1812' } }]);
    expect(asked[0]!.settings.bands.rural.name).toBe('n77');
    expect(site.asked.value).toMatchObject({
      kind: 'answered',
      answer: { footprint: { countedPopulation: 7 } },
    });
    sites.value = [{ ...OWN, lat: 35.5 }];
    await settle();
    site.model.value = 'itm';
    await settle();
    expect(asked.map(({ lat, settings }) => [lat, settings.model])).toEqual([
      [35.4, 'p1812'],
      [35.5, 'p1812'],
      [35.5, 'itm'],
    ]);
    parameters.value = resolveParameters({ 'fibre.costLevel': 2 });
    await settle();
    expect(asked).toHaveLength(3);
  });

  it('is forgotten with the site, and when it is cleared', async () => {
    const { site, sites } = signalWith(footprint);
    site.show({ kind: 'own', index: 0 });
    await settle();
    const other = { ...OWN, lat: 36 };
    sites.value = [other, ...sites.value];
    expect(site.site.value).toEqual({ kind: 'own', index: 1 });
    sites.value = [other];
    expect(site.asked.value.kind).toBe('idle');
    site.show({ kind: 'plan', lat: 35, lon: 135, band: 0 });
    site.clear();
    await settle();
    expect(site.asked.value.kind).toBe('idle');
  });

  it('says why there is none', async () => {
    const { site } = signalWith(() =>
      failure({
        kind: 'out-of-range',
        what: 'fGhz',
        where: 'p1812',
        expected: '0.03 to 6 GHz',
        got: '28 GHz',
      }),
    );
    site.show({ kind: 'own', index: 0 });
    await settle();
    expect(site.asked.value).toMatchObject({ kind: 'refused', problems: [{ what: 'fGhz' }] });
  });
});
