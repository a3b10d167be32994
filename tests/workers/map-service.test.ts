import { fileURLToPath } from 'node:url';
import type { FeatureCollection } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { BOUNDARIES_FILE } from '../../src/data/read-boundaries.ts';
import { readFromFolder } from '../../src/data/read-from-folder.ts';
import { createMapService, type MapService } from '../../workers/map.service.ts';

const folder = fileURLToPath(new URL('../../public/atlas', import.meta.url));
const read = async (blob: Blob) => JSON.parse(await blob.text()) as FeatureCollection;

describe('the map service on the committed atlas', () => {
  let service: MapService;
  beforeAll(() => {
    service = createMapService(readFromFolder);
  });

  it('has nothing before the boundaries are open', () => {
    const fresh = createMapService(readFromFolder);
    expect(fresh.boundariesOf('municipality', 'overview')).toBeUndefined();
    expect(fresh.areaOf('prefecture', 0)).toBeUndefined();
  });

  it('gives areas whose ids are their places in the tables, and lines by kind', async () => {
    expect(await service.openBoundaries(folder)).toEqual({ ok: true, value: true });
    const prefectures = service.boundariesOf('prefecture', 'overview')!;
    const areas = await read(prefectures.areas);
    expect(areas.features.map(({ id }) => id)).toEqual(Array.from({ length: 47 }, (_, i) => i));
    const kinds = (await read(prefectures.lines)).features.map(({ properties }) => properties?.kind);
    expect(new Set(kinds)).toEqual(new Set(['coast', 'prefecture']));

    for (const grade of ['overview', 'detail'] as const) {
      const municipalities = await read(service.boundariesOf('municipality', grade)!.areas);
      expect(municipalities.features.map(({ id }) => id)).toEqual(Array.from({ length: 1741 }, (_, i) => i));
      for (const { geometry } of municipalities.features) expect(geometry.type).toBe('MultiPolygon');
    }
  });

  it('has an overview of less than half of the text', async () => {
    await service.openBoundaries(folder);
    const { overview, detail } = {
      overview: service.boundariesOf('prefecture', 'overview')!,
      detail: service.boundariesOf('prefecture', 'detail')!,
    };
    expect(overview.areas.size).toBeLessThan(detail.areas.size / 2);
    expect(overview.lines.size).toBeLessThan(detail.lines.size / 2);
  });

  it('gives the outline of one area and none of an unknown one', async () => {
    await service.openBoundaries(folder);
    expect(service.areaOf('prefecture', 46)?.type).toBe('MultiPolygon');
    expect(service.areaOf('municipality', 1741)).toBeUndefined();
  });
});

describe('the map service without a proper boundary file', () => {
  it.each([
    ['missing', undefined, 'unavailable'],
    ['cut short', (bytes: Uint8Array) => bytes.slice(0, 1000), 'truncated'],
    ['altered', (bytes: Uint8Array) => bytes.map((byte, i) => (i === 5000 ? byte ^ 1 : byte)), 'altered'],
  ])('says that the file is %s', async (_, change, kind) => {
    const service = createMapService((base) => async (name) => {
      const bytes = await readFromFolder(base)(name);
      if (name !== BOUNDARIES_FILE) return bytes;
      if (change === undefined) throw new Error('not found');
      return change(bytes);
    });
    const result = await service.openBoundaries(folder);
    expect(result).toMatchObject({ ok: false, problems: [{ kind, where: BOUNDARIES_FILE }] });
    expect(service.boundariesOf('prefecture', 'overview')).toBeUndefined();
  });
});
