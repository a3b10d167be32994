/** Tells whether something built is younger than everything it was built from. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const INPUTS = ['src', 'workers', 'public', 'index.html', 'package-lock.json', 'vite.config.ts', 'vite'];

export function isFresh(builtFile, inputs = INPUTS) {
  const path = join(root, builtFile);
  return (
    existsSync(path) && statSync(path).mtimeMs > Math.max(...inputs.map((input) => newest(join(root, input))))
  );
}

function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  // A folder's own time moves when an entry is added or removed.
  return readdirSync(path).reduce((time, name) => Math.max(time, newest(join(path, name))), stat.mtimeMs);
}
