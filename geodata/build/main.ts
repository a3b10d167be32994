/**
 * The atlas compiler: sources → public/atlas. `npm run atlas -- --sources DIR [--out DIR]`. Deterministic: the same
 * sources give the same bytes. Every step prints what it checked; a failed check exits with 1 and writes nothing.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { MANIFEST_FILE } from '../../src/data/atlas-manifest.ts';
import { compileAtlas } from './compile.ts';
import { createReport } from './report.ts';
import { openSources } from './sources.ts';

const OWN_DIR = fileURLToPath(new URL('..', import.meta.url));
const DEFAULT_OUT = fileURLToPath(new URL('../../public/atlas', import.meta.url));

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { sources: { type: 'string' }, out: { type: 'string' } } });
  if (values.sources === undefined) {
    console.error('usage: npm run atlas -- --sources DIR [--out DIR]');
    return 2;
  }
  const out = values.out ?? DEFAULT_OUT;
  const report = createReport(console.log);
  const sources = openSources(values.sources, OWN_DIR, (text) => report.note(`NOTE ${text}`));
  const { files, manifest } = await compileAtlas(sources, report);
  if (report.failures.length > 0) {
    console.error(`\n${report.failures.length} checks failed; nothing was written.`);
    return 1;
  }
  rmSync(out, { recursive: true, force: true });
  for (const { name, bytes } of files) {
    mkdirSync(dirname(join(out, name)), { recursive: true });
    writeFileSync(join(out, name), bytes);
  }
  writeFileSync(join(out, MANIFEST_FILE), `${JSON.stringify(manifest, null, 1)}\n`);
  report.step(`Atlas ${manifest.id} written to ${out}.`);
  return 0;
}

process.exitCode = await main();
