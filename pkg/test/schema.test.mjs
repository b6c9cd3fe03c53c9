// JSON Schemas: that every one is valid and compiles strictly, and rule by rule what they say. That they agree with the
// engine is in schema-oracle.test.mjs; what no embedded operation holds, in schema-shapes.test.mjs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codecatalyst, glue, healthomics, operation, operations } from '../dist/index.js';
import { compile, targets } from './oracle/ajv.mjs';

const workflow = healthomics.CreateWorkflow.request;
const plain = (validator) => validator.jsonSchema({ extensions: false });

/** That the schema of a validator takes some values and refuses others, as the engine does. */
function judges(validator, { accepts, refuses }) {
  for (const target of targets) {
    const judge = compile(validator.jsonSchema({ target, extensions: false }), target);
    for (const [values, expected] of [
      [accepts, true],
      [refuses, false],
    ]) {
      for (const value of values) {
        const shown = `${target}: ${JSON.stringify(value)?.slice(0, 200)}`;
        assert.equal(judge(value), expected, shown);
        assert.equal(validator.validateJson(JSON.stringify(value)).ok, expected, shown);
      }
    }
  }
}

test('every schema is valid and compiles in strict mode, with and without the extension', () => {
  let compiled = 0;
  for (const id of operations()) {
    for (const direction of ['request', 'response']) {
      for (const target of targets) {
        for (const extensions of [true, false]) {
          const schema = operation(id)[direction].jsonSchema({ target, extensions });
          assert.equal(typeof compile(schema, target, { extensions }), 'function');
          compiled++;
        }
      }
    }
  }
  assert.equal(compiled, operations().length * 8);
  for (const target of targets) {
    assert.throws(() => compile(workflow.jsonSchema({ target }), target), /unknown keyword: "x-preflight"/);
  }
});

test('the dialects differ in where definitions stand, and in nothing else', () => {
  const { $schema, $defs, ...rest } = workflow.jsonSchema({ target: 'draft-2020-12' });
  const { $schema: draft07, definitions, ...same } = workflow.jsonSchema({ target: 'draft-07' });
  assert.equal($schema, 'https://json-schema.org/draft/2020-12/schema');
  assert.equal(draft07, 'http://json-schema.org/draft-07/schema#');
  const moved = (schema) => JSON.parse(JSON.stringify(schema).replaceAll('#/definitions/', '#/$defs/'));
  assert.deepEqual(moved(same), rest);
  assert.deepEqual(moved(definitions), $defs);
  assert.deepEqual(workflow.jsonSchema(), workflow.jsonSchema({ target: 'draft-2020-12', extensions: true }));
  assert.notEqual(workflow.jsonSchema(), workflow.jsonSchema());
});

test('nothing stands beside a reference, and every reference leads somewhere', () => {
  const check = (part, defs) => {
    if (typeof part !== 'object' || part === null) return;
    if (typeof part.$ref === 'string') {
      assert.deepEqual(Object.keys(part), ['$ref']);
      assert.ok(part.$ref.replace('#/definitions/', '') in defs, part.$ref);
    }
    for (const inner of Object.values(part)) check(inner, defs);
  };
  for (const id of operations()) {
    for (const direction of ['request', 'response']) {
      const schema = operation(id)[direction].jsonSchema({ target: 'draft-07' });
      check(schema, schema.definitions ?? {});
    }
  }
});

test('a bad option is a TypeError that names it', () => {
  for (const [options, message] of [
    [null, /options must be an object, not null/],
    ['draft-07', /options must be an object, not a string/],
    [['draft-07'], /options must be an object, not an array/],
    [{ target: 'draft-04' }, /target must be 'draft-2020-12' or 'draft-07', not 'draft-04'/],
    [{ target: 7 }, /target must be .*, not a number/],
    [{ target: null }, /target must be .*, not null/],
    [{ extensions: 'no' }, /extensions must be true or false, not a string/],
    [{ extension: false }, /no option 'extension'; there are target and extensions/],
  ]) {
    assert.throws(() => workflow.jsonSchema(options), { name: 'TypeError', message });
  }
  assert.deepEqual(workflow.jsonSchema({ target: undefined, extensions: undefined }), workflow.jsonSchema());
});

