/** `npm test`: installs what is missing (the browser too), then type-check, lint, unit and browser tests. */
import { ensureBrowser } from './browser.mjs';
import { ensureInstalled, run } from './install.mjs';

ensureInstalled();
const browser = ensureBrowser();
run('npx', ['tsc', '--build']);
run('npx', ['biome', 'check', '.']);
run('npx', ['vite', 'build', '--logLevel', 'warn']);
// One after the other: beside the unit tests a browser is slower than any visitor's.
run('npx', ['vitest', 'run', '--project', 'unit']);
run('npx', ['vitest', 'run', '--project', 'browser'], { CHROME_PATH: browser });
