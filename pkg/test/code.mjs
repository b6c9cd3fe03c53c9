// What a script could do that the package must not: make code of text, make markup of text, or reach for the network. Told
// from its syntax, so that neither comments nor texts nor long-winded spellings matter.

import { parse } from 'acorn';
import { ancestor } from 'acorn-walk';

/** Names of the host's that make code or workers, and those that reach for the network. */
const CODE = ['eval', 'Function', 'importScripts', 'Worker', 'SharedWorker', 'execScript', 'DOMParser'];
const NETWORK = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'WebTransport',
  'RTCPeerConnection',
  'Request',
];
/** Members that make markup or code of text, or send something, whatever they are members of. */
const MEMBERS = [
  ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'srcdoc', 'createContextualFragment', 'setHTMLUnsafe'],
  ...['writeln', 'sendBeacon', 'eval', 'Function', 'constructor', 'serviceWorker', ...NETWORK],
];
/** These run text as code. */
const TIMERS = ['setTimeout', 'setInterval', 'setImmediate'];
const GLOBALS = ['globalThis', 'window', 'self', 'global'];

/** What is found in a script, as texts such as `fetch`, in the order of the alphabet, each once. */
export function foundIn(script, sourceType = 'module') {
  const found = new Set();
  const program = parse(script, { ecmaVersion: 'latest', sourceType, allowHashBang: true });
  const note = (name) => found.add(name);
  ancestor(program, {
    Identifier: ({ name }) => isHosts(name) && note(name),
    MemberExpression: (node) => noteMember(node, note),
    CallExpression: (node) => noteCall(node, note),
    // `const { fetch: ask } = globalThis` names it as well.
    ObjectPattern: ({ properties }) => properties.forEach(({ key }) => isHosts(key?.name) && note(key.name)),
    ImportExpression: ({ source }) => source.type !== 'Literal' && note('import of a computed name'),
  });
  return [...found].sort();
}

const isHosts = (name) => CODE.includes(name) || NETWORK.includes(name);

function noteMember({ object, property, computed }, note) {
  const name = computed ? property.value : property.name;
  // A class of the package's own may have a method of any name.
  if (MEMBERS.includes(name) && object.type !== 'ThisExpression') note(`.${name}`);
  if (name === 'write' && object.name === 'document') note('document.write');
  if (computed && typeof property.value !== 'string' && GLOBALS.includes(object.name))
    note('a computed global');
}

function noteCall({ callee, arguments: [first] }, note) {
  const name = callee.type === 'MemberExpression' ? callee.property.name : callee.name;
  const isText = first?.type === 'TemplateLiteral' || typeof first?.value === 'string';
  if (TIMERS.includes(name) && isText) note(`${name} of text`);
}

/** What a script imports, by whatever means. */
export function importsOf(script, sourceType = 'module') {
  const names = new Set();
  const program = parse(script, { ecmaVersion: 'latest', sourceType, allowHashBang: true });
  const note = ({ source }) => source?.value && names.add(source.value);
  ancestor(program, {
    ImportDeclaration: note,
    ExportNamedDeclaration: note,
    ExportAllDeclaration: note,
    ImportExpression: note,
    CallExpression: ({ callee, arguments: [first] }) => callee.name === 'require' && names.add(first?.value),
  });
  return [...names].sort();
}
