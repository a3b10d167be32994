/** The catalogue of inputs and the bytes behind it: reads, hashes and compares with the edition it was written for. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Source } from '../../src/model/atlas.ts';
import { sha256 } from './manifest.ts';

const catalogSchema = z.strictObject({
  sources: z.array(
    z.strictObject({
      id: z.string(),
      /** Path below the sources' folder, or below `geodata/` for the project's own tables. */
      file: z.string(),
      own: z.boolean().exactOptional(),
      titleJa: z.string(),
      titleEn: z.string(),
      publisherJa: z.string(),
      publisherEn: z.string(),
      date: z.string(),
      termsJa: z.string(),
      termsEn: z.string(),
      creditJa: z.string(),
      creditEn: z.string(),
      url: z.string().exactOptional(),
      sha256: z.string(),
    }),
  ),
});

export interface Sources {
  readonly bytes: (id: string) => Uint8Array;
  readonly text: (id: string) => string;
  /** True where the input is the very edition that the catalogue names, so that its known totals apply. */
  readonly isKnownEdition: (id: string) => boolean;
  /** What was used, with the actual hashes, in the catalogue's order. */
  readonly used: () => Source[];
}

/**
 * @param sourceDir folder of the source files
 * @param ownDir folder of the catalogue and the project's own tables
 * @param warn told of inputs that differ from the catalogue's edition
 */
export function openSources(sourceDir: string, ownDir: string, warn: (text: string) => void): Sources {
  const catalog = catalogSchema.parse(JSON.parse(readFileSync(join(ownDir, 'catalog.json'), 'utf8')));
  const entries = new Map(
    catalog.sources.map(({ own, ...entry }) => {
      const path = join(own ? ownDir : sourceDir, entry.file);
      const actual = hashOfPath(path);
      if (actual !== entry.sha256) {
        warn(`${entry.file} is another edition than catalogued: expected ${entry.sha256}, got ${actual}.`);
      }
      return [entry.id, { path, known: actual === entry.sha256, source: { ...entry, sha256: actual } }];
    }),
  );
  const find = (id: string) => {
    const entry = entries.get(id);
    if (!entry) throw new Error(`Expected a catalogued source, got ${id}.`);
    return entry;
  };
  const bytes = (id: string) => new Uint8Array(readFileSync(find(id).path));
  return {
    bytes,
    text: (id) => new TextDecoder('utf-8', { fatal: true }).decode(bytes(id)),
    isKnownEdition: (id) => find(id).known,
    used: () => [...entries.values()].map(({ source }) => source),
  };
}

/** SHA-256 of a file; of a folder, over the lines `hash  path` of its files sorted by path. */
function hashOfPath(path: string): string {
  if (statSync(path).isFile()) return sha256(readFileSync(path));
  const hash = createHash('sha256');
  for (const name of filesBelow(path, ''))
    hash.update(`${sha256(readFileSync(join(path, name)))}  ${name}\n`);
  return hash.digest('hex');
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, name) : [name];
    })
    .sort();
}
