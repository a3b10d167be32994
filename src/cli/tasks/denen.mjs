#!/usr/bin/env node
/** Starts the headless engine: installs and bundles what is missing, then hands over the arguments. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isFresh } from './freshness.mjs';
import { ensureInstalled, root } from './install.mjs';

const BUNDLE = '.cache/cli/denen.mjs';
const WORKER = '.cache/cli/simulation.node-worker.mjs';

ensureInstalled();
/** Commands with a clock count from the start of the process, but not the time it took to build them. */
let startMs = 0;
if (!isFresh(BUNDLE, ['src', 'workers', 'package-lock.json'])) {
  console.error('Building the command line …');
  const { build } = await import('vite');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node20',
      outDir: '.cache/cli',
      rollupOptions: {
        input: { denen: 'src/cli/denen.ts', 'simulation.node-worker': 'workers/simulation.node-worker.ts' },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
  startMs = performance.now();
}

const { main } = await import(pathToFileURL(join(root, BUNDLE)).href);
process.exitCode = await main(process.argv.slice(2), {
  readInput,
  write: (text) => process.stdout.write(text),
  remark: (text) => process.stderr.write(text.endsWith('\n') ? text : `${text}\n`),
  atlasFolder: join(root, 'public', 'atlas'),
  workerScript: join(root, WORKER),
  startMs,
});

async function readInput() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
