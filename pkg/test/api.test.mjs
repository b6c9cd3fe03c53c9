// The public interface of the built package: what DESIGN promises of calls, not of constraints (those are
// in ../tests/cases).

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as preflight from '../dist/index.js';

const { codecatalyst, glue, healthomics, init, operation, operations } = preflight;
const request = glue.CreateWorkflow.request;
const good = { Name: 'nightly', Tags: { team: 'data' }, MaxConcurrentRuns: 2 };
const clean = { ok: true, errors: [], warnings: [] };
const accepted = (value) => ({ ...clean, value });

/** The pointers and codes of a report, errors first. */
const found = ({ errors, warnings }) =>
  [...errors, ...warnings].map(({ pointer, code }) => `${pointer} ${code}`);
const pkg = fileURLToPath(new URL('..', import.meta.url));
/** What a program prints in a process of its own. */
function printed(program, ...options) {
  const { stdout, stderr } = spawnSync(process.execPath, [...options, '-e', program], {
    cwd: pkg,
    encoding: 'utf8',
  });
  // A stack trace begins with the whole bundle, which is one line.
  return stdout.trim() || stderr.slice(-500);
}

test('every operation is there, by name and by id', () => {
  const services = { healthomics, codecatalyst, glue };
  const names = Object.entries(services).flatMap(([service, ops]) =>
    Object.keys(ops).map((op) => `${service}.${op}`),
  );
  assert.deepEqual(operations(), names);
  for (const id of operations()) {
    const [service, name] = id.split('.');
    assert.equal(operation(id), services[service][name]);
    assert.equal(operation(id).id, id);
    assert.match(operation(id).modelDate, /^20\d\d-[01]\d-[0-3]\d$/);
    assert.equal(operation(id).request.describe().name, id);
    assert.equal(operation(id).response.describe().name, id);
  }
});

test('nothing found is a fresh report each time', () => {
  const [one, other] = [request.validate(good), request.validate(good)];
  assert.deepEqual(one, accepted(good));
  assert.notEqual(one, other);
  assert.notEqual(one.errors, other.errors);
  assert.deepEqual(request.validateJson(JSON.stringify(good)), clean);
  assert.deepEqual(request.validateJson(Buffer.from(JSON.stringify(good))), clean);
});

test('an accepted report holds the very value, a rejected one and one on JSON text none', () => {
  const frozen = Object.freeze({ ...good });
  class Input {
    Name = 'nightly';
  }
  const values = [good, frozen, new Input(), new Proxy(good, {}), { ...good, Tags: { 'aws:team': 'data' } }];
  for (const value of values) assert.equal(request.validate(value).value, value);
  assert.equal(request.validate(values.at(-1)).warnings.length, 1);
  const optional = request.field('/Description');
  for (const value of [null, undefined, 'text']) {
    const report = optional.validate(value);
    assert.ok(Object.hasOwn(report, 'value'));
    assert.equal(report.value, value);
  }
  for (const report of [request.validate({}), request.validate(5), request.validateJson('{"Name": "a"}')]) {
    assert.ok(!('value' in report));
  }
});

test('a violation has all its members', () => {
  const [violation] = request.validate({ Name: 'x'.repeat(256) }).errors;
  assert.deepEqual(violation.path, ['Name']);
  assert.equal(violation.pointer, '/Name');
  assert.equal(violation.code, 'length');
  assert.equal(violation.severity, 'error');
  assert.equal(violation.source, 'documented');
  assert.deepEqual(violation.params, { min: 1, max: 255, actual: 256, unit: 'bytes' });
  assert.equal(typeof violation.message, 'string');
  assert.match(
    violation.serviceMessage,
    /^Value with length 256 at '\/Name' failed to satisfy constraint: Member must/,
  );
});

test('fields are validators of a part, with paths that begin there', () => {
  for (const path of [['Name'], '/Name']) {
    assert.deepEqual(request.field(path).validate('nightly'), accepted('nightly'));
    assert.deepEqual(found(request.field(path).validate(5)), [' type']);
    assert.deepEqual(found(request.field(path).validateJson('5')), [' type']);
  }
  assert.deepEqual(request.field('').validate(good), accepted(good));
  assert.deepEqual(request.field('/Tags').field('/any~1key').validate('x'), accepted('x'));
  const run = glue.GetWorkflowRun.response.field('/Run');
  assert.equal(run.field(['Graph', 'Nodes', 0, 'Type']).describe().type, 'string');
  assert.deepEqual(found(run.field('/Graph/Nodes/7').validate({ Type: 5 })), ['/Type type']);
});