test('requests are closed, responses are open', () => {
  const request = glue.DeleteWorkflow.request;
  judges(request, {
    accepts: [{ Name: 'x' }],
    refuses: [{ Name: 'x', name: 'x' }, { Name: 'x', y: null }, [], null],
  });
  judges(glue.DeleteWorkflow.response, { accepts: [{}, { Name: 'x', New: 1 }], refuses: [{ Name: 5 }] });
});

test('an optional member may be null, a required one may not, and one that is filled in may be either', () => {
  judges(glue.CreateWorkflow.request, {
    accepts: [{ Name: 'x', Tags: null, MaxConcurrentRuns: null, Description: null }],
    refuses: [{ Name: null }, {}, { Name: 'x', Tags: { a: null } }],
  });
  const good = { definitionUri: 's3://b/k' };
  judges(workflow, {
    accepts: [good, { ...good, requestId: null, tags: null }],
    refuses: [{ ...good, requestId: '' }],
  });
  const { requestId } = workflow.jsonSchema().properties;
  assert.deepEqual(
    requestId['x-preflight'].map(({ code, severity }) => [code, severity]),
    [['required', 'warning']],
  );
  assert.equal('required' in workflow.jsonSchema(), false);
});

test('a part that may be missing may be null by itself', () => {
  judges(workflow.field('/definitionRepository'), { accepts: [null], refuses: [{}, 5] });
  judges(workflow.field('/accelerators'), { accepts: [null, 'GPU'], refuses: ['gpu', 5] });
  judges(workflow.field('/tags/any'), { accepts: ['', 'x'.repeat(256)], refuses: [null, 'x'.repeat(257)] });
});

test('lengths are characters, whatever they take in UTF-16', () => {
  const name = workflow.field('/name');
  judges(name, { accepts: ['😀'.repeat(128), 'é'], refuses: ['😀'.repeat(129), ''] });
});

test('of a length in bytes, the schema says what follows for characters', () => {
  const name = glue.CreateWorkflow.request.field('/Name');
  const schema = name.jsonSchema();
  assert.deepEqual([schema.minLength, schema.maxLength], [1, 255]);
  assert.match(schema.description, /^1 to 255 bytes \(Glue/);
  assert.deepEqual(
    schema['x-preflight'].map(({ code, params }) => [code, params]),
    [['length', { min: 1, max: 255, unit: 'bytes' }]],
  );
  judges(name, {
    accepts: ['x'.repeat(255), 'é'.repeat(127)],
    refuses: ['x'.repeat(256), '', '😀'.repeat(256)],
  });
  const judge = compile(plain(name), 'draft-2020-12');
  assert.deepEqual(
    [judge('é'.repeat(128)), name.validate('é'.repeat(128)).ok],
    [true, false],
    'this it cannot say',
  );
});

test('patterns are about the whole text, with the u flag', () => {
  judges(codecatalyst.GetWorkflowRun.request.field('/projectName'), {
    accepts: ['a', 'a-b_c.d'],
    refuses: ['', '-a', 'a\n', 'a--b', 'é'],
  });
  judges(glue.CreateWorkflow.request.field('/Name'), { accepts: ['😀\t', ' '], refuses: ['\n', '\r', '\0'] });
});

test('enums hold every value that a document or the model allows, and null where it may be missing', () => {
  assert.deepEqual(workflow.jsonSchema().properties.storageType.enum, ['STATIC', 'DYNAMIC', null]);
  const status = glue.GetWorkflowRun.response.field('/Run/Status');
  judges(status, { accepts: ['RUNNING', 'STOPPED', null], refuses: ['running', '', 'GONE'] });
});

test('whole numbers have the bounds of their type and of their range, however they are written', () => {
  judges(workflow.field('/storageCapacity'), {
    accepts: [0, 100000, 5.0, null],
    refuses: [-1, 100001, 0.5, '5', 1e300],
  });
  judges(glue.CreateWorkflow.request.field('/MaxConcurrentRuns'), {
    accepts: [-(2 ** 31), 2 ** 31 - 1],
    refuses: [-(2 ** 31) - 1, 2 ** 31, true],
  });
});

test('lists and maps are bounded in elements, entries, and keys', () => {
  judges(glue.BatchGetWorkflows.request, {
    accepts: [{ Names: ['a'] }, { Names: Array(25).fill('a') }],
    refuses: [{ Names: [] }, { Names: Array(26).fill('a') }, { Names: [null] }, { Names: { 0: 'a' } }],
  });
  const tags = (count) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 'v']));
  judges(workflow.field('/tags'), {
    accepts: [{}, tags(50), { 'aws:x': '' }, null],
    refuses: [tags(51), { '': 'v' }, { ['k'.repeat(129)]: 'v' }, { k: 5 }, []],
  });
});

