import { join } from 'node:path';
import type { Plugin } from 'vite';
import { writeServiceWorker } from './service-worker.ts';

/** Writes the service worker with the list of files of this very build. */
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
      handler: () => writeServiceWorker(join(root, 'workers/offline.sw.js'), folder),
    },
  };
}