test('a description holds types and constraints, and is fresh each time', () => {
  const description = request.describe();
  assert.deepEqual([description.type, description.name], ['structure', 'glue.CreateWorkflow']);
  const name = description.members.find((member) => member.name === 'Name');
  assert.equal(name.required, true);
  assert.ok(name.constraints.some(({ code, params }) => code === 'length' && params.max === 255));
  assert.notEqual(request.describe(), description);
  assert.deepEqual(request.describe(), description);
});

test('a description leaves a form nothing to guess', () => {
  const codes = new Set();
  const walk = ({ type, constraints, members = [], element, key, value }) => {
    for (const { code, text, params } of constraints) {
      codes.add(code);
      assert.ok(text.length > 0 && !text.includes('undefined'), code);
      if (code === 'pattern')
        assert.equal(params.whole, true, 'every embedded pattern is about the whole text');
    }
    assert.equal(['structure', 'union'].includes(type), members.length > 0 || type === 'structure');
    assert.deepEqual([type === 'list', type === 'map'], [element !== undefined, key !== undefined]);
    for (const part of [...members, element, key, value]) if (part) walk(part);
  };
  for (const id of operations())
    [operation(id).request, operation(id).response].forEach((one) => walk(one.describe()));
  const every = ['depends', 'enum', 'exclusive', 'length', 'pattern', 'range', 'required', 'reserved'];
  assert.deepEqual([...codes].sort(), every);
});

test('constraints are described in words', () => {
  const texts = (validator) => validator.describe().constraints.map(({ text }) => text);
  const { CreateWorkflow } = healthomics;
  assert.equal(texts(request.field('/Name'))[1], '1 to 255 bytes');
  assert.equal(
    texts(CreateWorkflow.request)[0],
    'exactly one of definitionZip, definitionUri or definitionRepository',
  );
  assert.ok(texts(CreateWorkflow.request).includes('readmePath only together with definitionRepository'));
  assert.deepEqual(texts(CreateWorkflow.request.field('/requestId'))[0], 'required, but AWS SDKs fill it in');
  assert.deepEqual(texts(CreateWorkflow.request.field('/storageCapacity')), ['a number from 0 to 100000']);
  assert.deepEqual(texts(CreateWorkflow.request.field('/accelerators')), ['GPU', '1 to 64 characters']);
});

test('bad calls throw, and say what is wrong with them', () => {
  const cases = [
    [() => request.validateJson('{}', 5), /validateJson: options must be an object, not a number/],
    [() => request.validateJson('{}', null), /validateJson: options must be an object, not null/],
    [() => request.validateJson('{}', { firstLine: 0 }), /firstLine must be a whole number from 1/],
    [() => request.validateJson('{}', { firstLine: '2' }), /firstLine must be a whole number from 1/],
    [() => request.validateJson(5), /validateJson.*string or a Uint8Array.*a number/],
    [() => request.validateJson(), /validateJson.*undefined/],
    [() => request.validateJson(new Uint16Array(2)), /validateJson.*an object/],
    [() => request.field('/nope'), /'\/nope'.*request of glue\.CreateWorkflow/],
    [() => request.field(['Tags', 'a', 'b/c']), /'\/Tags\/a\/b~1c'/],
    [() => request.field('Name'), /'Name' is not a JSON pointer.*\/Name/],
    [() => request.field('/~2'), /is not a JSON pointer/],
    [() => request.field(5), /path must be.*a number/],
    [() => request.field([null]), /strings and numbers only.*null/],
    [() => glue.GetWorkflowRun.response.field('/Run/Graph/Nodes/x'), /\/Run\/Graph\/Nodes\/x/],
    [() => operation('x'), /'x'.*operations\(\) lists/],
    [() => operation('glue.CreateWorkflwo'), /'glue\.CreateWorkflwo'.*did you mean glue\.CreateWorkflow/],
    [() => operation('CreateWorkflow'), /glue\.CreateWorkflow/],
    [() => operation('__proto__.constructor'), /no '__proto__/],
    [() => operation(undefined), /undefined/],
    [() => operation(Symbol('x')), /symbol/],
  ];
  for (const [call, message] of cases) assert.throws(call, { name: 'TypeError', message });
});

test('hostile values are reports, never exceptions', () => {
  const cyclic = { Name: 'x' };
  cyclic.DefaultRunProperties = { loop: cyclic };
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const throwing = {
    get Name() {
      throw new Error('no');
    },
  };
  const values = [
    ...[undefined, null, 5, 5n, NaN, 'text', Symbol('s'), () => 1, [], new Map(), new Date(NaN), /x/, cyclic],
    ...[
      revoked.proxy,
      throwing,
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw null;
          },
        },
      ),
      Object(Symbol('s')),
      new Error('x'),
    ],
    ...[
      new Uint8Array(5),
      Object.create(null),
      { Name: '\ud800' },
      { '\udc00': 1 },
      { Tags: new Array(2 ** 32 - 1) },
    ],
  ];
  for (const value of values) {
    for (const validator of [request, request.field('/Name'), request.field('/Tags')]) {
      const { ok, errors } = validator.validate(value);
      assert.equal(ok, errors.length === 0);
    }
    assert.equal(request.validate(value).ok, false);
  }
  assert.deepEqual(found(request.validate(throwing)), ['/Name type']);
  assert.equal(found(request.validate({ Name: '\ud800' }))[0], '/Name format');
  for (const text of ['', '{', '\ufeff{}', '"\ud800"', 'null', '[]', '{"Name": "\\ud800"}', '\0'.repeat(9)]) {
    assert.equal(request.validateJson(text).ok, false, JSON.stringify(text));
  }
  assert.equal(request.validateJson(new Uint8Array([0x22, 0xff, 0x22])).ok, false);
});

