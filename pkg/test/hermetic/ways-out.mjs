// Blocks every way out of a Node process: whatever is asked of the network or of other programs throws, and is noted. Has
// to be imported before anything else.

import { syncBuiltinESMExports } from 'node:module';
import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import worker from 'node:worker_threads';

/** What was tried. */
export const attempts = [];

const WAYS = [
  [globalThis, ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource']],
  [childProcess, ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']],
  [dgram, ['createSocket']],
  [dns, ['lookup', 'resolve', 'resolve4', 'resolve6']],
  [dns.promises, ['lookup', 'resolve', 'resolve4', 'resolve6']],
  [http, ['request', 'get']],
  [http2, ['connect']],
  [https, ['request', 'get']],
  [net, ['connect', 'createConnection']],
  [net.Socket.prototype, ['connect']],
  [tls, ['connect']],
  [worker, ['Worker']],
];

for (const [holder, names] of WAYS) for (const name of names) block(holder, name);
globalThis.navigator ??= {};
block(globalThis.navigator, 'sendBeacon');
syncBuiltinESMExports();

function block(holder, name) {
  const value = function () {
    attempts.push(name);
    throw new Error(`${name} is blocked`);
  };
  Object.defineProperty(holder, name, { value, configurable: true });
}
