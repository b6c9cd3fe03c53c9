// The example on Spark in local mode: what it says of each record has to be what `validateNdjson` says of the whole input.
// `cargo xtask test-spark` runs it, with Spark on the PATH; the test packs and installs the npm package.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const pkg = fileURLToPath(new URL('../../pkg', import.meta.url));
const project = fileURLToPath(new URL('../../target/spark/project', import.meta.url));
const input = join(project, 'input');
const ID = 'glue.CreateWorkflow';
/** Small, so that the input has many partitions. */
const PARTITION_BYTES = 64 * 1024;

/** What may stand in a line, good and bad, by its number. */
const LINES = [
  (i) => `{"Name":"nightly-${i}","Tags":{"team":"data"}}`,
  (i) => `{"Name":"毎日 🧬 ${i}"}\r`,
  () => '{"Name":""}',
  (i) => `{"Name":"n${i}","Tags":{"aws:x":"y"}}`,
  () => '',
  (i) => `{"Name":"n${i}",`,
  () => ' \t\r',
  (i) => `{"Name":"n",\r"MaxConcurrentRuns":"${i}"}`,
  (i) => Buffer.from([...Buffer.from(`{"Name":"${i}`), 0xff, 0x22, 0x7d]),
  () => '{"Name":"a\u2028b\\u0000"}',
  (i) => `{"Name":"n","Description":"${'d'.repeat(i % 5000)}"}`,
];

before(() => {
  rmSync(project, { recursive: true, force: true });
  mkdirSync(input, { recursive: true });
  const [{ filename }] = JSON.parse(
    npm(pkg, 'pack', '--json', '--ignore-scripts', '--pack-destination', project),
  );
  writeFileSync(join(project, 'package.json'), '{"private":true}');
  npm(project, 'install', '--offline', '--no-audit', '--no-fund', `./${filename}`);
  generate();
});

function npm(cwd, ...words) {
  const { status, stdout, stderr } = spawnSync('npm', words, { cwd, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** Runs the example, and answers what it printed. */
function submit(output, program, ...options) {
  const settings = {
    'spark.sql.files.maxPartitionBytes': PARTITION_BYTES,
    'spark.sql.files.openCostInBytes': 0,
  };
  const conf = Object.entries({ ...settings, 'spark.ui.enabled': false }).flatMap(([name, value]) => [
    '--conf',
    `${name}=${value}`,
  ]);
  const words = ['--master', 'local[2]', ...conf, join(here, 'check_requests.py'), '--preflight', program];
  return spawnSync('spark-submit', [...words, ...options, input, output], { cwd: project, encoding: 'utf8' });
}

/** A file of many partitions, one that is larger than a partition within one line, and an empty one. */
function generate() {
  const line = (i) => Buffer.from(LINES[i % LINES.length](i));
  const lines = Array.from({ length: 3000 }, (_, i) => Buffer.concat([line(i), Buffer.from('\n')]));
  writeFileSync(join(input, 'many.ndjson'), Buffer.concat(lines));
  const long = `{"Name":"n","Description":"${'é'.repeat(4 * PARTITION_BYTES)}"}`;
  writeFileSync(join(input, 'long.ndjson'), `\ufeff{"Name":"b"}\n${long}\n{"Name":5}`);
  writeFileSync(join(input, 'empty.ndjson'), '');
}

/** By record, whatever their order. A line of the partition is none of the file. */
function sorted(verdicts) {
  const brief = ({ pointer, code, message }) => [pointer, code, message.replace(/of line \d+/, '')];
  return verdicts
    .map(({ ok, errors, warnings, record }) =>
      JSON.stringify([record, ok, errors.map(brief), warnings.map(brief)]),
    )
    .sort();
}

function partsOf(folder) {
  return readdirSync(folder).filter((name) => name.startsWith('part-'));
}

async function expected() {
  const entry = (name) => pathToFileURL(join(project, `node_modules/workflow-preflight/dist/${name}.js`));
  const { operation } = await import(entry('index'));
  const { validateNdjson } = await import(entry('ndjson'));
  const decoder = new TextDecoder();
  const verdicts = [];
  const totals = { error: {}, warning: {} };
  for (const name of readdirSync(input)) {
    const reports = validateNdjson(operation(ID).request, createReadStream(join(input, name)));
    for await (const { report, text } of reports) verdicts.push({ ...report, record: decoder.decode(text) });
    for (const [kind, counts] of Object.entries({
      error: reports.summary.errors,
      warning: reports.summary.warnings,
    })) {
      for (const [code, count] of Object.entries(counts))
        totals[kind][code] = (totals[kind][code] ?? 0) + count;
    }
  }
  return { verdicts, totals };
}

test('every record gets the verdict that it gets in the whole file, and the totals are those of it', async () => {
  const output = join(project, 'verdicts');
  const { status, stdout, stderr } = submit(
    output,
    join(project, 'node_modules/.bin/workflow-preflight'),
    ID,
  );
  assert.equal(status, 0, stderr.slice(-3000));
  const parts = partsOf(output).map((name) => readFileSync(join(output, name), 'utf8'));
  const found = parts.flatMap((text) => text.split('\n').filter(Boolean)).map(JSON.parse);
  const { verdicts, totals } = await expected();
  // Spark leaves out the carriage return of a line break, or not, by where it splits.
  const bare = ({ record, ...rest }) => ({ ...rest, record: record.replace(/\r$/, '') });
  assert.deepEqual(sorted(found.map(bare)), sorted(verdicts.map(bare)));
  for (const [kind, counts] of Object.entries(totals)) {
    assert.ok(Object.keys(counts).length > 0, `no ${kind} among them`);
    for (const [code, count] of Object.entries(counts)) {
      assert.match(stdout, new RegExp(`\\|${kind} *\\|${code} *\\|${count} *\\|`));
    }
  }
  assert.ok(parts.length > 5, `${parts.length} partitions with records`);
});

for (const [what, program, id, message] of [
  [
    'an operation that there is not',
    'node_modules/.bin/workflow-preflight',
    'glue.Nothing',
    /there is no 'glue\.Nothing'/,
  ],
  ['a command that there is not', 'no-such-command', ID, /No such file or directory: 'no-such-command'/],
]) {
  test(`${what} fails the job, and the log says why`, () => {
    const { status, stderr } = submit(join(project, `failed-${id}`), program, id);
    assert.notEqual(status, 0);
    assert.match(stderr, message);
  });
}
