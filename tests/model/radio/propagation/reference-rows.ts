/** Rows of a shared reference file, or nothing (with the reason on the console) where the shared folder is absent. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';

export type Row = Readonly<Record<string, string>>;

export function referenceText(name: string): string | undefined {
  const path = fileURLToPath(new URL(`../../../../../shared/vectors/${name}`, import.meta.url));
  if (existsSync(path)) return readFileSync(path, 'utf8');
  console.log(`Skipped: no reference file ${name} beside the repository.`);
  return undefined;
}

export function referenceRows(name: string): readonly Row[] | undefined {
  const text = referenceText(name);
  if (text === undefined) return undefined;
  const parsed = Papa.parse<Record<string, string>>(text.trim(), { header: true, skipEmptyLines: true });
  return parsed.data;
}
