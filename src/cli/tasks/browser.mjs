/** Finds a Chromium or Chrome for the browser tests; installs Debian's package where that is possible. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fail } from './install.mjs';

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined;
  return CANDIDATES.find((path) => existsSync(path));
}

/** Path of a browser with a font for Japanese; ends the process with a sentence where there is none. */
export function ensureBrowser() {
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const missing = [];
  if (findBrowser() === undefined) missing.push('chromium');
  if (process.platform === 'linux' && !hasJapaneseFont()) missing.push('fonts-noto-cjk', 'fontconfig');
  if (missing.length > 0 && isRootOnDebian) {
    console.error(`Installing ${missing.join(', ')} …`);
    apt(['update', '-qq']);
    apt(['install', '-y', '-qq', '--no-install-recommends', ...missing]);
  }
  const browser = findBrowser();
  if (browser === undefined) {
    fail(
      'The browser tests need Chromium or Chrome: none was found, and it cannot be installed here without root on ' +
        'Debian or Ubuntu. Install one, or set CHROME_PATH to its executable, and run the tests again.',
    );
  }
  return browser;
}

function hasJapaneseFont() {
  const { stdout, status } = spawnSync('fc-list', [':lang=ja', 'family'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
}

function apt(args) {
  const { status } = spawnSync('apt-get', args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) fail(`apt-get ${args.join(' ')} ended with code ${status}.`);
}