test('blobs are base64, padded, also large ones', () => {
  const accepts = ['', 'QQ==', 'QUI=', 'QUJD', 'QUJDRA==', '+/+/', 'QUJD'.repeat(2 ** 21)];
  const refuses = [
    'QQ',
    'QQ=',
    'Q===',
    '====',
    'QU=J',
    'QU J',
    '-_-_',
    'QQ==\n',
    5,
    `${'QUJD'.repeat(2 ** 20)}Q`,
  ];
  judges(workflow.field('/definitionZip'), { accepts: [...accepts, null], refuses });
  assert.equal(plain(workflow.field('/definitionZip')).contentEncoding, 'base64');
});

test('timestamps have the form of their service', () => {
  const seconds = glue.GetWorkflow.response.field('/Workflow/CreatedOn');
  judges(seconds, {
    accepts: [0, -62167219200, 253402300799.5, null],
    refuses: [-62167219201, 253402300800, 1667232521123, '2022-10-31T16:48:41Z'],
  });
  judges(codecatalyst.GetWorkflowRun.response.field('/startTime'), {
    accepts: ['2022-10-31T16:48:41.123Z', '1990-12-31T15:59:60-08:00'],
    refuses: ['2022-10-31', '2023-02-29T00:00:00Z', 1667232521],
  });
});

test('numbers with a fraction may be words', () => {
  const find = (description, path) => {
    if (description.type === 'double') return path;
    const { members = [], element } = description;
    const parts = [
      ...members.map((part) => [part, `${path}/${part.name}`]),
      ...(element ? [[element, `${path}/0`]] : []),
    ];
    return parts.map(([part, at]) => find(part, at)).find((found) => found !== undefined);
  };
  const pointer = find(glue.GetWorkflow.response.describe(), '');
  judges(glue.GetWorkflow.response.field(pointer), {
    accepts: [0.5, -1e300, 'NaN', 'Infinity', '-Infinity', null],
    refuses: ['nan', '0.5', '', true],
  });
});

test('documents take anything', () => {
  judges(healthomics.StartRun.request.field('/parameters'), {
    accepts: [null, 1, 'x', [], { a: [null] }],
    refuses: [],
  });
});

test('of members that exclude each other one is set, and null is not set', () => {
  const uri = { definitionUri: 's3://b/k' };
  judges(workflow, {
    accepts: [uri, { ...uri, definitionZip: null }, { definitionZip: 'QQ==', definitionRepository: null }],
    refuses: [
      {},
      { ...uri, definitionZip: 'QQ==' },
      { definitionUri: null },
      { name: 'x', definitionZip: null },
    ],
  });
});

test('a union holds exactly one of its members', () => {
  const settings = healthomics.StartRunBatch.request.field('/batchRunSettings');
  const s3 = { s3UriSettings: 's3://bucket/key' };
  const { type, members } = settings.describe();
  assert.deepEqual([type, members.map(({ name }) => name)], ['union', ['inlineSettings', 's3UriSettings']]);
  judges(settings, {
    accepts: [s3, { ...s3, inlineSettings: null }],
    refuses: [{}, { s3UriSettings: null }],
  });
});

test('what is a warning is in the extension only', () => {
  const pages = glue.ListWorkflows.request.field('/MaxResults');
  judges(pages, { accepts: [25, 26, 1000], refuses: [0, 1001] });
  assert.deepEqual(
    pages.jsonSchema()['x-preflight'].map(({ source, text }) => [source, text]),
    [['drift', 'a number of at most 25']],
  );
  const advice = workflow.jsonSchema()['x-preflight'];
  assert.ok(advice.length > 0 && advice.every(({ severity }) => severity === 'warning'));
  assert.doesNotMatch(JSON.stringify(plain(workflow)), /x-preflight/);
  const { key } = workflow.field('/tags').describe();
  const { propertyNames } = workflow.jsonSchema().properties.tags;
  assert.deepEqual(
    propertyNames['x-preflight'],
    key.constraints.filter(({ severity }) => severity === 'warning'),
  );
});
