// Runs what the page's exports print, as a person would who pastes it: commands by a real shell with an `aws` that
// only notes its arguments, JavaScript and Python by their interpreters with SDKs that only note their input.
// Helps export.test.mjs.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PYTHON = fileURLToPath(new URL('run_exported.py', import.meta.url));

/** Notes its arguments, and its standard input where an argument asks for that. */
const AWS = `#!/bin/sh
for argument in "$@"; do
  case $argument in
    file:///dev/stdin) cat >>"$NOTES" ;;
    *) printf '%s' "$argument" >>"$NOTES" ;;
  esac
  printf '\\0' >>"$NOTES"
done
printf '\\0' >>"$NOTES"
`;

/** A folder for the time of a call. */
export function inFolder(act) {
  const folder = mkdtempSync(join(tmpdir(), 'workflow-preflight-export-'));
  const remove = () => rmSync(folder, { recursive: true });
  try {
    const made = act(folder);
    if (typeof made?.finally === 'function') return made.finally(remove);
    remove();
    return made;
  } catch (error) {
    remove();
    throw error;
  }
}

/** The arguments that `aws` gets from each of the commands. */
export function argumentsOf(commands) {
  return inFolder((folder) => {
    const [aws, notes, script] = ['aws', 'notes', 'script'].map((name) => join(folder, name));
    writeFileSync(aws, AWS);
    chmodSync(aws, 0o755);
    writeFileSync(script, commands.join(''));
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}`, NOTES: notes };
    const { status, stderr } = spawnSync('sh', ['-eu', script], { env, encoding: 'utf8', cwd: folder });
    assert.equal(status, 0, stderr);
    assert.equal(stderr, '');
    const calls = readFileSync(notes, 'utf8').split('\0\0').slice(0, -1);
    return calls.map((call) => call.split('\0'));
  });
}

/** The inputs that a client gets from each of the modules, with the names of its class and command. */
export function inputsOf(modules, sdks) {
  return inFolder(async (folder) => {
    for (const [name, { client, commands }] of Object.entries(sdks)) writeSdk(folder, name, client, commands);
    const inputs = [];
    for (const [index, code] of modules.entries()) {
      globalThis.sent = [];
      writeFileSync(join(folder, `${index}.mjs`), code);
      await import(pathToFileURL(join(folder, `${index}.mjs`)));
      assert.equal(globalThis.sent.length, 1);
      inputs.push(globalThis.sent[0]);
    }
    delete globalThis.sent;
    return inputs;
  });
}

/** A package with one client and its commands, which send their input to `sent`. */
function writeSdk(folder, name, client, commands) {
  const target = join(folder, 'node_modules', name);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'package.json'), JSON.stringify({ name, type: 'module', main: 'index.js' }));
  const classes = commands.map((command) => `export class ${command} extends Command {}\n`).join('');
  const code = `class Command { constructor(input) { this.input = input; } }
${classes}export class ${client} {
  async send(command) {
    sent.push({ client: '${client}', command: command.constructor.name, input: command.input });
  }
}
`;
  writeFileSync(join(target, 'index.js'), code);
}

/**
 * What boto3's clients are called with by each of the programs, bytes as `{ $bytes: base64 }` and times as `{ $time: ISO
 * 8601 }`, and what botocore's validator says of it; nothing where there is no python3.
 */
export function callsOf(programs) {
  return python({ programs })?.calls;
}

/** The version of botocore that all models come from, as botocore.test.mjs makes sure. */
const models = JSON.parse(readFileSync(new URL('../../../models/glue.json', import.meta.url), 'utf8'));
const service = Object.values(models.shapes).find(({ type }) => type === 'service');
export const botocore = service.traits['preflight#model'].origin.replace(/^botocore /, '');

/** What botocore and the AWS CLI know, as far as they are there: see the script. */
export function python(questions) {
  const input = JSON.stringify({ botocore, ...questions });
  const options = { input, encoding: 'utf8', maxBuffer: 2 ** 28 };
  const { error, status, stdout, stderr } = spawnSync('python3', [PYTHON], options);
  if (error?.code === 'ENOENT') return undefined;
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}
