// What the demo page exports, run as a person would run it: the input that arrives is what the form held, and gets
// the verdict that the form got.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatsFor } from '../../www/export/formats.js';
import { toJavaScript } from '../../www/export/javascript.js';
import { toPython } from '../../www/export/python.js';
import { separated, toolsOf } from '../../www/export/services.js';
import { typed } from '../../www/export/typed.js';
import { read } from '../../www/json.js';
import { samples } from '../../www/samples.js';
import { operation, operations } from '../dist/index.js';
import { argumentsOf, botocore, callsOf, inputsOf, python } from './oracle/exported.mjs';

const [, cli, javascript, boto3] = formatsFor('request');

/** What the page would hand in for the JSON text of a request. */
function shown(id, text) {
  return { id, direction: 'request', validator: operation(id).request, tree: read(text) };
}

/** Requests of all operations, accepted. */
const accepted = operations().map((id) => [id, JSON.stringify(samples[`${id} request`])]);

const TEXTS = [
  `it's "quoted" \\'twice\\'`,
  'back\\slash \\n \\u0041 \\',
  'lines\nand\r\nmore\ttabs',
  '$HOME $(touch x) ${x} `touch y` !! !x %s ~ * ? [a] {b,c}',
  'nul \0 escape \x1b[31m bell \x07 delete \x7f C1 \x9b',
  'halves \ud800 and \udc00, whole 😀',
  'separators \u2028 \u2029, bidi \u202e, BOM \ufeff, joiner 👩‍🔬',
  '</script><!-- ]]> <SCRIPT>',
  "'''\"\"\" ''' # // /* */ \\",
  'JSON',
  '\nJSON\n',
  '',
  ' ',
  '-- --flag -n',
  'file://x http://127.0.0.1/ @x',
  '__proto__',
  'constructor',
  'None True null {} {{x}} %(x)s',
  '\\N{BULLET} \\x41 \\101',
];

/** Requests that hold all of them, as text, as keys, and in a document. */
const hostile = [
  ['healthomics.CreateWorkflow', { name: TEXTS.join('|'), tags: keyed(TEXTS) }],
  ['healthomics.StartRun', { parameters: { list: TEXTS, keyed: keyed(TEXTS) } }],
  ['glue.CreateWorkflow', { Name: TEXTS[0], ...keyed(TEXTS) }],
  ['codecatalyst.GetWorkflow', { class: TEXTS[3] }],
  ...TEXTS.map((text) => ['glue.StartWorkflowRun', { Name: text }]),
].map(([id, value]) => [id, JSON.stringify(value)]);

const DIGITS = `{ "roleArn": "x", "priority": 1e3, "storageCapacity": 12.0e2, "parameters": {
  "long": 9007199254740993, "longer": -123456789012345678901234567890, "safe": 9007199254740991, "zero": -0,
  "spelled": [1.50, 1E+2, 0.1e-3], "null": null, "nested": { "null": null } }, "name": null }`;

const blob = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
const BYTES = JSON.stringify({ name: 'x', requestId: 'x', definitionZip: blob.toString('base64') });
const NO_BYTES = JSON.stringify({ name: 'x', requestId: 'x', definitionZip: 'no base64!' });

const requests = [
  ...accepted,
  ...hostile,
  ['healthomics.StartRun', DIGITS],
  ['healthomics.CreateWorkflow', BYTES],
  ['healthomics.CreateWorkflow', NO_BYTES],
];

/** An object with own members of these names, `__proto__` included. */
function keyed(names) {
  return Object.fromEntries(names.map((name, index) => [name, String(index)]));
}

/** What SDKs and the CLI shall get: the value without the members that are null. */
function expected(id, text) {
  const { members } = operation(id).request.describe();
  const absent = (key, value) => value === null && members.some(({ name }) => name === key);
  const entries = Object.entries(JSON.parse(text)).filter(([key, value]) => !absent(key, value));
  return Object.fromEntries(entries);
}

/** Code, pointer and message of all that a report holds. */
const findings = ({ errors, warnings }) =>
  [...errors, ...warnings].map(({ code, pointer, message }) => `${code} ${pointer} ${message}`);

test('a shell hands the request to the command of every operation', () => {
  const calls = argumentsOf(requests.map(([id, text]) => cli.print(shown(id, text)).code));
  assert.equal(calls.length, requests.length);
  requests.forEach(([id, text], index) => {
    const [service, command, ...options] = calls[index];
    const { cli: name, operation: called } = toolsOf(id);
    assert.deepEqual([service, command], [name, separated(called, '-')]);
    const bytes = text === BYTES ? ['--cli-binary-format', 'base64'] : [];
    assert.deepEqual(options.slice(0, -1), [...bytes, '--cli-input-json']);
    assert.deepEqual(JSON.parse(options.at(-1)), expected(id, text));
  });
});

