/**
 * GeoJSON (RFC 7946), one feature to a line. What the file says about itself stands under `denen`, a foreign member
 * (section 6.1) that other readers pass over.
 */
import type { Steps } from '../../model/progress.ts';
import type { AboutFile } from './about-file.ts';
import type { FeatureTable } from './feature-table.ts';

/** Characters that are gathered before they become bytes. */
const CHUNK_LENGTH = 1 << 20;
const FEATURES_PER_STEP = 2000;

/** UTF-8 in pieces. */
export function* geoJsonFile(table: FeatureTable, about: AboutFile): Steps<Uint8Array<ArrayBuffer>[]> {
  const encoder = new TextEncoder();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let text = `{"type":"FeatureCollection","name":${JSON.stringify(table.name)},\n"denen":${JSON.stringify(about)},\n"features":[\n`;
  for (let i = 0; i < table.count; i++) {
    if (i % FEATURES_PER_STEP === 0) yield { phase: 'export.write', fraction: i / table.count };
    const row = table.row(i);
    // Names of columns are the program's own, so an object of them has no surprises.
    const properties = Object.fromEntries(table.columns.map(({ name }, k) => [name, row[k] ?? null]));
    const feature = { type: 'Feature', properties, geometry: table.geometry(i) };
    text += `${JSON.stringify(feature)}${i + 1 < table.count ? ',' : ''}\n`;
    if (text.length < CHUNK_LENGTH) continue;
    parts.push(encoder.encode(text));
    text = '';
  }
  parts.push(encoder.encode(`${text}]}\n`));
  return parts;
}
