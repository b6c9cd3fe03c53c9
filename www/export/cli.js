// A request as a command of the AWS CLI, version 2, for a POSIX shell. Its whole input is one JSON text, because
// options would have to be spelled differently for every type.

import { kindsIn, printed } from './printer.js';
import { separated, toolsOf } from './services.js';
import { jsonQuoted } from './text.js';

/** Linux takes arguments of 128 KiB at most, and other systems count all arguments together. */
const LONGEST_ARGUMENT = 100_000;

/** JSON again. No line of it can be the `JSON` that ends the input of a long command: texts have no line breaks. */
const JSON_TEXT = {
  step: '  ',
  trailing: '',
  key: jsonQuoted,
  leaf(node) {
    switch (node.kind) {
      case 'string':
        return jsonQuoted(node.text);
      case 'bytes':
        return jsonQuoted(node.base64);
      case 'time':
        return JSON_TEXT.leaf(node.wire);
      default:
        return node.raw;
    }
  },
};

/**
 * @param {{ id: string, tree: import('./typed.js').TypedNode }} request
 * @returns {{ code: string, notes: string[] }}
 */
export function toCli({ id, tree }) {
  const { service, operation, cli } = toolsOf(id);
  const json = printed(tree, JSON_TEXT);
  const blobs = kindsIn(tree).has('bytes');
  const short = new TextEncoder().encode(json).length <= LONGEST_ARGUMENT;
  const options = blobs ? ' --cli-binary-format base64' : '';
  const command = `aws ${cli} ${separated(operation, '-')}${options} --cli-input-json`;
  return {
    code: short
      ? `${command} ${shellQuoted(json)}\n`
      : `${command} file:///dev/stdin <<'JSON'\n${json}\nJSON\n`,
    notes: [
      blobs && 'Bytes need version 2 of the AWS CLI.',
      !short && 'Too long for an argument: the command reads it from its standard input.',
      service === 'codecatalyst' &&
        'CodeCatalyst takes a token, not keys: sign in by `aws sso login` with a profile that has an sso-session for it, and add --profile.',
    ].filter(Boolean),
  };
}

/** Between single quotes a shell takes everything as it is, but for the quote itself. */
function shellQuoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