test('digits survive in the command, and whole numbers are spelled as such', () => {
  const [[, , , json]] = argumentsOf([cli.print(shown('healthomics.StartRun', DIGITS)).code]);
  const raws = [...json.matchAll(/-?\d[\d.eE+-]*(?=[,\n])/g)].map(([raw]) => raw);
  const [long, longer] = ['9007199254740993', '-123456789012345678901234567890'];
  assert.deepEqual(raws, ['1000', '1200', long, longer, '9007199254740991', '-0', '1.50', '1E+2', '0.1e-3']);
});

test('a request too long for an argument goes through the standard input', () => {
  const text = JSON.stringify({ name: 'x', readmeMarkdown: "it's\nJSON\n".repeat(40_000) });
  const { code, notes } = cli.print(shown('healthomics.CreateWorkflow', text));
  assert.match(notes.join(), /too long/i);
  const [[, , option, json]] = argumentsOf([code]);
  assert.equal(option, '--cli-input-json');
  assert.deepEqual(JSON.parse(json), JSON.parse(text));
});

test('the client of the JavaScript SDK gets the request, with the verdict of its JSON', async () => {
  const sdks = {};
  for (const id of operations()) {
    const { module, client, operation: called } = toolsOf(id);
    sdks[module] ??= { client, commands: [] };
    sdks[module].commands.push(`${called}Command`);
  }
  const sent = await inputsOf(
    requests.map(([id, text]) => javascript.print(shown(id, text)).code),
    sdks,
  );
  requests.forEach(([id, text], index) => {
    const { client, command, input } = sent[index];
    const { client: wanted, operation: called } = toolsOf(id);
    assert.deepEqual([client, command], [wanted, `${called}Command`]);
    if (text === BYTES) assert.ok(input.definitionZip instanceof Uint8Array);
    if (text === DIGITS) {
      assert.equal(input.parameters.long, 9007199254740993n);
      assert.equal(input.parameters.longer, -123456789012345678901234567890n);
      return; // BigInts are the SDK's, not ours.
    }
    const wire = text === BYTES ? { ...input, definitionZip: blob.toString('base64') } : input;
    assert.deepEqual(wire, expected(id, text));
    const { request } = operation(id);
    assert.deepEqual(findings(request.validate(input)), findings(request.validateJson(text)), id);
  });
});

const skipPython = python({}) === undefined && 'skipped, because there is no python3';

test('boto3 gets the request, and botocore accepts what is accepted', { skip: skipPython }, (t) => {
  const calls = callsOf(requests.map(([id, text]) => boto3.print(shown(id, text)).code));
  requests.forEach(([id, text], index) => {
    const { service, method, arguments: input, findings: found } = calls[index];
    const { cli: name, operation: called } = toolsOf(id);
    assert.deepEqual([service, method], [name, separated(called, '_')]);
    const bytes = text === BYTES ? { definitionZip: { $bytes: blob.toString('base64') } } : {};
    if (text === DIGITS) assert.deepEqual(input.parameters.long, { $int: '9007199254740993' });
    else assert.deepEqual(input, { ...expected(id, text), ...bytes });
    if (found !== null && index < accepted.length) assert.equal(found, '', id);
  });
  if (calls[0].findings === null)
    t.diagnostic(`skipped in part, because python3 has no botocore ${botocore}`);
});

test('digits survive in Python', { skip: skipPython }, () => {
  const { code } = boto3.print(shown('healthomics.StartRun', DIGITS));
  for (const part of ['priority=1000,', "'long': 9007199254740993,", "'null': None,"]) {
    assert.ok(code.includes(part), part);
  }
  assert.doesNotMatch(code, /name=/);
});

/** All names of operations, and some that are harder. */
const NAMES = [
  ...new Set(operations().map((id) => id.split('.')[1])),
  'ListARNs',
  'GetHTTPStatus',
  'DescribeVPCs',
  'GetS3URI',
  'X',
  'PutMLModel',
  'GetV2Runs',
];
const names = python({ names: NAMES })?.names;

test(
  'commands and methods have the names that botocore makes',
  { skip: !names && 'skipped, because python3 has no botocore' },
  () => {
    assert.deepEqual(
      NAMES.map((name) => [separated(name, '_'), separated(name, '-')]),
      names,
    );
  },
);

test('commands have these names, with botocore and without', () => {
  assert.equal(separated('ListWorkflowVersions', '-'), 'list-workflow-versions');
  assert.equal(separated('GetHTTPStatus', '_'), 'get_http_status');
  assert.equal(separated('ListARNs', '_'), 'list_arns');
});

// Version 1 is what PyPI has: it knows the same commands, but not how bytes are written.
const wrong = ['healthomics.StartRun', '{"parameters": {}}'];
const commands = argumentsOf([...accepted, wrong].map(([id, text]) => cli.print(shown(id, text)).code));
const answers = python({ commands })?.commands;

/** It checks the sample answer that it makes up as well, in which all numbers are 0. */
const OWN_SAMPLE =
  /^\nParameter validation failed:\n(Invalid value for parameter .*, value: 0, valid min value: 1\n)+$/;

