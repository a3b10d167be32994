/**
 * The atlas compiler: sources → public/atlas. `npm run atlas -- --sources DIR [--out DIR]`. Deterministic: the same
 * sources give the same bytes. Every step prints what it checked; a failed check exits with 1 and writes nothing.
 */
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compileAtlas } from './compile.ts';
import { createReport } from './report.ts';
import { openSources } from './sources.ts';
import { isReplaceable, writeAtlas } from './write-atlas.ts';

const OWN_DIR = fileURLToPath(new URL('..', import.meta.url));
const DEFAULT_OUT = fileURLToPath(new URL('../../public/atlas', import.meta.url));
const USAGE = 'usage: npm run atlas -- --sources DIR [--out DIR]';

function readArguments(): { readonly sources: string; readonly out: string } | string {
  try {
    const { values } = parseArgs({ options: { sources: { type: 'string' }, out: { type: 'string' } } });
    const { sources, out = DEFAULT_OUT } = values;
    if (sources === undefined) return 'Expected --sources with the folder of the source files, got none.';
    if (!existsSync(sources) || !statSync(sources).isDirectory()) {
      return `Expected a folder of source files, got ${sources}.`;
    }
    return isReplaceable(out)
      ? { sources, out }
      : `Expected an atlas or an empty folder to replace, got ${out}.`;
  } catch (error) {
    return messageOf(error);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<number> {
  const given = readArguments();
  if (typeof given === 'string') {
    console.error(`${given}\n${USAGE}`);
    return 2;
  }
  const report = createReport(console.log);
  let isWriting = false;
  try {
    const sources = openSources(given.sources, OWN_DIR, (text) => report.note(`NOTE ${text}`));
    const atlas = await compileAtlas(sources, report);
    if (report.failures.length > 0) {
      console.error(`\n${report.failures.length} checks failed; nothing was written.`);
      return 1;
    }
    isWriting = true;
    writeAtlas(given.out, atlas);
    report.step(`Atlas ${atlas.manifest.id} written to ${given.out}.`);
    return 0;
  } catch (error) {
    const state = isWriting ? `The atlas in ${given.out} is incomplete.` : 'Nothing was written.';
    console.error(`\n${messageOf(error)}\n${state}`);
    return 1;
  }
}

process.exitCode = await main();
