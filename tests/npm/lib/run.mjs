// Runs the tools: to their end, or as servers until they have been asked.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { project, tools } from './places.mjs';

/** Tools find each other, keep what they write to the project, and report to nobody. */
const ENVIRONMENT = {
  ...process.env,
  PATH: [join(tools, '.bin'), process.env.PATH].join(delimiter),
  XDG_CONFIG_HOME: join(project, '.config'),
  DENO_DIR: join(project, '.deno'),
  DENO_NO_UPDATE_CHECK: '1',
  DO_NOT_TRACK: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_SEND_METRICS: 'false',
  NO_COLOR: '1',
  // Nobody is to ask for newer versions of anything.
  npm_config_registry: 'http://127.0.0.1:9/',
};
/** The runner of these tests marks its children with it; tools that run tests themselves would heed it. */
delete ENVIRONMENT.NODE_TEST_CONTEXT;

const PATIENCE_MS = 120_000;

/** What a command line prints; fails with all that it said when it fails. */
export async function run(line, folder) {
  const { status, stdout, stderr } = await outcome(line, folder);
  if (status !== 0) throw new Error(`\`${line}\` failed (${status}):\n${stdout}${stderr}`);
  return stdout;
}

/** How a command line ended, and what it said. */
export function outcome(line, folder) {
  const child = start(line, folder);
  const said = { stdout: '', stderr: '' };
  for (const stream of Object.keys(said)) child[stream].on('data', (text) => (said[stream] += text));
  const timer = setTimeout(() => stop(child), PATIENCE_MS);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(timer);
      resolve({ status, ...said });
    });
  });
}

/**
 * Starts a server, whose command line has `PORT` in the place of a port, hands `use` its address once it
 * answers there, and ends it.
 */
export async function withServer(line, folder, use) {
  const port = await freePort();
  const child = start(line.replaceAll('PORT', port), folder);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  try {
    const origin = `http://127.0.0.1:${port}`;
    await answers(origin, child);
    return await use(origin);
  } catch (error) {
    throw new Error(`${error.message}\nThe server said:\n${said}`, { cause: error });
  } finally {
    await stop(child);
  }
}

/** In a process group of its own, so that what it starts can be ended with it. */
function start(line, cwd) {
  const child = spawn(line, {
    cwd,
    env: ENVIRONMENT,
    shell: true,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8');
  return child;
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}

async function answers(origin, child) {
  for (const start = Date.now(); Date.now() - start < PATIENCE_MS; await sleep(100)) {
    if (child.exitCode !== null) throw new Error(`the server ended (${child.exitCode})`);
    const answer = await fetch(origin).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer !== undefined) return;
  }
  throw new Error('the server does not answer');
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}
