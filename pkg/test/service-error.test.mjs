// The words of services as violations: in both wordings, with values that quote them, and our own words back and forth.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { glue, healthomics, operation } from '../dist/index.js';
import { fromServiceError, serviceTexts } from '../dist/service-error.js';
import { expand } from './expand.mjs';

const validator = healthomics.CreateWorkflow.request;
const PHRASE = 'failed to satisfy constraint: Member must';

/** Pointer, code and figures of what is read. */
const read = (text, options) =>
  fromServiceError(text, options).map(({ pointer, code, params }) => [pointer, code, params]);

const SMITHY = [
  [
    `1 validation error detected. Value with length 0 at '/name' ${PHRASE} have length between 1 and 128, inclusive`,
    ['/name', 'length', { actual: 0, min: 1, max: 128 }],
  ],
  [
    `2 validation errors detected. Value at '/engine' ${PHRASE} satisfy enum value set: [CWL, NEXTFLOW]; Value at '/requestId' ${PHRASE} not be null`,
    ['/engine', 'enum', { allowed: ['CWL', 'NEXTFLOW'] }],
    ['/requestId', 'required', {}],
  ],
  [
    `1 validation error detected. Value at '/storageCapacity' ${PHRASE} be between 0 and 100000, inclusive`,
    ['/storageCapacity', 'range', { min: 0, max: 100000 }],
  ],
  [
    `1 validation error detected. Value at '/tags/a~1b' ${PHRASE} satisfy regular expression pattern: ^[a-z]; [0-9]+$`,
    ['/tags/a~1b', 'pattern', { pattern: '^[a-z]; [0-9]+$' }],
  ],
  [
    `1 validation error detected. Value with length 7 at '/list' ${PHRASE} have length less than or equal to 5`,
    ['/list', 'length', { actual: 7, max: 5 }],
  ],
  [`1 validation error detected. Value at '/list' ${PHRASE} have unique values`, ['/list', 'unique', {}]],
  [
    `1 validation error detected. Value at '/it's at '/x' ${PHRASE} not be null`,
    ["/it's at '/x", 'required', {}],
  ],
];

const OLDER = [
  [
    `1 validation error detected: Value 'x' at 'parameterTemplate.x.member.description' ${PHRASE} have length less than or equal to 256`,
    ['/parameterTemplate/x/description', 'length', { max: 256 }],
  ],
  [
    `2 validation errors detected: Value '' at 'tableName' ${PHRASE} have length greater than or equal to 3; Value '' at 'tableName' ${PHRASE} satisfy regular expression pattern: [a-zA-Z0-9_.-]+`,
    ['/tableName', 'length', { min: 3 }],
    ['/tableName', 'pattern', { pattern: '[a-zA-Z0-9_.-]+' }],
  ],
  [
    `An error occurred (ValidationException) when calling the CreateUser operation: 1 validation error detected: Value null at 'tags.1.member.value' ${PHRASE} not be null`,
    ['/tags/0/value', 'required', {}],
  ],
  [
    `1 validation error detected: Value at 'topicsConfig.2.member.definition' ${PHRASE} have length less than or equal to 200`,
    ['/topicsConfig/1/definition', 'length', { max: 200 }],
  ],
  [
    `1 validation error detected: Value '7200' at 'durationSeconds' ${PHRASE} have value less than or equal to 3600`,
    ['/durationSeconds', 'range', { actual: 7200, max: 3600 }],
  ],
  [
    `1 validation error detected: Value '%%NAME%%' at 'code.s3Bucket' ${PHRASE} satisfy regular expression pattern: ^[0-9A-Za-z]*$ (Service: AWSLambda; Status Code: 400; Error Code: ValidationException; Request ID: 1)`,
    ['/code/s3Bucket', 'pattern', { pattern: '^[0-9A-Za-z]*$' }],
  ],
  [
    `ValidationError: 1 validation error detected: Value 'x' at 'name' ${PHRASE} have length less than or equal to 32\n\tstatus code: 400, request id: 1`,
    ['/name', 'length', { max: 32 }],
  ],
  [`Value null at 'message.subject' ${PHRASE} not be null`, ['/message/subject', 'required', {}]],
  [
    `1 validation error detected: Value at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 25, Member must have length greater than or equal to 1]`,
    ['/requestItems', 'length', { min: 1, max: 25 }],
  ],
  [
    `1 validation error detected: Value '[]' at 'layers' ${PHRASE} satisfy constraint: [Member must have length less than or equal to 2048, Member must satisfy regular expression pattern: a, Member must not be null]`,
    ['/layers', 'service', {}],
  ],
];

