import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

const SOURCE = 'workers/offline.sw.js';
const OUTPUT = 'sw.js';
/** Kept only once a page has asked for them. */
const ON_DEMAND = /^atlas\/terrain\//;
const LEFT_OUT = /\.map$/;

/** Writes the service worker with the list of files of this very build; its version is a hash over all of them. */
export function offline(): Plugin {
  let root = '';
  let folder = '';
  return {
    name: 'denen-offline',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      folder = join(config.root, config.build.outDir);
    },
    writeBundle: {
      sequential: true,
      order: 'pre',
      async handler() {
        const entries = await readdir(folder, { recursive: true, withFileTypes: true });
        const names = entries
          .filter((entry) => entry.isFile())
          .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
          .filter((name) => name !== OUTPUT && !LEFT_OUT.test(name) && !ON_DEMAND.test(name))
          .sort();
        const hash = createHash('sha256');
        for (const name of names) hash.update(name).update(await readFile(join(folder, name)));
        const source = await readFile(join(root, SOURCE), 'utf8');
        const files = names.map((name) => (name === 'index.html' ? './' : `./${name}`));
        const script = source
          .replace("'__VERSION__'", JSON.stringify(hash.digest('hex').slice(0, 16)))
          .replace("['__FILES__']", JSON.stringify(files));
        await writeFile(join(folder, OUTPUT), script);
      },
    },
  };
}
