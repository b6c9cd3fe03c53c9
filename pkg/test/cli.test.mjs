// The command, as it is spawned: what it prints, where, and the exit code.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { glue, operations } from '../dist/index.js';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const ID = 'glue.CreateWorkflow';
const folder = mkdtempSync(join(tmpdir(), 'preflight-cli-'));
after(() => rmSync(folder, { recursive: true }));

const FILES = {
  'good.json': '{"Name":"a"}',
  'warned.json': '{"Name":"a","Tags":{"aws:x":"y"}}',
  'bad.json': '{\n  "Name": "",\n  "Nmae": "\\u001b[2J"\n}\n',
  'many.ndjson': '{"Name":"a"}\n{"Name":""}\n\n{"Nam\n',
  'many.JSONL': '\ufeff{"Name":"a"}\r\n{"Name":"b"}',
  'a b,c:%.json': '{"Name":""}',
  'answer.json': '{"Name":"a"}',
};
for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);

/** Colours depend on the environment, so that tests begin without any. */
const { NO_COLOR: _, FORCE_COLOR: __, NODE_OPTIONS: ___, ...environment } = process.env;

function run(args, { input = '', env = {} } = {}) {
  const options = { cwd: folder, input, encoding: 'utf8', env: { ...environment, ...env } };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], options);
  return { status, stdout, stderr };
}

const check = (...args) => run(['check', ID, ...args]);

for (const [what, args, status, options] of [
  ['a document that is accepted', ['check', ID, 'good.json'], 0],
  ['one with a warning', ['check', ID, 'warned.json'], 0],
  ['one that is refused', ['check', ID, 'bad.json'], 1],
  ['one of two that is refused', ['check', ID, 'bad.json', 'good.json'], 1],
  ['lines that are accepted, by their extension', ['check', ID, 'many.JSONL'], 0],
  ['a line that is refused', ['check', ID, 'many.ndjson'], 1],
  ['standard input', ['check', ID, '-'], 0, { input: '{"Name":"a"}' }],
  ['standard input without its name', ['check', ID], 1, { input: '{"Name":""}' }],
  ['lines from standard input', ['check', ID, '--ndjson'], 0, { input: '{"Name":"a"}\n{"Name":"b"}' }],
  ['nothing on standard input', ['check', ID], 1],
  ['a response', ['check', ID, '--response', 'answer.json'], 0],
  ['a part', ['check', ID, '--field', '/Name'], 0, { input: '"a"' }],
  ['a part that is refused', ['check', ID, '--field', '/Name', '-'], 1, { input: '""' }],
  ['an explanation', ['explain', ID], 0],
  ['the list', ['list'], 0],
  ['help', ['--help'], 0],
  ['help with a command', ['check', '-h'], 0],
  ['the version', ['--version'], 0],
]) {
  test(`${what}: ${status}, and nothing on standard error`, () => {
    const found = run(args, options);
    assert.deepEqual([found.status, found.stderr], [status, '']);
    assert.notEqual(found.stdout, '');
  });
}

for (const [what, args, message] of [
  ['no command', [], /a command is needed[^]*Usage:/],
  ['an unknown command', ['chekc'], /there is no command chekc[^]*Usage:/],
  ['the name of a method', ['toString'], /there is no command toString/],
  ['an unknown option', ['list', '--nope'], /'--nope'[^]*Usage:/],
  ['an option of another command', ['explain', ID, '--ndjson'], /explain has no option --ndjson/],
  ['no operation', ['check'], /check needs an operation/],
  [
    'an unknown operation',
    ['check', 'glue.CreateWorkflwo', 'good.json'],
    /did you mean glue\.CreateWorkflow\?/,
  ],
  ['an unknown operation to explain', ['explain', 'nothing'], /operations\(\) lists every id/],
  ['too much to explain', ['explain', ID, '/Name', '/Tags'], /too much is given to explain/],
  ['an unknown part', ['explain', ID, '/Nope'], /'\/Nope' is not in the request/],
  ['what is no pointer', ['check', ID, '--field', 'Name', 'good.json'], /did you mean field\('\/Name'\)/],
  ['an unknown format', ['check', ID, '--format', 'xml'], /one of human, json, ndjson, github, sarif/],
  ['a format of another command', ['list', '--format', 'sarif'], /one of human, json\n/],
]) {
  test(`${what}: 2, and nothing on standard output`, () => {
    const { status, stdout, stderr } = run(args, { input: '{"Name":"a"}' });
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, message);
  });
}

