/** GeoJSON as a table: every attribute as a column, and of points longitude and latitude before them. */
import type { Feature, FeatureCollection } from 'geojson';
import type { TableSource } from './check-table.ts';
import type { Records } from './read-records.ts';

const PER_PIECE = 5000;
/** More columns than any table that somebody reads. */
const MAX_COLUMNS = 100;

export function pointTable(collection: FeatureCollection): TableSource {
  return tableOf(collection, ['lon', 'lat'], coordinatesOf);
}

/** Attributes alone, whatever the geometry is. */
export function attributeTable(collection: FeatureCollection): TableSource {
  return tableOf(collection, [], () => []);
}

function tableOf(
  { features }: FeatureCollection,
  first: readonly string[],
  firstOf: (feature: Feature | null) => readonly string[],
): TableSource {
  const labels = new Set<string>();
  for (const feature of features) {
    for (const label of Object.keys(feature?.properties ?? {})) {
      if (labels.size < MAX_COLUMNS) labels.add(label);
    }
  }
  const columns = [...labels];
  return {
    columns: [...first, ...columns],
    *records() {
      for (let from = 0; from < features.length; from += PER_PIECE) {
        const piece = features.slice(from, from + PER_PIECE);
        yield {
          rows: piece.map((feature) => [...firstOf(feature), ...attributesOf(feature, columns)]),
          numbers: piece.map((_, i) => from + i + 1),
          badQuotes: new Set(),
          openQuote: undefined,
          fraction: Math.min(1, (from + PER_PIECE) / features.length),
        } satisfies Records;
      }
    },
  };
}

/** Texts, so that they go the same way as the cells of a table; what is no point has blank ones. */
function coordinatesOf(feature: Feature | null): [string, string] {
  const geometry = feature?.geometry;
  if (geometry?.type !== 'Point' || !Array.isArray(geometry.coordinates)) return ['', ''];
  const [lon, lat] = geometry.coordinates as unknown[];
  return [`${lon ?? ''}`, `${lat ?? ''}`];
}

function attributesOf(feature: Feature | null, columns: readonly string[]): string[] {
  const properties = feature?.properties ?? {};
  return columns.map((label) => {
    const value: unknown = Object.hasOwn(properties, label) ? properties[label] : undefined;
    if (value === undefined || value === null) return '';
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  });
}
