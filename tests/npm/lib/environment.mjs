// The ways in which an environment runs a fixture. Each answers what was observed there.

import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { observedIn, serving, withPage } from './browser.mjs';
import { project } from './places.mjs';
import { run, withServer } from './run.mjs';

/** A program prints it. */
export async function printed(line, fixture) {
  return JSON.parse(await run(line, join(project, fixture)));
}

/** A page observes it, served by this machine from a folder of the project. */
export function inPage(folder, page, headers = {}) {
  return serving(join(project, folder), headers, (origin) => withPage(origin + page, observedIn));
}

/** A page observes it, served by the tool's own server. */
export function inServedPage(line, fixture) {
  return withServer(line, join(project, fixture), (origin) => withPage(origin, observedIn));
}

/** A server answers with it, as JSON or as JSON in an element of a page. */
export function answered(line, fixture, path = '/') {
  return withServer(line, join(project, fixture), async (origin) => {
    const answer = await fetch(origin + path);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} is answered by ${answer.status}: ${text.slice(0, 500)}`);
    return JSON.parse(/<script id="observed-by-server"[^>]*>(.*?)<\/script>/.exec(text)?.[1] ?? text);
  });
}

/** A worker answers with it, made of the files of a folder. */
export function inWorkerd(folder, script) {
  const files = readdirSync(join(project, folder)).filter((file) => file.endsWith('.wasm'));
  const modules = [
    `(name = "${script}", esModule = embed "${script}")`,
    ...files.map((file) => `(name = "${file}", wasm = embed "${file}")`),
  ];
  writeFileSync(join(project, folder, 'config.capnp'), capnp(modules));
  return answered('workerd serve config.capnp --socket-addr=http=127.0.0.1:PORT', folder);
}

const capnp = (modules) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", http = (), service = "main")],
);
const worker :Workerd.Worker = (modules = [${modules.join(', ')}], compatibilityDate = "2026-01-01");
`;
