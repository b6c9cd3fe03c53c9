// Validates one CreateWorkflow request with this package and with Ajv, in one process, in rounds that
// alternate; prints the median time of one validation. Both do all the work: every constraint, every error. Ajv gets the
// JSON Schema of this package.
//
//   npm run bench

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { healthomics } from '../dist/index.js';

const ROUNDS = 41;
const VALIDATIONS = 4000;
const COPIES = 16;

const request = JSON.parse(readFileSync(new URL('request.json', import.meta.url), 'utf8'));
const text = JSON.stringify(request);
const copies = Array.from({ length: COPIES }, () => JSON.parse(text));
const validator = healthomics.CreateWorkflow.request;
const schema = validator.jsonSchema({ target: 'draft-07', extensions: false });
const ajv = new Ajv({ allErrors: true, unicodeRegExp: true }).compile(schema);

/** Ten ways to spoil the request. */
const mutations = [
  (it) => (it.name = ''),
  (it) => (it.name = 'x'.repeat(129)),
  (it) => (it.description = 'two\nlines'),
  (it) => (it.engine = 'MAKE'),
  (it) => (it.storageCapacity = 100_001),
  (it) => (it.storageCapacity = 1.5),
  (it) => (it.parameterTemplate.reads = 'a string'),
  (it) => (it.containerRegistryMap.registryMappings[0].ecrAccountId = '12345678901x'),
  (it) => (it.tags = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`key ${i}`, '']))),
  (it) => (it.definitionURI = it.definitionUri),
];

agree();
compare('a JS value', {
  'workflow-preflight': (i) => validator.validate(copies[i]).ok,
  'Ajv 8': (i) => ajv(copies[i]),
});
compare('JSON text', {
  'workflow-preflight': () => validator.validateJson(text).ok,
  'JSON.parse + Ajv 8': () => ajv(JSON.parse(text)),
});

/** Both accept the request and refuse every spoilt copy: otherwise the times would compare nothing. */
function agree() {
  const verdicts = (value) => [
    validator.validate(value).ok,
    validator.validateJson(JSON.stringify(value)).ok,
    ajv(value),
  ];
  assert.deepEqual(verdicts(request), [true, true, true]);
  for (const spoil of mutations) {
    const spoilt = structuredClone(request);
    spoil(spoilt);
    assert.deepEqual(verdicts(spoilt), [false, false, false], String(spoil));
  }
  console.log(
    `both accept ${Buffer.byteLength(text)} bytes with ${leaves(request)} leaves and refuse ${mutations.length} spoilt copies`,
  );
}

function compare(title, ways) {
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, validate] of Object.entries(ways)) times[name].push(time(validate));
  }
  console.log(title);
  const medians = Object.entries(times).map(([name, list]) => [name, median(list)]);
  for (const [name, ns] of medians) console.log(`  ${name.padEnd(20)} ${ns.toFixed(0).padStart(6)} ns`);
  const [[, ours], [, theirs]] = medians;
  console.log(`  ${(theirs / ours).toFixed(2)} times as fast`);
}

/** Nanoseconds for one validation. */
function time(validate) {
  let accepted = 0;
  const start = process.hrtime.bigint();
  for (let i = 0; i < VALIDATIONS; i++) accepted += validate(i % COPIES) ? 1 : 0;
  const end = process.hrtime.bigint();
  assert.equal(accepted, VALIDATIONS);
  return Number(end - start) / VALIDATIONS;
}

function median(list) {
  return list.toSorted((one, other) => one - other)[list.length >> 1];
}

function leaves(value) {
  if (value === null || typeof value !== 'object') return 1;
  return Object.values(value).reduce((sum, part) => sum + leaves(part), 0);
}
