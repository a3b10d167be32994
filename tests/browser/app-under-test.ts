/** Serves the built app and opens it in a real Chromium, as a visitor would meet it. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import sirv from 'sirv';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const BUILT_APP = `${root}dist/app`;
export const shotsFolder = `${root}tests/browser/shots/`;

/** A busy machine is slow, which is no mistake of the app's. */
const PATIENCE_MS = 60_000;

/** Software GL, and none of the browser's own talk to the network. */
const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

export interface AppUnderTest {
  readonly url: string;
  /** A page in a fresh profile; its errors are collected. */
  openPage(options: PageOptions): Promise<{ page: Page; context: BrowserContext; errors: string[] }>;
  /** Bytes that the server has sent since it started, headers included. */
  sentBytes(): number;
  stopServer(): Promise<void>;
  close(): Promise<void>;
}

export interface PageOptions {
  readonly locale: 'ja-JP' | 'en-GB';
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** Without the copy for offline use, which is fetched once the page stands. */
  readonly keepsOffline?: boolean;
}

export interface AppOptions {
  /** Path of a file that the server cuts short, as a broken copy would. */
  readonly truncated?: { readonly path: string; readonly bytes: number };
  /** A copy of the built app whose files change while it is served; absent for the built app itself. */
  readonly changingFolder?: string;
}

export async function startApp({ truncated, changingFolder }: AppOptions = {}): Promise<AppUnderTest> {
  if (!existsSync(`${BUILT_APP}/index.html`))
    throw new Error('Expected a built app in dist/app: run "npm run build" first.');
  const executablePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(
      `Expected Chromium at ${executablePath}; set CHROME_PATH, or run "npm test", which finds one.`,
    );
  }
  mkdirSync(shotsFolder, { recursive: true });
  const server = await serve(changingFolder ?? BUILT_APP, truncated, changingFolder !== undefined);
  const browser: Browser = await chromium.launch({ executablePath, args: FLAGS });
  const sockets = new Set<Socket>();
  let closedBytes = 0;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      closedBytes += socket.bytesWritten;
    });
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  let serving = true;
  const stopServer = async () => {
    if (!serving) return;
    serving = false;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };

  return {
    url,
    async openPage({ locale, width = 1280, height = 800, colorScheme = 'light', keepsOffline = true }) {
      const serviceWorkers = keepsOffline ? 'allow' : 'block';
      const viewport = { width, height };
      const context = await browser.newContext({ locale, viewport, colorScheme, serviceWorkers });
      context.setDefaultTimeout(PATIENCE_MS);
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      return { page, context, errors };
    },
    sentBytes: () => [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, closedBytes),
    stopServer,
    async close() {
      await browser.close();
      await stopServer();
    },
  };
}

async function serve(
  folder: string,
  truncated: AppOptions['truncated'],
  isChanging: boolean,
): Promise<Server> {
  const handler = sirv(folder, { gzip: !isChanging, brotli: !isChanging, etag: true, dev: isChanging });
  const server = createServer((request, response) => {
    if (truncated !== undefined && request.url === truncated.path) {
      response.end(readFileSync(`${folder}${truncated.path}`).subarray(0, truncated.bytes));
      return;
    }
    handler(request, response, () => {
      response.statusCode = 404;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
