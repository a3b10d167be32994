import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createManifest, type OutputFile } from '../../geodata/build/manifest.ts';
import { isReplaceable, writeAtlas } from '../../geodata/build/write-atlas.ts';
import { parseManifest } from '../../src/data/atlas-manifest.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'denen-out-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const files: OutputFile[] = [
  { name: 'a.bin', bytes: Uint8Array.of(1, 2), role: 'first-load' },
  { name: 'terrain/b.bin', bytes: Uint8Array.of(3), role: 'on-demand' },
];
const compiled = { files, manifest: createManifest(files, 5, []) };

describe('the output folder', () => {
  it('is replaced where it is absent, empty or an atlas, and nothing of the old one stays', () => {
    const out = join(root, 'atlas');
    expect(isReplaceable(out)).toBe(true);
    mkdirSync(out);
    expect(isReplaceable(out)).toBe(true);
    writeAtlas(out, compiled);
    expect(isReplaceable(out)).toBe(true);
    writeFileSync(join(out, 'old.bin'), 'x');
    writeAtlas(out, compiled);
    expect(existsSync(join(out, 'old.bin'))).toBe(false);
    expect(readdirSync(out, { recursive: true }).sort()).toEqual([
      'a.bin',
      'manifest.json',
      'terrain',
      join('terrain', 'b.bin'),
    ]);
  });

  it('is left alone where it holds anything else', () => {
    writeFileSync(join(root, 'letter.txt'), 'dear reader');
    expect(isReplaceable(root)).toBe(false);
    writeFileSync(join(root, 'manifest.json'), '{"format": "other"}');
    expect(isReplaceable(root)).toBe(false);
    writeFileSync(join(root, 'manifest.json'), 'not JSON');
    expect(isReplaceable(root)).toBe(false);
  });
});

describe('the manifest', () => {
  it('reads back, and its id is that of the files in their order', () => {
    const bytes = new TextEncoder().encode(JSON.stringify(compiled.manifest));
    expect(parseManifest(bytes)).toEqual({ ok: true, value: compiled.manifest });
    expect(createManifest(files, 9, []).id).toBe(compiled.manifest.id);
    expect(createManifest([...files].reverse(), 5, []).id).not.toBe(compiled.manifest.id);
    const altered = [{ ...files[0]!, bytes: Uint8Array.of(1, 3) }, files[1]!];
    expect(createManifest(altered, 5, []).id).not.toBe(compiled.manifest.id);
  });
});
