// A request as code for boto3, the AWS SDK for Python.

import { kindsIn, laidOut, printed } from './printer.js';
import { separated, toolsOf } from './services.js';
import { quoted } from './text.js';

const PYTHON = { step: '    ', trailing: ',', key: quoted, leaf };
const WORDS = { true: 'True', false: 'False', null: 'None' };

/** What cannot be the name of an argument, although it is spelled like one. */
const KEYWORDS = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for from global if
  import in is lambda nonlocal not or pass raise return try while with yield`.split(/\s+/),
);

/**
 * @param {{ id: string, tree: import('./typed.js').TypedNode }} request
 * @returns {{ code: string, notes: string[] }}
 */
export function toPython({ id, tree }) {
  const { service, operation, cli } = toolsOf(id);
  const body = call(tree);
  const code = `${imports(tree)}import boto3

client = boto3.client('${cli}')
response = client.${separated(operation, '_')}${body}
`;
  const notes = [
    service === 'codecatalyst' &&
      'CodeCatalyst takes a token, not keys: boto3 finds that of a profile with an sso-session, after `aws sso login`.',
  ];
  return { code, notes: notes.filter(Boolean) };
}

/** The members are arguments, unless the name of one cannot be that of an argument. */
function call(tree) {
  if (!tree.entries.every(({ key }) => isArgument(key))) return `(**${printed(tree, PYTHON)})`;
  const parts = tree.entries.map(({ key, value }) => `${key}=${printed(value, PYTHON, PYTHON.step)}`);
  return laidOut('()', parts, PYTHON, '');
}

function isArgument(key) {
  return /^[A-Za-z_]\w*$/.test(key) && !KEYWORDS.has(key);
}

function leaf(node) {
  switch (node.kind) {
    case 'string':
      return quoted(node.text);
    case 'bytes':
      return `b64decode(${quoted(node.base64)})`;
    case 'time':
      return time(node.date);
    case 'number':
      return node.raw;
    default:
      return WORDS[node.raw];
  }
}

function time(date) {
  const parts = [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    date.getUTCMilliseconds() * 1000,
  ];
  return `datetime(${parts.join(', ')}, tzinfo=timezone.utc)`;
}

/** What the code needs beside boto3. */
function imports(tree) {
  const kinds = kindsIn(tree);
  return [
    kinds.has('bytes') && 'from base64 import b64decode\n',
    kinds.has('time') && 'from datetime import datetime, timezone\n',
    (kinds.has('bytes') || kinds.has('time')) && '\n',
  ]
    .filter(Boolean)
    .join('');
}