for (const [text, ...expected] of [...SMITHY, ...OLDER]) {
  test(`reads: ${text.slice(0, 110)}`, () => assert.deepEqual(read(text), expected));
}

/** Values that quote what stands around them. */
const HOSTILE = [
  `it's "quoted"; really`,
  `x' at 'name`,
  `x' at '/name' ${PHRASE} not be null`,
  `x' at 'name' ${PHRASE} not be null; y`,
  `x' at 'name' ${PHRASE} not be null; Value 'y`,
  `x' at 'engine' ${PHRASE} not be null; Value 'y' at 'engine' ${PHRASE} not be null; Value 'z`,
  '2 validation errors detected: Value',
];

for (const value of HOSTILE) {
  const failure = `Value '${value}' at 'description' ${PHRASE} have length less than or equal to 256`;
  const expected = ['/description', 'length', { max: 256 }];

  test(`a value cannot pass for a failure: ${value}`, () => {
    const [violation, ...others] = fromServiceError(`1 validation error detected: ${failure}`);
    assert.deepEqual([violation.pointer, violation.code, violation.params], expected);
    assert.deepEqual(others, []);
    assert.equal(violation.serviceMessage, failure);
    assert.ok(!violation.message.includes(value), 'the value is not echoed');
  });

  test(`nor among others: ${value}`, () => {
    const other = `Value '' at 'requestId' ${PHRASE} have length greater than or equal to 1`;
    const all = read(`2 validation errors detected: ${failure}; ${other}`);
    const understood = [expected, ['/requestId', 'length', { min: 1 }]];
    const ambiguous = value.includes('; Value');
    if (ambiguous) assert.deepEqual(all, [['', 'service', {}]], 'what is not certain is not claimed');
    else assert.deepEqual(all, understood);
  });
}

test('with the validator, what stands in a value and leads nowhere is told from failures', () => {
  const fake = `x' at 'nowhere' ${PHRASE} not be null; Value 'y`;
  const failure = (value) => `Value '${value}' at 'name' ${PHRASE} have length less than or equal to 128`;
  const text = `2 validation errors detected: Value '5' at 'engine' ${PHRASE} not be null; ${failure(fake)}`;
  assert.deepEqual(read(text), [['', 'service', {}]]);
  const pointers = read(text, { validator }).map(([pointer]) => pointer);
  assert.deepEqual(pointers, ['/engine', '/name']);
});

const PLACES = [
  ['parameterTemplate.x.member.description', '/parameterTemplate/x/description'],
  ['parameterTemplate.a.b.member.description', '/parameterTemplate/a.b/description'],
  ['parameterTemplate.a.member.b.member.description', '/parameterTemplate/a.member.b/description'],
  ['parameterTemplate.2024.member.description', '/parameterTemplate/2024/description'],
  ['parameterTemplate.x.description', '/parameterTemplate/x/description'],
  ["parameterTemplate.it's at 'b.member.description", "/parameterTemplate/it's at 'b/description"],
  ['tags.a.b', '/tags/a.b'],
  ['tags.a.b.member', '/tags/a.b'],
  ['/tags/a/b', '/tags/a~1b'],
  ['/tags/a~1b', '/tags/a~1b'],
  ['/parameterTemplate/a/b/description', '/parameterTemplate/a~1b/description'],
  ['Name', '/name'],
  ['DefinitionRepository.ConnectionArn', '/definitionRepository/connectionArn'],
  [
    'containerRegistryMap.registryMappings.2.member.upstreamRegistryUrl',
    '/containerRegistryMap/registryMappings/1/upstreamRegistryUrl',
  ],
  [
    '/containerRegistryMap/registryMappings/1/upstreamRegistryUrl',
    '/containerRegistryMap/registryMappings/1/upstreamRegistryUrl',
  ],
  ['nowhere.a', '/nowhere/a'],
];

for (const [place, pointer] of PLACES) {
  test(`with the validator, ${place} is ${pointer}`, () => {
    const text = `1 validation error detected: Value 'v' at '${place}' ${PHRASE} not be null`;
    assert.equal(fromServiceError(text, { validator })[0].pointer, pointer);
  });
}