for (const name of ['missing.json', 'missing.ndjson', '.']) {
  test(`a file that cannot be read (${name}): 2, but the others are checked`, () => {
    const { status, stdout, stderr } = check(name, 'bad.json');
    assert.equal(status, 2);
    assert.match(stderr, /^workflow-preflight: cannot read .*: (ENOENT|EISDIR).*\n$/);
    assert.match(stdout, /1 document checked, 1 refused/);
  });
}

test('people get the place, what to do, and who says so', () => {
  const { stdout } = check('many.ndjson', 'warned.json');
  const [error] = glue.CreateWorkflow.request.validateJson('{"Name":""}').errors;
  assert.match(stdout, /^many\.ndjson:2(:\d+)?: error: /);
  assert.ok(
    stdout.includes(`error: ${error.message}\n  /Name  length, documented: ${error.document[0]} <http`),
  );
  assert.match(stdout, /many\.ndjson:4(:\d+)?: error: This is not JSON\./);
  assert.match(stdout, /warned\.json(:\d+:\d+)?: warning: .*\n {2}\/Tags\/aws:x {2}reserved, advice: /);
  assert.match(stdout, /\n4 documents checked, 2 refused: 2 errors, 1 warning\n$/);
});

test('a message on one of many lines speaks of the line of the file, and carriage returns in it count for nothing', () => {
  const input = '{"Name":"a"}\n{"Name":"b"\n{\r"Name":""}';
  const { stdout } = run(['check', ID, '--ndjson'], { input });
  const [open, empty] = stdout.split('\n\n').map((part) => part.split('\n'));
  assert.equal(
    open[0],
    '<stdin>:2:12: error: This is not JSON. The text ends too early: close the { of line 2, column 1.',
  );
  assert.match(empty[0], /^<stdin>:3:10: error: /);
  assert.deepEqual(empty.slice(2), ['  3 | {\ufffd"Name":""}', '    |          ^^']);
});

