/** The catalogue of inputs and the bytes behind it: reads, hashes and compares with the edition it was written for. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Source } from '../../src/model/atlas.ts';
import { sha256 } from './manifest.ts';

const entrySchema = z.strictObject({
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
  /** Of a folder: over the lines `hash  path` of its files, sorted by path. Empty where any edition will do. */
  sha256: z.string(),
});
const catalogSchema = z.strictObject({ sources: z.array(entrySchema) });

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Sources {
  readonly sourceDir: string;
  bytes(id: string): Uint8Array;
  text(id: string): string;
  /** Path of a file or folder that something else reads. */
  path(id: string): string;
  /** Records files that were found in the sources' folder and stand for the entry. */
  useFiles(id: string, files: readonly NamedBytes[]): void;
  /** True where the input was read and is the very edition of the catalogue, so that its known totals apply. */
  isKnownEdition(id: string): boolean;
  /** What was read, with the actual hashes, in the catalogue's order. */
  used(): Source[];
}

/**
 * @param sourceDir folder of the source files
 * @param ownDir folder of the catalogue and the project's own tables
 * @param warn told of inputs that differ from the catalogue's edition
 */
export function openSources(sourceDir: string, ownDir: string, warn: (text: string) => void): Sources {
  const catalog = catalogSchema.parse(JSON.parse(readFileSync(join(ownDir, 'catalog.json'), 'utf8')));
  const actual = new Map<string, { readonly file: string; readonly sha256: string }>();
  const entryOf = (id: string) => {
    const entry = catalog.sources.find((source) => source.id === id);
    if (!entry) throw new Error(`Expected a catalogued source, got ${id}.`);
    return entry;
  };
  const record = (id: string, file: string, hash: string) => {
    const expected = entryOf(id).sha256;
    if (!actual.has(id) && expected !== '' && expected !== hash) {
      warn(`${file} is another edition than the catalogue's: expected ${expected}, got ${hash}.`);
    }
    actual.set(id, { file, sha256: hash });
  };
  const locate = (id: string) => {
    const { own, file } = entryOf(id);
    const path = join(own ? ownDir : sourceDir, file);
    if (!existsSync(path)) throw new Error(`Expected ${file} in ${own ? ownDir : sourceDir}, got nothing.`);
    return path;
  };
  const bytes = (id: string) => {
    const content = new Uint8Array(readFileSync(locate(id)));
    record(id, entryOf(id).file, sha256(content));
    return content;
  };
  return {
    sourceDir,
    bytes,
    text: (id) => new TextDecoder('utf-8', { fatal: true }).decode(bytes(id)),
    path(id) {
      const path = locate(id);
      const isFolder = statSync(path).isDirectory();
      record(id, entryOf(id).file, isFolder ? hashOfFiles(readFolder(path)) : sha256(readFileSync(path)));
      return path;
    },
    useFiles(id, files) {
      record(id, files.map(({ name }) => name).join(', '), hashOfFiles(files));
    },
    isKnownEdition: (id) => actual.get(id)?.sha256 === entryOf(id).sha256,
    used: () =>
      catalog.sources.flatMap(({ own: _, ...entry }) => {
        const found = actual.get(entry.id);
        return found ? [{ ...entry, ...found }] : [];
      }),
  };
}

function hashOfFiles(files: readonly NamedBytes[]): string {
  return sha256(files.map(({ name, bytes }) => `${sha256(bytes)}  ${name}\n`).join(''));
}

function readFolder(root: string): NamedBytes[] {
  return filesBelow(root).map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(root, name))) }));
}

/** Paths of all files below a folder, sorted. */
export function filesBelow(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, name) : [name];
    })
    .sort();
}
