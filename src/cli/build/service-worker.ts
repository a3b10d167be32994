import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

export const SERVICE_WORKER_FILE = 'sw.js';
/** Kept only once a page has asked for them. */
const ON_DEMAND = /^(atlas\/terrain|guide\/pictures)\//;
/** Source maps, and copies that only the server reads. */
const LEFT_OUT = /\.(map|gz|br)$/;

/**
 * Writes the service worker of the built app in `folder`: its files with their SHA-256, and a version that is the hash
 * over those that the app opens with.
 * @param template the script with the constants to be replaced
 */
export async function writeServiceWorker(template: string, folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => name !== SERVICE_WORKER_FILE && !LEFT_OUT.test(name))
    .sort();
  const version = createHash('sha256');
  const kept: Record<string, string> = {};
  const onDemand: Record<string, string> = {};
  for (const name of names) {
    const bytes = await readFile(join(folder, name));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (ON_DEMAND.test(name)) {
      onDemand[`./${name}`] = sha256;
      continue;
    }
    kept[name === 'index.html' ? './' : `./${name}`] = sha256;
    version.update(name).update(bytes);
  }
  const source = await readFile(template, 'utf8');
  const script = [
    ["'__VERSION__'", JSON.stringify(version.digest('hex').slice(0, 16))],
    ["{ __FILES__: '' }", JSON.stringify(kept)],
    ["{ __ON_DEMAND__: '' }", JSON.stringify(onDemand)],
  ].reduce((text, [constant, value]) => {
    if (!text!.includes(constant!)) throw new Error(`Expected ${constant} in ${template}.`);
    return text!.replace(constant!, () => value!);
  }, source);
  await writeFile(join(folder, SERVICE_WORKER_FILE), script!);
}