test('what a terminal would obey is not printed', () => {
  const input = JSON.stringify({ Name: 'a', '\x1b[2J\u202e': 'x' }).replace('\\u001b', '\\u009b');
  const { stdout } = run(['check', ID], { input });
  assert.match(stdout, /unknown/);
  assert.doesNotMatch(stdout, /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
});

for (const [env, coloured] of [
  [{}, false],
  [{ FORCE_COLOR: '1' }, true],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  [{ FORCE_COLOR: '0' }, false],
  [{ NO_COLOR: '1' }, false],
]) {
  test(`with ${JSON.stringify(env)}, a pipe gets ${coloured ? '' : 'no '}colours`, () => {
    const { stdout } = run(['check', ID, 'bad.json'], { env });
    assert.equal(stdout.includes('\x1b[31merror\x1b[39m'), coloured);
    assert.equal(stdout.includes('\x1b'), coloured);
  });
}

test('json has the reports of what has findings, and the totals', () => {
  const { status, stdout } = check(
    '--format',
    'json',
    'many.ndjson',
    'good.json',
    'warned.json',
    'gone.json',
  );
  const { results, summary } = JSON.parse(stdout);
  const reported = ['{"Name":""}', '{"Nam', FILES['warned.json']];
  const places = [['many.ndjson', 2], ['many.ndjson', 4], ['warned.json']];
  const reports = reported.map((text, i) => {
    const [, firstLine = 1] = places[i];
    return glue.CreateWorkflow.request.validateJson(text, { firstLine });
  });
  assert.deepEqual(
    results,
    reports.map((report, i) => {
      const [file, line] = places[i];
      return { file, ...(line && { line }), ...report };
    }),
  );
  const { unread, ...totals } = summary;
  assert.deepEqual(totals, { documents: 5, refused: 2, errors: 2, warnings: 1 });
  assert.match(unread[0], /^cannot read gone\.json: ENOENT/);
  assert.equal(status, 2);
  assert.deepEqual(JSON.parse(check('--format', 'json', 'good.json').stdout).results, []);
});

test('ndjson has a line for each document, those included in which nothing was found', () => {
  const { status, stdout } = check('--format', 'ndjson', 'many.ndjson', 'good.json', 'gone.json');
  const lines = stdout.trimEnd().split('\n').map(JSON.parse);
  assert.deepEqual(
    lines.map(({ file, line, ok, errors }) => [file, line, ok, errors.map(({ code }) => code).join()]),
    [
      ['many.ndjson', 1, true, ''],
      ['many.ndjson', 2, false, 'length'],
      ['many.ndjson', 4, false, 'syntax'],
      ['good.json', undefined, true, ''],
    ],
  );
  assert.equal(status, 2);
  assert.equal(check('--format', 'ndjson', 'gone.json').stdout, '');
});

test('github gets a command for each finding, escaped', () => {
  const { stdout } = check('--format', 'github', 'a b,c:%.json', 'many.ndjson', 'warned.json');
  const lines = stdout.trimEnd().split('\n');
  assert.equal(lines.length, 4);
  assert.match(
    lines[0],
    /^::error file=a b%2Cc%3A%25\.json,.*title=length \/Name::\/Name Use at least 1 byte/,
  );
  assert.match(lines[1], /^::error file=many\.ndjson,line=2,/);
  assert.match(lines[3], /^::warning file=warned\.json,.*title=reserved \/Tags\/aws%3Ax::/);
});

test('sarif has a rule, a level and a place for each result', () => {
  const { stdout } = check('--format', 'sarif', 'many.ndjson', 'a b,c:%.json', 'warned.json', 'gone.json');
  const { version, runs } = JSON.parse(stdout);
  const [{ tool, results, invocations, columnKind }] = runs;
  assert.deepEqual([version, runs.length, columnKind], ['2.1.0', 1, 'utf16CodeUnits']);
  for (const { ruleId, ruleIndex, message } of results) {
    assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
    assert.notEqual(message.text, '');
  }
  const places = results.map(({ locations: [{ physicalLocation, logicalLocations }], level }) => [
    physicalLocation.artifactLocation.uri,
    physicalLocation.region?.startLine,
    logicalLocations[0].fullyQualifiedName,
    level,
  ]);
  assert.deepEqual(places[0], ['many.ndjson', 2, '/Name', 'error']);
  assert.deepEqual(places[1], ['many.ndjson', 4, '', 'error']);
  assert.equal(new URL(places[2][0], 'file:///x/').pathname, '/x/a%20b%2Cc%3A%25.json');
  assert.deepEqual([places[3][2], places[3][3]], ['/Tags/aws:x', 'warning']);
  assert.equal(invocations[0].executionSuccessful, false);
  assert.match(invocations[0].toolExecutionNotifications[0].message.text, /gone\.json/);
});

test('sarif of standard input has no file, and without findings no result', () => {
  const args = ['check', ID, '--format', 'sarif'];
  const [result] = JSON.parse(run(args, { input: '{"Name":""}' }).stdout).runs[0].results;
  assert.deepEqual(result.locations, [
    { logicalLocations: [{ fullyQualifiedName: '/Name', kind: 'member' }] },
  ]);
  const { runs } = JSON.parse(check('--format', 'sarif', 'good.json').stdout);
  assert.deepEqual([runs[0].results, runs[0].invocations], [[], [{ executionSuccessful: true }]]);
});

test('sarif is what the types of SARIF 2.1.0 allow', () => {
  const sarifOf = (...args) => check('--format', 'sarif', ...args).stdout;
  const logs = [sarifOf('many.ndjson', 'a b,c:%.json', 'warned.json', 'gone.json'), sarifOf('good.json')];
  const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
  const types = fileURLToPath(new URL('../node_modules/@types/sarif/index.d.ts', import.meta.url));
  const compile = (...texts) => {
    const typed = texts.map((text, i) => `export const log${i}: Log = ${text};\n`);
    writeFileSync(
      join(folder, 'log.mts'),
      `import type { Log } from ${JSON.stringify(types)};\n${typed.join('')}`,
    );
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--types', '', join(folder, 'log.mts')];
    return spawnSync(process.execPath, [compiler, ...options], { cwd: folder, encoding: 'utf8' }).stdout;
  };
  assert.equal(compile(...logs), '');
  assert.match(compile(logs[0].replace('"startLine"', '"startline"')), /startline.* does not exist/);
  assert.match(compile(logs[0].replace('"level":"error"', '"level":"bad"')), /"bad"/);
});

test('sarif knows every code of the types', () => {
  const types = readFileSync(new URL('../src/types.ts', import.meta.url), 'utf8');
  const [, union] = /export type Code =([^;]*);/.exec(types);
  const { rules } = JSON.parse(check('--format', 'sarif', 'good.json').stdout).runs[0].tool.driver;
  assert.deepEqual(
    rules.map(({ id }) => id).sort(),
    [...union.matchAll(/'(\w+)'/g)].map(([, id]) => id).sort(),
  );
});

test('an explanation has every constraint, its source and its document', () => {
  const { stdout } = run(['explain', ID]);
  const said = (description) => [
    ...description.constraints.map(({ text }) => text),
    ...[...(description.members ?? []), description.key, description.value, description.element]
      .filter(Boolean)
      .flatMap(said),
  ];
  const texts = said(glue.CreateWorkflow.request.describe());
  assert.ok(texts.length >= 10, `${texts.length}`);
  for (const text of texts) assert.ok(stdout.includes(`\n  ${text}`), text);
  assert.match(stdout, /\/Tags \(keys\) {2}string\n.*\n {2}no text .* \(warning\) {2}advice: /);
  assert.ok(stdout.startsWith(`${ID}  structure\n`));
});

test('an explanation of a part begins there, and as json it is the description', () => {
  assert.match(run(['explain', ID, '/Tags']).stdout, /^\/Tags {2}map\n[^]*\n\/Tags\/\* {2}string\n/);
  const { stdout } = run(['explain', 'glue.GetWorkflow', '/Workflow', '--response', '--format', 'json']);
  assert.deepEqual(JSON.parse(stdout), glue.GetWorkflow.response.field('/Workflow').describe());
});

test('every place that an explanation names can be explained by itself', () => {
  const { stdout } = run(['explain', 'glue.GetWorkflow', '--response']);
  const places = stdout.match(/^\/\S+(?= {2})/gm);
  assert.ok(places.some((place) => place.endsWith('/0')) && places.some((place) => place.endsWith('/*')));
  for (const place of places) assert.doesNotThrow(() => glue.GetWorkflow.response.field(place), place);
});

test('the list has every operation, and the version is that of the package', () => {
  assert.deepEqual(run(['list']).stdout.trimEnd().split('\n'), operations());
  assert.deepEqual(JSON.parse(run(['list', '--format', 'json']).stdout), operations());
  const { version, bin } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  assert.equal(run(['--version']).stdout, `${version}\n`);
  assert.equal(bin['workflow-preflight'], 'dist/cli.js');
});

test('a reader that goes away ends the command quietly, as soon as it does', async () => {
  const lines = '{"Name":""}\n'.repeat(200_000);
  const child = spawn(process.execPath, [CLI, 'check', ID, '--ndjson'], { cwd: folder, env: environment });
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr += chunk));
  child.stdin.on('error', () => {});
  child.stdin.end(lines);
  child.stdout.once('data', () => child.stdout.destroy());
  const [status, signal] = await new Promise((closed) => child.on('close', (...how) => closed(how)));
  assert.deepEqual([status, signal, stderr], [1, null, '']);
});

