#!/usr/bin/env node
// The command `workflow-preflight`: reads the command line and hands over to what does the work. Its exit codes are 0
// for all is well, 1 for a document that is refused, and 2 for anything that kept it from saying so.

import { readFileSync } from 'node:fs';
import { operation, operations, type Validator } from '../index.js';
import { type Asked, HELP, readArguments, Usage } from './arguments.js';
import { check } from './check.js';
import { colours, wantsColours } from './colours.js';
import { explained } from './explain.js';
import { github } from './github.js';
import { human } from './human.js';
import { json, ndjson } from './json.js';
import type { Format } from './judged.js';
import { complain, endWithReader, write } from './output.js';
import { sarif } from './sarif.js';

const painted = () => colours(wantsColours(process.env, process.stdout.isTTY === true));

const FORMATS: Record<string, () => Format> = {
  human: () => human(painted()),
  json,
  ndjson,
  github,
  sarif: () => sarif(version()),
};

endWithReader();
void main();

async function main(): Promise<void> {
  try {
    await run(readArguments(process.argv.slice(2)));
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    if (error instanceof Usage) process.stderr.write(`\n${HELP}`);
    process.exitCode = 2;
  }
}

function run(asked: Asked): Promise<void> {
  switch (asked.command) {
    case 'help':
      return write(HELP);
    case 'version':
      return write(`${version()}\n`);
    case 'list':
      return list(asked);
    case 'explain':
      return explain(asked);
    case 'check':
      return checkFiles(asked);
  }
}

/** The package's, as npm knows it. */
function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return String((JSON.parse(text) as { version: unknown }).version);
}

function list({ format }: Asked): Promise<void> {
  const ids = operations();
  return write(format === 'json' ? `${JSON.stringify(ids)}\n` : ids.map((id) => `${id}\n`).join(''));
}

function explain(asked: Asked): Promise<void> {
  const pointer = asked.operands[1] ?? '';
  const description = validatorOf({ ...asked, field: pointer }).describe();
  if (asked.format === 'json') return write(`${JSON.stringify(description, null, 2)}\n`);
  return write(explained(description, pointer, painted()));
}

function checkFiles(asked: Asked): Promise<void> {
  const [, ...files] = asked.operands;
  if (files.length === 0 && process.stdin.isTTY)
    throw new Usage('check needs a file, or - for standard input');
  const format = FORMATS[asked.format];
  if (format === undefined) throw new Usage(`there is no format ${asked.format}`);
  const { ndjson } = asked;
  return check({
    validator: validatorOf(asked),
    files: files.length > 0 ? files : ['-'],
    ndjson,
    format: format(),
  });
}

/** @throws TypeError when there is no such operation, or no such part; the message helps. */
function validatorOf({ operands: [id = ''], response, field }: Asked): Validator {
  const found = operation(id);
  const whole: Validator = response ? found.response : found.request;
  return field === '' ? whole : whole.field(field);
}
