// A request as code for the AWS SDK for JavaScript, version 3.

import { printed } from './printer.js';
import { toolsOf } from './services.js';
import { quoted } from './text.js';

const JAVASCRIPT = { step: '  ', trailing: ',', key: keyOf, leaf };

/**
 * @param {{ id: string, tree: import('./typed.js').TypedNode }} request
 * @returns {{ code: string, notes: string[] }}
 */
export function toJavaScript({ id, tree }) {
  const { service, operation, module, client } = toolsOf(id);
  const code = `import { ${client}, ${operation}Command } from '${module}';

const client = new ${client}();
const response = await client.send(new ${operation}Command(${printed(tree, JAVASCRIPT)}));
`;
  const notes = [
    service === 'codecatalyst' &&
      'CodeCatalyst takes a token, not keys: the client finds that of a profile with an sso-session, after `aws sso login`.',
  ];
  return { code, notes: notes.filter(Boolean) };
}

function leaf(node) {
  switch (node.kind) {
    case 'string':
      return quoted(node.text);
    case 'bytes':
      return `Buffer.from(${quoted(node.base64)}, 'base64')`;
    case 'time':
      return `new Date(${quoted(node.date.toISOString())})`;
    case 'number':
      return number(node.raw);
    default:
      return node.raw;
  }
}

/** In a literal, `__proto__: x` would set what the object inherits from. */
function keyOf(key) {
  if (key === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

/** Whole numbers that a double would round; the SDK writes a BigInt's digits as a number, in documents too. */
function number(raw) {
  return /^-?\d+$/.test(raw) && !Number.isSafeInteger(Number(raw)) ? `${raw}n` : raw;
}
