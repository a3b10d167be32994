import { defineConfig } from 'vitest/config';
import { userGuide } from './src/cli/build/guide-plugin.ts';
import { offline } from './src/cli/build/offline-plugin.ts';
import { precompress } from './src/cli/build/precompress-plugin.ts';
import { preparedFigures } from './src/cli/build/prepared-figures-plugin.ts';

export default defineConfig({
  base: './',
  // The service worker lists the files of the build before compressed copies stand beside them.
  plugins: [preparedFigures(), userGuide(), offline(), precompress()],
  build: {
    target: 'es2022',
    outDir: 'dist/app',
    sourcemap: true,
    chunkSizeWarningLimit: 1800,
    rollupOptions: { input: ['index.html', 'notes.html'] },
  },
  worker: { format: 'es' },
  optimizeDeps: { exclude: ['maplibre-gl'] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/browser/**'],
          setupFiles: ['tests/property-seed.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          environment: 'node',
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