test('a getter may validate and describe without disturbing the value that it belongs to', () => {
  const outer = {
    Description: 'd'.repeat(100),
    get Name() {
      assert.equal(request.validate({ Name: 'x'.repeat(300_000) }).errors.length, 1);
      assert.equal(glue.GetWorkflowRun.response.describe().type, 'structure');
      assert.deepEqual(request.validateJson('{}').errors.length, 1);
      return 'nightly';
    },
    Tags: { team: 5 },
  };
  assert.deepEqual(found(request.validate(outer)), ['/Tags/team type']);
});

test('a value is not changed', () => {
  const frozen = Object.freeze({ ...good, Tags: Object.freeze({ team: 5 }) });
  const before = JSON.stringify(frozen);
  request.validate(frozen);
  assert.equal(JSON.stringify(frozen), before);
});

test('importing loads nothing, the first use does, and init may come at any time', async () => {
  const count = `let n = 0; const { Module, compile } = WebAssembly;
    WebAssembly.Module = new Proxy(Module, { construct: (M, [b]) => (n++, new M(b)) });
    WebAssembly.compile = (b) => (n++, compile.call(WebAssembly, b));`;
  const program = (use) =>
    `${count} import('./dist/index.js').then(async (p) => { ${use}; console.log(n); });`;
  const used = 'p.glue.CreateWorkflow.request.validate({})';
  assert.equal(printed(program('p.operations()')), '0');
  assert.equal(printed(program('p.glue.CreateWorkflow.modelDate.length')), '0');
  assert.equal(printed(program(`${used}; ${used}; await p.init()`)), '1');
  assert.equal(printed(program(`await Promise.all([p.init(), p.init()]); await p.init(); ${used}`)), '1');
  assert.equal(printed(program(`const ahead = p.init(); ${used}; await ahead; ${used}`)), '2');
  await init();
  assert.equal(init(), init());
});

test('where WebAssembly is missing or forbidden, the error says what to do', () => {
  const use = `require('./dist/index.cjs').glue.CreateWorkflow.request.validate({})`;
  const message = (setup) => printed(`${setup}; try { ${use} } catch (e) { console.log(e.message) }`);
  const refused = 'Refused to compile: violates the Content Security Policy directive';
  assert.match(
    message(`WebAssembly.Module = function () { throw new Error('${refused}') }`),
    /script-src .*'wasm-unsafe-eval'/,
  );
  assert.match(message('delete globalThis.WebAssembly'), /needs WebAssembly/);
});

test('CommonJS gets the same', () => {
  const common = createRequire(import.meta.url)('../dist/index.cjs');
  assert.deepEqual(Object.keys(common).sort(), Object.keys(preflight).sort());
  assert.deepEqual(common.glue.CreateWorkflow.request.validate({}), request.validate({}));
});
