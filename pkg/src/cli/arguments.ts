// The command line: what was asked for, or what is wrong with it.

import { parseArgs } from 'node:util';

export const HELP = `Usage:
  workflow-preflight check <operation> [files...]     judges JSON documents
  workflow-preflight explain <operation> [pointer]    prints constraints and who states them
  workflow-preflight list                             prints the operations

Files are JSON, or newline-delimited JSON if they end in .ndjson or .jsonl; - is standard input, and so is no file.

Options:
  --response          judge or explain the response, not the request
  --field <pointer>   check: a part of it, such as /name
  --ndjson            check: every file is newline-delimited JSON
  --format <format>   check: human, json, ndjson (a line for each document), github or sarif;
                      explain and list: human or json
  --help, -h          print this
  --version           print the version

Exit codes: 0 nothing but warnings, 1 a document is refused, 2 the command or a file is at fault.
NO_COLOR and FORCE_COLOR switch colours off and on.
`;

const OPTIONS = {
  response: { type: 'boolean' },
  field: { type: 'string' },
  ndjson: { type: 'boolean' },
  format: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** What each command takes besides its name. */
const COMMANDS = {
  check: { most: Infinity, options: ['response', 'field', 'ndjson', 'format'] },
  explain: { most: 2, options: ['response', 'format'] },
  list: { most: 0, options: ['format'] },
} as const;
const FORMATS = { check: ['human', 'json', 'ndjson', 'github', 'sarif'], other: ['human', 'json'] };

/** Something is wrong with the command line. */
export class Usage extends Error {}

/** What was asked for. */
export interface Asked {
  command: keyof typeof COMMANDS | 'help' | 'version';
  /** What stands behind the command. */
  operands: string[];
  response: boolean;
  ndjson: boolean;
  field: string;
  format: string;
}

/** @throws Usage when a command or option is unknown, or does not belong here. */
export function readArguments(written: string[]): Asked {
  const { values, positionals } = parsed(written);
  const [name = '', ...operands] = positionals;
  const { response = false, ndjson = false, field = '', format = 'human' } = values;
  const asked = { operands, response, ndjson, field, format };
  if (values.help) return { ...asked, command: 'help' };
  if (values.version) return { ...asked, command: 'version' };
  if (!isCommand(name)) throw new Usage(name === '' ? 'a command is needed' : `there is no command ${name}`);
  suits(name, Object.keys(values), operands);
  const formats = name === 'check' ? FORMATS.check : FORMATS.other;
  if (!formats.includes(format)) throw new Usage(`--format must be one of ${formats.join(', ')}`);
  return { ...asked, command: name };
}

function parsed(written: string[]) {
  try {
    return parseArgs({ args: written, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new Usage(error instanceof Error ? error.message : String(error));
  }
}

function isCommand(name: string): name is keyof typeof COMMANDS {
  return Object.hasOwn(COMMANDS, name);
}

function suits(command: keyof typeof COMMANDS, options: string[], operands: string[]): void {
  const known: readonly string[] = COMMANDS[command].options;
  const stray = options.find((option) => !known.includes(option));
  if (stray !== undefined) throw new Usage(`${command} has no option --${stray}`);
  if (operands.length > COMMANDS[command].most) throw new Usage(`too much is given to ${command}`);
  if (operands.length === 0 && command !== 'list') throw new Usage(`${command} needs an operation`);
}
