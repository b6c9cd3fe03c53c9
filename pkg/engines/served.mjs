// What the tests beside this file show to the browsers: the built demo page, and a page that asks the package for its
// reports on the named cases. Served to this machine only.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The demo page, and with it what it needs to be heard: WebDriver cannot read the console of every engine. */
const demo = sirv(here('../../target/site'), { dev: true });
const pkg = sirv(here('..'), { dev: true });
const CASES = '<!doctype html><head><meta charset="utf-8" /><title>cases</title></head>';

/** What every page begins with: it notes what the page complains of. */
const WATCH = `globalThis.complaints = [];
const note = (...words) => complaints.push(words.map(String).join(' '));
addEventListener('error', ({ message, target }) => note(message ?? 'cannot load', target?.src ?? ''), true);
addEventListener('unhandledrejection', ({ reason }) => note(reason));
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => note(violatedDirective, blockedURI));
const { error } = console;
console.error = (...words) => (note(...words), error(...words));
`;

/** A server, and where it answers; `data` are JSON texts by their paths. */
export async function serve(data) {
  const server = createServer((request, response) => respond(data, request, response)).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function respond(data, request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const page = (text) => send(response, 'text/html', text);
  if (Object.hasOwn(data, pathname)) return send(response, 'application/json', data[pathname]);
  if (pathname === '/watch.js') return send(response, 'text/javascript', WATCH);
  if (pathname === '/') return page(watched(readFileSync(here('../../target/site/index.html'), 'utf8')));
  if (pathname === '/cases') return page(watched(CASES));
  if (pathname.startsWith('/pkg/')) return under('/pkg', pkg, request, response);
  return demo(request, response);
}

const watched = (page) => page.replace('<head>', '<head><script src="/watch.js"></script>');

function send(response, type, text) {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(text);
}

function under(prefix, handler, request, response) {
  request.url = request.url.slice(prefix.length);
  return handler(request, response);
}
