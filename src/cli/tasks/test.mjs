/** `npm test`: installs what is missing (the browser too), then type-check, lint, unit and browser tests. */
import { ensureBrowser } from './browser.mjs';
import { ensureInstalled, run } from './install.mjs';

ensureInstalled();
const browser = ensureBrowser();
run('npx', ['tsc', '--build']);
run('npx', ['biome', 'check', '.']);
run('npx', ['vite', 'build', '--logLevel', 'warn']);
run('npx', ['vitest', 'run'], { CHROME_PATH: browser });
