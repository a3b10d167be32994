import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/**
 * Runs the published plan once with the engine of this very build, and writes what the page says of it until its own
 * run ends. The same inputs give the same bytes, so the run replaces these figures by themselves.
 */
export function preparedFigures(): Plugin {
  let root = '';
  let folder = '';
  return {
    name: 'denen-prepared-figures',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      folder = join(config.root, config.build.outDir);
    },
    writeBundle: {
      sequential: true,
      order: 'pre',
      async handler() {
        const { computePreparedFigures, PREPARED_FILE } = await import('./compute-prepared-figures.ts');
        const bytes = await computePreparedFigures(join(root, 'public', 'atlas'));
        const path = join(folder, PREPARED_FILE);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, gzipSync(bytes, { level: 9 }));
      },
    },
  };
}
