/** `npm start`: installs what is missing, builds where the build is old, serves, and prints the address. */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { isFresh } from './freshness.mjs';
import { ensureInstalled, fail, root, run } from './install.mjs';

const FIRST_PORT = 4173;
const PORTS_TO_TRY = 20;

ensureInstalled();
if (!isFresh('dist/app/index.html')) {
  console.error('Building the app …');
  run('npx', ['vite', 'build', '--logLevel', 'warn']);
}
const { default: sirv } = await import('sirv');
// The build has compressed its text already; sirv picks the encoding that the browser accepts.
const serve = sirv(join(root, 'dist', 'app'), { gzip: true, brotli: true, etag: true });
const host = process.env.HOST ?? '127.0.0.1';
listen(Number(process.env.PORT ?? FIRST_PORT), process.env.PORT === undefined ? PORTS_TO_TRY : 1);

function listen(port, tries) {
  const server = createServer((request, response) =>
    serve(request, response, () => {
      response.statusCode = 404;
      response.end('Not found');
    }),
  );
  server.once('error', (error) => {
    if (error.code === 'EADDRINUSE' && tries > 1) listen(port + 1, tries - 1);
    else fail(`The server could not listen on ${host}:${port}: ${error.message}`);
  });
  server.listen(port, host, () => console.log(`Denen is at http://${host}:${server.address().port}/`));
}