/** Modules of the command by themselves, with reports that need not come from the engine. */
async function inside(...names) {
  const contents = names.map((name) => `export * from './${name}.ts';`).join('\n');
  const resolveDir = fileURLToPath(new URL('../src/cli', import.meta.url));
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: 'ts' },
    write: false,
    bundle: true,
    format: 'esm',
    platform: 'node',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

const TEXT = '\ufeff{\r\n\t"Näme": "🧬x",\r\n  "Tags": {\r\n  }\r\n}';

/** A document with one violation, which stands where the text does. */
function judgedAt(stands, { text = TEXT, line } = {}) {
  const offset = text.indexOf(stands);
  const position = (offset) => {
    const before = text.slice(0, offset).split('\n');
    return { offset, line: before.length, column: before.at(-1).length + 1 };
  };
  const range = { start: position(offset), end: position(offset + stands.length) };
  const violation = {
    path: [],
    pointer: '/p',
    code: 'length',
    severity: 'error',
    source: 'model',
    params: {},
  };
  const errors = [{ ...violation, message: 'Do.', serviceMessage: '', range }];
  return { file: 'f.json', line, text, report: { ok: false, errors, warnings: [] } };
}

const { colours, excerpt, github, human, Progress, sarif } = await inside(
  ...['colours', 'excerpt', 'github', 'human', 'progress', 'sarif'],
);

