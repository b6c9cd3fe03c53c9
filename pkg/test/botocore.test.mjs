// Random requests, judged by the built package and by botocore's own validator, which reads the same service
// models in its own way: types, required and unknown members, smallest lengths and numbers, unions.
// Skipped, and said so, where python3 has no botocore of the models' version.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { operation, operations } from '../dist/index.js';
import { Random, seedOf } from './oracle/random.mjs';
import { RequestMaker } from './oracle/requests.mjs';

const REQUESTS_PER_OPERATION = Number(process.env.BOTOCORE_REQUESTS ?? 500);
const SCRIPT = fileURLToPath(new URL('oracle/validate_requests.py', import.meta.url));

/** The services by the package's names: the model's file, which has botocore's name, its version and origin. */
const services = Object.fromEntries(['omics', 'codecatalyst', 'glue'].map(serviceOf));
const [wanted] = Object.values(services).map(({ botocore }) => botocore);
const found = ask([]).version;
const skip =
  found === wanted ? false : `python3 has ${found ? `botocore ${found}` : 'no botocore'}: ${advice()}`;

test('all models come from one version of botocore', () => {
  for (const { botocore } of Object.values(services)) assert.equal(botocore, wanted);
  assert.match(wanted, /^\d+\.\d+\.\d+$/);
});

test(`requests are judged as botocore ${wanted} judges them`, { skip }, (t) => {
  const requests = operations().flatMap(requestsOf);
  const { answers } = ask(requests);
  assert.equal(answers.length, requests.length);
  const tally = { compared: 0, aside: 0, disagreements: [], kinds: {} };
  requests.forEach((request, i) => compare(request, answers[i], tally));
  const { compared, aside, disagreements, kinds } = tally;
  t.diagnostic(
    `${requests.length} requests of ${operations().length} operations, as values and as JSON: ${compared} findings ` +
      `compared ${JSON.stringify(kinds)}, ${disagreements.length} disagreements, ${aside} set aside`,
  );
  assert.deepEqual(disagreements.slice(0, 5), [], `${disagreements.length} disagreements`);
  for (const kind of ['required', 'unknown', 'type', 'short', 'small', 'union']) {
    assert.ok(kinds[kind] > 0, `nothing was found of the kind ${kind}`);
  }
});

function requestsOf(id) {
  const maker = new RequestMaker(new Random(seedOf(id)));
  const description = operation(id).request.describe();
  return Array.from({ length: REQUESTS_PER_OPERATION }, () => ({ id, value: maker.value(description) }));
}

/** What both say of a request must be the same set, whichever way the package gets it. */
function compare({ id, value }, answer, tally) {
  const theirs = new Set(answer.map(String));
  const { request } = operation(id);
  for (const report of [request.validate(value), request.validateJson(JSON.stringify(value))]) {
    assert.ok(!report.truncated);
    const violations = [...report.errors, ...report.warnings];
    const ours = new Set(violations.map(findingOf).filter((finding) => finding !== undefined));
    tally.aside += violations.filter(isAside).length;
    const missing = [...theirs].filter((finding) => !ours.has(finding));
    const surplus = [...ours].filter((finding) => !theirs.has(finding));
    if (missing.length + surplus.length > 0) tally.disagreements.push({ id, value, missing, surplus });
  }
  for (const finding of theirs) {
    const kind = finding.slice(finding.lastIndexOf(',') + 1);
    tally.kinds[kind] = (tally.kinds[kind] ?? 0) + 1;
    tally.compared++;
  }
}

/** A violation as botocore would name it; nothing where botocore has no such check. */
function findingOf(violation) {
  const kind = isAside(violation) ? undefined : kindOf(violation);
  return kind && `${violation.pointer},${kind}`;
}

function kindOf({ code, source, params: { actual, min } }) {
  if (code === 'required' || code === 'unknown' || code === 'type') return code;
  if (code === 'length' && actual < min) return 'short';
  if (code === 'range' && actual < min) return 'small';
  if (code === 'exclusive' && source === 'model') return 'union';
  return undefined;
}

/** What both know, and only the package checks: botocore ignores the smallest number of a map's entries. */
function isAside({ code, params }) {
  return code === 'length' && params.unit === 'entries' && params.actual < params.min;
}

/** What botocore says of requests, and which botocore says so; its version is null where there is none. */
function ask(requests) {
  const versions = Object.fromEntries(Object.values(services).map(({ file, version }) => [file, version]));
  const lines = requests.map(({ id, value }) => {
    const [service, name] = id.split('.');
    return [services[service].file, name, value];
  });
  const input = [{ botocore: wanted, services: versions }, ...lines]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
  const { error, status, stdout } = spawnSync('python3', [SCRIPT], {
    input,
    maxBuffer: 2 ** 30,
    stdio: ['pipe', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (error?.code === 'ENOENT') return { version: null, answers: [] };
  assert.equal(error, undefined);
  assert.equal(status, 0, 'the Python script failed');
  const [version, ...answers] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { version, answers };
}

function serviceOf(file) {
  const model = JSON.parse(readFileSync(new URL(`../../models/${file}.json`, import.meta.url), 'utf8'));
  const { version, traits } = Object.values(model.shapes).find(({ type }) => type === 'service');
  const { id, origin } = traits['preflight#model'];
  return [id, { file, version, botocore: origin.replace(/^botocore /, '') }];
}

function advice() {
  return `pip install botocore==${wanted}`;
}
