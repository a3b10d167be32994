/**
 * The source data and reference vectors lie beside a checkout where its owners put them; the tests that need them
 * say so and step aside where they are absent.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../shared/', import.meta.url));

/** Path of a file or folder under ../shared, or undefined, with the reason printed. */
export function sharedPath(name: string): string | undefined {
  const path = `${folder}${name}`;
  if (existsSync(path)) return path;
  console.log(`Skipped: ../shared/${name} is not here; these tests compare with it.`);
  return undefined;
}

/** Rows of a comma-separated reference file without quoted fields. */
export function readRows(path: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = head!.split(',');
  return lines.map((line) => {
    const fields = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, fields[i] ?? '']));
  });
}