test('a shape within itself is not described again, and its inside is read as it is written', () => {
  const leaf = { name: 'inner', recursive: true, constraints: [] };
  const validator = { describe: () => ({ name: 'root', constraints: [], members: [leaf] }) };
  const text = `1 validation error detected. Value at '/inner/inner/a~1b' ${PHRASE} not be null`;
  assert.deepEqual(fromServiceError(text, { validator })[0].path, ['inner', 'inner', 'a/b']);
});

test('paths hold numbers in lists, and names in maps', () => {
  const text = `1 validation error detected: Value 'v' at 'containerRegistryMap.registryMappings.2.member.x' ${PHRASE} not be null`;
  assert.deepEqual(fromServiceError(text)[0].path, ['containerRegistryMap', 'registryMappings', 1, 'x']);
  const tags = `1 validation error detected. Value at '/tags/7' ${PHRASE} not be null`;
  assert.deepEqual(fromServiceError(tags, { validator })[0].path, ['tags', '7']);
});

test('with the validator, figures get their units, and members their spelling', () => {
  const text = `1 validation error detected: Value '' at 'name' ${PHRASE} have length greater than or equal to 1`;
  const [violation] = fromServiceError(text, { validator: glue.CreateWorkflow.request });
  assert.deepEqual([violation.pointer, violation.params], ['/Name', { min: 1, max: 255, unit: 'bytes' }]);
  assert.equal(violation.message, 'Use 1 to 255 bytes.');
});

test('failing keys are located at their map, and said to be keys', () => {
  const text = `1 validation error detected: Value '{}' at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]`;
  const [violation] = fromServiceError(text, { validator });
  const { pointer, target, code } = violation;
  assert.deepEqual([pointer, target, code], ['/tags', 'key', 'length']);
});

test('the words can be replaced', () => {
  const text = `1 validation error detected: Value null at 'name' ${PHRASE} not be null`;
  const texts = { required: (_, { name }) => `${name} fehlt.` };
  assert.equal(fromServiceError(text, { texts })[0].message, 'name fehlt.');
  assert.equal(fromServiceError(text)[0].message, serviceTexts.required({}, { name: 'name' }));
});

test('what is not understood is one violation at the root, in the words of the service', () => {
  for (const text of ['Rate exceeded', "Value at 'x", PHRASE, `${PHRASE} not be null`, 'x'.repeat(5000)]) {
    const [violation, ...others] = fromServiceError(text, { validator });
    assert.deepEqual(others, []);
    const { code, path, pointer, severity, source, serviceMessage } = violation;
    assert.deepEqual([code, path, pointer, severity, source], ['service', [], '', 'error', 'service']);
    assert.equal(serviceMessage, text);
    assert.ok(violation.message.length <= 300 && text.startsWith(violation.message.slice(0, -1)));
  }
  assert.deepEqual(fromServiceError(''), []);
  assert.deepEqual(fromServiceError(' \n'), []);
});

test('a demand in other words is at its place, with the words of the service', () => {
  const [violation] = fromServiceError(`1 validation error detected: Value 'v' at 'name' ${PHRASE} be nice`);
  const { pointer, code, message } = violation;
  assert.deepEqual([pointer, code, message], ['/name', 'service', 'Member must be nice']);
});

test('errors are read by their message, and anything else is a fault of the caller', () => {
  const error = new Error(`1 validation error detected. Value at '/name' ${PHRASE} not be null`);
  assert.deepEqual(fromServiceError(error), fromServiceError(error.message));
  for (const wrong of [undefined, null, 5, {}, { message: 5 }]) {
    assert.throws(() => fromServiceError(wrong), { name: 'TypeError', message: /^fromServiceError: / });
  }
});

/** What a service can say of a violation: not what it received, nor which number it found. */
function sayable({ pointer, code, target, params }, unsaid) {
  const at = target ? pointer.slice(0, pointer.lastIndexOf('/')) : pointer;
  const said = Object.entries(params).filter(([name]) => !unsaid.includes(name));
  return {
    at,
    code,
    params: Object.fromEntries(said.filter(([name]) => name !== 'actual' || code !== 'range')),
  };
}

const UNSAID = ['received', 'suggestion', 'present'];

