/** Lines as GeoJSON features that the map can draw. */
import type { Feature, MultiLineString, Position } from 'geojson';

/** A feature with more points than this would overflow the 16-bit indices with which the map draws it. */
const POINTS_PER_FEATURE = 8000;

export function lineFeatures(
  lines: Iterable<Position[]>,
  properties: Readonly<Record<string, string>>,
): Feature<MultiLineString>[] {
  const features: Feature<MultiLineString>[] = [];
  let room = 0;
  for (const line of lines) {
    if (line.length > room) {
      const geometry: MultiLineString = { type: 'MultiLineString', coordinates: [] };
      features.push({ type: 'Feature', geometry, properties: { ...properties } });
      room = POINTS_PER_FEATURE;
    }
    features[features.length - 1]!.geometry.coordinates.push(line);
    room -= line.length;
  }
  return features;
}
