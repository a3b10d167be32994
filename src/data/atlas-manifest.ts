/** The atlas's table of contents, `manifest.json`: what files there are, how long, with which hash, from which sources. */
import { z } from 'zod';
import { failure, type Result, success } from '../model/problem.ts';
import { schemaProblems, shown } from './atlas-places.ts';

export const ATLAS_FORMAT = 'denen.atlas';
export const ATLAS_VERSION = 1;
export const MANIFEST_FILE = 'manifest.json';
export const CELLS_FILE = 'cells.bin';
export const PLACES_FILE = 'places.bin';
export const SEA_FILE = 'sea.bin';
export const LAND_FILE = 'land.bin';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const manifestSchema = z.strictObject({
  format: z.literal(ATLAS_FORMAT),
  version: z.literal(ATLAS_VERSION),
  id: z.string().regex(/^[0-9a-f]{16}$/),
  landCellCount: z.int().min(0),
  files: z.array(
    z.strictObject({
      name: z.string().min(1),
      bytes: z.int().min(0),
      sha256: hash,
      role: z.enum(['first-load', 'on-demand']),
    }),
  ),
  sources: z.array(
    z.strictObject({
      id: z.string(),
      file: z.string(),
      titleJa: z.string(),
      titleEn: z.string(),
      publisherJa: z.string(),
      publisherEn: z.string(),
      date: z.string(),
      termsJa: z.string(),
      termsEn: z.string(),
      creditJa: z.string(),
      creditEn: z.string(),
      sha256: hash,
      url: z.string().exactOptional(),
    }),
  ),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = Manifest['files'][number];

/** Reads the manifest; one of another version is refused before its shape is looked at. */
export function parseManifest(bytes: Uint8Array): Result<Manifest> {
  const where = MANIFEST_FILE;
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return failure({ kind: 'wrong-format', what: 'text', where, expected: 'JSON', got: String(error) });
  }
  const head = z.looseObject({ format: z.unknown(), version: z.unknown() }).safeParse(json);
  if (!head.success || head.data.format !== ATLAS_FORMAT) {
    const got = shown(head.success ? head.data.format : json);
    return failure({
      kind: 'wrong-format',
      what: 'format',
      where,
      expected: `"${ATLAS_FORMAT}"`,
      got,
    });
  }
  if (head.data.version !== ATLAS_VERSION) {
    return failure({
      kind: 'wrong-version',
      what: 'version',
      where,
      expected: `${ATLAS_VERSION}`,
      got: shown(head.data.version),
    });
  }
  const manifest = manifestSchema.safeParse(json, { reportInput: true });
  return manifest.success ? success(manifest.data) : failure(...schemaProblems(manifest.error, where));
}

/** The text over which the atlas id is the hash: every file's own hash in the manifest's order, one per line. */
export function atlasIdText(files: readonly { readonly sha256: string }[]): string {
  return files.map(({ sha256 }) => `${sha256}\n`).join('');
}