test('people see the line of a violation that has a range, with carets', () => {
  const plain = human(colours(false));
  const expected = [
    'f.json:2:10: error: Do.',
    '  /p  length',
    '  2 |  "Näme": "🧬x",',
    '    |          ^^^^',
    '',
    '',
  ];
  assert.deepEqual(plain.found(judgedAt('"🧬x"')).split('\n'), expected);
  const bytes = { ...judgedAt('"🧬x"'), text: new TextEncoder().encode(TEXT) };
  assert.deepEqual(plain.found(bytes).split('\n'), expected);
  const [, , source, carets] = plain.found(judgedAt('{\r\n  }')).split('\n');
  assert.deepEqual([source, carets], ['  3 |   "Tags": {', '    |           ^']);
});

test('a line of many has its own number in the file', () => {
  const judged = judgedAt('""', { text: '{"Name":""}', line: 1234 });
  const lines = human(colours(false)).found(judged).split('\n');
  assert.equal(lines[0], 'f.json:1234:9: error: Do.');
  assert.deepEqual(lines.slice(2, 4), ['  1234 | {"Name":""}', '       |         ^^']);
  assert.match(github().found(judged), /^::error file=f\.json,line=1234,col=9,endColumn=11,title=/);
  const format = sarif('1.0.0');
  const { runs } = JSON.parse(format.begin() + format.found(judged) + format.end({ unread: [] }));
  const { region } = runs[0].results[0].locations[0].physicalLocation;
  assert.deepEqual(region, { startLine: 1234, startColumn: 9, endLine: 1234, endColumn: 11 });
});

test('a range of several lines has a last line', () => {
  const judged = judgedAt('{\r\n  }');
  assert.match(github().found(judged), /,line=3,endLine=4,title=/);
  const format = sarif('1.0.0');
  const { runs } = JSON.parse(format.begin() + format.found(judged) + format.end({ unread: [] }));
  const { region } = runs[0].results[0].locations[0].physicalLocation;
  assert.deepEqual(region, { startLine: 3, startColumn: 11, endLine: 4, endColumn: 4 });
});

test('of a long line, the part around the violation is shown', () => {
  const text = `{"a":"${'x'.repeat(5000)}","Name":"","b":"${'y'.repeat(5000)}"}`;
  const offset = text.indexOf('""');
  const at = (offset) => ({ offset, line: 1, column: offset + 1 });
  const [source, carets] = excerpt(text, { start: at(offset), end: at(offset + 2) }, 1);
  assert.ok(source.length < 120 && source.startsWith('1 | …x') && source.endsWith('y…'), source);
  assert.equal(source.slice(carets.indexOf('^'), carets.length), '""');
  const [, long] = excerpt(text, { start: at(5), end: at(5007) }, 1);
  assert.ok(long.length < 120 && long.endsWith('^^'), long);
});

test('at the end of a text there is one caret', () => {
  const end = { offset: 5, line: 1, column: 6 };
  assert.deepEqual(excerpt('{"a":', { start: end, end }, 1), ['1 | {"a":', '  |      ^']);
  assert.deepEqual(excerpt('', { start: { ...end, offset: 0 }, end }, 1), ['1 | ', '  | ^']);
});

test('progress is written to a terminal now and then, and taken away', () => {
  const written = [];
  let time = 0;
  const progress = new Progress({ isTTY: true, write: (text) => written.push(text) }, () => time);
  progress.line(7, 49e6, 200e6);
  progress.clear();
  assert.deepEqual(written, []);
  time = 300;
  progress.line(8, 49e6, 200e6);
  assert.deepEqual(written, [], 'of the same chunk');
  progress.line(9, 50e6, 200e6);
  time = 400;
  progress.line(10, 51e6, 200e6);
  progress.clear();
  progress.clear();
  assert.deepEqual(written, ['\r\x1b[K[======                  ] 25 % of 200 MB, 9 lines', '\r\x1b[K']);
});

test('progress is a full bar for a file that grows, and no bar for an input of unknown size', () => {
  const written = [];
  let time = 0;
  const progress = new Progress({ isTTY: true, write: (text) => written.push(text) }, () => (time += 1000));
  progress.line(1, 3e6, 2e6);
  progress.line(2, 4e6, undefined);
  assert.deepEqual(written, [`\r\x1b[K[${'='.repeat(24)}] 100 % of 2 MB, 1 lines`, '\r\x1b[K4 MB, 2 lines']);
});

test('progress is not written to a file', () => {
  const written = [];
  let time = 0;
  const progress = new Progress({ write: (text) => written.push(text) }, () => (time += 1000));
  for (let i = 0; i < 5000; i++) progress.line(i, i, undefined);
  assert.deepEqual(written, []);
});
