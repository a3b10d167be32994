/** JSON of unknown origin: decoded strictly, not too deep, and told apart by what it says it is. */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { type Issue, issueOf, shorten } from './issue.ts';
import { detectEncoding } from './text-encoding.ts';

/** A FeatureCollection of MultiPolygons needs 8 levels; attributes may add a few. */
const MAX_DEPTH = 64;

const QUOTATION_MARK = 0x22;
const BACKSLASH = 0x5c;

export type JsonContent =
  | { readonly kind: 'features'; readonly collection: FeatureCollection }
  | { readonly kind: 'topology' };

export function readJsonFile(bytes: Uint8Array, fileName: string): JsonContent | Issue {
  if (nestingDepth(bytes) > MAX_DEPTH) {
    return issueOf('deepNesting', fileName, { got: `more than ${MAX_DEPTH} levels`, detail: `${MAX_DEPTH}` });
  }
  const encoding = detectEncoding(bytes);
  if (encoding === undefined) return issueOf('badEncoding', fileName, { got: 'bytes of neither' });
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder(encoding).decode(bytes));
  } catch (error) {
    return issueOf('notJson', fileName, { got: error instanceof Error ? error.message : String(error) });
  }
  const { type, features, geometry, coordinates } = (json ?? {}) as Record<string, unknown>;
  if (type === 'Topology') return { kind: 'topology' };
  if (type === 'FeatureCollection' && Array.isArray(features)) {
    return features.length === 0
      ? issueOf('noFeatures', fileName, { got: '0' })
      : { kind: 'features', collection: json as FeatureCollection };
  }
  if (type === 'Feature' && typeof geometry === 'object') return wrapped(json as Feature);
  if (typeof type === 'string' && Array.isArray(coordinates)) {
    return wrapped({ type: 'Feature', properties: {}, geometry: json as Geometry });
  }
  return issueOf('notGeoJson', fileName, { got: shorten(JSON.stringify(type) ?? typeof json) });
}

function wrapped(feature: Feature): JsonContent {
  return { kind: 'features', collection: { type: 'FeatureCollection', features: [feature] } };
}

/** Brackets open at once, outside texts. Counted before parsing, which nests as deep as the file says. */
export function nestingDepth(bytes: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let isText = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (isText) {
      if (byte === BACKSLASH) i++;
      else if (byte === QUOTATION_MARK) isText = false;
    } else if (byte === QUOTATION_MARK) isText = true;
    else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > deepest) deepest = depth;
    } else if (byte === 0x5d || byte === 0x7d) depth--;
  }
  return deepest;
}
