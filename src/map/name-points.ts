/** Where the names of prefectures and municipalities stand. */
import type { FeatureCollection, Point } from 'geojson';
import type { Atlas } from '../model/atlas.ts';

export interface NameProperties {
  readonly kind: 'prefecture' | 'municipality';
  readonly nameJa: string;
  readonly nameEn: string;
  /** Census of 2020; the name of the more populous place wins where there is no room for both. */
  readonly population: number;
}

/**
 * A municipality's name stands at the centre of its people, a prefecture's at the medians of its municipalities'
 * centres by area: amid the land, and not drawn out to sea by remote islands.
 */
export function namePoints(atlas: Atlas): FeatureCollection<Point, NameProperties> {
  const { municipalities: table, prefectures } = atlas;
  const points: FeatureCollection<Point, NameProperties> = { type: 'FeatureCollection', features: [] };
  const add = (lon: number, lat: number, properties: NameProperties) => {
    points.features.push({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties,
    });
  };
  const members: number[][] = Array.from({ length: prefectures.count }, () => []);
  const known = (value: number) => (Number.isNaN(value) ? 0 : value);
  for (let m = 0; m < table.count; m++) {
    members[table.prefecture[m]!]!.push(m);
    add(table.lon[m]!, table.lat[m]!, {
      kind: 'municipality',
      nameJa: table.nameJa[m]!,
      nameEn: table.nameEn[m]!,
      population: known(table.censusPopulation[2020][m]!),
    });
  }
  members.forEach((own, p) => {
    if (own.length === 0) return;
    const weight = (m: number) => known(table.areaKm2[m]!);
    add(weightedMedian(own, table.lon, weight), weightedMedian(own, table.lat, weight), {
      kind: 'prefecture',
      nameJa: prefectures.nameJa[p]!,
      nameEn: prefectures.nameEn[p]!,
      population: own.reduce((sum, m) => sum + known(table.censusPopulation[2020][m]!), 0),
    });
  });
  return points;
}

/** The value at which half of the weight is reached. */
export function weightedMedian(
  indices: readonly number[],
  values: Float64Array,
  weight: (index: number) => number,
): number {
  const sorted = [...indices].sort((a, b) => values[a]! - values[b]! || a - b);
  const half = sorted.reduce((sum, index) => sum + weight(index), 0) / 2;
  let reached = 0;
  for (const index of sorted) {
    reached += weight(index);
    if (reached >= half) return values[index]!;
  }
  return values[sorted[sorted.length - 1]!]!;
}