test(
  'the AWS CLI knows the commands and accepts the input',
  { skip: !answers && `skipped, because python3 has no awscli with botocore ${botocore}` },
  () => {
    answers.slice(0, -1).forEach(([, errors], index) => {
      assert.equal(errors.replace(OWN_SAMPLE, ''), '', commands[index][1]);
    });
    const [code, error] = answers.at(-1);
    assert.notEqual(code, 0);
    assert.match(error, /Missing required parameter/, 'the check can fail');
  },
);

test('times and bytes are what the SDKs want', () => {
  const string = { type: 'string', constraints: [] };
  const members = ['text', 'seconds', 'bytes', 'wrong'].map((name) => ({
    name,
    type: name === 'bytes' ? 'blob' : 'timestamp',
  }));
  const description = {
    type: 'structure',
    members: [...members, { name: 'list', type: 'list', element: string }],
  };
  const validator = { describe: () => description };
  const tree = typed(
    read(
      '{"text":"2026-03-02T08:15:30.25+01:00","seconds":1772416800.5,"bytes":"AP8=","wrong":"soon","list":["AP8="]}',
    ),
    validator,
  );
  const script = toJavaScript({ id: 'glue.GetWorkflow', tree }).code;
  assert.match(script, /text: new Date\('2026-03-02T07:15:30\.250Z'\),/);
  assert.match(script, /seconds: new Date\('2026-03-02T02:00:00\.500Z'\),/);
  assert.match(script, /bytes: Buffer\.from\('AP8=', 'base64'\),\n {2}wrong: 'soon',/);
  const program = toPython({ id: 'glue.GetWorkflow', tree }).code;
  assert.match(
    program,
    /^from base64 import b64decode\nfrom datetime import datetime, timezone\n\nimport boto3\n/,
  );
  if (skipPython) return;
  const [{ arguments: input }] = callsOf([program]);
  assert.deepEqual(input, {
    text: { $time: '2026-03-02T07:15:30.250000+00:00' },
    seconds: { $time: '2026-03-02T02:00:00.500000+00:00' },
    bytes: { $bytes: 'AP8=' },
    wrong: 'soon',
    list: ['AP8='],
  });
});

test('shapes within themselves are looked up again', () => {
  const inner = {
    name: 'self',
    type: 'structure',
    members: [
      { name: 'n', type: 'integer' },
      { name: 'self', type: 'structure', recursive: true },
    ],
  };
  const asked = [];
  const validator = {
    describe: () => inner,
    field: (pointer) => {
      asked.push(pointer);
      return { describe: () => inner };
    },
  };
  const tree = typed(read('{"self":{"n":1e1,"self":{"n":2.0}}}'), validator);
  assert.match(toJavaScript({ id: 'glue.GetWorkflow', tree }).code, /n: 10,\n {4}self: \{\n {6}n: 2,/);
  assert.deepEqual(asked, ['/self', '/self/self']);
});

test('keys that stand twice have their last value in code, and stay in JSON', () => {
  const [json] = formatsFor('response');
  const request = shown('glue.CreateWorkflow', '{"Name":"a","Tags":null,"Name":"b"}');
  assert.equal(formatsFor('response').length, 1);
  assert.equal(json.print(request).code, '{\n  "Name": "a",\n  "Tags": null,\n  "Name": "b"\n}\n');
  assert.match(boto3.print(request).code, /create_workflow\(\n {4}Name='b',\n\)/);
});

test('what is nested too deeply is copied as JSON only, wherever it stands', () => {
  const deep = `${'['.repeat(200)}${']'.repeat(200)}`;
  for (const member of ['roleArn', 'priority', 'parameters', 'other']) {
    const request = shown('healthomics.StartRun', `{"${member}":${deep}}`);
    for (const { print } of [cli, javascript, boto3]) {
      const { code, notes } = print(request);
      assert.equal(code, '');
      assert.match(notes.join(), /nested so deeply/);
    }
    assert.deepEqual(JSON.parse(formatsFor('request')[0].print(request).code), {
      [member]: JSON.parse(deep),
    });
  }
});

test('nothing hidden is in the code', () => {
  for (const format of [cli, javascript, boto3]) {
    for (const [id, text] of hostile) {
      const { code } = format.print(shown(id, text));
      // eslint-disable-next-line no-control-regex
      assert.doesNotMatch(code, /[\0-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]/);
      assert.ok(code.isWellFormed?.() ?? true);
      if (format !== cli) assert.doesNotMatch(code, /<\/script|<!--/i);
    }
  }
});

test('CodeCatalyst is said to need a token', () => {
  for (const { print } of [cli, javascript, boto3]) {
    assert.match(print(shown('codecatalyst.GetWorkflow', '{}')).notes.join(), /token/);
    assert.deepEqual(print(shown('glue.GetWorkflow', '{}')).notes, []);
  }
});