function roundTrip(validator, report, options, unsaid) {
  const violations = [...report.errors, ...report.warnings];
  const plural = violations.length === 1 ? 'error' : 'errors';
  const words = violations.map(({ serviceMessage }) => serviceMessage);
  const text = `${violations.length} validation ${plural} detected. ${words.join('; ')}`;
  const back = violations.length > 0 ? fromServiceError(text, options) : [];
  const sorted = ({ params, ...rest }) => ({
    ...rest,
    params: { ...params, ...(params.allowed && !options && { allowed: [...params.allowed].sort() }) },
  });
  assert.deepEqual(
    back.map(({ pointer, code, params }) => sorted({ at: pointer, code, params })),
    violations.map((violation) => sorted(sayable(violation, unsaid))),
    text.slice(0, 2000),
  );
  assert.deepEqual(
    back.map(({ serviceMessage }) => serviceMessage),
    words,
  );
  if (options)
    assert.deepEqual(
      back.map(({ target }) => target),
      violations.map(({ target }) => target),
    );
  return violations.length;
}

test('our own reports come back from their own words', () => {
  const folder = new URL('../../tests/cases/', import.meta.url);
  let violations = 0;
  for (const file of readdirSync(folder)) {
    for (const one of JSON.parse(readFileSync(new URL(file, folder), 'utf8')).cases) {
      const validator = operation(one.operation)[one.direction].field(one.field ?? '');
      const report =
        'value' in one ? validator.validate(expand(one.value)) : validator.validateJson(expand(one.text));
      violations += roundTrip(validator, report, { validator }, UNSAID);
      const numeric = [...report.errors, ...report.warnings].some(({ path }) =>
        path.some((step) => typeof step === 'string' && /^\d+$/.test(step)),
      );
      if (!numeric) roundTrip(validator, report, undefined, [...UNSAID, 'unit', 'hint', 'whole']);
    }
  }
  assert.ok(violations > 4000, `${violations} violations`);
});

test('no text makes it throw, whatever it is cut from', () => {
  const texts = [...SMITHY, ...OLDER].map(([text]) => text);
  const pieces = [
    ...texts,
    ...HOSTILE,
    '; ',
    'Value ',
    " at '",
    "' ",
    '/',
    '.',
    '.member',
    '1',
    '\u{1F600}',
    '\ud800',
  ];
  let state = 7;
  const random = (limit) => (state = (state * 1103515245 + 12345) % 2147483648) % limit;
  for (let round = 0; round < 20_000; round++) {
    let text = '';
    for (let i = random(6); i >= 0; i--) {
      const piece = pieces[random(pieces.length)];
      const from = random(piece.length);
      text += random(3) === 0 ? piece : piece.slice(from, from + random(60));
    }
    const violations = fromServiceError(text, round % 2 ? { validator } : {});
    assert.equal(violations.length === 0, text.trim() === '', text);
    for (const { message, pointer } of violations)
      assert.equal(typeof message + typeof pointer, 'stringstring');
  }
});

/** Milliseconds, the best of three. */
function timeOf(act) {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    act();
    return performance.now() - start;
  });
  return Math.min(...times);
}

const LONG = {
  digits: (n) => '1'.repeat(n),
  'failures without an end': (n) => `Value 'x' at 'a' ${PHRASE} `.repeat(n / 60),
  'many failures': (n) => `Value at '/tags/a' ${PHRASE} not be null; `.repeat(n / 60),
  'a value full of phrases': (n) => `1 validation error detected: Value '${`' ${PHRASE} `.repeat(n / 50)}`,
  'a place full of dots': (n) =>
    `Value 'x' at 'parameterTemplate${'.member'.repeat(n / 7)}' ${PHRASE} not be null`,
  'a place full of slashes': (n) =>
    `Value at '/parameterTemplate${'/a'.repeat(n / 2)}' ${PHRASE} not be null`,
  'places in places': (n) => `Value '${"' at 'tags".repeat(n / 9)}' ${PHRASE} not be null`,
  'a long set': (n) => `Value 'x' at 'engine' ${PHRASE} satisfy enum value set: [${'WDL, '.repeat(n / 5)}]`,
  'spaces before a line end': (n) => `Value 'x' at 'engine' ${PHRASE} be${' '.repeat(n)}x`,
};

for (const [name, make] of Object.entries(LONG)) {
  test(`takes time in proportion: ${name}`, () => {
    fromServiceError(make(1000), { validator });
    const [short, long] = [make(50_000), make(800_000)];
    const once = timeOf(() => fromServiceError(short, { validator }));
    const sixteen = timeOf(() => fromServiceError(long, { validator }));
    // Quadratic would be 256 times; a floor, because short times are noise.
    assert.ok(sixteen < 64 * Math.max(once, 1), `${once} ms, sixteen times the text ${sixteen} ms`);
  });
}
