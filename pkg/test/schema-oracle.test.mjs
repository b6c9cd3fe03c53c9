// The schemas against the engine: random requests and responses of every operation, judged by Ajv with the schema
// and by the engine. The two must agree wherever JSON Schema can say what the engine enforces.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operation, operations } from '../dist/index.js';
import { compile, targets } from './oracle/ajv.mjs';
import { Random } from './oracle/random.mjs';
import { Values } from './oracle/values.mjs';

const REQUESTS = 105_000;
const RESPONSES = 35_000;
/** One value in so many is judged by the schemas of all targets, the others by the first. */
const ALL_TARGETS = 4;

for (const [direction, total] of [
  ['request', REQUESTS],
  ['response', RESPONSES],
]) {
  test(`Ajv with the schema agrees with the engine on ${total} values of each ${direction}`, (t) => {
    const count = { values: 0, valid: 0, wireForm: 0, verdicts: 0, agreed: 0, unsaid: 0 };
    const keywords = { used: new Set(), broken: new Set() };
    const each = Math.ceil(total / operations().length);
    operations().forEach((id, index) => compare(id, direction, each, index + 1, count, keywords));
    const share = ((100 * count.valid) / count.values).toFixed(1);
    t.diagnostic(`${direction}s: ${JSON.stringify(count)}, ${share} % valid, no disagreement`);
    assert.ok(count.values >= total, 'too few were run');
    assert.ok(count.valid > total / 4 && count.valid < (total * 3) / 4, 'neither verdict must be rare');
    assert.ok(count.unsaid < count.verdicts / 100, 'too much was set aside');
    assert.equal(count.agreed + count.unsaid, count.verdicts);
    const idle = [...keywords.used].filter((keyword) => !keywords.broken.has(keyword));
    assert.deepEqual(idle, [], 'no value was refused for these keywords');
  });
}

function compare(id, direction, runs, seed, count, keywords) {
  const validator = operation(id)[direction];
  const schemas = targets.map((target) => validator.jsonSchema({ target, extensions: false }));
  const [first, ...others] = schemas.map((schema, i) => compile(schema, targets[i]));
  collect(schemas[0], keywords.used);
  const random = new Random(seed);
  const values = new Values(validator.describe(), random);
  for (let i = 0; i < runs; i++) {
    const holder = values.accepted();
    for (let mutations = random.below(4); mutations > 0; mutations--) values.spoil();
    const value = holder.root;
    const report = engineOf(validator, value, count);
    const judges = i % ALL_TARGETS === 0 ? [first, ...others] : [first];
    for (const judge of judges) settle(judge(value), report, value, judge, count, id);
    for (const { keyword } of first.errors ?? []) keywords.broken.add(keyword);
    count.values++;
    count.valid += report.ok ? 1 : 0;
    count.verdicts += judges.length;
  }
}

/** The report on the value as it goes over the wire, after the one on the JS value has been held against it. */
function engineOf(validator, value, count) {
  const report = validator.validateJson(JSON.stringify(value));
  const { ok } = validator.validate(value);
  if (ok === report.ok) return report;
  // As a JS value, a moment may have either form; on the wire only the one of its service.
  const byForm = ({ code, params }) => code === 'type' && params.expected === 'timestamp';
  assert.ok(ok && report.errors.every(byForm), `the two ways differ: ${JSON.stringify(value)}`);
  count.wireForm++;
  return report;
}

function settle(accepted, report, value, judge, count, id) {
  if (accepted === report.ok) {
    count.agreed++;
    return;
  }
  const why = () =>
    JSON.stringify({ id, value, errors: report.errors, ajv: judge.errors }, null, 1).slice(0, 4000);
  assert.ok(accepted, `the schema refuses what the engine accepts: ${why()}`);
  assert.ok(
    report.errors.every((error) => isUnsaid(error, value)),
    `the schema accepts what the engine refuses: ${why()}`,
  );
  count.unsaid++;
}

const ANNOTATIONS = ['$schema', '$ref', 'title', 'description', 'contentEncoding', 'items', 'allOf'];
const NAMED = ['properties', '$defs'];

/** The keywords of a schema that can refuse a value by themselves. */
function collect(schema, used) {
  for (const [keyword, value] of Object.entries(schema)) {
    if (NAMED.includes(keyword)) Object.values(value).forEach((part) => collect(part, used));
    else if (Array.isArray(value)) value.filter(isSchema).forEach((part) => collect(part, used));
    else if (isSchema(value)) collect(value, used);
    const applies = keyword === 'additionalProperties' && value !== false;
    if (!NAMED.includes(keyword) && !ANNOTATIONS.includes(keyword) && !applies) used.add(keyword);
  }
}

function isSchema(value) {
  return typeof value === 'object' && value !== null;
}

/** Whether JSON Schema has no words for an error: bytes (as far as characters do not tell) and broken Unicode. */
function isUnsaid({ code, params, path, target }, value) {
  if (code === 'format') return params.expected === 'unicode';
  if (code !== 'length' || params.unit !== 'bytes') return false;
  const text = target === 'key' ? path.at(-1) : path.reduce((part, step) => part[step], value);
  const characters = [...text].length;
  return characters >= Math.ceil((params.min ?? 0) / 4) && characters <= (params.max ?? Infinity);
}
